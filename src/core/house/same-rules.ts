// Whether two commits hold the same rules, and which of the team's own texts differ between them.
import { hashOf } from '../case/log.ts';
import { approvalWords } from '../notices/approval.ts';
import { readOwnTexts, templateFor, textName } from '../notices/own-texts.ts';
import type { TextFile } from '../notices/own-texts.ts';
import { isTemplateId, templateIds } from '../notices/shipped.ts';
import type { TemplateId } from '../notices/shipped.ts';
import type { SensitiveChange } from '../settings.ts';
import type { SettingsFile } from './house-world.ts';

type Rules = Omit<SettingsFile, 'commit'>;

/** Whether settings, plan and texts are the same, whatever commit they are of. */
export function sameRules(one: Rules, other: Rules): boolean {
  return one.text === other.text && one.plan === other.plan && sameTexts(one.texts, other.texts);
}

function sameTexts(one: readonly TextFile[], other: readonly TextFile[]): boolean {
  const known = new Map(other.map(({ path, text }) => [path, text]));
  return one.length === other.length && one.every(({ path, text }) => known.get(path) === text);
}

/** What becomes of each text, and of who agrees before it is sent: it leaves the house, so it is like a change of roles. */
export function textChanges(
  before: readonly TextFile[],
  after: readonly TextFile[],
): readonly SensitiveChange[] {
  const [old, fresh] = [byId(before), byId(after)];
  const changed = templateIds.filter((id) => old.get(id) !== fresh.get(id));
  const read = [readOwnTexts(before), readOwnTexts(after)] as const;
  return changed.flatMap((id) => {
    const agreement = read.map((texts) => approvalWords(templateFor(texts, id).approval));
    const [asked, asks] = agreement;
    return [
      { path: `the text of ${id}`, before: named(old.get(id)), after: named(fresh.get(id)) },
      ...(asked === asks ? [] : [{ path: `agreement to ${id}`, before: asked, after: asks }]),
    ];
  });
}

function byId(files: readonly TextFile[]): ReadonlyMap<TemplateId, string> {
  return new Map(
    files.flatMap(({ path, text }) => {
      const name = textName(path);
      return name !== undefined && isTemplateId(name) && text !== null ? [[name, text] as const] : [];
    }),
  );
}

/** An own text by its hash, since its words are many. */
function named(text: string | undefined): string {
  return text === undefined ? 'as shipped' : hashOf(text).slice(0, 8);
}
