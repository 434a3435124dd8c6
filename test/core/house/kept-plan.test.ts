// A case keeps the plan it began with: what another plan asks counts for it only when somebody moves it, and then what it waited for stays.
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import type { View } from '../../../src/core/case/view.ts';
import { houseUnder, planCommitIn } from '../../../src/core/house/kept-plan.ts';
import { idOf } from '../../../src/core/house/plan-of.ts';
import { planIn, readPlan } from '../../../src/core/plan/plan.ts';
import { planText } from '../../../src/core/plan/plan-text.ts';
import { planFor } from '../../../src/core/plan/profile.ts';
import { shippedPlan } from '../../../src/core/plan/shipped.ts';
import { stepsOf } from '../../../src/core/plan/steps.ts';
import { reasonsFor } from '../../../src/core/sweep/reasons.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { after, answered, conversation, empty, say, taken } from '../commands/conversation.ts';
import { aStory } from '../decide/a-world.ts';
import { report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { sightOf } from '../sweep/a-sight.ts';

const kept = shippedPlan('mirantis');
const text = planText
  .replace('version: 1', 'version: 2')
  .replace('  N4:\n', '  N4:\n    retired: true\n')
  .replace('  N9:\n', '  N9:\n    retired: true\n')
  .replace('stops: acknowledged\n    owner: triager\n    targets: { critical: 24h, high: 24h, medium: 24h, low: 24h', 'stops: acknowledged\n    owner: triager\n    targets: { critical: 1h, high: 1h, medium: 1h, low: 1h'); // prettier-ignore
const newer = planFor(planIn(readPlan(text)), 'mirantis');
const { house } = empty();
const inForce = { ...house, response: newer, commit: 'b0ba'.repeat(10) };

/** The case as it is seen under the house in force, keeping the plan that it began with. */
const under = (view: View): View => ({ ...view, house: houseUnder(inForce, kept) });
const ids = (view: View): readonly string[] => stepsOf(view).map(({ step }) => step.id);
const settings = (commit: string): Step => ({
  entry: { kind: 'settings', commit, plan: 'default@1', said_at: '2026-11-30T09:00:00Z', by: empty().bot, via: 'sweep' },
}); // prettier-ignore
const moved = (commit: string, keeps: string[] = []): Step => ({ name: 'plan-moved', commit, plan: 'default@2', keeps }); // prettier-ignore

describe('whose plan it is', () => {
  const commitOf = (...steps: readonly Step[]) => planCommitIn(after(steps).it.entries);

  test('that of the settings under which it began, whatever came into force since', () => {
    expect(commitOf()).toBeUndefined();
    expect(commitOf(settings('a'), report(), settings('b'))).toBe('a');
  });

  test('or that to which it was moved last, unless that was taken back', () => {
    expect(commitOf(settings('a'), report(), settings('b'), moved('b'))).toBe('b');
    expect(commitOf(settings('a'), moved('b'), moved('c'))).toBe('c');
    expect(commitOf(settings('a'), moved('b'), { name: 'undone', fact: 2 })).toBe('a');
  });
});

test('the same plan by another commit is no other plan', () => {
  expect(houseUnder(house, shippedPlan('mirantis'))).toBe(house);
  expect(houseUnder(inForce, undefined)).toBe(inForce);
  expect(houseUnder(inForce, kept)).toMatchObject({ newer: { version: 2 }, plan: inForce.plan });
});

describe('a running case', () => {
  const running = under(after([settings('a'), report()]));

  test('has the steps and clocks that it began with', () => {
    expect(ids(running)).toContain('N4');
    expect(clocksOf(running).find(({ name }) => name === 'ack')?.due).toBe('2026-12-01T08:55:00Z');
  });

  test('says on its card that there is a newer one, and how to move', () => {
    expect(cardOf(running)).toContain('📋 This case keeps the plan it began with, `default@1`; `default@2` is in force for new ones. To move it: `/psirt plan upgrade`.'); // prettier-ignore
    expect(cardOf(running)).toContain('plan `default@1`');
    expect(cardOf(after([report()]))).not.toContain('📋');
  });

  conversation(running, [
    ['lin', '/psirt plan upgrade', [{ name: 'plan-moved', commit: inForce.commit, plan: 'default@2', keeps: ['N4', 'N9'] }]],
    ['lin', '/psirt plan', ['E-ARGS', 'expected one of upgrade; got nothing → /psirt plan upgrade']],
    ['lin', '/psirt plan upgrade now', ['E-ARGS', '“now” is too much here → /psirt plan upgrade']],
    ['dev', '/psirt plan upgrade', ['E-ROLE', expect.stringContaining('plan is for case-lead, psirt') as never]],
  ]); // prettier-ignore

  test('moves by a word, and a retired step stays as long as it waited for it', () => {
    const rated = under(after([settings('a'), report(), { name: 'severity', level: 'low', because: null }])); // prettier-ignore
    const asked = taken(rated, 'lin', '/psirt plan upgrade');
    const view = { ...asked, house: inForce };
    expect(ids(view).filter((id) => id === 'N4' || id === 'N9')).toEqual(['N4']);
    expect(ids(view).at(-1)).toBe('N4');
    expect(answered(say(view, 'lin', '/psirt done N4 "our cases"'))).toHaveLength(1);
    expect(clocksOf(view).find(({ name }) => name === 'ack')?.due).toBe('2026-11-30T09:55:00Z');
    expect(answered(say(view, 'lin', '/psirt plan upgrade'))).toEqual([]);
    expect(idOf(view.house.response)).toBe('default@2');
  });

  test('a new one is asked for no retired step', () => {
    expect(ids({ ...after([report()]), house: inForce })).not.toContain('N4');
  });
});

test('deciding and sweeping see a case under its own plan', () => {
  const story = aStory();
  story.settle();
  story.rules.kept = newer;
  expect(story.view().house.response.version).toBe(2);
  expect(story.settle(/^do comment\.fill/)).toHaveLength(1);
  expect(story.table.comments.find(({ pinned }) => pinned)?.body).toContain('`default@2`');

  const steps = [settings('a'), report()];
  const labels = labelsOf({ ...after(steps), now: '2026-12-01T08:55:00Z', house: houseUnder(house, newer) });
  expect(labels).toContain('clock/overdue');
  const sight = (plans: ReadonlyMap<string, typeof newer>) =>
    sightOf([{ steps, number: 42, issue: { labels: [...labels] }, shownAt: '2026-11-30T10:30:00Z' }], { plans, now: '2026-11-30T10:30:00Z' }); // prettier-ignore
  const shown = (plans: ReadonlyMap<string, typeof newer>): boolean => {
    const seen = sight(plans);
    const [record] = seen.cases;
    const [issue] = seen.issues;
    const one = { number: 42, record, issue, comments: [], looked: undefined };
    return reasonsFor(seen, one).includes('shown');
  };
  expect(shown(new Map([['a', newer]]))).toBe(false);
  expect(shown(new Map())).toBe(true);
});
