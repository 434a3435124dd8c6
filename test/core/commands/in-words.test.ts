// The words in which help and docs tell who may say a command, and when.
import { expect, test } from 'vitest';
import { roles } from '../../../src/core/case/fact.ts';
import { whenWords, whoWords } from '../../../src/core/commands/in-words.ts';

test.each<[Parameters<typeof whoWords>[0], string]>([
  ['anyone', 'anyone who can read the case'],
  [roles, 'anyone with a role'],
  [roles.filter((role) => role !== 'observer'), 'anyone with a role but observer'],
  [['psirt', 'case-lead'], 'psirt, case-lead'],
])('who: %j', (who, words) => {
  expect(whoWords(who)).toBe(words);
});

test.each<[Parameters<typeof whenWords>[0], string]>([
  ['any', 'always'],
  ['open', 'while the case is open'],
  [['closed', 'declined'], 'while the case is closed or declined'],
  [['new'], 'while the case is new'],
])('when: %j', (when, words) => {
  expect(whenWords(when)).toBe(words);
});
