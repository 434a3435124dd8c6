// `psirt-bot verify`: walks the record, of a repository or of a checkout, and prints what it holds and what is wrong in it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { settingsPath } from '../core/settings.ts';
import { settingsCommit, verifyRecord } from '../core/record/verify-record.ts';
import type { RecordFault, RecordRow, VerifiedRecord } from '../core/record/verify-record.ts';
import { recordNow } from '../github/record-files.ts';
import { fullNameOf } from '../github/repository-name.ts';
import { storedFile } from '../github/stored-file.ts';
import type { Call, ExitCode } from './command.ts';
import { reachFor } from './github-as.ts';
import type { Reach } from './github-as.ts';
import { tableOf } from './text-table.ts';
import { verifyArchive } from './verify-archive.ts';
import { cardFaults } from './verify-cards.ts';
import { commitFaults } from './verify-commits.ts';

export async function run(call: Call): Promise<ExitCode> {
  const { words: [named], options, environment, out } = call; // prettier-ignore
  if (named !== undefined && isArchive(named)) return verifyArchive(named, call);
  const { folder, settings } = options;
  if (typeof folder === 'string') return report(verifyFolder(folder, settings), out);
  const reach = reachFor({ environment, named, as: 'anybody' });
  if ('wrong' in reach) {
    out.aside(reach.wrong);
    return 2;
  }
  return report(await verifyRepository(reach), out);
}

/** A repository's name has one slash and no ending of an archive. */
const isArchive = (word: string): boolean => /\.tar(?:\.gz)?$/i.test(word) || statSync(word, { throwIfNoEntry: false })?.isFile() === true; // prettier-ignore

/** Everything is checked but who made the commits: a checkout can't tell. */
function verifyFolder(folder: string, settings: string | true | undefined): VerifiedRecord {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .filter((path) => path.split(sep)[0] !== '.git');
  const files = new Map(
    paths.map((path) => [path.replaceAll(sep, '/'), readFileSync(join(folder, path), 'utf8')]),
  );
  const text = typeof settings === 'string' ? readFileSync(settings, 'utf8') : null;
  return verifyRecord({ files, settings: text, repository: '' });
}

async function verifyRepository({ clients, repository }: Reach): Promise<VerifiedRecord> {
  const record = await recordNow(clients.cases, repository);
  if (record === undefined) {
    const todo =
      'start the bot once; where it ran before, find out who deleted the branch, and push it again from a clone';
    return {
      rows: [],
      faults: [{ path: 'psirt-records', line: null, wrong: 'there is no such branch', todo }],
    };
  }
  const ref = settingsCommit(record.files);
  const place = { ...repository, path: settingsPath };
  const file = ref === undefined ? undefined : await storedFile(clients.cases, { ...place, ref });
  const settings = file?.text ?? null;
  const read = verifyRecord({ files: record.files, settings, repository: fullNameOf(repository) });
  const cards = await cardFaults(clients.cases, repository, record);
  const commits = await commitFaults(clients.cases, repository, { ...record, settings });
  return { ...read, faults: [...read.faults, ...cards, ...commits] };
}

function report({ rows, faults }: VerifiedRecord, out: Call['out']): ExitCode {
  const bad = new Set(faults.map(({ path }) => path.split('/').slice(0, -1).join('/')));
  const heads = ['case', 'entries', 'head', 'status', 'severity', 'record'];
  out.line(tableOf([heads, ...rows.map((row) => cells(row, bad))]));
  for (const fault of faults) out.line(`\n${sentence(fault)}`);
  const logs = `${rows.length} ${rows.length === 1 ? 'log' : 'logs'}`;
  out.line(`\n${logs}, ${faults.length === 0 ? 'nothing wrong' : `${faults.length} wrong`}`);
  return faults.length === 0 ? 0 : 1;
}

function cells({ of, entries, head, state }: RecordRow, bad: ReadonlySet<string>): readonly string[] {
  const folder = of === 'house' ? 'house' : `cases/${of}`;
  return [
    of === 'house' ? of : `#${of}`,
    entries === null ? '?' : String(entries),
    head === null ? '?' : head.slice(0, 12),
    state?.status ?? '-',
    state?.severity ?? '-',
    [...bad].some((path) => path === folder || path.startsWith(`${folder}/`)) ? 'WRONG' : 'whole',
  ];
}

function sentence({ path, line, wrong, todo }: RecordFault): string {
  return `${path}${line === null ? '' : `, line ${line}`}: ${wrong}\n  to do: ${todo}`;
}
