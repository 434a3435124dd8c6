// A team's own texts of notices, in force with its settings: a file of the same name stands in for the shipped text. All are read
// together, and one that can't be read keeps all of them out.
import { nearest } from '../commands/nearest.ts';
import { shown } from '../mistake.ts';
import { rememberedOf } from '../remembered.ts';
import type { TemplateProblem } from '../words/template.ts';
import { isTemplateId, readOwnTemplate, shippedTemplate, templateIds } from './shipped.ts';
import type { TemplateId } from './shipped.ts';
import { longest } from './template-file.ts';
import type { NoticeTemplate } from './template-file.ts';

/** One file of the directory that the settings name. */
export interface TextFile {
  /** Its path in the case repository. */
  readonly path: string;
  /** Null: it is no file, or far too large to be a text. */
  readonly text: string | null;
}

export type OwnTexts = ReadonlyMap<TemplateId, NoticeTemplate>;

export interface OwnReading {
  /** Those that can be read. */
  readonly texts: OwnTexts;
  /** Everything that is wrong, in the order of the files. */
  readonly problems: readonly TemplateProblem[];
}

/** The name of a text's file without folder and `.md`; undefined for what is no text: a README, and names with a dot before them. */
export function textName(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') || name === 'README.md' ? undefined : name.replace(/\.md$/, '');
}

/** Reads the files of the directory. */
export const readOwnTexts = rememberedOf((files: readonly TextFile[]): OwnReading => {
  const read = files.map(readOne);
  return {
    texts: new Map(read.flatMap(({ texts }) => [...texts])),
    problems: read.flatMap(({ problems }) => problems),
  };
});

function readOne({ path, text }: TextFile): OwnReading {
  const name = textName(path);
  if (name === undefined) return { texts: new Map(), problems: [] };
  if (!isTemplateId(name) || !path.endsWith('.md')) return wrong(path, unknownName(path, name));
  if (text === null) return wrong(path, `expected a text of at most ${longest} characters; got a folder, a link or a far larger file. Copy advisory-templates/${name}.md of psirt-bot and change its words`); // prettier-ignore
  const read = readOwnTemplate(path, name, text);
  return read.ok
    ? { texts: new Map([[name, read.template]]), problems: [] }
    : { texts: new Map(), problems: read.problems };
}

function unknownName(path: string, name: string): string {
  const near = nearest(name.toLowerCase(), templateIds) ?? 'ack';
  const got = shown(path.slice(path.lastIndexOf('/') + 1));
  return `expected a file called like one of the notices ${templateIds.join(', ')}; got ${got}; for example ${near}.md`;
}

const wrong = (file: string, what: string): OwnReading => ({
  texts: new Map(),
  problems: [{ file, line: 1, what }],
});

/** The text that counts for a notice: the team's own, or else the shipped one. */
export function templateFor({ texts }: { readonly texts: OwnTexts }, id: TemplateId): NoticeTemplate {
  return texts.get(id) ?? shippedTemplate(id);
}
