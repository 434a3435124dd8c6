// A conflict of interest: who says it, what whoever is out can still say, and that only somebody else ends it.
import { describe, expect, test } from 'vitest';
import { approvalsOf, pendingRequest } from '../../../src/core/case/approvals.ts';
import { latest } from '../../../src/core/case/case.ts';
import { conflictOf, conflictsOf } from '../../../src/core/case/conflicts.ts';
import { consentsMissing } from '../../../src/core/case/consent.ts';
import type { Fact, FactData } from '../../../src/core/case/fact.ts';
import { majorOf } from '../../../src/core/case/major.ts';
import { draftOf } from '../../../src/core/case/noticed.ts';
import { actingLead, holdersOf, leadOf, onCallFor, takersOf } from '../../../src/core/case/people.ts';
import { membersOf } from '../../../src/core/case/stakeholders.ts';
import { withEntries } from '../../../src/core/case/suppose.ts';
import type { View } from '../../../src/core/case/view.ts';
import { commands } from '../../../src/core/commands/index.ts';
import { peopleLine } from '../../../src/core/words/card/advisory-part.ts';
import { hour, later } from '../../../src/core/time.ts';
import { assigned, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, answered, conversation, say, settings, empty, taken } from './conversation.ts';
import type { Login } from './conversation.ts';

const out = (login: Login, because = 'wrote the code'): Step => ({ name: 'conflict', person: actor(login), state: 'out', because }); // prettier-ignore
const over = (login: Login): Step => ({
  name: 'conflict',
  person: actor(login),
  state: 'over',
  because: 'x',
});
const led = [report(), assigned('case-lead', actor('case'))] as const;
const fact = (login: Login, state: 'out' | 'over', because: string): Fact => ({ name: 'conflict', person: actor(login), state, because }); // prettier-ignore
const stays = (login: Login): string => `${login} takes no part in this case: wrote the code. That ends when a psirt-lead says so: /psirt conflict @${login} over <reason>`; // prettier-ignore

describe('who says it [R79]', () => {
  conversation(after(led), [
    ['lead', '/psirt conflict @dev wrote the code', [fact('dev', 'out', 'wrote the code')]],
    ['case', '/psirt conflict @dev wrote the code', [fact('dev', 'out', 'wrote the code')]],
    ['obs', '/psirt conflict @obs "over my head, too"', [fact('obs', 'out', 'over my head, too')]],
    ['lin', '/psirt conflict @dev wrote the code', ['E-ROLE', 'whoever leads the case or the team says that of somebody else: case-lead, lead (psirt-lead)']],
    ['lead', '/psirt conflict @dev', ['E-ARGS', expect.stringContaining('expected the reason')]],
    ['lead', '/psirt conflict dev x', ['E-ARGS', expect.stringContaining('expected a GitHub user')]],
    ['lead', '/psirt conflict @dev over', ['E-ARGS', expect.stringContaining('expected the reason')]],
    ['lead', '/psirt conflict @dev over nothing of it', ['E-STATE', 'dev takes part in this case → /psirt status']],
    ['out', '/psirt conflict @out x', ['E-ROLE', expect.stringMatching(/^conflict is for/)]],
  ]); // prettier-ignore
});

describe('that it is over is for a psirt-lead who is not out', () => {
  conversation(after([...led, out('dev'), out('lead')]), [
    ['case', '/psirt conflict @dev over the code was hers', ['E-ROLE', 'only a psirt-lead says that it is over: psirt-lead (the settings name nobody who takes part)']],
    ['lead', '/psirt conflict @lead over no', ['E-ROLE', stays('lead')]],
    ['case', '/psirt conflict @dev wrote the code', []],
    ['case', '/psirt conflict @dev wrote more', [fact('dev', 'out', 'wrote more')]],
  ]); // prettier-ignore
  conversation(after([...led, out('dev')]), [
    ['lead', '/psirt conflict @dev over the code was hers', [fact('dev', 'over', 'the code was hers')]],
    ['dev', '/psirt conflict @dev over no', ['E-ROLE', stays('dev')]],
  ]);
  conversation(after([...led, out('dev'), over('dev')]), [
    ['dev', '/psirt hold x', [{ name: 'held', because: 'x' }]],
    ['dev', '/psirt conflict @dev again', [fact('dev', 'out', 'again')]],
  ]);
});

describe('whoever is out', () => {
  test('can say no command but to look, whatever their roles', () => {
    const view = after([...led, out('lead')]);
    const [looking, others] = [true, false].map((looks) => commands.filter(({ group }) => (group === 'looking') === looks)); // prettier-ignore
    for (const { examples } of looking ?? []) expect(answered(say(view, 'lead', examples[0]))[0]).not.toBe('E-ROLE'); // prettier-ignore
    for (const { examples } of others ?? []) expect(answered(say(view, 'lead', examples[0]))).toEqual(['E-ROLE', stays('lead')]); // prettier-ignore
  });

  conversation(after([...led, out('case'), out('ann')]), [
    ['case', '/psirt handoff @lin', [{ name: 'handoff', to: actor('lin') }]],
    ['case', '/psirt handoff @ann', ['E-STATE', 'ann takes no part in this case: wrote the code → /psirt conflict @ann over <reason>']],
    ['case', '/psirt accept', ['E-ROLE', stays('case')]],
    ['ann', '/psirt handoff @lin', ['E-ROLE', stays('ann')]],
    ['lin', '/psirt assign qe @ann', ['E-STATE', 'ann takes no part in this case: wrote the code → /psirt conflict @ann over <reason>']],
    ['lin', '/psirt ack', [{ name: 'assigned', role: 'case-lead', person: actor('lin'), line: null }, { name: 'acknowledged' }]],
  ]); // prettier-ignore

  test('leads no more, is named to nobody and called for nothing', () => {
    const view = after([{ name: 'product', product: 'widget' }, ...led, assigned('qe', actor('qe')), out('case'), out('lin'), out('owner'), out('qe')]); // prettier-ignore
    expect([leadOf(view)?.login, actingLead(view)?.login]).toEqual(['case', undefined]);
    expect(holdersOf(view, 'psirt')).toEqual(['ann']);
    expect(holdersOf(view, 'product-owner')).toEqual([]);
    expect(takersOf(view, 'qe')).toEqual([]);
    expect(membersOf(view, 'qe')).toEqual([]);
    expect(conflictsOf(view).map(({ person }) => person.login)).toEqual(['case', 'lin', 'owner', 'qe']);
    expect(conflictOf(view, actor('ann'))).toBeUndefined();
  });

  test('is on call no more', () => {
    const turn: Step = { name: 'on-call', person: actor('tri'), until: '2027-01-01T00:00:00Z' };
    expect(onCallFor(after([report(), turn]))?.login).toBe('tri');
    expect(peopleLine(after([report(), turn]))).toContain('On call');
    const view = after([report(), turn, out('tri')]);
    expect(onCallFor(view)).toBeUndefined();
    expect(peopleLine(view)).toBe('**People** nobody yet<br>🚫 `tri` takes no part: wrote the code');
  });

  test('does not take it back by undo, and nor does whoever said it', () => {
    const view = taken(after(led), 'lead', '/psirt conflict @dev x');
    expect(answered(say(view, 'lead', '/psirt undo'))).toEqual(['E-STATE', 'who takes part follows from it → /psirt conflict @<login> over <reason>']); // prettier-ignore
  });
});

describe('what they signed', () => {
  const hash = '4f9c2a1e'.repeat(8);
  const request = (by: Login, more: Partial<FactData['publish-requested']> = {}): Step => ({
    name: 'publish-requested', hash, early: false, notice: hash, expires: '2027-12-13T16:00:00Z', roles: ['psirt'], fix_authors: [], said: actor(by), ...more,
  }); // prettier-ignore
  const signed = (by: Login): Step => ({ name: 'approved', what: 'publish', hash, self: false, said: actor(by) }); // prettier-ignore
  const act = (view: View, kind: 'intent' | 'receipt', key = 'publish'): View => {
    const by = { said_at: view.now, by: actor('lead'), via: 'sweep' };
    if (kind === 'intent') return withEntries(view, [{ kind, act: key, owner: 'one', expires: later(view.now, hour), ...by }]); // prettier-ignore
    return withEntries(view, [{ kind, act: key, result: 'done', made: {}, ...by }]);
  };
  const given = (view: View): readonly string[] => {
    const asked = pendingRequest(view);
    return asked === undefined ? [] : [asked.by.login, ...approvalsOf(view, asked).map(({ by }) => by.login)];
  };

  test('stands as a fact and is void where it was not used', () => {
    const view = after([request('lin'), signed('lead'), signed('owner')]);
    expect(given(view)).toEqual(['lin', 'lead', 'owner']);
    expect(given(after([out('lead')], view))).toEqual(['lin', 'owner']);
    expect(given(after([out('lead'), over('lead')], view))).toEqual(['lin', 'owner']);
    expect(given(after([out('ann')], view))).toEqual(['lin', 'lead', 'owner']);
    expect(given(after([out('lead'), over('lead'), signed('lead')], view))).toEqual(['lin', 'owner', 'lead']);
    expect(after([out('lead')], view).it.facts.get('approved')).toHaveLength(2);
  });

  test('is void with all signatures where they asked for it', () => {
    expect(given(after([request('lin'), signed('lead'), out('lin')]))).toEqual([]);
  });

  test('stays where it was published before, also by hand', () => {
    const view = after([request('lin'), signed('lead')]);
    const published = act(act(view, 'intent'), 'receipt');
    expect(given(after([out('lead')], published))).toEqual(['lin', 'lead']);
    expect(given(after([out('lin')], act(view, 'receipt')))).toEqual(['lin', 'lead']);
    expect(given(act(after([out('lead')], act(view, 'intent')), 'receipt'))).toEqual(['lin', 'lead']);
    expect(given(after([out('lead')], act(view, 'intent')))).toEqual(['lin']);
    expect(given(act(after([out('lead')], view), 'receipt'))).toEqual(['lin']);
  });

  test('stays under an early version that is out', () => {
    const view = after([request('lin', { early: true }), signed('lead')]);
    const asked = latest(view.it, 'publish-requested');
    const early = act(view, 'receipt', `early:${asked?.seq}:site`);
    expect(asked && approvalsOf(after([out('lead')], early), asked)).toHaveLength(1);
    expect(asked && approvalsOf(after([out('lead')], view), asked)).toHaveLength(0);
  });

  test('counts no more for a remedy, unless the case was published or closed by then', () => {
    const remedy: Step = { name: 'remedy', decision: 'fix', due: null, mitigations: [], because: null };
    const view = after([
      remedy,
      { name: 'approved', what: 'remedy', hash, self: false, roles: ['product-owner'], said: actor('owner') },
    ]);
    const agreed = (seen: View): boolean => {
      const said = latest(seen.it, 'remedy');
      return said !== undefined && consentsMissing(seen, said).length === 0;
    };
    expect(agreed(view)).toBe(true);
    expect(agreed(after([out('owner')], view))).toBe(false);
    expect(agreed(after([out('owner')], act(view, 'receipt')))).toBe(true);
    expect(agreed(act(after([out('owner')], view), 'receipt'))).toBe(false);
    expect(agreed(after([{ name: 'closed', outcome: 'fixed' }, out('owner')], view))).toBe(true);
    expect(agreed(after([out('owner'), { name: 'closed', outcome: 'fixed' }], view))).toBe(false);
  });

  test('counts no more for whoever decided that nothing is fixed', () => {
    const wontfix: Step = { name: 'remedy', decision: 'wontfix', due: null, mitigations: [], because: 'x', roles: ['psirt-lead'], said: actor('lead') }; // prettier-ignore
    const agreed: Step = { name: 'approved', what: 'wontfix', hash, self: false, roles: ['product-owner'], said: actor('owner') }; // prettier-ignore
    const view = after([{ name: 'product', product: 'widget' }, { name: 'severity', level: 'high', because: null }, wontfix, agreed]); // prettier-ignore
    const missing = (seen: View) => latest(seen.it, 'remedy') && consentsMissing(seen, latest(seen.it, 'remedy') as NonNullable<ReturnType<typeof latest<'remedy'>>>); // prettier-ignore
    expect(missing(view)).toEqual([]);
    expect(missing(after([out('lead')], view))).toEqual([['psirt-lead']]);
  });

  test('counts no more for a notice, nor as one of two words', () => {
    const drafted: Step = { name: 'drafted', notice: 'bulletin', hash, gaps: [] };
    const view = after([
      drafted,
      { name: 'approved', what: 'notice', hash, self: false, said: actor('ann') },
    ]);
    expect(draftOf(view, 'bulletin')?.approved).toHaveLength(1);
    expect(draftOf(after([out('ann')], view), 'bulletin')?.approved).toEqual([]);

    const half = after([{ name: 'major', state: 'requested', because: null }, { name: 'major', state: 'rejected', because: 'x', half: 'exec', said: actor('exec') }]); // prettier-ignore
    expect(majorOf(half).half).toBeDefined();
    expect(majorOf(after([out('exec')], half)).half).toBeUndefined();
  });

  test('counts no more for what somebody else says afterwards', () => {
    const view = taken(after([{ name: 'product', product: 'widget' }, { name: 'severity', level: 'high', because: null, said: actor('lin') }, { name: 'confirmed' }], empty(settings())), 'ann', '/psirt approve severity low'); // prettier-ignore
    expect(answered(say(view, 'lin', '/psirt severity low because "not so bad"'))[0]).not.toBe('E-2P');
    expect(
      answered(say(after([out('ann')], view), 'lin', '/psirt severity low because "not so bad"'))[0],
    ).toBe('E-2P');
    const back = after([out('ann'), over('ann')], view);
    expect(answered(say(back, 'ann', '/psirt approve severity low'))).toHaveLength(1);
  });
});
