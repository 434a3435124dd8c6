import { describe, expect, test } from 'vitest';
import { approvalsOf, isAgreed, mayApprove, pendingRequest, selfApprovalDelay, signedRequest, standingRequest } from '../../../src/core/case/approvals.ts'; // prettier-ignore
import { latest } from '../../../src/core/case/case.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import type { Role } from '../../../src/core/commands/command.ts';
import { later } from '../../../src/core/time.ts';
import { actor, after, empty, settings } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import { receipt } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const hash = '4f9c2a1e'.repeat(8);
const request = (more: Partial<FactData['publish-requested']> = {}): Step => ({
  name: 'publish-requested', hash, early: false, notice: hash, expires: '2026-12-13T16:00:00Z', roles: ['psirt'], fix_authors: [], ...more,
}); // prettier-ignore
const yes: Step = { name: 'approved', what: 'publish', hash, self: false, said: actor('owner') };
const no: Step = { name: 'rejected', what: 'publish', hash, because: 'wrong' };

describe('what is asked for and signed', () => {
  test.each<[string, readonly Step[], number | undefined, number | undefined]>([
    ['nothing', [], undefined, undefined],
    ['a signature without a request', [yes], undefined, undefined],
    ['a request', [request()], 1, undefined],
    ['a signed request', [request(), yes], 1, 1],
    ['a request with the signature of another text', [request(), { ...yes, hash: 'other' }], 1, undefined],
    ['a rejected request', [request(), yes, no], undefined, undefined],
    ['a request after a rejection', [request(), yes, no, request()], 4, undefined],
    ['a request again', [request(), yes, request()], 3, undefined],
    ['a request that has run out', [request({ expires: '2026-11-30T08:00:00Z' })], undefined, undefined],
  ])('%s', (_, steps, pending, signed) => {
    const view = after(steps);
    expect([pendingRequest(view)?.seq, signedRequest(view)?.seq]).toEqual([pending, signed]);
  });

  test('once published, the request stands whatever its time', () => {
    const view = { ...after([request(), yes, receipt('publish')]), now: '2027-12-13T16:00:00Z' };
    expect(pendingRequest(view)).toBeUndefined();
    expect([standingRequest(view)?.seq, approvalsOf(view).map(({ seq }) => seq)]).toEqual([1, [2]]);
  });
});

/** Who may give the second signature under a request by `lin`, with these roles. */
function obstacles(view: View, login: Login, roles: readonly Role[], said_at = view.now): readonly string[] {
  const speaker = { person: actor(login), roles: new Set(roles), said_at, via: 'comment:9' };
  return mayApprove(view, speaker).map(({ what }) => what);
}

describe('who gives the second signature', () => {
  const pair =
    'an approval needs one psirt member and one psirt-lead or product-owner between the two of you';
  const byLin = (more: Partial<FactData['publish-requested']> = {}): View => after([{ ...request(more), said: actor('lin') }]); // prettier-ignore

  test.each<[asked: readonly Role[], approves: readonly Role[], may: boolean]>([
    [['psirt'], ['psirt-lead', 'psirt'], true],
    [['psirt'], ['product-owner'], true],
    [['psirt'], ['psirt'], false],
    [['psirt'], ['fix-dev'], false],
    [['product-owner'], ['psirt'], true],
    [['product-owner'], ['product-owner'], false],
    [['case-lead'], ['psirt-lead', 'psirt'], false],
    [['psirt-lead', 'psirt'], ['psirt'], true],
  ])('%j asks, %j approves: %s', (asked, approves, may) => {
    expect(obstacles(byLin({ roles: [...asked] }), 'owner', approves)).toEqual(may ? [] : [pair]);
  });

  test('nobody, where nothing is asked for', () => {
    expect(obstacles(after([]), 'owner', ['product-owner'])).toEqual(['nothing is waiting for an approval']);
  });

  test.each([
    ['a team of three', settings(), true],
    ['a small team', settings().replace('psirt: [lin, ann]', 'psirt: [lin]'), false],
    ['a team of GitHub’s, however many that are', settings().replace('psirt: [lin, ann]', 'psirt: ["team:acme/psirt"]'), true],
  ])('not the only author of the fix, in %s', (_, text, stops) => {
    const alone = after([{ ...request({ fix_authors: [6] }), said: actor('lin') }], empty(text));
    expect(obstacles(alone, 'owner', ['product-owner'])).toHaveLength(stops ? 1 : 0);
    const many = after([{ ...request({ fix_authors: [6, 3] }), said: actor('lin') }], empty(text));
    expect(obstacles(many, 'owner', ['product-owner'])).toEqual([]);
  }); // prettier-ignore
});

describe('one’s own second signature', () => {
  const rule = (two_person: string, ...steps: readonly Step[]): View =>
    after([...steps, request()], empty(settings(`two_person: ${two_person}`)));
  const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
  const open: Step = { name: 'public', state: 'public', url: 'https://example.org', since: null };
  const out: Step = { name: 'fix-public', what: 'commit', url: 'https://example.org' };

  test.each<[string, readonly Step[], number | undefined]>([
    ['strict', [], undefined],
    ['strict', [wild], undefined],
    ['prefer', [], 86_400],
    ['prefer', [wild], 3_600],
    ['prefer', [open], 3_600],
    ['prefer', [out], 3_600],
    ['solo', [], 1_800],
    ['solo', [wild], 300],
  ])('%s %j: after %s seconds', (two_person, steps, seconds) => {
    const view = rule(two_person, ...steps);
    expect(selfApprovalDelay(view)).toBe(seconds);
    const early = seconds === undefined ? 10 ** 9 : seconds - 1;
    expect(obstacles(view, 'lead', ['psirt-lead', 'psirt'], later(view.now, early))).toHaveLength(1);
    const due = obstacles(view, 'lead', ['psirt-lead', 'psirt'], later(view.now, seconds ?? 10 ** 9));
    expect(due).toHaveLength(seconds === undefined ? 1 : 0);
  });

  test('never counts under settings that came after the request', () => {
    const view = rule('solo');
    const moved = { ...view, house: { ...view.house, since: later(view.now, 1) } };
    expect(obstacles(moved, 'lead', ['psirt-lead', 'psirt'], later(view.now, 10 ** 6))).toHaveLength(1);
  });
});

describe('agreement to a remedy', () => {
  const remedy: Step = { name: 'remedy', decision: 'fix', due: null, mitigations: [], because: null };
  const agreed = (what: 'remedy' | 'wontfix' | 'publish'): Step => ({ name: 'approved', what, hash: 'x', self: false }); // prettier-ignore
  const refused: Step = { name: 'rejected', what: 'remedy', hash: 'x', because: 'late' };
  test.each<[string, readonly Step[], boolean]>([
    ['nobody said anything', [remedy], false],
    ['to this one', [remedy, agreed('remedy')], true],
    ['not to fix', [remedy, agreed('wontfix')], true],
    ['to something else', [remedy, agreed('publish')], false],
    ['to an earlier one', [remedy, agreed('remedy'), remedy], false],
    ['taken back', [remedy, agreed('remedy'), refused], false],
    ['given after all', [remedy, refused, agreed('remedy')], true],
  ])('%s', (_, steps, stands) => {
    const view = after(steps);
    const last = latest(view.it, 'remedy');
    expect(last !== undefined && isAgreed(view, last)).toBe(stands);
  });
});
