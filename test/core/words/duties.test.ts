// What people read about legal duties: on the card, in the answer to `/psirt duty`, and after each word. Never advice.
import { describe, expect, test } from 'vitest';
import { clockStatesOf } from '../../../src/core/case/clock-states.ts';
import { latest } from '../../../src/core/case/case.ts';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { pagesOf } from '../../../src/core/case/paged.ts';
import { alarmsOf } from '../../../src/core/case/alarms.ts';
import type { View } from '../../../src/core/case/view.ts';
import { warnedSince } from '../../../src/core/digest/warnings.ts';
import { missingBefore } from '../../../src/core/plan/exits.ts';
import { moments } from '../../../src/core/plan/moments.ts';
import { stepNamed } from '../../../src/core/plan/steps.ts';
import { dutiesPart } from '../../../src/core/words/card/duties-part.ts';
import { dueTable } from '../../../src/core/words/card/due-table.ts';
import { dueWords } from '../../../src/core/words/duty-words.ts';
import { replyTo } from '../../../src/core/words/replies.ts';
import { hour, later } from '../../../src/core/time.ts';
import { after, empty, eyeOf, settings, taken } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import { accepted, at, golden, published, report } from './a-view.ts';
import type { Step } from './a-view.ts';

const on = empty(settings('regimes: { cra: { as: manufacturer, csirt: "BSI, Germany" }, gdpr: { authority: "CNIL, France" }, circia: {}, sec-8k: {} }')); // prettier-ignore
const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
const leak: Step = { name: 'leak', state: 'yes', what: 'mails' };
const approvedMajor: Step = { name: 'major', state: 'approved', because: null };
const aware = '/psirt aware exploitation 2026-11-30T08:00Z "logs of a customer"';
const told = (view: View, ...lines: readonly (readonly [Login, string])[]): View => lines.reduce((now, [who, line]) => taken(now, who, line), view); // prettier-ignore
const said = (view: View, who: Login, line: string): string => {
  const then = taken(view, who, line);
  return replyTo(then, then.it.entries.at(-1)?.via ?? '', { eye: eyeOf() } as never) ?? '';
};
const attacked = told(after([report(), wild], on), ['lin', aware]);
const filedAt = (time: string): string => `/psirt duty cra 24h filed at ${time} ref SRP-77`;

describe('while nothing is on or raised', () => {
  test('the card has no such part, and the answer says so', () => {
    expect(dutiesPart(after([report(), wild]))).toBeUndefined();
    expect(dutiesPart(after([report()], on))).toBeUndefined();
    expect(said(after([report()]), 'law', '/psirt duty')).toContain('No legal regime is on');
    expect(said(after([report()], on), 'law', '/psirt duty')).toContain('Nothing in this case raises a duty of it yet.'); // prettier-ignore
    expect(said(after([report()]), 'lin', aware)).toBe('');
    expect(stepNamed(after([report()]), 'C7')?.state).toBe('not-applicable');
    expect(stepNamed(after([report()], on), 'C7')?.state).toBe('done');
  });
});

describe('the answer, as people read it', () => {
  const answered = told(at(attacked, '2026-11-30T12:00:00Z'), ['law', '/psirt duty cra answer 1 yes'], ['law', '/psirt duty cra answer 2 no "our own scanner"'], ['law', '/psirt duty cra answer 4 unsure'], ['law', filedAt('2026-11-30T12:00Z')], ['lead', '/psirt duty cra users not-required "nobody is hit"']); // prettier-ignore
  test.each(['duty cra', 'duty'])('%s', (line) => {
    const name = `reply-${line.replace(' ', '-')}`;
    const text = said(answered, 'law', `/psirt ${line}`);
    expect(text).toBe(golden(name, text));
  });
  test('the card', () => {
    const text = dutiesPart(after([leak, approvedMajor], answered)) ?? '';
    expect(text).toBe(golden('card-duties', text));
  });
});

describe('every state in words', () => {
  test('aware too early is told once a regime', () => {
    const early = told(after([report()], on), ['lin', '/psirt aware exploitation 2026-08-01T08:00Z logs']);
    expect(dutiesPart(early)).toContain('| `cra`  | ➖ not owed: it applies from 2026-09-11 on, and we became aware before that |  |  |'); // prettier-ignore
    expect(said(early, 'law', '/psirt duty cra')).toContain('➖ not owed: it applies from 2026-09-11');
    expect(said(after([report(), wild], on), 'lin', '/psirt aware exploitation 2026-08-01T08:00Z logs')).toContain('`cra-24h` ➖ not owed'); // prettier-ignore
    expect(moments['duty-raised'](early)).toBeUndefined();
  });
  test('one that is not in force', () => {
    expect(dutiesPart(after([report(), approvedMajor], on))).toContain(
      '`circia`  | ➖ not owed: it is not in force',
    );
  });
  test('late, acknowledged, overdue', () => {
    const late = at(attacked, '2026-12-01T10:30:00Z');
    expect(dutiesPart(late)).toContain('⚠️ overdue: Tue 2026-12-01 08:00 UTC');
    expect(said(late, 'law', '/psirt duty cra')).toContain('(⚠️ over by 2 h 30 min)');
    expect(said(late, 'law', filedAt('2026-12-01T10:00Z'))).toContain('**2 h late**');
    const received = told(
      late,
      ['law', filedAt('2026-12-01T10:00Z')],
      ['law', '/psirt duty cra 24h acknowledged'],
    );
    expect(dutiesPart(received)).toContain('✅ acknowledged Tue 2026-12-01 10:00 UTC as `SRP-77`');
    expect(said(late, 'law', '/psirt duty cra 24h filed at 2026-12-01T10:00Z')).not.toContain(' as `');
  });
  test('moved awareness: what was filed is to be corrected, with the line', () => {
    const filed = told(at(attacked, '2026-12-01T10:30:00Z'), ['law', filedAt('2026-12-01T07:00Z')]);
    const line = '/psirt aware exploitation 2026-11-29T08:00Z "older logs"';
    const answer = said(filed, 'lin', line);
    expect(answer).toContain('`cra-24h` ✅ filed Tue 2026-12-01 07:00 UTC as `SRP-77`; ❗ awareness was corrected since, file a correction\n'); // prettier-ignore
    expect(answer).toContain('/psirt duty cra 24h correct at <when> ref <id>');
    // What has a date of another event stands there, too.
    const both = told(filed, ['dpo', '/psirt aware breach 2026-11-30T09:00Z "a mail"']);
    expect(said(both, 'lin', line)).toContain('`gdpr-sa` ❔ to decide; due: Thu 2026-12-03 09:00 UTC');
    expect(
      said(after([report()], on), 'lin', '/psirt aware measure 2026-11-30T08:00Z "the workaround"'),
    ).toBe('');
  });
  test('where all is settled, no line is left to post', () => {
    const all = ['24h', '72h', 'final', 'users'].map((stage): readonly [Login, string] => ['law', `/psirt duty cra ${stage} filed at 2026-11-30T10:30Z`]); // prettier-ignore
    const answer = said(told(at(attacked, '2026-12-01T10:30:00Z'), ...all), 'lin', '/psirt aware exploitation 2026-11-30T08:10Z "the same logs"'); // prettier-ignore
    expect(answer).toContain('`cra-users` ✅ filed');
    expect(answer).not.toContain('/psirt');
  });
  test('not required, and required', () => {
    const half = told(attacked, ['lead', '/psirt duty cra 24h not-required "no proof"']);
    expect(said(half, 'law', '/psirt duty cra 24h not-required "no proof"')).toContain(
      '➖ not required: no proof',
    );
    expect(said(attacked, 'law', '/psirt duty cra final required')).toContain('Due: runs once a corrective or mitigating measure is available.'); // prettier-ignore
  });
  test('an earlier stage that is required or settled', () => {
    const line = '/psirt duty cra 72h filed at 2026-11-30T10:00Z';
    expect(said(told(attacked, ['law', '/psirt duty cra 24h required']), 'law', line)).toContain('⚠️ An earlier stage is still open: `cra-24h`'); // prettier-ignore
    expect(said(told(attacked, ['law', filedAt('2026-11-30T09:00Z')]), 'law', line)).not.toContain('earlier stage'); // prettier-ignore
  });
  test('an earlier stage that is open is told, and only with a filing', () => {
    expect(said(attacked, 'law', '/psirt duty cra 72h filed at 2026-11-30T10:00Z')).toContain('⚠️ An earlier stage is still open: `cra-24h`'); // prettier-ignore
    expect(said(attacked, 'law', '/psirt duty cra 72h required')).not.toContain('earlier stage');
    expect(said(attacked, 'law', filedAt('2026-11-30T10:00Z'))).not.toContain('earlier stage');
  });
  test('what each waits for', () => {
    expect(dueWords({ kind: 'pending', until: 'filed 72h' })).toBe('runs once `72h` is filed');
    expect(dueWords({ kind: 'pending', until: 'materiality' })).toContain(
      'it is determined that it is material',
    );
  });
  test('a regime without questions', () => {
    expect(said(after([report(), approvedMajor], on), 'law', '/psirt duty circia')).toContain(
      'It asks no questions.',
    );
  });
  test('on request, by the date that came with it', () => {
    const asked = told(attacked, ['law', '/psirt aware request 2026-11-30T09:30Z "a letter of the CSIRT"'], ['law', '/psirt duty cra interim required by 2026-12-04T12:00Z']); // prettier-ignore
    expect(dutiesPart(asked)).toContain(
      '`cra-interim` intermediate report that the CSIRT asked for | ❗ required | Fri 2026-12-04 12:00 UTC',
    );
  });
  test('what is material runs from there, for as many business days', () => {
    const incident = told(after([report()], on), ['law', '/psirt aware incident 2026-11-30T08:00Z x']);
    expect(dutiesPart(incident)).toContain('runs once it is determined that it is material');
    expect(dutiesPart(told(incident, ['law', '/psirt aware materiality 2026-11-30T08:30Z x']))).toContain('`sec-8k-report` Item 1.05 of Form 8-K | ❔ to decide | Fri 2026-12-04 21:30 UTC'); // prettier-ignore
  });
  test('a word about a duty of a regime that was turned off since says nothing', () => {
    const view = told(attacked, ['law', filedAt('2026-11-30T10:00Z')]);
    const off = { ...view, house: empty().house };
    expect(replyTo(off, view.it.entries.at(-1)?.via ?? '', { eye: eyeOf() } as never)).toBeUndefined();
  });
});

describe('clocks', () => {
  const leaked = told(after([leak], attacked), ['dpo', '/psirt aware breach 2026-11-30T09:00Z "a mail"']);
  test('run among the others, for the owner and legal, whatever becomes of the case', () => {
    const names = (view: View) => clocksOf(view).filter(({ legal }) => legal).map(({ name, due, who, also }) => [name, due, who, also]); // prettier-ignore
    const all = [['cra-24h', '2026-12-01T08:00:00Z', 'legal', []], ['gdpr-sa', '2026-12-03T09:00:00Z', 'dpo', ['legal']], ['cra-72h', '2026-12-03T08:00:00Z', 'legal', []]].toSorted((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1)); // prettier-ignore
    expect(names(leaked)).toEqual(all);
    const ends: readonly (readonly Step[])[] = [[{ name: 'deferred', until: '2027-12-01T00:00:00Z', because: 'x' }], [{ name: 'declined', reason: 'bug', justification: null, text: 'x' }], [{ name: 'duplicate', of: '#41', published: false }]]; // prettier-ignore
    for (const steps of ends) expect(names(after(steps, leaked))).toEqual(all);
    expect(names(after([{ name: 'closed', outcome: 'fixed' }], leaked))).toEqual([]);
    const gdpr = after([...accepted, leak, { name: 'sent', notice: 'dpo', channel: 'mail' }], empty(settings('regimes: { gdpr: {} }'))); // prettier-ignore
    expect(dueTable(told(gdpr, ['dpo', '/psirt aware breach 2026-11-28T09:00Z x'], ['dpo', '/psirt duty gdpr all required']))).toContain('| `dpo`, `legal` |'); // prettier-ignore
  });
  test('are shown as they went, and warn', () => {
    const states = (view: View) => clockStatesOf(view).flatMap((clock) => (/^(?:cra|gdpr)/u.test(clock.name) ? [`${clock.name} ${clock.state}`] : [])); // prettier-ignore
    expect(states(leaked)).toEqual(['cra-24h running', 'cra-72h running', 'gdpr-sa running']);
    expect(states(at(leaked, '2026-12-02T00:00:00Z'))[0]).toBe('cra-24h overdue');
    const filed = told(at(leaked, '2026-12-02T00:00:00Z'), ['law', filedAt('2026-12-01T23:00Z')], ['law', '/psirt duty cra 72h filed at 2026-12-01T23:00Z'], ['lead', '/psirt duty gdpr sa not-required x'], ['dpo', '/psirt duty gdpr sa not-required x']); // prettier-ignore
    expect(states(filed)).toEqual(['cra-24h missed', 'cra-72h met']);
    expect(states(after([{ name: 'closed', outcome: 'fixed' }], leaked))[0]).toBe('cra-24h over');
    expect(warnedSince(at(leaked, '2026-11-30T21:00:00Z'), leaked.now).map(({ name }) => name)).toContain('cra-24h'); // prettier-ignore
  });
  test('the one for deciding runs from the first word that nobody decided on', () => {
    expect(moments['duty-raised'](leaked)).toBe('2026-11-30T10:00:00Z');
    const decided = told(leaked, ['law', '/psirt duty cra all required']);
    expect(String(moments['duty-raised'](decided)) >= '2026-11-30T10:00:00Z').toBe(true);
    expect(moments['duty-raised'](told(decided, ['dpo', '/psirt duty gdpr all required']))).toBeDefined();
  });
});

describe('pages', () => {
  const legal = (view: View) => alarmsOf(view).filter(({ kind }) => kind === 'legal').map(({ key, at: since }) => `${key} ${since}`); // prettier-ignore
  test('6 hours before a short one and 12 before a longer one, then when it is over', () => {
    expect(legal(at(attacked, '2026-12-01T01:59:59Z'))).toEqual([]);
    expect(legal(at(attacked, '2026-12-01T02:00:00Z'))).toEqual(['cra-24h:near:2026-12-01t08:00:00z 2026-12-01T02:00:00Z']); // prettier-ignore
    const over = 'cra-24h:over:2026-12-01t08:00:00z 2026-12-01T08:00:00Z';
    expect(legal(at(attacked, '2026-12-01T08:00:00Z'))).toEqual([over]);
    expect(legal(at(attacked, '2026-12-02T20:00:00Z'))).toEqual([over, 'cra-72h:near:2026-12-03t08:00:00z 2026-12-02T20:00:00Z']); // prettier-ignore
    expect(legal(told(at(attacked, '2026-12-01T09:00:00Z'), ['law', filedAt('2026-12-01T08:30Z')]))).toEqual(
      [],
    );
  });
  test('who learns of it late is paged when they do; a declined case pages too', () => {
    const late = told(at(after([report(), wild], on), '2026-12-05T10:00:00Z'), ['lin', aware]);
    expect(legal(late)[0]).toBe('cra-24h:over:2026-12-01t08:00:00z 2026-12-05T10:00:00Z');
    expect(legal(after([{ name: 'declined', reason: 'bug', justification: null, text: 'x' }], late)).length).toBe(2); // prettier-ignore
    expect(pagesOf(late)).toEqual([]);
  });
  test('a date that came with a request pages although nobody said since when they are aware', () => {
    const view = told(at(after([report(), wild], on), '2026-12-03T10:00:00Z'), ['law', '/psirt duty cra 24h required by 2026-12-04T12:00Z']); // prettier-ignore
    expect(legal(at(view, '2026-12-05T00:00:00Z'))).toEqual(['cra-24h:over:2026-12-04t12:00:00z 2026-12-04T12:00:00Z']); // prettier-ignore
  });
});

test('a case is not closed while a duty is open, and the lines to post stand there', () => {
  const done = told(after([wild], after(published, on)), ['lin', aware]);
  const posts = missingBefore('close', done).map(({ what, post }) => `${what} → ${post}`);
  expect(posts).toContain('EU Cyber Resilience Act, early warning: nobody decided whether it is required → /psirt duty cra 24h required'); // prettier-ignore
  const required = told(done, ['law', '/psirt duty cra 24h required']);
  expect(missingBefore('close', required).map(({ post }) => post)).toContain('/psirt duty cra 24h filed at <when> ref <id>'); // prettier-ignore
  const filed = told(at(required, '2026-12-12T10:00:00Z'), ['law', filedAt('2026-12-01T07:00Z')], ['lin', '/psirt aware exploitation 2026-11-29T08:00Z older']); // prettier-ignore
  expect(missingBefore('close', filed).map(({ what }) => what)).toContain('EU Cyber Resilience Act, early warning: awareness was corrected since the filing'); // prettier-ignore
});

test('whether attacks must be reported is asked, decided and filed before the case is closed [R39]', () => {
  const steps = (view: View) => ['A8', 'C7'].map((id) => stepNamed(view, id)?.state);
  const toDecide = (view: View) => clocksOf(view).find(({ name }) => name === 'reportability')?.due;
  const raised = after([...accepted, wild], on);
  expect([steps(raised), toDecide(raised)]).toEqual([
    ['open', 'open'],
    later(latest(raised.it, 'exploit')?.said_at ?? '', 12 * hour),
  ]);
  const known = told(raised, ['lin', aware]);
  expect([steps(known), toDecide(known)]).toEqual([['open', 'open'], toDecide(raised)]);
  const required = told(known, ['law', '/psirt duty cra all required']);
  expect([steps(required), toDecide(required)]).toEqual([['done', 'open'], undefined]);
  const filed = told(required, ...['24h', '72h', 'final', 'users'].map((stage): readonly [Login, string] => ['law', `/psirt duty cra ${stage} filed at ${required.now}`])); // prettier-ignore
  expect([steps(filed), toDecide(filed)]).toEqual([['done', 'done'], undefined]);
});
