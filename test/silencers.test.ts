// No comment may tell a tool to look away: neither the coverage nor the compiler nor the linter.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const silencer =
  /(?:v8|c8|istanbul|node:coverage) ignore|@ts-(?:ignore|nocheck|expect-error)|(?:oxlint|eslint)-disable/;

const silenced = (text: string): string[] =>
  text.split('\n').flatMap((line, index) => (silencer.test(line) ? [`${index + 1}: ${line.trim()}`] : []));

test.each(['src', 'action'].filter((folder) => existsSync(folder)))('nothing in %s is silenced', (folder) => {
  const offences = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => silenced(readFileSync(join(folder, path), 'utf8')).map((place) => `${path}:${place}`));

  expect(offences).toEqual([]);
});

test.each([
  '/* v8 ignore next */',
  '/* istanbul ignore else */',
  '// @ts-expect-error',
  '// oxlint-disable-next-line no-console',
  '/* eslint-disable */',
])('%s is found', (comment) => {
  expect(silenced(`const a = 1;\n${comment}`)).toEqual([`2: ${comment}`]);
});
