import { describe, expect, test } from 'vitest';
import { approvalsOf, pendingRequest, signedRequest, standingRequest } from '../../../src/core/case/approvals.ts'; // prettier-ignore
import type { FactData } from '../../../src/core/case/fact.ts';
import { actor, after } from '../commands/conversation.ts';
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
