// The words that people write for an advisory, `advisories/<n>.md` of the case repository: front matter and Markdown. Nothing in
// such a file is ever run.
import { stringify } from 'yaml';
import { z } from 'zod';
import { readUrl } from './commands/args.ts';
import { referenceTypes } from './advisory/advisory.ts';
import type { Reference } from './advisory/advisory.ts';
import { notYaml, splitFrontMatter } from './file/front-matter.ts';
import { mistakesOf } from './file/mistakes.ts';
import type { FileForm } from './file/mistakes.ts';
import { readYaml } from './file/yaml.ts';
import type { FileMistake, YamlFile } from './file/yaml.ts';

/** What the file says; `description` is its Markdown, empty when there is none. With mistakes, only they count. */
export interface Prose {
  readonly title?: string;
  readonly summary?: string;
  readonly workaround?: string;
  readonly details?: string;
  readonly references?: readonly Reference[];
  /** Ids of the same vulnerability in other databases. */
  readonly aliases?: readonly string[];
  readonly description: string;
  readonly mistakes: readonly FileMistake[];
}

const url = z.string().refine((text) => readUrl(text).ok);
// The CVE ID is a fact of the case, said with `/psirt cve`: words in a file can't give one.
const alias = z
  .string()
  .regex(/^(?!CVE-)[A-Z][A-Z\d]*(?:-[A-Za-z\d]+)+$/u)
  .max(100);
const words = (most: number): z.ZodOptional<z.ZodString> => z.string().trim().max(most).optional();

const frontMatter = z.strictObject({
  title: words(250),
  summary: words(2_000),
  workaround: words(10_000),
  details: words(30_000),
  references: z
    .array(
      z.union([
        url.transform((address): Reference => ({ type: 'web', url: address })),
        z.strictObject({ type: z.enum(referenceTypes), url }),
      ]),
    )
    .max(100)
    .optional(),
  aliases: z.array(alias).max(20).optional(),
});

const REFERENCES = 'references: [{ type: fix, url: "https://github.com/acme/widget/pull/7" }]';
const ALIASES = 'aliases: [RUSTSEC-2026-0085]';
const form: FileForm = {
  fields: {
    '': {
      expected: 'front matter: names and values',
      example: 'title: Path traversal in Widget exposes files',
    },
    title: {
      expected: 'one line of at most 250 characters',
      example: 'title: Path traversal in Widget exposes files',
    },
    summary: {
      expected: 'at most 2,000 characters: the real risk in plain words',
      example: 'summary: Anybody who can upload an archive can read any file of the server.',
    },
    workaround: { expected: 'at most 10,000 characters, or none', example: 'workaround: none' },
    details: {
      expected: 'at most 30,000 characters',
      example: 'details: How to check whether you are affected.',
    },
    references: { expected: 'at most 100 addresses', example: REFERENCES },
    'references.*': {
      expected: `an https address, or type (${referenceTypes.join(', ')}) and url`,
      example: REFERENCES,
    },
    aliases: { expected: 'at most 20 ids of other databases', example: ALIASES },
    'aliases.*': {
      expected: 'the id of the same vulnerability in another database, no CVE ID (/psirt cve says that)',
      example: ALIASES,
    },
  },
  names: {},
};

/** Reads the file. */
export function readProse(text: string): Prose {
  let file: YamlFile | readonly FileMistake[] = [];
  const parse = (yaml: string): object => {
    file = readYaml(yaml, 'title: Path traversal in Widget exposes files');
    return {};
  };
  const content = splitFrontMatter(text, parse);
  if (content === undefined) return { description: '', mistakes: [notYaml(text)] };
  const description = content.trim();
  return { description, mistakes: [], ...frontMatterOf(file) };
}

function frontMatterOf(file: YamlFile | readonly FileMistake[]): Partial<Prose> {
  if (!('value' in file)) return { mistakes: file };
  const checked = frontMatter.safeParse(withoutEmpty(file.value));
  if (!checked.success) return { mistakes: mistakesOf(checked.error.issues, file, form) };
  const { references, aliases, ...texts } = checked.data;
  const written = Object.entries(texts).filter(([, value]) => value !== '');
  const lists = {
    ...(references !== undefined && { references }),
    ...(aliases !== undefined && { aliases }),
  };
  return { ...Object.fromEntries(written), ...lists };
}

/** An empty value in front matter says nothing: the first version of the file has some to fill in. */
function withoutEmpty(value: unknown): unknown {
  const fields = z.record(z.string(), z.unknown()).safeParse(value);
  if (!fields.success) return value;
  return Object.fromEntries(Object.entries(fields.data).filter(([, field]) => field !== ''));
}

/** The words of an advisory as the bot first offers them. */
export type OfferedProse = Readonly<{
  title: string;
  summary: string;
  description: string;
  references: readonly Reference[];
}>;

/**
 * The first version of the file: what is known, and empty places with the question that they answer.
 * @public docs/advisory-text.md shows it
 */
export function writeProse({ title, summary, description, references }: OfferedProse): string {
  const write = (value: object): string =>
    stringify(value, { lineWidth: 0, blockQuote: false, schema: 'failsafe' }).trimEnd();
  return [
    '---',
    '# One line: what goes wrong in which product, with which effect.',
    write({ title }),
    '# The real risk in plain words, for people who must decide whether to act today.',
    write({ summary }),
    '# What helps until the fix is installed; none when nothing does.',
    write({ workaround: '' }),
    '# How to check whether one is affected, how to detect an attack, side effects of the upgrade.',
    write({ details: '' }),
    `# Public addresses only, each with one of: ${referenceTypes.join(', ')}.`,
    write({ references }),
    '---',
    '',
    description.trim(),
    '',
  ].join('\n');
}
