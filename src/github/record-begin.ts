// Begins the record: makes its branch when the house is new. It never makes one anew where one was before; that is for people to judge.
import { GitHubFailure } from './failure.ts';
import { recordBranch } from './record-path.ts';
import type { Records } from './records.ts';

const readme = [
  '# The record of psirt-bot',
  '',
  'One folder for each case: `log.jsonl` is only ever appended to, each line holds the hash of the line before.',
  'The App alone writes this branch. Whatever else is committed here freezes the case that it touches.',
  '',
].join('\n');

/** Makes the records branch from nothing, unless it is there. Two processes may both try: one of them makes it. */
export async function beginRecord(records: Records): Promise<void> {
  if ((await records.refresh()) !== undefined) return;
  const { github, repository } = records;
  const tree = await github.request('POST /repos/{owner}/{repo}/git/trees', {
    ...repository,
    tree: [{ path: 'README.md', mode: '100644', type: 'blob', content: readme }],
  });
  const commit = await github.request('POST /repos/{owner}/{repo}/git/commits', {
    ...repository,
    message: 'Begin the record',
    tree: tree.data.sha,
    parents: [],
  });
  try {
    const ref = `refs/heads/${recordBranch}`;
    await github.request('POST /repos/{owner}/{repo}/git/refs', { ...repository, ref, sha: commit.data.sha });
  } catch (error) {
    if (!(error instanceof GitHubFailure && ['conflict', 'invalid'].includes(error.kind))) throw error;
  }
  await records.refresh();
}
