// action.yml says what the code reads: no input without its use, no use without its input.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const manifest = parse(readFileSync('action/action.yml', 'utf8')) as Manifest;
const code = ['inputs', 'run'].map((name) => readFileSync(`action/${name}.ts`, 'utf8')).join('\n');

test('the inputs are those that the code reads', () => {
  const listed = /const keyNames = \[(.+)\]/.exec(code)?.[1]?.match(/[a-z-]+/g) ?? [];
  const read = new Set([
    ...listed,
    ...[...code.matchAll(/\binput\('([a-z-]+)'\)/g)].map((found) => found[1]),
  ]);
  expect(read).toEqual(new Set(Object.keys(manifest.inputs)));
});

test('it runs on the Node that runners have, from where a release puts the bundle', () => {
  expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  expect(Object.keys(manifest.outputs)).toEqual(['advisories']);
  expect(readFileSync('.github/workflows/release.yml', 'utf8')).toContain('git add --force action/dist');
});

test('the token for reading is the job’s own, and nobody waits for ever', () => {
  expect(manifest.inputs['token']?.default).toBe('${{ github.token }}');
  expect(Number(manifest.inputs['wait']?.default)).toBeGreaterThan(0);
});
