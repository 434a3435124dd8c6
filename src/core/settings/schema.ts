// The form of `.github/psirt.yml` as a schema, with every default: defaults stand here and nowhere else.
import { z } from 'zod';
import { ecosystems, isEcosystem } from '../advisory/ecosystem.ts';
import type { roles } from '../case/fact.ts';
import { fields } from './fields.ts';
import { holderForm } from './holder.ts';

type Role = (typeof roles)[number];

/** The roles that settings can give; `case-lead` is given case by case. */
export const settingsRoles = [
  'triager', 'psirt', 'psirt-lead', 'product-rep', 'product-owner', 'fix-dev', 'qe', 'release', 'comms', 'legal', 'dpo', 'support',
  'exec', 'observer', 'maintainer',
] as const satisfies readonly Role[]; // prettier-ignore
/** The roles that can be given for one product only. */
export const productRoles = [
  'product-owner', 'product-rep', 'fix-dev', 'qe', 'release', 'support', 'observer', 'maintainer',
] as const satisfies readonly Role[]; // prettier-ignore

/** The kinds of team for which the plan has a profile. */
export const profileNames = ['mirantis', 'redhat', 'small'] as const;

const REPOSITORY = /^[A-Za-z\d][A-Za-z\d_-]{0,38}\/(?!\.{1,2}$)[A-Za-z\d._-]{1,100}$/;
const BRANCH = /^(?!\/)(?!.*(?:\.\.|\/\/|@\{))[^\s~^:?*[\\]{1,200}$/;
const TAGS = /^[^\s~^:?[\\]{1,200}$/;
const DIRECTORY = /^(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))[A-Za-z\d._/-]{1,200}$/;
const ADDRESS = /^https:\/\/[A-Za-z\d.-]+(?::\d+)?(?:\/[\w.~%+-]+)*$/;
const PLAN = /^(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))(?:default|[A-Za-z\d._/-]{1,200}\.ya?ml)$/;
const WORKFLOW = /^\.github\/workflows\/[A-Za-z\d._-]{1,100}\.ya?ml$/;
const PRODUCT = /^[a-z\d][a-z\d.-]{0,62}$/;
const LOGIN = /^[A-Za-z\d][A-Za-z\d_-]{0,59}$/;
const TIER = /^[A-Za-z\d][A-Za-z\d._-]{0,29}$/;
const LINE = /^[A-Za-z\d][A-Za-z\d._-]{0,62}$/;

/** Ties a part of the schema to its words: editors show them, and mistakes are told in them. */
function at<S extends z.ZodType>(place: string, schema: S): S {
  const words = fields[place];
  return schema.meta({ description: words?.expected, examples: [words?.example] });
}

// A role that is named without anybody is held by nobody.
const holders = z.array(z.string().regex(holderForm)).max(100).prefault([]);

const line = z.strictObject({
  branch: at('products.*.lines.*.branch', z.string().regex(BRANCH)),
  tags: at('products.*.lines.*.tags', z.string().regex(TAGS)),
});

const product = z
  .strictObject({
    repository: at('products.*.repository', z.string().regex(REPOSITORY)),
    family: at('products.*.family', z.string().min(1).max(40)).optional(),
    ecosystem: at('products.*.ecosystem', z.enum(Object.keys(ecosystems).filter(isEcosystem))).default(
      'other',
    ),
    package: at('products.*.package', z.string().min(1).max(200)).optional(),
    workspace: at('products.*.workspace', z.enum(['fork', 'mirror', 'none'])).default('fork'),
    mirror: at('products.*.mirror', z.string().regex(REPOSITORY)).optional(),
    publisher: at('products.*.publisher', z.enum(['app', 'action'])).default('app'),
    workflow: at('products.*.workflow', z.string().regex(WORKFLOW)).optional(),
    core: at('products.*.core', z.boolean()).default(false),
    lines: at('products.*.lines', z.record(z.string().regex(LINE), line)).default({
      main: { branch: 'main', tags: 'v*' },
    }),
    group: at('products.*.group', z.string().regex(PRODUCT)).optional(),
    people: at('products.*.people', z.partialRecord(z.enum(productRoles), holders)).default({}),
  })
  .refine(mirrorFits, { path: ['mirror'], when: () => true });

const group = z.strictObject({
  tier: at('groups.*.tier', z.string().regex(TIER)),
  people: at('groups.*.people', z.partialRecord(z.enum(productRoles), holders)),
});

const rota = z.strictObject({
  people: at('on_call.people', z.array(at('on_call.people.*', z.string().regex(LOGIN))).min(1).max(100)),
  starts: at('on_call.starts', z.iso.date()),
  days: at('on_call.days', z.int().min(1).max(366)).default(7),
}); // prettier-ignore

/** What the file must look like; `version` and the sections come in any order. */
export const settingsSchema = z
  .strictObject({
    version: at('version', z.literal(1)),
    products: at('products', z.record(z.string().regex(PRODUCT), product)).refine(
      (products) => Object.keys(products).length > 0,
    ),
    groups: at('groups', z.record(z.string().regex(PRODUCT), group)).default({}),
    roles: at('roles', z.partialRecord(z.enum(settingsRoles), holders)),
    two_person: at('two_person', z.enum(['strict', 'prefer', 'solo'])).default('strict'),
    embargo: at('embargo', z.strictObject({
      default_days: at('embargo.default_days', z.int().min(1).max(90)).default(90),
    })).prefault({}), // prettier-ignore
    cve: at('cve', z.strictObject({
      request: at('cve.request', z.enum(['github', 'none'])).default('github'),
    })).prefault({}), // prettier-ignore
    site: at('site', z.strictObject({
      repository: at('site.repository', z.string().regex(REPOSITORY)),
      branch: at('site.branch', z.string().regex(BRANCH)).default('main'),
      directory: at('site.directory', z.string().regex(DIRECTORY)).default('advisories'),
      url: at('site.url', z.string().max(500).regex(ADDRESS)).optional(),
      publisher: at('site.publisher', z.strictObject({
        name: at('site.publisher.name', z.string().trim().min(1).max(200)),
        namespace: at('site.publisher.namespace', z.string().max(500).regex(ADDRESS)),
        contact: at('site.publisher.contact', z.string().trim().min(1).max(500)).optional(),
      })).optional(),
    })).optional(), // prettier-ignore
    on_call: at('on_call', rota).optional(),
    publishers: at('publishers', z.array(z.int().positive()).max(20)).default([]),
    plan: at('plan', z.string().regex(PLAN)).default('default'),
    templates: at('templates', z.string().regex(DIRECTORY)).default('.github/advisory-templates'),
    profile: at('profile', z.enum(profileNames)).default('mirantis'),
  })
  .refine(someoneLeads, { path: ['roles'], when: () => true })
  .superRefine(rotaFits, { when: () => true })
  .superRefine(groupsFit, { when: () => true });

export type ParsedSettings = z.output<typeof settingsSchema>;

// These rules look at several places at once. They run on whatever came, also when other mistakes stand beside them.

function mirrorFits(product: unknown): boolean {
  const { workspace, mirror, repository } = loose(product);
  return workspace === 'mirror' ? typeof mirror === 'string' && mirror !== repository : true;
}

function someoneLeads(settings: unknown): boolean {
  const { roles, profile } = loose(settings);
  const leads = loose(roles)['psirt-lead'];
  const maintainers = profile === 'small' ? loose(roles)['maintainer'] : [];
  // A missing or misshapen section has its own mistake.
  return (
    typeof roles !== 'object' || [leads, maintainers].some((list) => Array.isArray(list) && list.length > 0)
  );
}

/** A product belongs to a group that there is. */
function groupsFit(settings: unknown, { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const { products, groups } = loose(settings);
  const known = new Set<unknown>(Object.keys(loose(groups)));
  for (const [name, product] of Object.entries(loose(products))) {
    const { group: its } = loose(product);
    if (its !== undefined && !known.has(its)) addIssue({ code: 'custom', path: ['products', name, 'group'] });
  }
}

/** The roles whose holders sort what comes in. */
const sorting = ['triager', 'psirt', 'psirt-lead', 'maintainer'] as const;

/** Who is on call holds a role that sorts already: so a change of the rota gives nobody anything. */
function rotaFits(settings: unknown, { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const { roles, on_call } = loose(settings);
  const { people } = loose(on_call);
  const named = new Set(sorting.flatMap((role) => listed(loose(roles)[role])).map(lower));
  for (const [index, login] of listed(people).entries())
    if (!named.has(lower(login))) addIssue({ code: 'custom', path: ['on_call', 'people', index] });
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const lower = (value: unknown): string => String(value).toLowerCase();

const anything = z.record(z.string(), z.unknown()).catch({});

function loose(value: unknown): Readonly<Record<string, unknown>> {
  return anything.parse(value);
}
