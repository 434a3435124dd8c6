// What the process promises of single commands, beyond their grammar: one promise a test, told as people would see it.
import { describe, expect, test } from 'vitest';
import { doneAct, latest } from '../../../src/core/case/case.ts';
import { embargoOf } from '../../../src/core/case/embargo.ts';
import { linesOf } from '../../../src/core/case/lines.ts';
import { rolesOf } from '../../../src/core/case/people.ts';
import { outcomeOf, statusOf } from '../../../src/core/case/status.ts';
import { messagesOf } from '../../../src/core/case/told.ts';
import type { View } from '../../../src/core/case/view.ts';
import { severityOf } from '../../../src/core/case/severity.ts';
import { gatesOf } from '../../../src/core/plan/doors.ts';
import { gates } from '../../../src/core/plan/gates.ts';
import { stepNamed } from '../../../src/core/plan/steps.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { messageText } from '../../../src/core/words/messages.ts';
import { accepted, assigned, confirmed, published, ready, receipt, report } from '../words/a-view.ts';
import { actor, after, answered, empty, eyeOf, say, second, settings, taken } from './conversation.ts';
import type { Login } from './conversation.ts';

const said = (view: View, ...lines: readonly (readonly [Login, string])[]): View =>
  lines.reduce((now, [login, line]) => taken(now, login, line), view);
const refusal = (view: View, login: Login, line: string): unknown => answered(say(view, login, line))[0];
const fresh = after([report()]);

describe('every way in is a channel of the same queue:', () => {
  test.each([
    ['the mailbox [R50, R89]', 'email'],
    ['machines that watch the dependencies [R90]', 'automation'],
    ['penetration tests by others [R91]', 'pentest-external'],
    ['penetration tests of our own [R92]', 'pentest-internal'],
    ['the product teams [R93]', 'product-team'],
    ['mailing lists [R49]', 'list'],
  ])('%s', (_, channel) => {
    const view = taken(fresh, 'tri', `/psirt source ${channel}`);
    expect(latest(view.it, 'source')?.channel).toBe(channel);
    expect(statusOf(view)).toBe('new');
  });
});

test('a service is affected like a product that people install [R1]', () => {
  const hosted = empty(settings('', '', 'cloud:\n    repository: acme/cloud\n    lines: { live: { branch: main, tags: "d*" } }')); // prettier-ignore
  const view = said(after([report({ product: null })], hosted), ['lin', '/psirt affects cloud <31 fixed 31 line live']); // prettier-ignore
  expect(linesOf(view).map(({ line, planned }) => `${line}: ${planned}`)).toEqual(['live: 31']);
});

test('one queue serves all products, and each has its own people [R5, R73]', () => {
  const both = after([report({ product: null })], empty(settings('', '', `${second}\n    people: { product-rep: [qe] }`))); // prettier-ignore
  const roles = (view: View, login: Login) => [...(rolesOf(view, eyeOf(), { person: actor(login), fresh: false }) ?? [])]; // prettier-ignore
  const widget = taken(both, 'tri', '/psirt component widget');
  const gadget = taken(both, 'tri', '/psirt component gadget');
  expect([roles(widget, 'rep'), roles(gadget, 'rep')]).toEqual([['product-rep'], []]);
  expect([roles(widget, 'qe'), roles(gadget, 'qe')]).toEqual([['qe'], ['product-rep']]);
});

test('a product that something else protects suffers less, and its line says so [R41]', () => {
  const view = taken(after(accepted), 'rep', '/psirt affects "<2.4.1" fixed 2.4.1 impact low');
  expect(latest(view.it, 'affects')?.impact).toBe('low');
});

test('that a leak is possible is not decided by leaving it there [R54]', () => {
  const view = taken(after(accepted.filter((step) => !('name' in step && step.name === 'leak'))), 'tri', '/psirt leak possible'); // prettier-ignore
  expect(stepNamed(view, 'A4')?.state).toBe('open');
  expect(stepNamed(taken(view, 'tri', '/psirt leak no'), 'A4')?.state).toBe('done');
});

test('a case without a verdict is not closed [R53]', () => {
  expect(refusal(after(accepted), 'lin', '/psirt close')).toBe('E-GATE');
});

test('under an embargo a fix in public is refused; without one it is taken [R57]', () => {
  const url = 'https://github.com/acme/widget/pull/7';
  const seen = [[{ look: 'pull', url }, { author: actor('dev') }]] as const;
  const line = `/psirt fix ${url} for 2.4`;
  expect(answered(say(after(confirmed), 'dev', line, seen))[0]).toBe('E-EMBARGO');
  const open = taken(after(confirmed), 'tri', '/psirt embargo broken https://example.org/post');
  expect(embargoOf(open).state).toBe('exited');
  expect(say(open, 'dev', line, seen).say).toBe('facts');
});

test('to fix nothing is a decision that psirt-lead and product owner agree to, and ends as such [R63]', () => {
  const view = said(after(confirmed), ['lin', '/psirt remedy wontfix "nobody can reach it"']);
  expect(gates.agreed(view)).toHaveLength(1);
  const half = taken(view, 'owner', '/psirt approve wontfix');
  expect(gates.agreed(half)).toHaveLength(1);
  const agreed = taken(half, 'lead', '/psirt approve wontfix');
  expect(gates.agreed(agreed)).toEqual([]);
  expect(outcomeOf(after([receipt('publish')], agreed))).toBe('not-fixed');
});

test('what is theoretical needs no reproduction, but a reason [R102]', () => {
  expect(refusal(after(confirmed), 'dev', '/psirt reproduce skip')).toBe('E-ARGS');
  expect(gates.reproduced(taken(after(confirmed), 'dev', '/psirt reproduce skip "a weak cipher"'))).toEqual(
    [],
  );
  expect(gates.reproduced(taken(after(confirmed), 'dev', '/psirt reproduce no "tried all day"'))).toHaveLength(1); // prettier-ignore
});

test('no line is ready without a test by somebody else than the author of its fix [R103]', () => {
  const untested = after(ready.filter((step) => !('name' in step && step.name === 'tested')));
  const half = taken(untested, 'dev', '/psirt test attested "full suite" for all');
  expect(gates.tests(half)).toHaveLength(2);
  expect(gates.tests(taken(half, 'qe', '/psirt test attested "full suite" for all'))).toEqual([]);
});

test.each(['workaround', 'deployment-advice', 'runtime-change', 'code-change'])(
  'a mitigation may be %s, and nothing that nobody knows [R107]',
  (kind) => {
    const staffed = after([...confirmed, assigned('fix-dev', actor('dev'))]);
    const view = taken(staffed, 'lin', `/psirt remedy mitigate by +14d kind ${kind}`);
    expect(latest(view.it, 'remedy')?.mitigations).toEqual([kind]);
    expect(refusal(staffed, 'lin', '/psirt remedy mitigate by +14d kind hope')).toBe('E-ARGS');
  },
);

test('whoever has a role can stop publication, and it waits [R36]', () => {
  const held = taken(after(ready), 'sup', '/psirt hold "customers are not told"');
  expect(gatesOf('publish', held).map(({ what }) => what)).toEqual(['the case is on hold']);
  expect(gatesOf('publish', taken(held, 'lead', '/psirt unhold'))).toEqual([]);
});

test.each([
  ['none', 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N'],
  ['low', 'AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N'],
  ['medium', 'AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N'],
  ['high', 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N'],
  ['critical', 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
])('a vector alone rates a case %s [R97]', (level, metrics) => {
  expect(severityOf(taken(fresh, 'lin', `/psirt cvss CVSS:3.1/${metrics}`)).level).toBe(level);
});

test('what is public has an address, and the card leads there [R24]', () => {
  const view = after(published);
  const url = doneAct(view.it, 'publish')?.made['url'];
  expect(cardOf(view)).toContain(String(url));
});

describe('the reporter hears in words of the templates', () => {
  test.each([
    ['that the report arrived [R94, R117]', 'ack', fresh],
    ['a question [R95]', 'question', said(fresh, ['tri', '/psirt ack'], ['lin', '/psirt ask Which version?'])],
    ['that it is plausible [R117]', 'accept', after(accepted)],
    ['a no, with its reason [R81, R117]', 'decline', said(fresh, ['tri', '/psirt ack'], ['lin', '/psirt decline bug "it needs rights"'])],
    ['verdict and date, and each change of it [R14, R117]', 'update', after(confirmed)],
    ['that it is public [R117]', 'published', after(published)],
  ] as const)('%s', (_, notice, view) => {
    const message = messagesOf(view).find((one) => one.notice === notice);
    expect(message?.state).toBe('drafted');
    expect(message === undefined ? '' : messageText(view, message)).toMatch(/You hear from us next|free to publish/);
  }); // prettier-ignore
});
