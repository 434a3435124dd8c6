// Who is on call when a case opens: called once, shown until somebody leads; and where it was nobody's turn, the leads hear of it in time.
import { expect, test } from 'vitest';
import { doneAct, latest } from '../../../src/core/case/case.ts';
import { day, hour } from '../../../src/core/time.ts';
import { aStory, settings } from './a-world.ts';
import type { Beginning, Story } from './a-world.ts';

const rota = 'on_call: { people: [tri, lin], starts: 2026-11-23, days: 7 }';
const calls = /^do comment\.create call:/;
const card = ({ table }: Story): string => table.comments.find(({ pinned }) => pinned)?.body ?? '';
const onCall = (more: Beginning = {}): Story => aStory({ settings: settings({ more: rota }), ...more });
const created = ({ table }: Story): readonly string[] => table.comments.flatMap(({ body }) => (body.includes('you are on call') ? [body] : [])); // prettier-ignore

test('whose turn it is learns of a new case, once, and the card says until when [R51]', () => {
  const story = onCall();
  expect(story.settle(calls)).toHaveLength(1);
  expect(created(story)).toEqual([expect.stringContaining('@lin\n\n📟 **A new case, and you are on call** (until Mon 2026-12-07 00:00 UTC)')]); // prettier-ignore
  expect(card(story)).toContain('**On call** `lin` until Mon 2026-12-07 00:00 UTC');
  expect(card(story)).toContain('**Waiting on `lin`**');
  // The next one's turn begins; the case stays with whoever had it.
  story.wait(8 * day);
  story.rules.owner = 'another';
  expect(story.settle(/^do comment\.create call:|on-call/)).toEqual([]);
  expect(latest(story.view().it, 'on-call')?.person.login).toBe('lin');
  expect(card(story)).toContain('**On call** `lin` until Mon 2026-12-07');
});

test('whoever is on call acknowledges it, and leads; then the card names the lead alone', () => {
  const story = onCall();
  story.settle();
  expect(story.hear('lin', '/psirt ack')).toContainEqual(expect.stringMatching(/^do react rocket /));
  expect(card(story)).not.toContain('On call');
  expect(card(story)).toContain('case-lead `lin`');
});

test('nobody is called for a case that somebody led before it was said', () => {
  const story = onCall();
  story.say('lead', '/psirt ack');
  expect(story.settle(calls)).toEqual([]);
});

test('a call that was begun is finished, although somebody leads meanwhile', () => {
  const story = onCall();
  story.fates.set('comment.create', 'lost');
  story.settle();
  story.wait(hour);
  story.hear('lead', '/psirt ack');
  const { it } = story.view();
  expect(doneAct(it, `call:${latest(it, 'on-call')?.seq}`)).toMatchObject({ result: 'found' });
  expect(created(story)).toHaveLength(1);
});

test('a case that nobody had the turn for, and that nobody leads, calls the leads after eight hours [R51]', () => {
  const late = /^do comment\.create late:lead:/;
  const story = aStory();
  story.settle();
  story.wait(8 * hour - 1);
  expect(story.settle(late)).toEqual([]);
  story.wait(1);
  expect(story.settle(late)).toHaveLength(1);
  const texts = story.table.comments.map(({ body }) => body).join('\n');
  expect(texts).toContain(
    '@lead\n\n⏰ **Overdue** since Mon 2026-11-30 17:00 UTC: somebody leads the case, since nobody was on call',
  );
  story.wait(day);
  expect(story.settle(late)).toEqual([]);
});

test.each([
  ['somebody is on call', { settings: settings({ more: rota }) }, ''],
  ['somebody leads', {}, '/psirt ack'],
])('no such alarm where %s', (_, beginning, words) => {
  const story = aStory(beginning);
  if (words !== '') story.say('lead', words);
  story.settle();
  story.wait(2 * day);
  expect(story.settle(/late:lead:/)).toEqual([]);
});

test('before the rota starts, and where nobody knows the account, it is nobody’s turn', () => {
  const early = aStory({ settings: settings({ more: rota.replace('2026-11-23', '2026-12-24') }) });
  expect(early.settle(/on-call/)).toEqual([]);
  const unknown = aStory({ settings: settings({ more: 'on_call: { people: [gone], starts: 2026-11-23 }' }).replace('triager: [tri]', 'triager: [tri, gone]') }); // prettier-ignore
  expect(unknown.settle(/on-call/)).toEqual([]);
});
