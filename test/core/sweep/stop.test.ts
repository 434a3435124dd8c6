// Issues that may become cases, closed and broken ones, and the sweep that stops and asks before it changes many at once.
import { expect, test } from 'vitest';
import { foldCase } from '../../../src/core/case/case.ts';
import { houseMarker } from '../../../src/core/house/house-marker.ts';
import { decideSweep } from '../../../src/core/sweep.ts';
import { askAboutSweep } from '../../../src/core/sweep/ask.ts';
import { sweptComment, sweptIssue } from '../../../src/core/sweep/sight.ts';
import type { SweepSight, SweptCase, SweptComment, SweptIssue } from '../../../src/core/sweep/sight.ts';
import { later } from '../../../src/core/time.ts';
import { accepted, bot, emptyView } from '../words/a-view.ts';
import { comment, now, person, sightOf } from './a-sight.ts';

const because = (sight: SweepSight) => decideSweep(sight).settle.flatMap((chosen) => chosen.because);
const house = foldCase(0, [], { seq: 0, hash: '0'.repeat(64) });

function issue(more: Partial<SweptIssue> = {}): SweptIssue {
  return {
    number: 7, title: 'Overflow', state: 'open', author: person, labels: [], assignees: [], asks: undefined,
    created_at: '2026-12-03T09:00:00Z', updated_at: '2026-12-03T09:00:00Z', ...more,
  }; // prettier-ignore
}
const without = (issues: readonly SweptIssue[], more: Partial<SweepSight> = {}) =>
  sightOf([], { issues, ...more });
const older = { created_at: '2025-01-01T00:00:00Z' };
const lookedAt = { at: '2026-12-03T11:59:00Z', hash: undefined, state: 'rest' as const };
const rest = new Map([[7, lookedAt]]);

test.each<[string, SweepSight, readonly string[]]>([
  ['an issue of a person', without([issue()]), ['new']],
  ['one that is no case', without([issue({ labels: ['not-a-case'] })]), []],
  ['one of a bot', without([issue({ author: { ...bot, bot: true } })]), []],
  ['one for a private report', without([issue({ author: { ...bot, bot: true } })], { house: { ...emptyView().house, reports: { 7: { repository: 'acme/widget', ghsa: 'G' } } } }), ['new']],
  ['one from before the install', without([issue(older)]), []],
  ['an old one that somebody adopts', without([issue(older)], { comments: [comment({ issue: 7, adopts: true })] }), ['new']],
  ['an old one that a bot adopts', without([issue(older)], { comments: [comment({ issue: 7, adopts: true, author: { ...bot, bot: true } })] }), []],
  ['an old one that wears our labels', without([issue({ ...older, labels: ['phase/detect', 'status/new'] })]), ['new']],
  ['one that was looked at', without([issue()], { looked: rest }), []],
  ['one that was touched since', without([issue({ updated_at: now })], { looked: rest }), ['new']],
])('without a record, %s', (_what, sight, reasons) => {
  expect(because(sight)).toEqual(reasons);
}); // prettier-ignore

const broken: SweptCase = { number: 7, head: undefined, state: 'broken' };
const closed: SweptCase = { number: 7, head: { seq: 9, hash: 'h' }, state: 'closed' };
const withRecord = (record: SweptCase, issues: readonly SweptIssue[], more: Partial<SweepSight> = {}) =>
  without(issues, { cases: [record], ...more });

test.each<[string, SweepSight, readonly string[]]>([
  ['a broken record that nobody was told of', withRecord(broken, [issue()]), ['broken']],
  ['a broken record that was looked at', withRecord(broken, [issue()], { looked: rest }), []],
  ['a record that broke since it was looked at', withRecord(broken, [issue()], { looked: new Map([[7, { ...lookedAt, hash: 'h' }]]) }), ['broken']],
  ['a broken record that is shown', withRecord(broken, [issue({ labels: ['frozen'] })]), []],
  ['a broken record of an issue that is gone', withRecord(broken, []), []],
  ['a closed case', withRecord(closed, []), []],
  ['a closed case that was reopened', withRecord(closed, [issue()]), ['shown']],
  ['the card of a closed case that somebody wrote to since', withRecord(closed, [], { comments: [comment({ issue: 7, author: { ...bot, bot: true }, commands: false, updated_at: now })], looked: rest }), ['touched']],
  ['a word on a closed case', withRecord(closed, [], { comments: [comment({ issue: 7, updated_at: now })] }), ['recorded']],
  ['an old word on a closed case', withRecord(closed, [], { comments: [comment({ issue: 7 })] }), []],
  ['a word on a closed case that was heard', withRecord(closed, [], { comments: [comment({ issue: 7 })], looked: rest }), []],
])('%s', (_what, sight, reasons) => {
  expect(because(sight)).toEqual(reasons);
}); // prettier-ignore

/** So many cases, some of them without their labels. */
function many(all: number, bare: number, more: Partial<SweepSight> = {}): SweepSight {
  const given = Array.from({ length: all }, (_, index) => ({
    number: index + 1, steps: accepted, ...(index < bare ? { issue: { labels: [] } } : {}),
  })); // prettier-ignore
  // They wait for the reporter's thread too, which changes nothing.
  return sightOf(given, more);
}
const asking = (body: string): SweptIssue =>
  issue({ number: 5000, author: { ...bot, bot: true }, asks: `${houseMarker('sweep')}\n${body}` });

test.each([
  [30, 19, undefined],
  [30, 20, 20],
  [300, 29, undefined],
  [300, 30, 30],
])('of %i cases, %i may change or not', (all, bare, limit) => {
  const { stop, settle } = decideSweep(many(all, bare));

  expect(stop?.limit).toBe(limit);
  expect(stop?.chosen.length).toBe(limit === undefined ? undefined : bare);
  expect(settle.length).toBe(limit === undefined ? all : 0);
});

test.each<[string, Partial<SweptComment>, boolean]>([
  ['a psirt-lead allows as many', { allows: 25 }, true],
  ['a psirt-lead allows fewer', { allows: 24 }, false],
  ['somebody else does', { allows: 25, author: { login: 'lin', id: 2, bot: false } }, false],
  ['it was edited', { allows: 25, updated_at: now }, false],
  ['it was an hour ago', { allows: 25, created_at: later(now, -3600), updated_at: later(now, -3600) }, false],
  ['it stands in a case', { allows: 25, issue: 1 }, false],
  ['it says something else', {}, false],
])('when %s', (_what, said, goesOn) => {
  const comments = [comment({ issue: 5000, created_at: '2026-12-03T11:30:00Z', updated_at: '2026-12-03T11:30:00Z', ...said })]; // prettier-ignore
  const sight = many(30, 25);
  const { stop } = decideSweep({ ...sight, comments, issues: [...sight.issues, asking('x')] });

  expect(stop === undefined).toBe(goesOn);
});

test('in a small team the maintainer may allow it, and nobody by role alone', () => {
  const comments = [comment({ issue: 5000, allows: 99, author: { login: 'lin', id: 2, bot: false } })];
  const sight = many(30, 25);
  const { settings } = sight.house;
  const under = (roles: typeof settings.roles) => ({ ...sight.house, settings: { ...settings, roles } });
  const asked = { ...sight, comments, issues: [...sight.issues, asking('x')], now: '2026-12-03T11:30:00Z' };

  expect(decideSweep({ ...asked, house: under({ maintainer: ['LIN'] }) }).stop).toBeUndefined();
  expect(decideSweep({ ...asked, house: under({}) }).stop).toBeDefined();
});

const textOf = (sight: SweepSight): string => {
  const { stop } = decideSweep(sight);
  const [filled] = askAboutSweep({
    sight: { ...sight, issues: [asking('x')] },
    house,
    owner: 'a',
    stop,
  }).effects;
  return filled?.kind === 'issue.fill' ? filled.body : '';
};

test('the bot asks in one issue of its own, tells how to answer, and ends the question when nothing waits', () => {
  const sight = many(120, 60);
  const { stop } = decideSweep(sight);
  const ask = (issues: readonly SweptIssue[], answer: 'asks' | 'over' = 'asks') =>
    askAboutSweep({ sight: { ...sight, issues }, house, owner: 'a', stop: answer === 'over' ? undefined : stop });
  const body = textOf(sight);

  expect(ask([])).toMatchObject({
    entries: [{ kind: 'intent', act: 'sweep-issue' }],
    effects: [{ kind: 'issue.create', act: 'sweep-issue', marker: houseMarker('sweep') }],
  });
  expect(ask([asking('x')]).entries).toMatchObject([{ kind: 'receipt', made: { number: '5000' } }]);
  expect(body).toContain('/psirt approve sweep 60\n');
  expect(body).toContain('48, 49, 50` and 10 more. Why: labels, titles, leads or states that differ from the record (60).');
  expect(ask([{ ...asking(''), asks: body }]).effects).toEqual([]);
  expect(textOf(many(30, 25))).toContain('24, 25`. Why');
  expect(ask([{ ...asking(''), asks: body }], 'over').effects).toMatchObject([{ kind: 'issue.fill', number: 5000 }]);
  expect(askAboutSweep({ sight, house, owner: 'a', stop: undefined })).toEqual({ entries: [], effects: [] });
}); // prettier-ignore

const spoken = (body: string, reactions: Record<string, number> = {}) =>
  sweptComment({ id: 1, author: person, body, created_at: now, updated_at: now, reactions, pinned: null }, 7);

test('of a comment it is kept what it wants, never its words', () => {
  expect(spoken('The overflow is in parse()')).toMatchObject({
    commands: false,
    answered: false,
    adopts: false,
  });
  expect(spoken('/psirt adopt', { confused: 1 })).toMatchObject({
    commands: true,
    adopts: true,
    answered: true,
  });
  expect(spoken('/psirt approve sweep 25').allows).toBe(25);
  expect(spoken('/psirt approve sweep all').allows).toBeUndefined();
  expect(spoken('/psirt approve sweep').allows).toBeUndefined();
  expect(spoken('/psirt approve').allows).toBeUndefined();
  expect(spoken(`/psirt ack\n${'x'.repeat(20_000)}`).commands).toBe(true);
  expect(JSON.stringify(spoken('/psirt ack secret words'))).not.toContain('secret');
});

test("what the bot writes is nobody's word, although it shows commands to paste", () => {
  const said = {
    id: 1,
    author: { ...bot, bot: true },
    body: '/psirt adopt',
    created_at: now,
    updated_at: now,
  };

  expect(sweptComment({ ...said, reactions: {}, pinned: null }, 7)).toMatchObject({
    commands: false,
    adopts: false,
  });
});

test('of an issue the text is kept only where the bot asks about a sweep', () => {
  const given = { ...issue(), body: `${houseMarker('sweep')}\nwords`, reason: null };
  const { asks: _, ...kept } = given;

  expect(sweptIssue(kept, bot).asks).toBeUndefined();
  expect(sweptIssue({ ...kept, author: { ...bot, bot: true } }, bot).asks).toBe(given.body);
  expect(sweptIssue({ ...kept, author: { ...bot, bot: true }, body: 'secret' }, bot).asks).toBeUndefined();
  expect(JSON.stringify(sweptIssue({ ...kept, body: 'secret' }, bot))).not.toContain('secret');
});
