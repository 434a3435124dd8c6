// One digest a person a day, and no warning lost: whatever dies on the way, however long nobody looked, and how often somebody looks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendEntries } from '../../../src/core/case/log.ts';
import { foldCase } from '../../../src/core/case/case.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { decideDigest } from '../../../src/core/digest/decide-digest.ts';
import type { GitHubEffect } from '../../../src/core/decision.ts';
import { digestTime } from '../../../src/core/digest/digests.ts';
import { warnedSince } from '../../../src/core/digest/warnings.ts';
import { houseMarker } from '../../../src/core/house/house-marker.ts';
import { sweptComment, sweptIssue } from '../../../src/core/sweep/sight.ts';
import type { SweepSight, SweptComment, SweptIssue } from '../../../src/core/sweep/sight.ts';
import { hour, later, minute } from '../../../src/core/time.ts';
import { accepted, bot, confirmed, emptyView, report, settingsOf } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { sightOf, viewOf } from '../sweep/a-sight.ts';

const begun = '2026-11-30T06:00:00Z';
const two = `
version: 1
roles: { psirt-lead: [ada], psirt: [lin] }
products:
  widget: { repository: acme/widget, people: { fix-dev: [dev] }, lines: { "2.4": { branch: main, tags: "v2.4.*" }, "2.3": { branch: v2.3, tags: "v2.3.*" } } }
  gadget: { repository: acme/gadget }
`;
const known = { ...emptyView().house, installed_at: begun };
const lin = { login: 'lin', id: 2 };
const given: readonly { number: number; steps: readonly Step[] }[] = [
  { number: 42, steps: [report({ title: 'CANARY' })] },
  { number: 43, steps: [...accepted, { name: 'assigned', role: 'case-lead', person: lin, line: null }] },
];

/** What becomes of an effect: it is done; it is and nobody hears; it is half done; it is not, and that is known or not. */
type Fate = 'done' | 'lost' | 'half' | 'failed' | 'never';

interface Box {
  now: string;
  /** `house/log.jsonl` as drafts that were appended. */
  readonly drafts: (EntryDraft & { at: string })[];
  readonly issues: SweptIssue[];
  readonly comments: { seen: SweptComment; at: string; calls: readonly string[]; body: string }[];
}

function houseOf({ drafts }: Box) {
  let head: Parameters<typeof appendEntries>[0];
  const entries = drafts.flatMap(({ at, ...draft }) => {
    const appended = appendEntries(head, [draft], at);
    head = appended.head;
    return appended.entries;
  });
  return foldCase(0, entries, head ?? { seq: 0, hash: '' });
}

function openBox(): Box {
  const installed = { kind: 'receipt', act: 'install', result: 'done', made: {}, said_at: begun, by: bot, via: 'sweep', at: begun } as const; // prettier-ignore
  return { now: begun, drafts: [installed], issues: [], comments: [] };
}

const account = { ...bot, bot: true };

function create(
  box: Box,
  effect: Extract<GitHubEffect, { kind: 'comment.create' }>,
  isFilled: boolean,
): void {
  const id = 100 + box.comments.length;
  const body = isFilled ? effect.body : `${effect.body.split('\n', 1)[0]}\nThe PSIRT bot is writing here. ${(effect.calls ?? []).join(' ')}`; // prettier-ignore
  const seen = sweptComment({ id, author: account, body, created_at: box.now, updated_at: box.now, reactions: {}, pinned: null }, 9); // prettier-ignore
  box.comments.push({ seen, at: box.now, calls: effect.calls ?? [], body });
}

function openIssue({ issues, now }: Box, marker: string): void {
  issues.push(sweptIssue({ number: 9, title: 'New report', body: `${marker}\nx`, state: 'open', reason: null, author: account, labels: [], assignees: [], created_at: now, updated_at: now }, bot)); // prettier-ignore
}

function fill({ comments }: Box, id: number, body: string): void {
  const before = comments[id - 100];
  if (before === undefined) throw new RangeError('there is no such comment');
  const slot = before.seen.digest?.slot ?? '';
  comments[id - 100] = { ...before, body, seen: { ...before.seen, digest: { slot, filled: true } } };
}

function perform(box: Box, effect: GitHubEffect, fate: Fate): void {
  const isDone = fate === 'done' || fate === 'lost';
  if (effect.kind === 'comment.create' && (isDone || fate === 'half')) create(box, effect, isDone);
  if (!isDone) return;
  if (effect.kind === 'issue.create') openIssue(box, effect.marker);
  if (effect.kind === 'issue.fill') box.issues.splice(0, 1, { ...(box.issues[0] as SweptIssue), title: effect.title }); // prettier-ignore
  if (effect.kind === 'comment.fill') fill(box, effect.comment, effect.body);
}

/** Does all of it, or dies on the way. @returns whether it lives */
function carryOut(box: Box, effects: readonly GitHubEffect[], left: Fate[]): boolean {
  for (const effect of effects) {
    const fate = left.shift() ?? 'done';
    perform(box, effect, fate);
    if (fate !== 'done' && fate !== 'failed') return false;
    if (!('act' in effect) || effect.act === undefined) continue;
    if (effect.kind === 'issue.create' && fate === 'done') continue;
    box.drafts.push({ kind: 'receipt', act: effect.act, result: fate, made: {}, said_at: box.now, by: bot, via: 'sweep', at: box.now }); // prettier-ignore
  }
  return true;
}

/** One sweep: decides until nothing is left, or a fate ends the process. */
function sweep(box: Box, fates: readonly Fate[], more: Partial<SweepSight> & { owner?: string } = {}): void {
  const { owner = 'one', ...seeing } = more;
  const left = [...fates];
  for (let round = 0; round < 6; round += 1) {
    const comments = box.comments.map(({ seen }) => seen);
    const sight = sightOf(given, { now: box.now, house: known, issues: box.issues, comments, ...seeing });
    const { entries, effects } = decideDigest({ sight, house: houseOf(box), owner });
    if (entries.length + effects.length === 0) return;
    box.drafts.push(...entries.map((draft) => ({ ...draft, at: box.now })));
    if (!carryOut(box, effects, left)) return;
  }
}

const run = fc.record({
  wait: fc.oneof(fc.integer({ min: minute, max: 2 * hour }), fc.integer({ min: hour, max: 60 * hour })),
  fates: fc.array(fc.constantFrom<Fate>('done', 'done', 'lost', 'half', 'failed', 'never'), { maxLength: 4 }),
  owner: fc.constantFrom('one', 'two'),
});

test('no person gets two a day, every warning is told, and none tells more than it may', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 15 }), (runs) => {
      const box = openBox();
      for (const { wait, fates, owner } of runs) {
        box.now = later(box.now, wait);
        sweep(box, fates, { owner });
      }
      // Then everything goes well for two days.
      for (let hours = 0; hours < 48; hours += 1) {
        box.now = later(box.now, hour);
        sweep(box, [], { owner: 'three' });
      }
      const keys = box.comments.map(({ at, calls }) => `${digestTime(at)} ${calls.join()}`);
      expect(new Set(keys).size).toBe(keys.length);
      const told = box.comments.filter(({ seen }) => seen.digest?.filled === true).map(({ body }) => body).join('\n'); // prettier-ignore
      const time = digestTime(box.now);
      for (const { number, steps } of given)
        for (const { name, due } of warnedSince(viewOf(steps, number, time), begun))
          expect(told).toMatch(
            new RegExp(`\\| case ${number} \\|[^|]*\\| \`${name}\` \\| [^|]*${due.slice(0, 10)}`, 'u'),
          );
      expect(told).not.toContain('CANARY');
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test('a clock of the law also calls who is legal', () => {
  const law = two.replace('psirt: [lin]', 'psirt: [lin], legal: [law], dpo: [dpo]');
  const house = { ...known, settings: settingsOf(`${law}regimes: { gdpr: { as: controller } }`) };
  const aware: Step = { name: 'aware', event: 'breach', aware_at: '2026-11-28T09:00:00Z', basis: 'a mail' };
  const box = openBox();
  box.now = '2026-12-01T07:00:00Z';
  const { cases } = sightOf([{ number: 44, steps: [report(), aware] }], { now: box.now, house });
  sweep(box, [], { cases, house });
  const told = (who: string) => box.comments.find(({ calls }) => calls.includes(who))?.body ?? '';
  expect(told('@dpo')).toContain('`gdpr-sa`');
  expect(told('@law')).toContain('`gdpr-sa`');
});

test('the issue is opened first, then one comment mentions each person, created without a word and filled', () => {
  const box = openBox();
  box.now = '2026-12-01T06:59:00Z';
  sweep(box, []);
  expect(box.comments).toEqual([]);
  box.now = '2026-12-01T07:00:00Z';
  sweep(box, []);
  expect(box.issues.map(({ title }) => title)).toEqual(['Today']);
  expect(box.comments.map(({ calls }) => calls.join())).toContain('@ada');
  expect(box.comments.find(({ calls }) => calls.includes('@ada'))?.body).toMatch(/^<!-- psirt-bot:digest:2026-12-01:ada v1 -->\n\n`ada`, coming up as of Tue 2026-12-01 07:00 UTC:\n\n\| Case \| Product \| Clock \| Due \|\n\|---\|---\|---\|---\|\n\| case 42 \| widget \| `lead` \| ⚠️ overdue: Mon 2026-11-30 16:55 UTC \|\n\| case 42 \| widget \| `ack` \| Tue 2026-12-01 08:55 UTC \|/u); // prettier-ignore
  const before = box.comments.length;
  for (let hours = 0; hours < 23; hours += 1) {
    box.now = later(box.now, hour);
    sweep(box, [], { owner: 'two' });
  }
  expect(box.comments).toHaveLength(before);
});

test('who was away for days gets one digest, which says since when', () => {
  const box = openBox();
  box.now = '2026-12-01T07:05:00Z';
  sweep(box, []);
  const before = box.comments.length;
  box.now = '2026-12-05T11:00:00Z';
  sweep(box, []);
  const ada = box.comments.slice(before).filter(({ calls }) => calls.includes('@ada'));
  expect(ada).toHaveLength(1);
  expect(ada[0]?.body).toContain(
    'coming up as of Sat 2026-12-05 07:00 UTC, new since Tue 2026-12-01 07:00 UTC:',
  );
});

test('an issue of somebody else that claims to be the one is none', () => {
  const box = openBox();
  box.now = '2026-12-01T07:00:00Z';
  const body = `${houseMarker('today')}\n\nx`;
  const person = { login: 'ada', id: 1, bot: false };
  box.issues.push(sweptIssue({ number: 8, title: 'Today', body, state: 'open', reason: null, author: person, labels: [], assignees: [], created_at: begun, updated_at: begun }, bot)); // prettier-ignore
  const sight = sightOf(given, { now: box.now, house: known, issues: box.issues });
  expect(decideDigest({ sight, house: houseOf(box), owner: 'one' }).effects.map(({ kind }) => kind)).toEqual(['issue.create']); // prettier-ignore
});

/** The issue is there, and one person has something coming up. */
function opened(): Box {
  const box = openBox();
  box.now = '2026-11-30T07:00:00Z';
  box.issues.push(sweptIssue({ number: 9, title: 'Today', body: houseMarker('today'), state: 'open', reason: null, author: account, labels: [], assignees: [], created_at: begun, updated_at: begun }, bot)); // prettier-ignore
  box.now = '2026-12-01T07:00:00Z';
  return box;
}

test('one that was created and not filled is finished once nobody can be at it any more', () => {
  const box = opened();
  sweep(box, ['half']);
  const [first] = box.comments;
  expect(first?.seen.digest?.filled).toBe(false);
  box.now = later(box.now, 9 * minute);
  sweep(box, [], { owner: 'two' });
  expect(box.comments[0]?.seen.digest?.filled).toBe(false);
  box.now = later(box.now, minute);
  sweep(box, [], { owner: 'two' });
  expect(box.comments[0]?.seen.digest?.filled).toBe(true);
  expect(box.comments.filter(({ calls }) => calls.join() === first?.calls.join())).toHaveLength(1);
});

test('one of which nothing is to be seen is left to the next day, which tells the same and more', () => {
  const box = opened();
  sweep(box, ['lost']);
  const who = box.comments[0]?.calls.join();
  for (let hours = 0; hours < 23; hours += 1) {
    box.now = later(box.now, hour);
    sweep(box, [], { comments: [] });
  }
  expect(box.comments.filter(({ calls }) => calls.join() === who)).toHaveLength(1);
  box.now = later(box.now, hour);
  sweep(box, [], { comments: [] });
  const all = box.comments.filter(({ calls }) => calls.join() === who);
  expect(all).toHaveLength(2);
  for (const row of all[0]?.body.match(/case \d+ \| \w+ \| `[\w-]+`/gu) ?? [])
    expect(all[1]?.body).toContain(row);
});

test('one that was refused is tried again an hour later', () => {
  const box = opened();
  sweep(box, ['failed', 'failed', 'failed', 'failed']);
  expect(box.comments).toEqual([]);
  box.now = later(box.now, hour - minute);
  sweep(box, []);
  expect(box.comments).toEqual([]);
  box.now = later(box.now, minute);
  sweep(box, []);
  expect(box.comments.length).toBeGreaterThan(0);
});

test('the issue is known by its number once it was seen, also when people closed it', () => {
  const box = openBox();
  box.now = '2026-12-01T07:00:00Z';
  sweep(box, []);
  const before = box.comments.length;
  box.now = '2026-12-02T07:00:00Z';
  sweep(box, [], { issues: [] });
  expect(box.comments.length).toBeGreaterThan(before);
});

test('whose clock it is is told: who has the role, else who leads; closed cases have none', () => {
  const box = opened();
  const embargo: Step = { name: 'embargo', act: 'until', until: '2026-12-12T16:00:00Z', text: null };
  const { cases } = sightOf([{ number: 44, steps: [...confirmed, embargo] }, { number: 45, steps: [report({ product: null })] }]); // prettier-ignore
  const closed = { number: 46, state: 'closed', head: undefined } as const;
  box.now = '2026-12-08T07:00:00Z';
  sweep(box, [], { cases: [...cases, closed], house: { ...known, settings: settingsOf(two) } });
  const of = (who: string) => box.comments.filter(({ calls }) => calls.includes(who)).map(({ body }) => body).join(); // prettier-ignore
  expect(of('@dev')).toContain('| case 44 | widget | `fix-ready` |');
  expect(of('@ada')).toContain('| case 44 | widget | `embargo` |');
  expect(of('@ada')).toContain('| case 45 | product not known yet | `ack` |');
});

test('finishing that is refused makes no second one', () => {
  const box = opened();
  sweep(box, ['half']);
  for (let tries = 0; tries < 5; tries += 1) {
    box.now = later(box.now, hour);
    sweep(box, ['failed', 'failed', 'failed']);
  }
  expect(new Set(box.comments.map(({ calls }) => calls.join())).size).toBe(box.comments.length);
});
