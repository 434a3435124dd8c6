// Collects what evidence of a case is made of, from the record and the case repository on GitHub. It writes nothing.
import { readLog } from '../../core/case/log.ts';
import type { ReadLog } from '../../core/case/log.ts';
import { commitsIn } from '../../core/evidence/view.ts';
import type { EvidenceCommit, EvidenceRules, Material } from '../../core/evidence/material.ts';
import { peopleOf, foldHouse } from '../../core/house/in-force.ts';
import { hasOwnPlan } from '../../core/house/plan-of.ts';
import { planText } from '../../core/plan/plan-text.ts';
import { recorderOf } from '../../core/record/verify-record.ts';
import { readSettings, settingsPath } from '../../core/settings.ts';
import { allPages } from '../../github/pages.ts';
import { recordNow } from '../../github/record-files.ts';
import { folderOf, logPath } from '../../github/record-path.ts';
import { fullNameOf } from '../../github/repository-name.ts';
import { storedFile } from '../../github/stored-file.ts';
import type { Reach } from '../github-as.ts';

export type Collected =
  { readonly ok: true; readonly material: Material } | { readonly ok: false; readonly wrong: string };

/** @param by the release of psirt-bot that collects @throws GitHubFailure */
export async function collect(reach: Reach, number: number, by: string): Promise<Collected> {
  const { clients, repository } = reach;
  const record = await recordNow(clients.cases, repository);
  const house = readLog(record?.files.get('house/log.jsonl') ?? '');
  const bot = recorderOf(house);
  if (record === undefined || bot === undefined) return wrong('There is no record to take evidence from; start the bot once, or look with psirt-bot verify what is wrong with it'); // prettier-ignore
  const log = record.files.get(logPath(number));
  if (log === undefined) return wrong(`There is no case ${number}; expected one of ${casesIn(record.files)}`);
  const read = readLog(log);
  const commits = read.ok ? commitsIn(read.entries) : [];
  const facts = {
    case: number,
    repository: fullNameOf(repository),
    bot,
    made_by: by,
    record: record.commit,
    people: peopleIn(house, read),
  };
  const material: Material = {
    facts,
    log,
    notices: noticesIn(record.files, number),
    rules: await rulesOf(reach, commits),
    commits: await commitsOf(reach, number, record.commit),
  };
  return { ok: true, material };
}

const wrong = (text: string): Collected => ({ ok: false, wrong: text });

function casesIn(files: ReadonlyMap<string, string>): string {
  const numbers = [...files.keys()].flatMap((path) => /^cases\/(\d+)\/log\.jsonl$/.exec(path)?.[1] ?? []);
  return numbers.length === 0 ? 'none, since there are no cases yet' : numbers.toSorted((a, b) => Number(a) - Number(b)).join(', '); // prettier-ignore
}

function noticesIn(files: ReadonlyMap<string, string>, number: number): ReadonlyMap<string, string> {
  const prefix = `${folderOf(number)}/notices/`;
  return new Map([...files].flatMap(([path, text]) => path.startsWith(prefix) ? [[path.slice(prefix.length, -'.md'.length), text]] : [])); // prettier-ignore
}

/** Who is who by the settings that the case's log names last. */
function peopleIn(house: ReadLog, log: ReadLog): Readonly<Record<string, number>> {
  const last = log.ok ? log.entries.findLast(({ kind }) => kind === 'settings') : undefined;
  const people = last?.kind === 'settings' ? peopleOf(foldHouse(house), last.commit) : {};
  return Object.fromEntries(Object.entries(people).map(([login, id]) => [login, Number(id)]));
}

/** Settings and plans at the commits that the log names; what is gone from the repository is left out. */
async function rulesOf(
  reach: Reach,
  commits: readonly string[],
): Promise<ReadonlyMap<string, EvidenceRules>> {
  const found = new Map<string, EvidenceRules>();
  for (const commit of commits) {
    const settings = await textAt(reach, commit, settingsPath);
    const read = settings === null ? undefined : readSettings(settings);
    if (settings === null || read?.ok !== true) continue;
    const own = hasOwnPlan(read.settings) ? await textAt(reach, commit, read.settings.plan) : planText;
    if (own !== null) found.set(commit, { settings, plan: own });
  }
  return found;
}

async function textAt({ clients, repository }: Reach, commit: string, path: string): Promise<string | null> {
  return (await storedFile(clients.cases, { ...repository, path, ref: commit }))?.text ?? null;
}

async function commitsOf(
  { clients, repository }: Reach,
  number: number,
  sha: string,
): Promise<readonly EvidenceCommit[]> {
  const params = { ...repository, sha, path: folderOf(number) };
  const commits = await allPages(clients.cases, ['GET /repos/{owner}/{repo}/commits', params]);
  return commits.map((one) => ({
    sha: one.sha,
    author: one.author === null ? null : Number(one.author['id'] ?? 0),
    verified: one.commit.verification?.verified === true,
    at: one.commit.committer?.date ?? '',
  }));
}
