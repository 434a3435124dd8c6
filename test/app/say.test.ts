// The log: levels, form, and that an id can't carry prose.
import { expect, test } from 'vitest';
import { logLevels, openSay } from '../../src/app/say.ts';
import type { LogLevel } from '../../src/app/say.ts';

function saidAt(level: LogLevel): readonly string[] {
  const written: string[] = [];
  const say = openSay({ level, write: (line) => written.push(line), now: () => 0 });
  for (const own of logLevels) say({ level: own, sentence: 'a fixed sentence', ids: {} });
  return written.map((line) => (JSON.parse(line) as { level: string }).level);
}

test.each([
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['error', 'warn', 'info']],
  ['debug', ['error', 'warn', 'info', 'debug']],
] as const)('at %s it says %j', (level, said) => {
  expect(saidAt(level)).toEqual(said);
});

test('one line of JSON; what does not look like an id is withheld', () => {
  const written: string[] = [];
  const ids = { case: 4, route: 'GET /repos/{owner}/{repo}', what: 'CANARY the heap\noverflows' };
  openSay({ level: 'info', write: (line) => written.push(line), now: () => 0 })({
    level: 'warn',
    sentence: 'a fixed sentence',
    ids,
  });

  expect(written).toEqual([
    `{"time":"1970-01-01T00:00:00.000Z","level":"warn","sentence":"a fixed sentence","ids":{"case":4,"route":"GET /repos/{owner}/{repo}","what":"withheld"}}\n`,
  ]);
});
