// Reads one file of advisory-templates, or a team's own in its place: front matter that says who it is for and what it must hold, and
// the text. It says everything that is wrong at once, by line; it fills nothing in.
import { z } from 'zod';
import { notYaml, splitFrontMatter } from '../file/front-matter.ts';
import { mistakesOf } from '../file/mistakes.ts';
import type { FileForm } from '../file/mistakes.ts';
import { readYaml } from '../file/yaml.ts';
import type { FileMistake, YamlFile } from '../file/yaml.ts';
import { mistakeText } from '../mistake.ts';
import { namesIn, templateProblems, unknownField } from '../words/template.ts';
import type { TemplateProblem } from '../words/template.ts';
import { audienceNames, audiences, tlps } from './audiences.ts';
import { fieldsFor } from './field-names.ts';
import { htmlProblems } from './no-html.ts';

/** Who may sign anything at all. */
const signing = ['psirt', 'psirt-lead', 'product-owner'] as const;
/** Longer texts are read by nobody. */
export const longest = 20_000;

const head = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  title: z.string().trim().min(1).max(100),
  about: z.string().trim().min(1).max(300),
  audience: z.enum(audienceNames),
  tlp: z.enum(tlps),
  /** What it is sent as: Markdown, or plain text for mail and lists. */
  format: z.enum(['markdown', 'text']).default('markdown'),
  required: z.array(z.string()).max(50),
  /** Any other person with one of these roles agrees before it is sent; `publish`: it is signed with `/psirt publish` alone. */
  approval: z.union([z.enum(['none', 'publish']), z.array(z.enum(signing)).min(1)]),
});

const ROLES = 'approval: [psirt, psirt-lead, product-owner]';
const form: FileForm = {
  fields: {
    '': { expected: 'front matter: names and values', example: 'id: ack' },
    id: { expected: 'the name of the file without .md', example: 'id: ack' },
    title: {
      expected: 'a few words that say what it is',
      example: 'title: We received your report',
    },
    about: {
      expected: 'a sentence that says what it is for',
      example: 'about: The first answer to a report.',
    },
    audience: { expected: `one of ${audienceNames.join(', ')}`, example: 'audience: reporter' },
    tlp: { expected: `one of ${tlps.join(', ')}`, example: 'tlp: amber+strict' },
    format: { expected: 'markdown or text', example: 'format: text' },
    required: { expected: 'a list of fields', example: 'required: [reference, severity]' },
    'required.*': { expected: 'the name of a field', example: 'required: [reference, severity]' },
    approval: { expected: `none, publish, or a list of ${signing.join(', ')}`, example: ROLES },
    'approval.*': { expected: `one of ${signing.join(', ')}`, example: ROLES },
  },
  names: {},
};

export interface NoticeTemplate extends z.output<typeof head> {
  /** The text under the front matter. */
  readonly body: string;
}

export type TemplateReading =
  | Readonly<{ ok: true; template: NoticeTemplate }>
  | Readonly<{ ok: false; problems: readonly TemplateProblem[] }>;

/** The template that was read. @throws Error where it could not be */
export function templateIn(reading: TemplateReading): NoticeTemplate {
  if (!reading.ok) throw new Error(`the text can’t be read: ${reading.problems.length} places are wrong`);
  return reading.template;
}

/** What a text is held against. */
export interface Expected {
  /** The name of the file without folder and `.md`, which is its id. */
  readonly name: string;
  /** The text that it stands in for: who reads it and what is signed stay as they are there. */
  readonly like?: Pick<NoticeTemplate, 'audience' | 'approval'>;
}

/** Reads a file. */
export function readTemplate(file: string, expected: Expected, text: string): TemplateReading {
  if (text.length > longest) {
    return wrong([
      {
        file,
        line: 1,
        what: `expected a text of at most ${longest} characters; got ${text.length}`,
      },
    ]);
  }
  let yaml: YamlFile | readonly FileMistake[] = [notYaml(text)];
  const body = splitFrontMatter(text, (source) => {
    yaml = readYaml(source, 'id: ack');
    return {};
  });
  return body === undefined
    ? wrong(told(file, [notYaml(text)]))
    : ofParts({ file, expected, text, body }, yaml);
}

interface Parts {
  readonly file: string;
  readonly expected: Expected;
  readonly text: string;
  readonly body: string;
}

function ofParts(parts: Parts, yaml: YamlFile | readonly FileMistake[]): TemplateReading {
  const { file, body } = parts;
  if (!('value' in yaml)) return wrong(told(file, yaml));
  const checked = head.safeParse(yaml.value);
  if (!checked.success) return wrong(told(file, mistakesOf(checked.error.issues, yaml, form)));
  const template = { ...checked.data, body };
  const problems = [
    ...headProblems(parts, template, yaml),
    ...unlike(parts, template, yaml),
    ...bodyProblems(parts, template),
  ];
  return problems.length > 0 ? wrong(problems) : { ok: true, template };
}

const wrong = (problems: readonly TemplateProblem[]): TemplateReading => ({ ok: false, problems });

function told(file: string, mistakes: readonly FileMistake[]): readonly TemplateProblem[] {
  return mistakes.map((one) => ({
    file,
    line: one.line,
    what: `${one.path === '' ? '' : `${one.path}: `}${mistakeText(one)}`,
  }));
}

/** What only shows when one value is held against another. */
function headProblems(
  { file, expected: { name }, body }: Parts,
  { id, audience, tlp, required }: NoticeTemplate,
  places: Pick<YamlFile, 'lineAt'>,
): readonly TemplateProblem[] {
  const at = (path: readonly (string | number)[], what: string): readonly TemplateProblem[] => [
    { file, line: places.lineAt(path), what },
  ];
  const used = namesIn(body);
  const marks = audiences[audience].tlp;
  return [
    ...(id === name
      ? []
      : at(['id'], `id: expected ${name}, as the file is called; got ${id}; for example id: ${name}`)),
    ...(marks.some((mark) => mark === tlp)
      ? []
      : at(
          ['tlp'],
          `tlp: what ${audiences[audience].who} read is marked ${marks.join(' or ')}; got ${tlp}; for example tlp: ${marks[0]}`,
        )),
    ...required.flatMap((field, index) => {
      // Where it is used and nobody knows it, its own line says so.
      if (used.includes(field)) return [];
      const known = fieldsFor(audience);
      if (!known.includes(field)) return at(['required', index], `required: ${unknownField(field, known)}`);
      return at(['required', index], `required: {{${field}}} must be there, and stands nowhere in the text`);
    }),
  ];
}

/** What nobody sends by hand: it is public at once, so another person always agrees to it. */
const publishedByBot: ReadonlySet<string> = new Set(['statement']);

/** What a team's own text may not change: who reads it, what two people sign, and that GitHub's page shows the reporter Markdown. */
function unlike(
  { file, expected: { name, like } }: Parts,
  { audience, approval, format }: NoticeTemplate,
  places: Pick<YamlFile, 'lineAt'>,
): readonly TemplateProblem[] {
  const at = (field: string, what: string): TemplateProblem => ({ file, line: places.lineAt([field]), what: `${field}: ${what}` }); // prettier-ignore
  const isSigned = (one: NoticeTemplate['approval']): boolean => one === 'publish';
  return [
    ...(like === undefined || audience === like.audience ? [] : [at('audience', `expected ${like.audience}, who read ${name}; got ${audience}; for example audience: ${like.audience}`)]),
    ...(like === undefined || isSigned(approval) === isSigned(like.approval) ? [] : [at('approval', notSigned(like.approval, approval))]),
    ...(publishedByBot.has(name) && approval === 'none' ? [at('approval', `expected a list of roles, since the bot puts ${name} on the site; got none; for example ${ROLES}`)] : []),
    ...(audience === 'reporter' && format === 'text' ? [at('format', 'expected markdown, as GitHub shows it to whoever reported; got text; for example format: markdown')] : []),
  ];
} // prettier-ignore

function notSigned(like: NoticeTemplate['approval'], got: NoticeTemplate['approval']): string {
  return like === 'publish'
    ? `expected publish, since two people sign what the public reads; got ${String(got)}; for example approval: publish`
    : `expected none or a list of roles, since nobody signs it with /psirt publish; got publish; for example ${ROLES}`;
}

/** Fields that this audience must not or can't be told, by their line in the whole file. */
function bodyProblems(
  { file, text, body }: Parts,
  { audience, format }: NoticeTemplate,
): readonly TemplateProblem[] {
  const source = text.replaceAll(/\r\n?/g, '\n');
  const above = source.slice(0, source.length - body.length).split('\n').length - 1;
  const html = format === 'markdown' ? htmlProblems(file, body) : [];
  const found = [...templateProblems(file, body, fieldsFor(audience)), ...html];
  return found.map((one) => ({ ...one, line: one.line + above }));
}
