// Verifies a whole record from its files: chains, formats, saved texts, and that every case folds. It names what is wrong and what to do,
// and never repeats anything that somebody wrote.
import type { Actor } from '../case/actor.ts';
import { foldCase } from '../case/case.ts';
import type { Entry } from '../case/entry.ts';
import { hashOf, readLog } from '../case/log.ts';
import type { ReadLog } from '../case/log.ts';
import { foldHouse, houseInForce, pinnedId } from '../house/in-force.ts';
import type { House } from '../world.ts';
import { derivedState } from './derived-state.ts';
import type { DerivedState } from './derived-state.ts';

export interface RecordFiles {
  /** Path on the records branch -> text. */
  readonly files: ReadonlyMap<string, string>;
  /** `.github/psirt.yml` at the commit that the house's log names last; null: not at hand, so no status is derived. */
  readonly settings: string | null;
  /** `owner/name` of the case repository, where it is known. */
  readonly repository: string;
}

export interface RecordFault {
  /** `cases/42/log.jsonl` */
  readonly path: string;
  /** From 1; null where it is no single line. */
  readonly line: number | null;
  readonly wrong: string;
  readonly todo: string;
}

export interface RecordRow {
  /** A case's number, or `house`. */
  readonly of: string;
  /** Entries of a whole log; null when it can't be read. */
  readonly entries: number | null;
  /** SHA-256 of the last line. */
  readonly head: string | null;
  /** Null for the house, for broken logs, and where no settings are at hand. */
  readonly state: DerivedState | null;
}

export interface VerifiedRecord {
  readonly rows: readonly RecordRow[];
  readonly faults: readonly RecordFault[];
}

const folderForm = /^(?:cases\/[1-9]\d*|house)$/;

/** The commit whose settings the house's log names last; undefined when it names none. */
export function settingsCommit(files: RecordFiles['files']): string | undefined {
  const log = readLog(files.get('house/log.jsonl') ?? '');
  return foldHouse(log).settings?.commit;
}

/** Walks every folder of the record, the house first, then cases by number. */
export function verifyRecord(record: RecordFiles): VerifiedRecord {
  const { files, settings } = record;
  const houseText = files.get('house/log.jsonl');
  const houseLog = houseText === undefined ? undefined : readLog(houseText);
  const known = knownBy(houseLog, settings);
  const folders = [...new Set(['house', ...[...files.keys()].map(folderOf)])].filter((folder) =>
    folderForm.test(folder),
  );
  const walked = folders.toSorted(byNumber).map((folder) => walk(record, known, folder));
  const faults = [...walked.flatMap((each) => each.faults), ...strangers(files), ...houseFaults(houseLog)];
  return { rows: walked.map(({ row }) => row), faults };
}

function folderOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('cases/') ? 2 : 1)
    .join('/');
}

function byNumber(one: string, other: string): number {
  return numberOf(one) - numberOf(other);
}

function numberOf(folder: string): number {
  return folder === 'house' ? 0 : Number(folder.slice('cases/'.length));
}

/** What people do about a path that somebody else wrote to. */
export function lookBack(path: string): string {
  return `find the commit that did it with \`git log -p origin/psirt-records -- ${path}\`, and put back what the bot wrote, byte for byte`;
}

/** The rules and the bot, as the house's log tells them. */
interface Known {
  readonly house: House;
  readonly bot: Actor;
}

function knownBy(log: ReadLog | undefined, settings: string | null): Known | undefined {
  // Neither status nor severity depends on the plan's steps and clocks, or on the words of notices.
  const house = houseInForce(log, { text: settings, plan: null, texts: [] });
  const bot = log === undefined ? undefined : recorderOf(log);
  return house === undefined || bot === undefined ? undefined : { house, bot };
}

/** Who began the record: the bot's account, by which every commit must be. */
export function recorderOf(log: ReadLog): Actor | undefined {
  if (!log.ok) return undefined;
  return log.entries.find((entry) => entry.kind === 'receipt' && entry.act === 'install')?.by;
}

function walk(
  record: RecordFiles,
  known: Known | undefined,
  folder: string,
): { readonly row: RecordRow; readonly faults: readonly RecordFault[] } {
  // prettier-ignore
  const path = `${folder}/log.jsonl`;
  const of = folder.slice(folder.lastIndexOf('/') + 1);
  const text = record.files.get(path);
  const log = text === undefined ? undefined : readLog(text);
  const notices = noticeFaults(record.files, folder, log?.ok === true ? log.entries : []);
  if (log?.ok !== true) {
    const line = log === undefined ? null : log.line;
    const wrong = log === undefined ? 'there is no log' : log.because;
    const fault = { path, line, wrong, todo: lookBack(path) };
    return { row: { of, entries: null, head: null, state: null }, faults: [fault, ...notices] };
  }
  const state =
    folder === 'house' || known === undefined ? null : stateOf(record, known, { log, number: Number(of) });
  return { row: { of, entries: log.entries.length, head: log.head.hash, state }, faults: notices };
}

function stateOf(
  { repository }: RecordFiles,
  known: Known,
  { log, number }: { readonly log: Extract<ReadLog, { ok: true }>; readonly number: number },
): DerivedState {
  const it = foldCase(number, log.entries, log.head);
  return derivedState({ it, now: String(log.entries.at(-1)?.at), repository, ...known });
}

/** The hashes by which entries name saved texts. Each is the name of a file. */
export function namedTexts(
  entries: readonly Entry[],
): readonly { readonly seq: number; readonly hash: string }[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'receipt') return entry.made['drill'] === undefined ? [] : [{ seq: entry.seq, hash: entry.made['drill'] }]; // prettier-ignore
    if (entry.kind !== 'fact') return [];
    if (entry.name === 'reported') return [{ seq: entry.seq, hash: entry.report }];
    if (entry.name === 'drafted') return [{ seq: entry.seq, hash: entry.hash }];
    return entry.name === 'publish-requested' ? [{ seq: entry.seq, hash: entry.notice }] : [];
  });
}

function noticeFaults(
  files: RecordFiles['files'],
  folder: string,
  entries: readonly Entry[],
): readonly RecordFault[] {
  // prettier-ignore
  const prefix = `${folder}/notices/`;
  const saved = [...files].filter(([path]) => path.startsWith(prefix));
  const changed = saved
    .filter(([path, text]) => path !== `${prefix}${hashOf(text)}.md`)
    .map(([path]) => fault(path, 'the text has another hash than its name', lookBack(path)));
  const missing = namedTexts(entries)
    .filter(({ hash }) => !files.has(`${prefix}${hash}.md`))
    .map(({ seq, hash }) => ({
      path: `${folder}/log.jsonl`,
      line: seq,
      wrong: `the text ${hash.slice(0, 12)} that this entry names is not there`,
      todo: lookBack(prefix),
    }));
  return [...changed, ...missing];
}

/** What lies in the record and belongs to nothing. */
function strangers(files: RecordFiles['files']): readonly RecordFault[] {
  const own = /^(?:README\.md|(?:house|cases\/[1-9]\d*)\/(?:log\.jsonl|notices\/[0-9a-f]{64}\.md))$/;
  return [...files.keys()]
    .filter((path) => !own.test(path))
    .map((path) => fault(path, 'the bot writes no such file', lookBack(path)));
}

function houseFaults(log: ReadLog | undefined): readonly RecordFault[] {
  if (log?.ok !== true || pinnedId(foldHouse(log)) !== undefined) return [];
  const wrong = 'no entry says which repository this is the record of';
  return [fault('house/log.jsonl', wrong, lookBack('house/log.jsonl'))];
}

function fault(path: string, wrong: string, todo: string): RecordFault {
  return { path, line: null, wrong, todo };
}
