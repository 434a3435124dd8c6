// Who gives the second signature: pairs of roles, the author of the fix, and one's own after a while; and whom a refusal names.
import { describe, expect, test } from 'vitest';
import { approversOf, mayApprove, needsRenewal, selfApprovalDelay } from '../../../src/core/case/signers.ts';
import { pendingRequest } from '../../../src/core/case/approvals.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import type { Role } from '../../../src/core/commands/command.ts';
import { later } from '../../../src/core/time.ts';
import { actor, after, empty, settings } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import type { Step } from '../words/a-view.ts';

const hash = '4f9c2a1e'.repeat(8);
const request = (more: Partial<FactData['publish-requested']> = {}): Step => ({
  name: 'publish-requested', hash, early: false, notice: hash, expires: '2026-12-13T16:00:00Z', roles: ['psirt'], fix_authors: [], ...more,
}); // prettier-ignore
const widget: Step = { name: 'product', product: 'widget' };
const asked = (by: Login, more: Partial<FactData['publish-requested']> = {}, text = settings()): View =>
  after([widget, { ...request(more), said: actor(by) }], empty(text));

interface Try {
  readonly as: Login;
  readonly roles: readonly Role[];
  readonly said_at?: string;
}

/** What stands against the second signature of somebody with these roles, and the line to post instead. */
function obstacle(view: View, { as, roles, said_at = view.now }: Try): string | undefined {
  const missing = mayApprove(view, { person: actor(as), roles: new Set(roles), said_at, via: 'comment:9' });
  expect(missing.length).toBeLessThan(2);
  const [first] = missing;
  return first?.post === undefined ? first?.what : `${first.what} → ${first.post}`;
}

test('nobody signs what is not asked for', () => {
  expect(obstacle(after([]), { as: 'owner', roles: ['product-owner'] })).toBe(
    'nothing is waiting for an approval → /psirt publish',
  );
});

describe('two people', () => {
  const pair = 'one psirt member and one psirt-lead or product-owner must sign; as lin asked, the second signature is for '; // prettier-ignore
  test.each<[asks: readonly Role[], signs: readonly Role[], instead: string | undefined]>([
    [['psirt'], ['psirt-lead', 'psirt'], undefined],
    [['psirt'], ['product-owner'], undefined],
    [['psirt'], ['psirt'], `${pair}lead, owner`],
    [['psirt'], ['fix-dev'], `${pair}lead, owner`],
    [['product-owner'], ['psirt'], undefined],
    [['product-owner'], ['product-owner'], `${pair}lead, ann`],
    [['psirt-lead', 'psirt'], ['psirt'], undefined],
    [['fix-dev'], ['psirt'], `${pair}somebody whom the settings don’t name yet`],
  ])('%j asks, %j signs: %s', (asks, signs, instead) => {
    expect(obstacle(asked('lin', { roles: [...asks] }), { as: 'rep', roles: signs })).toBe(instead);
  });

  test('a mail address signs nothing, a team may', () => {
    const text = settings().replace('psirt-lead: [lead]', 'psirt-lead: ["mail:boss@acme.example", "team:acme/leads"]'); // prettier-ignore
    const view = asked('lin', {}, text);
    const pending = pendingRequest(view);
    expect(pending && approversOf(view, pending)).toEqual(['team:acme/leads', 'owner']);
  });
});

describe('the only author of the fix', () => {
  const sole = { fix_authors: [6] };
  const instead = 'you wrote the whole fix; the second signature is for lead. Or ask for it yourself, and lin may sign that → /psirt publish'; // prettier-ignore
  test.each([
    ['doesn’t sign in a team of three', settings(), instead],
    ['signs in a small team', settings().replace('psirt: [lin, ann]', 'psirt: [lin]'), undefined],
    ['doesn’t sign beside a team of GitHub’s, however many that are', settings().replace('psirt: [lin, ann]', 'psirt: ["team:acme/psirt"]'), instead],
  ])('%s', (_, text, expected) => {
    expect(obstacle(asked('lin', sole, text), { as: 'owner', roles: ['product-owner'] })).toBe(expected);
    const many = asked('lin', { fix_authors: [6, 3] }, text);
    expect(obstacle(many, { as: 'owner', roles: ['product-owner'] })).toBeUndefined();
  }); // prettier-ignore

  test('who asked doesn’t sign a second time either, where that is allowed to others', () => {
    const roles: readonly Role[] = ['psirt-lead', 'psirt'];
    const view = asked('lead', { roles: [...roles], fix_authors: [1] }, settings('two_person: prefer'));
    const late = later(view.now, 10 ** 6);
    expect(obstacle(view, { as: 'lead', roles, said_at: late })).toBe(
      'you asked for it; the second signature is for owner, lin, ann',
    );
  });
});

describe('one’s own second signature', () => {
  const rule = (two_person: string, ...steps: readonly Step[]): View =>
    after([widget, ...steps, request()], empty(settings(`two_person: ${two_person}`)));
  const own = { as: 'lead', roles: ['psirt-lead', 'psirt'] } as const;
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
    const early = obstacle(view, { ...own, said_at: later(view.now, (seconds ?? 10 ** 9) - 1) });
    expect(early).toMatch(seconds === undefined ? /^you asked for it; the second signature is for owner$/ : /^you asked for it; the second signature is for owner\. Your own counts only from \S+ 20\d\d-\d\d-\d\d \d\d:\d\d UTC on$/); // prettier-ignore
    const due = obstacle(view, { ...own, said_at: later(view.now, seconds ?? 10 ** 9) });
    expect(due === undefined).toBe(seconds !== undefined);
  });

  test.each([0, 1])(
    'never counts under settings that came %s seconds after the request, which is asked for anew',
    (seconds) => {
      const moved = (view: View): View => ({
        ...view,
        house: { ...view.house, since: later(view.now, seconds) },
      });
      const view = moved(rule('solo'));
      expect(obstacle(view, { ...own, said_at: later(view.now, 10 ** 6) })).toBe(
        'you asked for it, and the settings changed since; the second signature is for owner. Or ask anew, and your own counts when its time has come → /psirt publish',
      );
      const strict = moved(rule('strict'));
      const pending = pendingRequest(strict);
      expect(pending && needsRenewal(strict, pending)).toBe(false);
    },
  );

  test('is missed where nobody else is known', () => {
    const text = settings().replace('product-owner: [owner], ', '').replace('psirt: [lin, ann], ', '');
    expect(obstacle(asked('lead', {}, text), own)).toBe(
      'you asked for it; the second signature is for somebody whom the settings don’t name yet',
    );
  });
});
