import { expect, test } from 'vitest';
import { correctedBlock, missingPoint, postThis, refusalText } from '../../../src/core/words/refusals.ts';
import type { RefusedLine } from '../../../src/core/words/refusals.ts';
import { golden } from './a-view.ts';

const block = ['/psirt accept exploit none', '/psirt confrim CVSS:3.1/x', '/psirt schedule tomorrow'];
const refusals: readonly RefusedLine[] = [
  { code: 'E-GATE', verb: 'accept', at: 0, missing: [{ what: 'nobody leads this case', post: '/psirt ack' }, { what: 'nobody said whether data leaked', post: '/psirt leak no' }] },
  { code: 'E-UNKNOWN', verb: 'confrim', at: 1, missing: [{ what: 'there is no command confrim; did you mean confirm?', post: '/psirt confirm' }] },
  { code: 'E-DATE', verb: 'schedule', at: 2, missing: [{ what: 'expected a date in UTC; got tomorrow', post: '/psirt schedule 2026-12-10T16:00Z' }] },
]; // prettier-ignore

test('a refusal says that nothing ran, all that is missing, and the whole block to post', () => {
  const text = refusalText(refusals, block);
  expect(text).toBe(golden('refusal', text));
});

test('the block keeps good lines, mends mistyped ones, and puts what is missing before the door', () => {
  expect(correctedBlock(block, refusals)).toEqual([
    '/psirt ack', '/psirt leak no', '/psirt accept exploit none', '/psirt confirm CVSS:3.1/x', '/psirt schedule 2026-12-10T16:00Z',
  ]); // prettier-ignore
});

test.each<[string, RefusedLine, string]>([
  ['role', { code: 'E-ROLE', verb: 'publish', missing: [{ what: 'publish is for psirt: @lin' }] }, 'is not yours to say'],
  ['status', { code: 'E-STATE', verb: 'publish', missing: [{ what: 'the case is new', post: '/psirt help' }] }, 'at this point'],
  ['second person', { code: 'E-2P', verb: 'publish', missing: [{ what: 'ask @lin', post: '/psirt approve 4f9c2a1' }] }, 'second person'],
  ['embargo', { code: 'E-EMBARGO', verb: 'publish', missing: [{ what: 'it is public' }] }, 'break the embargo'],
  ['late', { code: 'E-LATE', verb: 'publish', missing: [] }, 'came too late'],
  ['no such verb, and nothing near', { code: 'E-UNKNOWN', verb: 'publish', missing: [{ what: 'unknown', post: '/psirt help' }] }, 'is not a command'],
  ['changed, and nothing to post', { code: 'E-STALE', verb: 'publish', missing: [{ what: 'it changed' }] }, 'is not about what stands now'],
])('a line that can not be mended is not offered again: %s', (_, refused, words) => {
  expect(correctedBlock(['/psirt publish'], [refused])).toEqual([]);
  const text = refusalText([refused], ['/psirt publish']);
  expect(text).toContain('**Your command did not run.**');
  expect(text).toContain(words);
  expect(text).not.toContain('Post this');
}); // prettier-ignore

test('lines that nothing is wrong with are offered again', () => {
  const refused: RefusedLine = { code: 'E-ROLE', verb: 'publish', missing: [] };
  expect(correctedBlock(['/psirt leak no', '/psirt publish', 'no command', '/psirt leak no'], [refused])).toEqual([
    '/psirt leak no', 'no command',
  ]); // prettier-ignore
});

test('of an edited comment nothing is offered to post: somebody else may have edited it', () => {
  const refused: RefusedLine = {
    code: 'E-EDITED',
    verb: 'psirt',
    at: 0,
    missing: [{ what: 'post it again' }],
  };
  expect(refusalText([refused], ['/psirt leak no', '/psirt accept'])).toBe(
    '**Nothing of your 2 commands ran.**\n\nThe comment was edited; an edited comment runs nothing (E-EDITED):\n- post it again',
  );
});

test('a comment that could not be read has no commands to count', () => {
  const refused: RefusedLine = { code: 'E-ARGS', verb: 'psirt', at: 0, missing: [{ what: 'too long' }] };
  expect(refusalText([refused], [])).toContain('**Nothing in your comment ran.**');
});

test('without a place a refusal is about the first line with its verb, aliases included', () => {
  const refused: RefusedLine = {
    code: 'E-ARGS',
    verb: 'severity',
    missing: [{ what: 'x', post: '/psirt severity high' }],
  };
  expect(correctedBlock(['/psirt leak no', '/psirt sev hihg'], [refused])).toEqual([
    '/psirt leak no',
    '/psirt severity high',
  ]);
});

test('a comment of more commands than can be read has none of them mended', () => {
  const refused: RefusedLine = { code: 'E-ARGS', verb: 'leak', missing: [] };
  const long = `/psirt leak no ${'x'.repeat(20_000)}`;
  expect(correctedBlock([long], [refused])).toEqual([long]);
});

test('more than a comment holds is left out whole, and it is said', () => {
  const what = '#'.repeat(400);
  const missing = Array.from({ length: 10 }, () => ({ what, post: `/psirt leak ${what}` }));
  const many = Array.from({ length: 50 }, (_, at): RefusedLine => ({ code: 'E-GATE', verb: 'leak', at, missing })); // prettier-ignore
  const text = refusalText(many, many.map(({ at }) => `/psirt leak ${at} ${what}`)); // prettier-ignore
  expect(text.length).toBeLessThan(60_000);
  expect(text).toMatch(
    /4\d more can’t run either. Mend these first.\n\nWhat would have to be posted is too long/,
  );
});

test('gaps in a block are pointed out', () => {
  expect(postThis(['/psirt fix <pull request> for 2.4'])).toContain('(fill in what stands in `<…>`)');
  expect(postThis(['/psirt reproduce yes "<the evidence: a test or a recipe>"'])).toContain('fill in');
  expect(postThis(['/psirt affects "<1.2"'])).not.toContain('fill in');
});

test('what somebody typed comes back harmless', () => {
  expect(missingPoint({ what: 'got @evil/team ![x](https://x)' })).not.toMatch(/@evil|!\[|:\/\//);
  expect(postThis(['/psirt x ```', '<!--'])).toMatch(/^Post this as a new comment:\n\n````text\n/);
});
