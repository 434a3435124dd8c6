// Does a tag contain the fix? Ancestry, rewritten history, reverts that say so, reverts that don't, and lines that are gone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeenProof } from '../../../src/core/look.ts';
import { lookAtProof } from '../../../src/github/look/proof.ts';
import { encoded, storedFile } from '../../../src/github/stored-file.ts';
import { cases, product, startBench } from './bench.ts';
import type { Bench } from './bench.ts';

let bench: Bench;
const path = 'src/record.js';
const fixed = "  if (offset + 2 + length > bytes.length) throw new RangeError('too short');";
let before = '';

beforeAll(async () => {
  bench = await startBench();
  before = (await textOf('main')) ?? '';
});
afterAll(() => bench.close());

async function textOf(ref: string): Promise<string | undefined> {
  return (await storedFile(bench.as('lead'), { ...product, path, ref }))?.text;
}

const after = () => before.replace('no check against bytes.length', `checked below\n${fixed}`);

async function branchOff(name: string): Promise<void> {
  const github = bench.as('lead');
  const { data } = await github.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...product,
    ref: 'heads/main',
  });
  await github.request('POST /repos/{owner}/{repo}/git/refs', {
    ...product,
    ref: `refs/heads/${name}`,
    sha: data.object.sha,
  });
}

async function commit(
  branch: string,
  message: string,
  file: { path?: string; text: string },
): Promise<string> {
  const github = bench.as('lead');
  const at = { ...product, path: file.path ?? path };
  const there = await storedFile(github, { ...at, ref: branch });
  const { data } = await github.request('PUT /repos/{owner}/{repo}/contents/{path}', {
    ...at, branch, message, content: encoded(file.text), ...(there === undefined ? {} : { sha: there.sha }),
  }); // prettier-ignore
  return data.commit.sha ?? '';
}

async function tag(name: string, sha: string): Promise<void> {
  await bench
    .as('lead')
    .request('POST /repos/{owner}/{repo}/git/refs', { ...product, ref: `refs/tags/${name}`, sha });
}

async function proofOf(tagName: string, sha: string): Promise<SeenProof | undefined> {
  const sight = {
    clients: bench.clients, records: bench.records(), repository: cases, number: 1, bot: bench.bot, publishers: [], members: new Map(), audited: new Map(),
  }; // prettier-ignore
  const look = { look: 'proof', repository: 'acme/widget', tag: tagName, commits: [sha] } as const;
  return (await lookAtProof(sight, look))[0];
}

test('a tag on the fix, or after it, contains it', async () => {
  await branchOff('good');
  const fix = await commit('good', 'Check the length', { text: after() });
  await tag('v9.0.0', fix);
  const later = await commit('good', 'Write a note', { path: 'NOTES.md', text: 'x\n' });
  await tag('v9.0.1', later);

  const whole = { commit: fix, ancestor: true, same_patch: null, reverted_by: null, missing_in: [] };
  expect(await proofOf('v9.0.0', fix)).toEqual(whole);
  expect(await proofOf('v9.0.1', fix)).toEqual(whole);
});

test('a tag before the fix, no such tag and no such commit contain nothing', async () => {
  await branchOff('early');
  const fix = await commit('early', 'Check the length', { text: after() });

  expect(await proofOf('v2.4.0', fix)).toMatchObject({
    ancestor: false,
    same_patch: null,
    missing_in: [path],
  });
  expect(await proofOf('v404', fix)).toMatchObject({ ancestor: false, missing_in: [] });
  expect(await proofOf('v2.4.0', 'e'.repeat(40))).toMatchObject({ ancestor: false, missing_in: [] });
});

test('a revert that says so is named, and the lines are missing', async () => {
  await branchOff('told');
  const fix = await commit('told', 'Check the length', { text: after() });
  const revert = await commit('told', `Revert "Check the length"\n\nThis reverts commit ${fix}.`, {
    text: before,
  });
  await tag('v9.1.0', revert);

  expect(await proofOf('v9.1.0', fix)).toMatchObject({
    ancestor: true,
    reverted_by: revert,
    missing_in: [path],
  });
});

test('a revert that is reverted again counts for nothing', async () => {
  await branchOff('twice');
  const fix = await commit('twice', 'Check the length', { text: after() });
  const revert = await commit('twice', `This reverts commit ${fix}.`, { text: before });
  const again = await commit('twice', `This reverts commit ${revert}.`, { text: after() });
  await tag('v9.2.0', again);

  expect(await proofOf('v9.2.0', fix)).toMatchObject({ ancestor: true, reverted_by: null, missing_in: [] });
});

test('an undoing that says nothing is known by its patch', async () => {
  await branchOff('silent');
  const fix = await commit('silent', 'Check the length', { text: after() });
  const undo = await commit('silent', 'Tidy up', { text: before });
  await tag('v9.3.0', undo);

  expect(await proofOf('v9.3.0', fix)).toMatchObject({
    ancestor: true,
    reverted_by: undo,
    missing_in: [path],
  });
});

test('the same patch in rewritten history is found', async () => {
  await branchOff('origin');
  const fix = await commit('origin', 'Check the length', { text: after() });
  await branchOff('rebased');
  await commit('rebased', 'Something before', { path: 'NOTES.md', text: 'x\n' });
  const picked = await commit('rebased', 'Check the length', { text: after() });
  await tag('v9.4.0', picked);

  expect(await proofOf('v9.4.0', fix)).toEqual({
    commit: fix, ancestor: false, same_patch: picked, reverted_by: null, missing_in: [],
  }); // prettier-ignore
});

test('lines that a later rewrite lost are told', async () => {
  await branchOff('lost');
  const fix = await commit('lost', 'Check the length', { text: after() });
  const rewrite = await commit('lost', 'Rewrite the reader', { text: 'export const nothing = 1;\n' });
  await tag('v9.5.0', rewrite);

  expect(await proofOf('v9.5.0', fix)).toMatchObject({
    ancestor: true,
    reverted_by: null,
    missing_in: [path],
  });
});
