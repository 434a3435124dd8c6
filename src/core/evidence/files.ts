// Makes the files of an archive of evidence from its material. The same material gives the same bytes.
import { canonicalJson } from '../advisory/canonical.ts';
import { hashOf, readLog } from '../case/log.ts';
import { derivedState } from '../record/derived-state.ts';
import { approvalsIn } from './approvals.ts';
import type { Material } from './material.ts';
import { names, noticeName, planName, settingsName } from './paths.ts';
import { readmeOf } from './readme.ts';
import { timelineOf } from './timeline.ts';
import { viewOf } from './view.ts';
import type { WholeLog } from './view.ts';

/** Path in the archive -> text. */
export type EvidenceFiles = ReadonlyMap<string, string>;

export const format = 'psirt-bot evidence';
export const version = 1;

/** All files, sorted by name; or why the log can't be evidence. */
export function evidenceOf(
  material: Material,
):
  | { readonly ok: true; readonly files: EvidenceFiles }
  | { readonly ok: false; readonly line: number; readonly because: string } {
  const log = readLog(material.log);
  if (!log.ok) return log;
  const inner = new Map([...given(material), ...derivedFiles(material, log)]);
  const files = new Map([...inner, [names.manifest, manifestOf(material, log, inner)]]);
  return { ok: true, files: inOrder(files) };
}

/** The hash that stands for the whole archive. */
export const rootOf = (files: EvidenceFiles): string => hashOf(files.get(names.manifest) ?? '');

const inOrder = (files: EvidenceFiles): EvidenceFiles =>
  new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));

function given({ facts, log, notices, rules, commits }: Material): EvidenceFiles {
  return new Map([
    [names.log, log],
    [names.facts, lines(facts)],
    [names.commits, lines(commits)],
    ...[...notices].map(([hash, text]) => [noticeName(hash), text] as const),
    ...[...rules].flatMap(([commit, { settings, plan }]) => [
      [settingsName(commit), settings] as const,
      [planName(commit), plan] as const,
    ]),
  ]);
}

/** What follows from the rest; `verify` makes it again and compares. */
export function derivedFiles(material: Pick<Material, 'facts' | 'rules'>, log: WholeLog): EvidenceFiles {
  const { facts } = material;
  const view = viewOf(material, log);
  const state = view === undefined ? null : derivedState(view);
  return new Map([
    [names.readme, readmeOf(facts)],
    [names.state, lines({ case: facts.case, state })],
    [names.approvals, lines(approvalsIn(log))],
    [names.timeline, timelineOf(facts.case, log, view)],
  ]);
}

function manifestOf({ facts }: Pick<Material, 'facts'>, { head }: WholeLog, inner: EvidenceFiles): string {
  const files = Object.fromEntries([...inOrder(inner)].map(([name, text]) => [name, hashOf(text)]));
  return lines({ format, version, case: facts.case, made_by: facts.made_by, head, files });
}

/** JSON with sorted keys that people can read too. */
export function lines(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
