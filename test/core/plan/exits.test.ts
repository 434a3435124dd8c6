// What a phase ends with: mandatory steps that are open hold the doors up that lead out of it, each with a line; nothing else does.
import { describe, expect, test } from 'vitest';
import type { View } from '../../../src/core/case/view.ts';
import type { Door } from '../../../src/core/commands/command.ts';
import { missingBefore } from '../../../src/core/plan/exits.ts';
import type { Step as PlanStep } from '../../../src/core/plan/plan.ts';
import { after, answered, say, taken } from '../commands/conversation.ts';
import { published, receipt } from '../words/a-view.ts';
import { inStatus } from './to-status.ts';

const plain = {
  text: 'It is so',
  owner: 'psirt',
  mandatory: true,
  waivable: true,
  retired: false,
  after: [],
} satisfies Partial<PlanStep>;

/** The case under a plan with these steps more. */
function under(view: View, ...more: readonly (Pick<PlanStep, 'id' | 'phase'> & Partial<PlanStep>)[]): View {
  const steps: readonly PlanStep[] = more.map((step) => ({ ...plain, ...step }));
  const { response } = view.house;
  return { ...view, house: { ...view.house, response: { ...response, steps: [...response.steps, ...steps] } } };
} // prettier-ignore

const linesOf = (door: Door, view: View): readonly string[] =>
  missingBefore(door, view).map(({ what, post }) => `${what} → ${post}`);

describe('a step of the team’s own that nobody ticked [R42, R66]', () => {
  const [X1, X2] = [{ id: 'X1', phase: 'triage' }, { id: 'X2', phase: 'triage' }] as const;

  test.each<[Door, View]>([
    ['remedy', inStatus.confirmed],
    ['publish', inStatus.ready],
    ['close', inStatus.recovering],
  ])('holds %s up, with one line for all such steps', (door, view) => {
    const post = '/psirt done X1 X2 <evidence>';
    expect(linesOf(door, under(view, X1, X2))).toEqual(expect.arrayContaining([`step X1 is open: It is so → ${post}`, `step X2 is open: It is so → ${post}`]));
    const freed = taken(taken(under(view, X1, X2), 'lead', '/psirt done X1 "seen"'), 'lead', '/psirt waive X2 "no use here"');
    expect(linesOf(door, freed)).toEqual(linesOf(door, view));
  });

  test.each<[string, Door, View]>([
    ['is not mandatory', 'remedy', under(inStatus.confirmed, { ...X1, mandatory: false })],
    ['belongs to a later phase', 'remedy', under(inStatus.confirmed, { id: 'X1', phase: 'assessment' })],
    ['is for the bot, before the end', 'publish', under(inStatus.ready, { ...X1, owner: 'bot' })],
    ['tells the reporter something', 'publish', under(inStatus.ready, { ...X1, done_when: 'verdict-told' })],
    ['comes after confirming', 'remedy', under(inStatus.assessing, X1)],
    ['is paper while the fix is public', 'publish', under(after([{ name: 'fix-public', what: 'tag', url: 'https://example.org' }], inStatus.ready), X1)],
    ['can’t be brought about any more, and may not be waived', 'close', under(inStatus.recovering, { ...X1, done_when: 'closed', waivable: false })],
    ['the bot may not even be freed of', 'close', under(inStatus.recovering, { ...X1, owner: 'bot', done_when: 'major-ended', waivable: false })],
    ['nobody can bring about or waive', 'close', under(inStatus.recovering, { ...X1, done_when: 'major-ended', waivable: false })],
    ['belongs to a case that was declined', 'close', under(inStatus.declined, X1)],
  ])('holds nothing up that %s', (_, door, view) => {
    expect(linesOf(door, view).filter((line) => line.includes('X1'))).toEqual([]);
  });
}); // prettier-ignore

test('a step that the bot ticks is told with what brings it about, or may be waived', () => {
  const bare = after(published);
  expect(linesOf('close', bare)).toEqual(expect.arrayContaining([
    expect.stringMatching(/^step A12 is open: .* → \/psirt cve <request\|none>$/),
    'step N10 is open: Product owner and product security engineer know of it → undefined',
  ]));
  const rated = after([{ name: 'exploit', state: 'wild', evidence: 'x' }], under(inStatus.recovering, { id: 'X1', phase: 'triage', done_when: 'major-ended' }));
  expect(linesOf('close', rated)).toContain('step X1 is open: It is so → /psirt waive X1 <reason>');
}); // prettier-ignore

test('a look back that is due holds the end up [R43]', () => {
  const broken = after([{ name: 'embargo', act: 'broken', until: null, text: 'a post' }, receipt('tell:x')], inStatus.recovering); // prettier-ignore
  expect(linesOf('close', broken)).toContain('step C9 is open: The team looked back without blame - what happened, why, what changes → /psirt done C9 <evidence>'); // prettier-ignore
  expect(answered(say(broken, 'lin', '/psirt waive C9 "a small one"'))).toEqual(['E-ROLE', 'C9 is mandatory; a psirt-lead waives it: lead']); // prettier-ignore
});
