// `done` and `waive`: who concludes which step of the plan, what a refusal says, and how the card shows it.
import { describe, expect, test } from 'vitest';
import type { View } from '../../../src/core/case/view.ts';
import { stepNamed, stepsOf } from '../../../src/core/plan/steps.ts';
import { shippedPlan } from '../../../src/core/plan/shipped.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { report } from '../words/a-view.ts';
import { inStatus } from '../plan/to-status.ts';
import { after, conversation, taken } from './conversation.ts';

const stateOf = (view: View, id: string) => stepNamed(view, id)?.state;
const { confirmed, fixing, triaging } = inStatus;

describe('done [R42, R66]', () => {
  conversation(confirmed, [
    ['lin', '/psirt done N4 "our cases and OSV"', [{ name: 'step-done', step: 'N4', evidence: 'our cases and OSV' }]],
    ['lin', '/psirt done n4', [{ name: 'step-done', step: 'N4', evidence: null }]],
    ['lin', '/psirt done N4 A3 searched', [{ name: 'step-done', step: 'N4', evidence: 'searched' }, { name: 'step-done', step: 'A3', evidence: 'searched' }]],
    ['tri', '/psirt done N4', [{ name: 'step-done', step: 'N4', evidence: null }]],
    ['rep', '/psirt done A3 none', [{ name: 'step-done', step: 'A3', evidence: 'none' }]],
    ['tri', '/psirt done A3', ['E-ROLE', 'A3 is for product-rep, case-lead, psirt']],
    ['lin', '/psirt done', ['E-ARGS', expect.stringMatching(/^expected a step of the plan: N1, N2, .*M13; got nothing → \/psirt done <step>$/u)]],
    ['lin', '/psirt done X99', ['E-ARGS', expect.stringMatching(/got X99 → \/psirt done <step>$/u)]],
    ['lin', '/psirt done N7', ['E-GATE', 'N7 is done already: the bot ticks it by itself']],
    ['lin', '/psirt done A11', ['E-GATE', expect.stringMatching(/^A11 is ticked by the bot when it is so/), expect.stringMatching(/nobody fixes line/), expect.stringMatching(/nobody fixes line/)]],
    ['lin', '/psirt done C10', ['E-GATE', expect.stringMatching(/^C10 is ticked by the bot/)]],
  ]); // prettier-ignore

  test('what is said again changes nothing; other evidence does', () => {
    const once = taken(confirmed, 'lin', '/psirt done N4 "our cases"');
    expect(factsOf(once, '/psirt done N4 "our cases"')).toEqual([]);
    expect(factsOf(once, '/psirt done N4 "and OSV"')).toMatchObject([
      { name: 'step-done', step: 'N4', evidence: 'and OSV' },
    ]);
  });
});

describe('waive [R48, R66]', () => {
  conversation(confirmed, [
    ['lin', '/psirt waive F4 F5 "one library"', [{ name: 'step-waived', step: 'F4', because: 'one library' }, { name: 'step-waived', step: 'F5', because: 'one library' }]],
    ['lin', '/psirt waive A14 "told by phone"', ['E-ROLE', 'A14 is mandatory; a psirt-lead waives it: lead']],
    ['lead', '/psirt waive A14 "told by phone"', [{ name: 'step-waived', step: 'A14', because: 'told by phone' }]],
    ['lead', '/psirt waive N8 "no time"', ['E-GATE', 'N8 is never waived: Somebody asked whether data could leak or did']],
    ['lin', '/psirt waive F4', ['E-ARGS', 'expected the reason; got nothing → /psirt waive F4 <reason>']],
    ['lin', '/psirt waive F4 <reason>', ['E-ARGS', 'expected the reason; got nothing → /psirt waive F4 <reason>']],
    ['lin', '/psirt waive F44 x', ['E-ARGS', expect.stringMatching(/got F44 → \/psirt waive F4 x$/u)]],
    ['lead', '/psirt waive A1 "nothing to do"', []],
  ]); // prettier-ignore

  test('the same reason again changes nothing; another one does', () => {
    const once = taken(confirmed, 'lin', '/psirt waive F4 "one library"');
    expect(factsOf(once, '/psirt waive F4 "one library"')).toEqual([]);
    expect(factsOf(once, '/psirt waive F4 "no users"')).toMatchObject([
      { name: 'step-waived', step: 'F4', because: 'no users' },
    ]);
  });
});

function factsOf(view: View, line: string): readonly object[] {
  return taken(view, 'lin', line).it.entries.slice(view.it.entries.length);
}

describe('a step', () => {
  test('is done, waived, open, or does not apply', () => {
    expect([stateOf(confirmed, 'A1'), stateOf(confirmed, 'F4'), stateOf(confirmed, 'X1')]).toEqual(['done', 'open', undefined]); // prettier-ignore
    const waived = taken(confirmed, 'lin', '/psirt waive F4 "one library"');
    expect(stateOf(waived, 'f4')).toBe('waived');
    expect(stateOf(taken(waived, 'lin', '/psirt done F4 detect.sh'), 'F4')).toBe('done');
    const done = taken(confirmed, 'lin', '/psirt done F4 detect.sh');
    expect(factsOf(done, '/psirt waive F4 "not any more"')).toEqual([]);
    const wontfix = after([{ name: 'remedy', decision: 'wontfix', due: null, mitigations: [], because: 'old' }], confirmed); // prettier-ignore
    expect(stateOf(wontfix, 'F2')).toBe('not-applicable');
  });

  test('that was waived and came about all the same is done', () => {
    const waived = taken(triaging, 'lead', '/psirt waive N9 "later"');
    expect(stateOf(waived, 'N9')).toBe('waived');
    expect(stateOf(taken(waived, 'lin', '/psirt severity high'), 'N9')).toBe('done');
  });

  test('of a small team’s plan is one that its profile keeps', () => {
    const small = { ...confirmed, house: { ...confirmed.house, response: shippedPlan('small') } };
    const ids = (view: View): readonly string[] => stepsOf(view).map(({ step }) => step.id);
    expect([ids(confirmed).includes('F4'), ids(small).includes('F4')]).toEqual([true, false]);
    expect(stateOf(small, 'F4')).toBeUndefined();
  });
});

describe('the card', () => {
  const part = (view: View): string =>
    /<details><summary>Steps[^]*?<\/details>/u.exec(cardOf(view))?.[0] ?? '';

  test('shows who did what, and why something was not done', () => {
    const view = [
      ['lin', '/psirt done A3 "all readers"'],
      ['lead', '/psirt waive A14 "told by *phone*"'],
    ].reduce((now, [login, line]) => taken(now, login as 'lin', String(line)), confirmed);
    expect(part(view)).toContain('- ✅ A3 The impact on each product is known, with what else protects it: `lin`, all readers'); // prettier-ignore
    expect(part(view)).toMatch(/- ⏭️ A14 ★ .*: `lead`, told by \\\*phone\\\*/u);
    expect(part(taken(confirmed, 'lin', '/psirt done A3'))).toMatch(/A3 .*: `lin`$/mu);
  });

  test('names what must be done from before, and only counts the rest', () => {
    expect(part(fixing)).toMatch(/Steps of phase 3: \d of \d+ concluded, \d+ open from before/u);
    expect(part(fixing)).toContain('- ⬜ from before: N4,');
    expect(part(triaging)).not.toContain('from before');
  });

  test('has no such part where the plan has no steps', () => {
    const bare = { ...confirmed, house: { ...confirmed.house, response: { ...confirmed.house.response, steps: [] } } }; // prettier-ignore
    expect(part(bare)).toBe('');
  });
});

describe('by', () => {
  const said = [{ name: 'answered-for', role: 'dpo', evidence: 'no personal data' }] as const;
  conversation(after([report()]), [
    ['lin', '/psirt by dpo no personal data', [...said]],
    ['lin', '/psirt by dpo', ['E-ARGS', expect.stringContaining('expected what they answered; got nothing')]],
    ['dpo', '/psirt by dpo no personal data', ['E-ROLE', expect.stringMatching(/^by is for case-lead, psirt/)]],
  ]); // prettier-ignore
  conversation(after([report(), ...said]), [['lin', '/psirt by dpo no personal data', []]]);
});
