// The advisory as an OSV record: what scanners read. Source: https://ossf.github.io/osv-schema/, version 1.7.5.
import type { Advisory, CreditKind, Reference } from '../advisory/advisory.ts';
import { mistake } from '../mistake.ts';
import { plain } from '../words/safe.ts';
import type { Format, Loss, Rendering } from './format.ts';
import { jsonText } from './format.ts';
import { harmless } from './harmless.ts';
import { osvAffected } from './osv-affected.ts';
import type { OsvAffected } from './osv-affected.ts';
import { advisoryUrl, fixAddresses, ratedAs, whatToDo, whoMustAct } from './sentences.ts';

/** An OSV record as far as we write one. */
export interface OsvRecord {
  readonly schema_version: '1.7.5';
  readonly id: string;
  readonly modified: string;
  readonly published?: string;
  readonly withdrawn?: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly details: string;
  readonly severity?: readonly { readonly type: 'CVSS_V3' | 'CVSS_V4'; readonly score: string }[];
  readonly affected: readonly OsvAffected[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
  readonly credits?: readonly {
    readonly name: string;
    readonly type: Uppercase<CreditKind>;
    readonly contact?: readonly string[];
  }[];
  readonly database_specific: Readonly<Record<string, unknown>>;
}

// OSV demands the time; a preview has none yet. Go's database writes the same. A filled form always has the true one.
export const unpublished = '0001-01-01T00:00:00Z';

export const osv: Format = {
  id: 'osv',
  title: 'OSV',
  fileName: ({ ids }) => `${osvId(ids) ?? 'advisory'}.json`,
  render: renderOsv,
};

function renderOsv(advisory: Advisory): Rendering {
  const { ids, times } = advisory;
  const id = osvId(ids);
  // OSV refuses ids of databases that it doesn't know, so the team's own id can't stand here.
  if (id === undefined) return unfit(ids.own);
  const modified = times.modified ?? unpublished;
  const { affected, losses } = osvAffected(advisory.products);
  const credits = creditsOf(advisory);
  const record: OsvRecord = {
    schema_version: '1.7.5',
    id,
    modified,
    ...(times.published !== undefined && { published: times.published }),
    ...(advisory.version.kind === 'withdrawn' && { withdrawn: times.withdrawn ?? modified }),
    aliases: aliasesOf(advisory, id),
    summary: plain(advisory.title),
    details: detailsOf(advisory),
    ...(advisory.cvss.length > 0 && {
      severity: advisory.cvss.map(
        ({ version, vector }) =>
          ({ type: version === '4.0' ? 'CVSS_V4' : 'CVSS_V3', score: vector }) as const,
      ),
    }),
    affected,
    references: referencesOf(advisory),
    ...(credits.length > 0 && { credits }),
    database_specific: specificsOf(advisory),
  };
  return { kind: 'rendered', text: jsonText(record), losses: [...losses, ...lossesOf(advisory)] };
}

/** The ID under which OSV knows it; undefined while GitHub gave none. */
export function osvId({ ghsa, cve }: Advisory['ids']): string | undefined {
  return ghsa ?? (cve === 'pending' ? undefined : cve);
}

function unfit(own: string | undefined): Rendering {
  return {
    kind: 'unfit',
    mistake: mistake('a GHSA or CVE ID', own ?? '', 'GHSA-2c4h-9fgm-3qvx'),
  };
}

function aliasesOf({ ids: { cve, aliases } }: Advisory, id: string): readonly string[] {
  const known = cve === undefined || cve === 'pending' ? [] : [cve];
  return [...new Set([...known, ...aliases])].filter((alias) => alias !== id);
}

/** Markdown: what OSV has no field for stands here too. */
function detailsOf({ description, details, workaround, version }: Advisory): string {
  return [
    ...(version.note === undefined ? [] : [`**Version ${version.number}:** ${harmless(version.note)}`]),
    harmless(description),
    ...(details === undefined ? [] : [harmless(details)]),
    ...(workaround === 'none' ? [] : [`### Workaround\n\n${harmless(workaround)}`]),
  ].join('\n\n');
}

function referencesOf(advisory: Advisory): OsvRecord['references'] {
  const own = advisoryUrl(advisory);
  const all: readonly Reference[] = [
    ...(own === undefined ? [] : [{ type: 'advisory', url: own } as const]),
    ...fixAddresses(advisory).map((url) => ({ type: 'fix', url }) as const),
    ...advisory.references,
    ...[...new Set(advisory.products.map(({ repository }) => repository))].map(
      (url) => ({ type: 'package', url }) as const,
    ),
  ];
  return all.map(({ type, url }) => ({ type: type.toUpperCase(), url }));
}

function creditsOf({ credits }: Advisory): NonNullable<OsvRecord['credits']> {
  return credits.flatMap((credit) => {
    if (credit.consent === 'anonymous') return [];
    const { name, kind, login } = credit;
    const contact = login === undefined ? {} : { contact: [`https://github.com/${login}`] };
    return [{ name, type: kind.toUpperCase() as Uppercase<CreditKind>, ...contact }];
  });
}

function specificsOf(advisory: Advisory): OsvRecord['database_specific'] {
  const { ids, cwes, exploitation, version } = advisory;
  return {
    ...(ids.own !== undefined && { advisory: ids.own }),
    cwe_ids: cwes,
    severity: ratedAs(advisory).toUpperCase(),
    exploitation: exploitation.status,
    exploitation_at: exploitation.at,
    version: version.number,
    status: version.kind,
    products: [...new Set(advisory.products.map(({ product }) => plain(product)))],
    who_must_act: whoMustAct(advisory),
    what_to_do: whatToDo(advisory),
  };
}

function lossesOf({ credits, timeline }: Advisory): readonly Loss[] {
  return [
    ...(credits.some(({ consent }) => consent === 'anonymous')
      ? [{ field: 'credits', why: 'OSV names people or says nothing' }]
      : []),
    ...(timeline.length > 0 ? [{ field: 'timeline', why: 'OSV has no timeline' }] : []),
  ];
}
