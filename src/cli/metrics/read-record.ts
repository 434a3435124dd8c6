// What `psirt-bot metrics` reads: the record and the settings in force with their plans, from GitHub or from a folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readLog } from '../../core/case/log.ts';
import { houseInForce } from '../../core/house/in-force.ts';
import { planCommitIn } from '../../core/house/kept-plan.ts';
import { hasOwnPlan, planOf } from '../../core/house/plan-of.ts';
import { caseLogsIn } from '../../core/metrics/from-record.ts';
import type { Around } from '../../core/metrics/from-record.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { recorderOf, settingsCommit } from '../../core/record/verify-record.ts';
import { readSettings, settingsPath } from '../../core/settings.ts';
import { recordNow } from '../../github/record-files.ts';
import { fullNameOf } from '../../github/repository-name.ts';
import { storedFile } from '../../github/stored-file.ts';
import type { Call, ExitCode } from '../command.ts';
import { reachFor } from '../github-as.ts';
import type { Reach } from '../github-as.ts';

export interface Found extends Omit<Around, 'seen'> {
  readonly files: ReadonlyMap<string, string>;
  /** Where it was found, as people call it. */
  readonly where: string;
}
export type Finding = Found | { readonly wrong: string; readonly code: ExitCode };
type Files = Found['files'];

export async function recordAt({ words: [named], options, environment }: Call): Promise<Finding> {
  const { records, settings } = options;
  if (typeof records === 'string') return inFolder(records, typeof settings === 'string' ? settings : undefined); // prettier-ignore
  const reach = reachFor({ environment, named, as: 'anybody' });
  return 'wrong' in reach ? { wrong: reach.wrong, code: 2 } : onGitHub(reach);
}

function inFolder(folder: string, settings: string | undefined): Finding {
  const example = 'psirt-bot metrics --records psirt-records --settings .github/psirt.yml';
  const expected = (what: string, got: string): Finding => ({ wrong: `Expected ${what}; got ${got}\nfor example: ${example}`, code: 2 }); // prettier-ignore
  if (!existsSync(folder)) return expected('the folder of a checkout of the records branch', folder);
  if (settings === undefined || !existsSync(settings))
    return expected('the settings in force, as --settings FILE', settings ?? 'nothing');
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('log.jsonl'))
      .map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]),
  );
  return foundIn(files, { text: readFileSync(settings, 'utf8'), plan: null, where: folder, repository: '' });
}

interface Beside {
  readonly text: string | null;
  readonly plan: string | null;
  readonly where: string;
  readonly repository: string;
}

function foundIn(files: Files, { text, plan, where, repository }: Beside, plans: Found['plans'] = new Map()): Finding {
  const log = readLog(files.get('house/log.jsonl') ?? '');
  const house = houseInForce(log, { text, plan, texts: [] });
  const bot = recorderOf(log);
  if (house !== undefined && bot !== undefined) return { files, house, bot, plans, where, repository };
  return { wrong: `Expected a record with a whole house/log.jsonl, and settings that can be read; got none in ${where}\nfor example: psirt-bot verify says what is wrong`, code: 1 };
} // prettier-ignore

async function onGitHub({ clients, repository }: Reach): Promise<Finding> {
  const name = fullNameOf(repository);
  const record = await recordNow(clients.cases, repository);
  if (record === undefined) return { wrong: `Expected the branch psirt-records in ${name}; got no such branch\nfor example: start the bot once`, code: 1 }; // prettier-ignore
  const rulesAt = async (ref: string): Promise<Omit<Beside, 'where' | 'repository'>> => {
    const text = (await storedFile(clients.cases, { ...repository, path: settingsPath, ref }))?.text ?? null;
    const read = text === null ? undefined : readSettings(text);
    if (read?.ok !== true || !hasOwnPlan(read.settings)) return { text, plan: null };
    const plan = await storedFile(clients.cases, { ...repository, path: read.settings.plan, ref });
    return { text, plan: plan?.text ?? null };
  };
  const commit = settingsCommit(record.files) ?? '';
  const plans = new Map<string, Plan>();
  for (const kept of otherCommits(record.files, commit)) {
    const { text, plan } = await rulesAt(kept);
    const read = text === null ? undefined : readSettings(text);
    if (read?.ok === true) plans.set(kept, planOf(read.settings, plan));
  }
  return foundIn(record.files, { ...(await rulesAt(commit)), where: name, repository: name }, plans);
}

/** The settings commits whose plans cases keep, other than the one in force. */
function otherCommits(files: Files, inForce: string): readonly string[] {
  const kept = caseLogsIn(files).flatMap(({ log }) => (log.ok ? (planCommitIn(log.entries) ?? []) : []));
  return [...new Set(kept)].filter((commit) => commit !== inForce);
}
