// Every case's record in memory, brought up to date with few requests: one download when this process begins (or much changed), else
// only the logs whose folder is another one than before. It decides nothing about what stands in them.
import { setImmediate as breath } from 'node:timers/promises';
import { foldCase } from '../core/case/case.ts';
import { readLog } from '../core/case/log.ts';
import type { ReadLog } from '../core/case/log.ts';
import { isClosed } from '../core/case/status.ts';
import type { SweptCase } from '../core/sweep/sight.ts';
import type { Records } from './records.ts';
import { archiveOf, fileIn, folderIn } from './sweep/archive.ts';
import { blobName, treeName } from './sweep/git-object.ts';
import type { Folder } from './sweep/git-object.ts';
import { recordFolders } from './sweep/listing.ts';

export interface IndexOfCases {
  /** All cases as of the branch's head; empty while there is no record. One request when nothing changed. */
  readonly refresh: () => Promise<readonly SweptCase[]>;
}

interface Indexed {
  /** SHA of the case's folder. */
  readonly tree: string;
  /** Undefined: the folder holds no log, since a text is saved before the entry that names it. */
  readonly swept: SweptCase | undefined;
}

interface Memory {
  head: string | undefined;
  /** The house's folder, and the hash of its log's last entry. */
  house: { readonly tree: string | undefined; readonly hash: string | undefined };
  cases: Map<number, Indexed>;
}

/** Up to so many changed logs are read one by one; beyond, one download serves them all. */
const mostSingly = 8;
/** So many logs are parsed before others get a turn. */
const atOnce = 50;

/** Opens the index; it asks nothing of GitHub before its first refresh. */
export function openIndexOfCases(records: Records): IndexOfCases {
  const memory: Memory = { head: undefined, house: { tree: undefined, hash: undefined }, cases: new Map() };
  return {
    refresh: async () => {
      const head = await records.refresh();
      if (head === undefined) lose(memory, () => true);
      else if (memory.head === undefined) await download(records, memory, head);
      else if (head !== memory.head) await follow(records, memory, head);
      memory.head = head;
      const all = [...memory.cases.values()].flatMap(({ swept }) => swept ?? []);
      return all.toSorted((a, b) => a.number - b.number);
    },
  };
}

/** A log that was there and is gone is broken. */
function lose(memory: Memory, isGone: (number: number) => boolean): void {
  for (const [number, { tree, swept }] of memory.cases) {
    if (swept !== undefined && isGone(number))
      memory.cases.set(number, { tree, swept: { number, head: undefined, state: 'broken' } });
  }
}

async function follow(records: Records, memory: Memory, head: string): Promise<void> {
  const { cases: folders, house } = await recordFolders(records, head);
  await followHouse(records, memory, { head, tree: house });
  for (const [number, { tree, swept }] of memory.cases)
    if (folders.get(number) === tree && swept?.head !== undefined)
      records.stands(number, head, swept.head.hash);
  const isOther = (number: number): boolean => memory.cases.get(number)?.tree !== folders.get(number);
  const unread = [...folders.keys()].filter((number) => isOther(number) && !records.knows(number));
  if (unread.length > mostSingly) await download(records, memory, head);
  else
    for (const [number, tree] of folders)
      if (isOther(number)) memory.cases.set(number, { tree, swept: await read(records, number) });
  // A folder that holds more than plain files is named otherwise by git than by us; the name it has now is remembered.
  for (const [number, { swept }] of memory.cases) {
    const tree = folders.get(number);
    if (tree !== undefined) memory.cases.set(number, { tree, swept });
  }
  lose(memory, (number) => !folders.has(number));
}

async function followHouse(
  records: Records,
  memory: Memory,
  { head, tree }: { readonly head: string; readonly tree: string | undefined },
): Promise<void> {
  if (memory.house.tree === tree) {
    if (memory.house.hash !== undefined) records.stands('house', head, memory.house.hash);
    return;
  }
  memory.house = { tree, hash: hashOf(await records.log('house')) };
}

function hashOf(log: ReadLog | undefined): string | undefined {
  return log?.ok === true ? log.head.hash : undefined;
}

async function download(records: Records, memory: Memory, head: string): Promise<void> {
  const root = await archiveOf(records.github, records.repository, head);
  const folder = folderIn(root, 'house');
  const house = fileIn(folder, 'log.jsonl');
  if (house !== undefined) {
    learn(records, 'house', { content: house, head });
    memory.house = { tree: treeName(folder), hash: hashOf(readLog(textOf(house))) };
  }
  let parsed = 0;
  for (const [name, inner] of folderIn(root, 'cases')) {
    if (!(inner instanceof Map) || !/^[1-9]\d{0,8}$/.test(name)) continue;
    const number = Number(name);
    memory.cases.set(number, {
      tree: treeName(inner),
      swept: await indexed(records, { number, folder: inner, head }),
    });
    parsed += 1;
    if (parsed % atOnce === 0) await breath();
  }
}

interface Downloaded {
  readonly number: number;
  readonly folder: Folder;
  readonly head: string;
}

async function indexed(
  records: Records,
  { number, folder, head }: Downloaded,
): Promise<SweptCase | undefined> {
  const content = fileIn(folder, 'log.jsonl');
  if (content === undefined) return undefined;
  const log = readLog(textOf(content));
  // What reads as broken is read again by another way before anybody believes it.
  if (!log.ok) return read(records, number);
  const swept = sweptCase(number, log);
  if (swept?.state === 'open') learn(records, number, { content, head });
  return swept;
}

function learn(
  records: Records,
  of: number | 'house',
  { content, head }: { readonly content: Uint8Array; readonly head: string },
): void {
  records.learn(of, { sha: blobName(content), text: textOf(content) }, head);
}

function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString('utf8');
}

async function read(records: Records, number: number): Promise<SweptCase | undefined> {
  return sweptCase(number, await records.log(number));
}

function sweptCase(number: number, log: ReadLog | undefined): SweptCase | undefined {
  if (log === undefined) return undefined;
  if (!log.ok) return { number, head: undefined, state: 'broken' };
  const { entries, head } = log;
  const it = foldCase(number, entries, head);
  return isClosed({ it }) ? { number, head, state: 'closed' } : { number, head, state: 'open', it };
}
