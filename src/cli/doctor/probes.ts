// Probes assumptions that no other check looks at: the clocks, and whether GitHub signs what the App commits.
import { orNull } from '../../github/answered.ts';
import { recordBranch } from '../../github/record-path.ts';
import { assumptions } from './assumptions.ts';
import { good, note, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const probesCheck: Check = { name: 'assumptions about GitHub', look };

const mostSkew = 30_000;

async function look(sight: Sight): Promise<readonly Finding[]> {
  const unprobed = assumptions.filter(({ probe }) => probe === null).map(({ id }) => id);
  return [
    await clocks(sight),
    await signatures(sight),
    note(`${unprobed.length} more show only in use (docs/assumptions.md): ${unprobed.join(', ')}`),
  ];
}

async function clocks({ clients, repository }: Sight): Promise<Finding> {
  const { date } = await clients.cases.request('GET /repos/{owner}/{repo}', { ...repository });
  const seconds = Math.round((Date.now() - Date.parse(date)) / 1000);
  return Math.abs(seconds) * 1000 <= mostSkew
    ? good('our clock and GitHub’s agree (date-header)')
    : wrong(
        `our clock is ${seconds} s off GitHub’s (date-header)`,
        'GitHub refuses the App’s tokens beyond a minute',
        'let this machine keep its time by NTP',
      );
}

async function signatures({ clients, repository }: Sight): Promise<Finding> {
  const newest = { ...repository, sha: recordBranch, per_page: 1 };
  const commits = await orNull(clients.cases.request('GET /repos/{owner}/{repo}/commits', newest));
  const [commit] = commits?.data ?? [];
  const name = '(app-commits-signed)';
  if (commit?.author?.['type'] !== 'Bot') return note(`the App has not written to the record yet ${name}`);
  return commit.commit.verification?.verified === true
    ? good(`the App’s newest commit is verified ${name}`)
    : wrong(
        `the App’s newest commit is not verified ${name}`,
        'every case freezes before its publication',
        'nothing may name an author in commits: run psirt-bot verify',
      );
}
