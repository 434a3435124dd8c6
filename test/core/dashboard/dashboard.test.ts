// The dashboard as people read it, what it never tells, and that it is opened once, written when it differs, and made right again.
import { describe, expect, test } from 'vitest';
import { appendEntries } from '../../../src/core/case/log.ts';
import { foldCase } from '../../../src/core/case/case.ts';
import type { Case } from '../../../src/core/case/case.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { dashboardText, dashboardTitle } from '../../../src/core/dashboard/dashboard-text.ts';
import type { Dashboard } from '../../../src/core/dashboard/dashboard-text.ts';
import { dashboardNumber, decideDashboard } from '../../../src/core/dashboard/decide-dashboard.ts';
import { gantt, pie } from '../../../src/core/dashboard/pictures.ts';
import { standingOf } from '../../../src/core/dashboard/standing.ts';
import type { Standing } from '../../../src/core/dashboard/standing.ts';
import type { GitHubEffect } from '../../../src/core/decision.ts';
import { houseMarker } from '../../../src/core/house/house-marker.ts';
import { sweptIssue } from '../../../src/core/sweep/sight.ts';
import type { SweepSight, SweptCase, SweptIssue } from '../../../src/core/sweep/sight.ts';
import { later, minute } from '../../../src/core/time.ts';
import { after, empty, settings } from '../commands/conversation.ts';
import { now, person, sightOf, viewOf } from '../sweep/a-sight.ts';
import { accepted, bot, confirmed, emptyView, fixing, golden, published, ready, report, settingsOf } from '../words/a-view.ts'; // prettier-ignore
import type { Step } from '../words/a-view.ts';

const canary: Step = report({ title: 'CANARY title', reporter: 'p1' });
const given: readonly { number: number; steps: readonly Step[] }[] = [
  { number: 42, steps: [canary] },
  { number: 43, steps: accepted },
  { number: 44, steps: confirmed },
  { number: 45, steps: fixing },
  { number: 46, steps: ready },
  { number: 47, steps: published },
  { number: 48, steps: [{ name: 'frozen', because: 'CANARY' }] },
  { number: 49, steps: [...accepted, { name: 'embargo', act: 'none', until: null, text: 'CANARY' }] },
];
const standings = (at: string): readonly Standing[] =>
  given.map(({ steps, number }) => standingOf(viewOf(steps, number, at)));
const board = (more: Partial<Dashboard> = {}): Dashboard => ({
  cases: standings(now),
  broken: [],
  onCall: undefined,
  unpinned: false,
  now,
  ...more,
});

describe('the dashboard as people read it', () => {
  test('with everything in it', () => {
    const at = '2026-12-14T09:00:00Z';
    const onCall = { login: 'lin', until: '2026-12-21T00:00:00Z' };
    const text = dashboardText(
      board({ cases: standings(at), now: at, onCall, broken: [7, 9], unpinned: true }),
    );
    expect(golden('dashboard', text)).toBe(text);
    expect(text).not.toContain('CANARY');
    // Nothing that GitHub would make a reference or a mention of.
    expect(text.replaceAll(/^.*#+ .*$/gmu, '')).not.toMatch(/[#@]\w/u);
  });

  test('with nothing in it', () => {
    const text = dashboardText(board({ cases: [] }));
    expect(golden('dashboard-empty', text)).toBe(text);
  });

  test('a hundred broken records are counted', () => {
    const broken = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(dashboardText(board({ broken }))).toContain('48, 49, 50 and 50 more.');
  });

  test('500 cases with the longest names fit, and what was left out is counted', () => {
    const [, one] = standings('2027-03-01T09:00:00Z');
    if (one === undefined) throw new RangeError('there is such a case');
    const family = '\\'.repeat(40);
    const clock = { name: '_'.repeat(300), due: '2027-03-05T09:00:00Z', what: '', who: '*'.repeat(300) };
    const many = Array.from({ length: 500 }, (_, index): Standing => {
      const overdue = [{ ...clock, due: '2027-02-01T09:00:00Z' }];
      return {
        ...one,
        number: index + 1,
        family,
        lead: `lead-${index}`,
        overdue,
        next: [clock],
        embargo: null,
      };
    });
    const text = dashboardText(board({ cases: many, now: '2027-03-01T09:00:00Z', unpinned: true }));
    expect(text.length).toBeLessThan(65_400);
    expect(text).toMatch(/… and \d+ more\n\n📌/u);
    expect(text).toContain('**500 open cases** · 500 overdue · 0 without a lead');
  });
});

test('one case is one case, also of a product that nobody knows', () => {
  const settings = settingsOf(`
version: 1
roles: { psirt-lead: [ada] }
products: { widget: { repository: acme/widget }, gadget: { repository: acme/gadget } }
`);
  const view = viewOf([report({ product: null })]);
  const text = dashboardText(board({ cases: [standingOf({ ...view, house: { ...view.house, settings } })] }));
  expect(text).toContain('**1 open case** · ');
  expect(text).toContain('| case 42 | not known yet | not known | new |');
});

test('the worst comes first, and what is not known stands empty', () => {
  const [one] = standings(now);
  if (one === undefined) throw new RangeError('there is such a case');
  const levels = ['low', 'not known', 'critical', 'none'];
  const cases = levels.map((severity, number): Standing => ({ ...one, number, severity, days: undefined, lead: undefined, overdue: [], next: [], embargo: undefined })); // prettier-ignore
  const text = dashboardText(board({ cases }));
  const rows = text.split('\n').filter((line) => /^\| case \d/u.test(line));
  expect(rows).toEqual([
    '| case 2 | widget | critical | new |  |  |  |',
    '| case 0 | widget | low | new |  |  |  |',
    '| case 3 | widget | none | new |  |  |  |',
    '| case 1 | widget | not known | new |  |  |  |',
  ]);
});

test('embargoes end in their order, those without a date last', () => {
  const [one] = standings(now);
  if (one === undefined) throw new RangeError('there is such a case');
  const ends = [null, '2027-01-02T00:00:00Z', null, '2026-12-24T00:00:00Z'];
  const cases = ends.map((embargo, number): Standing => ({ ...one, number, embargo, overdue: [], next: [] }));
  const part = dashboardText(board({ cases })).split('## Embargoes')[1]?.split('##')[0] ?? '';
  expect([...part.matchAll(/case (\d)/gu)].map(([, number]) => number)).toEqual(['3', '1', '0', '2']);
  expect(part).toContain('no date yet');
});

describe('pictures', () => {
  test('names hold nothing that means something to Mermaid', () => {
    const name = 'a"b:c;d#e%%f\n```g {h} [i] <j> é 1.2';
    expect(pie(name, [{ name, count: 2 }])).toBe(
      '```mermaid\npie showData\n    title a b c d e f g h i j é 1.2\n    "a b c d e f g h i j é 1.2" : 2\n```',
    );
    expect(gantt('t', [{ name, section: name, at: now }])).toBe(
      '```mermaid\ngantt\n    title t\n    dateFormat YYYY-MM-DD\n    section a b c d e f g h i j é 1.2\n    a b c d e f g h i j é 1.2 :milestone, 2026-12-03, 0d\n```',
    );
  });

  test('no picture of nothing', () => {
    expect(pie('t', [{ name: 'a', count: 0 }])).toBeUndefined();
    expect(gantt('t', [])).toBeUndefined();
  });
});

function houseOf(...drafts: readonly EntryDraft[]): Case {
  const { entries, head } = appendEntries(undefined, drafts, now);
  return foldCase(0, entries, head);
}
const by = { said_at: now, by: bot, via: 'sweep' } as const;
const made = (number: number): EntryDraft => ({ kind: 'receipt', act: 'dashboard', result: 'found', made: { number: String(number) }, ...by }); // prettier-ignore
const gone = (number: number): EntryDraft => ({ kind: 'receipt', act: 'dashboard', result: 'failed', made: { status: '404', number: String(number) }, ...by }); // prettier-ignore
const pinned = (word: 'yes' | 'no'): EntryDraft => ({ kind: 'receipt', act: 'dashboard-pin', result: 'done', made: { pinned: word }, ...by }); // prettier-ignore

const before = later(now, -10 * minute);
function issue(body: string, more: Partial<SweptIssue> = {}): SweptIssue {
  const seen = sweptIssue({ number: 9, title: dashboardTitle, body, state: 'open', reason: null, author: { ...bot, bot: true }, labels: [], assignees: [], created_at: before, updated_at: before }, bot); // prettier-ignore
  return { ...seen, ...more };
}

const decide = (issues: readonly SweptIssue[], house: Case, more: Partial<SweepSight> = {}) => {
  const sight = sightOf(given, more);
  return decideDashboard({ sight: { ...sight, issues: [...sight.issues, ...issues] }, house, owner: 'one' });
};
const kinds = ({ effects }: { readonly effects: readonly GitHubEffect[] }) => effects.map(({ kind }) => kind);

const marker = houseMarker('dashboard');
const settled = houseOf(made(9), pinned('yes'));
const bodyOf = (house: Case): string => {
  const [fill] = decide([issue(`${marker}\nx`)], house).effects;
  return fill?.kind === 'issue.fill' ? fill.body : '';
};

describe('the issue', () => {
  test('is begun once there is a case, and not twice at a time', () => {
    expect(decide([], houseOf(), { cases: [], issues: [] })).toEqual({ entries: [], effects: [] });
    const closed: SweptCase = { number: 3, head: undefined, state: 'closed' };
    expect(kinds(decide([], houseOf(), { cases: [closed] }))).toEqual([]);
    const begun = decide([], houseOf());
    expect(begun).toMatchObject({ entries: [{ kind: 'intent', act: 'dashboard' }], effects: [{ kind: 'issue.create', marker }] });
    expect(decide([], houseOf(...begun.entries))).toEqual({ entries: [], effects: [] });
  }); // prettier-ignore

  test('is filled and pinned as soon as it is seen', () => {
    const fresh = issue(`${marker}\nThe PSIRT bot is writing here.`, {
      title: 'New report',
      updated_at: now,
    });
    const found = decide([fresh], houseOf());
    expect(found.entries).toMatchObject([{ kind: 'receipt', act: 'dashboard', made: { number: '9' } }]);
    expect(found.effects).toMatchObject([
      { kind: 'issue.fill', number: 9, title: dashboardTitle, state: 'open' },
      { kind: 'issue.pin', number: 9 },
    ]);
    expect(kinds(decide([fresh], settled))).toEqual(['issue.fill']);
  });

  test('rests when nothing differs', () => {
    expect(decide([issue(bodyOf(settled))], settled)).toEqual({ entries: [], effects: [] });
  });

  test('asks to be pinned where the bot may not', () => {
    expect(bodyOf(houseOf(made(9), pinned('no')))).toContain('Pin it by hand');
    expect(bodyOf(settled)).not.toContain('Pin it by hand');
    expect(bodyOf(houseOf(made(9)))).not.toContain('Pin it by hand');
  });

  test.each<[string, string, Partial<SweptIssue>]>([
    ['edited', `${marker}\nmine`, {}],
    ['closed', bodyOf(settled), { state: 'closed' }],
    ['renamed', bodyOf(settled), { title: 'Mine' }],
  ])('%s, it is made right again', (_what, body, more) => {
    expect(kinds(decide([issue(body, more)], settled))).toEqual(['issue.fill']);
  });

  test('is written at most every ten minutes', () => {
    const since = (time: string) => kinds(decide([issue(`${marker}\nold`, { updated_at: time })], settled));
    expect(since(later(before, 1))).toEqual([]);
    expect(since(before)).toEqual(['issue.fill']);
  });

  test('is written although this process has not seen it, or its marker was taken out', () => {
    expect(decide([], settled).effects).toMatchObject([{ kind: 'issue.fill', number: 9 }]);
    expect(decide([issue('mine')], settled).effects).toMatchObject([{ kind: 'issue.fill', number: 9 }]);
  });

  test('of somebody else is none', () => {
    const forged = sweptIssue({ ...issue(''), body: `${marker}\nx`, reason: null, author: person }, bot);
    expect(decide([{ ...forged, number: 8 }], settled).effects).toMatchObject([{ number: 9 }]);
  });

  test('that was deleted is begun anew an hour later, and is not taken for the new one', () => {
    const lost = houseOf(made(9), pinned('yes'), gone(9));
    expect(dashboardNumber(lost)).toBeUndefined();
    const old = issue(`${marker}\nx`);
    expect(kinds(decide([old], lost))).toEqual([]);
    expect(kinds(decide([old], lost, { now: later(now, 60 * minute + 1) }))).toEqual(['issue.create']);
    const again = issue(`${marker}\nx`, { number: 10, title: 'New report' });
    expect(decide([old, again], lost).effects).toMatchObject([{ kind: 'issue.fill', number: 10 }]);
    const known = houseOf(made(9), pinned('yes'), gone(9), made(10));
    expect(decide([old, again], known).effects).toMatchObject([{ kind: 'issue.fill', number: 10 }]);
  });
});

test('a drill is shown as one, and counts in no figure', () => {
  const drill = standingOf(viewOf([...fixing, { name: 'drill', because: 'x' }], 50));
  const [real] = standings(now);
  if (real === undefined) throw new RangeError('there is such a case');
  const text = dashboardText(board({ cases: [real, drill] }));
  expect(text).toContain('**1 open case** · 1 overdue · 1 without a lead · 1 drill');
  expect(text).toMatch(/^\| case 50 \| DRILL · widget \|/mu);
  expect(text).toContain('| 3 Remediation | 0 | 0 | 0 | 0 | 0 |');
  expect(text.split('## People')[1]?.split('##')[0]).toMatch(/\| nobody \| 1 \|/u);
});

test('duties stand with what is left to do, the soonest first, without a word of anybody', () => {
  const cra = empty(settings('regimes: { cra: { as: manufacturer, csirt: "BSI, Germany" } }'));
  const duty = (stage: string, act: 'required' | 'filed', told: string | null): Step => ({ name: 'duty', regime: 'cra', stage, event: 'exploitation', act, filed_at: null, ref: null, because: 'CANARY', due: null, aware_at: told }); // prettier-ignore
  const since = (aware_at: string): Step => ({
    name: 'aware',
    event: 'exploitation',
    aware_at,
    basis: 'CANARY',
  });
  const first = '2026-11-30T08:00:00Z';
  const view = after([report(), since(first), duty('24h', 'filed', first), duty('72h', 'required', null), since('2026-11-30T03:00:00Z')], cra); // prettier-ignore
  const text = dashboardText(board({ cases: [standingOf(view)] }));
  const part = text.split('## Duties')[1]?.split('##')[0] ?? '';
  expect(part).not.toContain('CANARY');
  expect(part.match(/cra-.*/gu)).toEqual([
    'cra-24h | correct what was filed | at once |',
    'cra-72h | file | Thu 2026-12-03 03:00 UTC |',
    'cra-final | decide whether it is required | runs once a corrective or mitigating measure is available |',
    'cra-users | decide whether it is required | no fixed deadline: without delay, and decided before the case is closed |',
  ]);
});

test('cases that were declined are worked on no more, frozen ones are', () => {
  const no: Step = { name: 'declined', reason: 'bug', justification: null, text: 'no' };
  const frozen: Step = { name: 'frozen', because: 'x' };
  const cases = sightOf([
    { number: 50, steps: [canary, no] },
    { number: 51, steps: [canary, no, frozen] },
  ]).cases;
  const [fill] = decide([issue(`${marker}\nx`)], settled, { cases }).effects;
  const body = fill?.kind === 'issue.fill' ? fill.body : '';
  expect(body).not.toContain('case 50');
  expect(body).toContain('case 51 | widget | not known | frozen');
});

test('who is on call and which records are broken come from what the sweep saw', () => {
  const settings = settingsOf(`
version: 1
roles: { psirt-lead: [ada], psirt: [lin] }
on_call: { people: [ada, lin], days: 7, starts: 2026-11-30 }
products: { widget: { repository: acme/widget } }
`);
  const house = { ...emptyView().house, settings };
  const cases: readonly SweptCase[] = [{ number: 7, head: undefined, state: 'broken' }];
  const [fill] = decide([issue(`${marker}\nx`)], settled, { house, cases }).effects;
  const body = fill?.kind === 'issue.fill' ? fill.body : '';
  expect(body).toContain('On call: `ada` until Mon 2026-12-07 00:00 UTC');
  expect(body).toContain('❗ Records that people have to look at: case 7.');
});
