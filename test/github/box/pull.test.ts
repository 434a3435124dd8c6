// Looking at a pull request in the box: which commit merged it, under both versions of GitHub's API; and at commits by their names.
import { expect, test } from 'vitest';
import { lookAtCommit, lookAtPull } from '../../../src/github/look/code.ts';
import { apiVersions } from '../../../src/sandbox/judge/api-version.ts';
import { personOf } from '../../../src/sandbox/person.ts';
import { cases, startBench } from './bench.ts';

test.each(apiVersions)('version %s tells by which commit a pull request landed', async (apiVersion) => {
  const bench = await startBench({ apiVersion });
  const { clients, box } = bench;
  const [dev, repository] = [personOf(box, 'dev'), 'acme/widget'];
  await dev.push({ repository, branch: 'fix', message: 'm', files: { 'a.txt': 'b' } });
  const number = await dev.openPull({ repository, head: 'fix', base: 'main', title: 't' });
  const url = `https://github.com/${repository}/pull/${number}`;
  const sight = {
    clients, records: bench.records(), repository: cases, number: 1, bot: bench.bot, publishers: [], members: new Map(), audited: new Map(),
  }; // prettier-ignore

  expect(await lookAtPull(sight, { look: 'pull', url })).toMatchObject({ merged: false, merge_commit: null });
  const merged = await personOf(box, 'lead').merge({ repository, number });
  expect(await lookAtPull(sight, { look: 'pull', url })).toMatchObject({
    merged: true,
    merge_commit: merged,
    base: 'main',
    author: { login: 'dev' },
  });

  const named = (commit: string) => lookAtCommit(sight, { look: 'commit', repository, commit });
  expect(await named(merged.slice(0, 12))).toBe(merged);
  expect(await named('f'.repeat(40))).toBeNull();
  expect(box.violations()).toEqual([]);
  await bench.close();
});
