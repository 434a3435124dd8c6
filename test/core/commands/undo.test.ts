// Taking a word back: whose, how long, and what stands against it; and the law that the case is then just as it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { undoneIn } from '../../../src/core/case/undoing.ts';
import type { Fact } from '../../../src/core/case/fact.ts';
import { suppose } from '../../../src/core/case/suppose.ts';
import type { View } from '../../../src/core/case/view.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import type { Status } from '../../../src/core/commands/command.ts';
import { commands } from '../../../src/core/commands/index.ts';
import { stepsOf } from '../../../src/core/plan/steps.ts';
import { derivedState } from '../../../src/core/record/derived-state.ts';
import { later, minute } from '../../../src/core/time.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { inStatus } from '../plan/to-status.ts';
import { accepted, approved, at, confirmed, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { actor, after, answered, conversation, people, say, taken } from './conversation.ts';
import type { Answer, Login } from './conversation.ts';

const severity = (level: 'low' | 'high'): Fact => ({ name: 'severity', level, because: null });
const by = (login: Login, fact: Fact): Step => ({ ...fact, said: actor(login) });
const case1 = after([...accepted, by('lin', severity('high'))]);
const seq = case1.it.head.seq;
const back = [{ name: 'undone', fact: seq }];
const built = (what: string): Answer => ['E-STATE', `${what}; say how it is now → /psirt help`];

describe('undo', () => {
  conversation(case1, [
    ['lin', '/psirt undo', back],
    ['lin', '/psirt undo severity', ['E-ARGS', '“severity” is too much here → /psirt undo']],
    ['tri', '/psirt undo', ['E-STATE', 'you said nothing on this case that could be taken back → /psirt log 20']],
    ['out', '/psirt undo', ['E-ROLE', expect.stringContaining('undo is for anyone with a role') as never]],
  ]); // prettier-ignore

  describe('in time', () => {
    conversation(at(case1, later(case1.now, 15 * minute)), [['lin', '/psirt undo', back]]);
    const late = 'what you said last could be taken back until Mon 2026-11-30 15:15 UTC; say how it is now → /psirt help'; // prettier-ignore
    conversation(at(case1, later(case1.now, 15 * minute + 1)), [['lin', '/psirt undo', ['E-LATE', late]]]);
  });

  test('takes back all that one comment said, and then what was said before it', () => {
    const both = taken(taken(after(accepted), 'lin', '/psirt severity high'), 'lin', '/psirt confirm affects "<2.4.1" fixed 2.4.1 major no'); // prettier-ignore
    const said = say(both, 'lin', '/psirt undo');
    expect(answered(said)).toHaveLength(3);
    const once = taken(both, 'lin', '/psirt undo');
    expect(labelsOf(once)).toEqual(expect.arrayContaining(['status/assessing', 'severity/high']));
    const twice = taken(once, 'lin', '/psirt undo');
    expect(labelsOf(twice)).not.toContain('severity/high');
    expect(answered(say(twice, 'lin', '/psirt undo'))[0]).toBe('E-STATE');
  });

  test('looking in between changes nothing', () => {
    expect(answered(say(taken(case1, 'lin', '/psirt status'), 'lin', '/psirt undo'))).toEqual(back);
  });

  describe('when nothing outside happened', () => {
    const intent = (act: string): Step => ({
      entry: { kind: 'intent', act, owner: 'one', expires: case1.now, said_at: case1.now, by: case1.bot, via: 'sweep' },
    }); // prettier-ignore
    for (const act of ['card', 'reply:7', 'call:3', 'late:ack:x', 'parties', 'draft-fields'])
      conversation(after([receipt(act)], case1), [['lin', '/psirt undo', back]]);
    for (const [act, name] of [['tell:update:9', 'tell'], ['cve:1', 'cve'], ['draft', 'draft'], ['cards', 'cards']] as const) {
      conversation(after([receipt(act)], case1), [['lin', '/psirt undo', built(`something went outside since (${name})`)]]);
      conversation(after([intent(act)], case1), [['lin', '/psirt undo', built(`something went outside since (${name})`)]]);
    } // prettier-ignore
    const yes: Step = by('lin', { name: 'confirmed' });
    conversation(after([receipt('draft-fields')], after([...confirmed.slice(0, -1), yes])), [
      ['lin', '/psirt undo', built('something went outside since (draft-fields)')],
    ]);
    conversation(after([...accepted, by('lin', { name: 'assigned', role: 'fix-dev', person: actor('dev'), line: null })]), [
      ['lin', '/psirt undo', built('assigned lets somebody into the advisory on GitHub')],
    ]); // prettier-ignore
  });

  describe('when nobody built on it', () => {
    const other = (fact: Fact): View => after([by('ann', fact)], case1);
    conversation(other({ name: 'cwe', ids: ['CWE-79'] }), [['lin', '/psirt undo', back]]);
    conversation(other({ name: 'looked', what: 'status', words: [] }), [['lin', '/psirt undo', back]]);
    conversation(other(severity('low')), [['lin', '/psirt undo', built(`ann built on it since (severity, entry ${seq + 1})`)]]); // prettier-ignore
    conversation(other({ name: 'confirmed' }), [['lin', '/psirt undo', built(`ann built on it since (confirmed, entry ${seq + 1})`)]]); // prettier-ignore
    const fix: Fact = { name: 'affects', product: 'widget', package: null, line: null, range: '<2', fixed: null, impact: null }; // prettier-ignore
    const ranged = after([by('ann', { name: 'cwe', ids: ['CWE-79'] })], after([...accepted, by('lin', fix)]));
    conversation(ranged, [['lin', '/psirt undo', built(`ann built on it since (cwe, entry ${seq + 1})`)]]);
  });

  describe('of what has a word of its own', () => {
    const post = (steps: readonly Step[], login: Login, expected: string): void =>
      conversation(after(steps), [[login, '/psirt undo', ['E-STATE', expected]]]);
    const signed = (what: 'publish' | 'remedy' | 'severity'): Step => by('lin', { name: 'approved', what, hash: 'x', self: false }); // prettier-ignore
    post(approved.slice(0, -1).map((step) => ({ said: actor('lin'), ...step })), 'lin', 'others were asked to sign it → /psirt reject publish <reason>'); // prettier-ignore
    post([report(), signed('publish')], 'lin', 'it is a signature → /psirt hold <reason>');
    post([report(), signed('remedy')], 'lin', 'others go by it → /psirt reject remedy <reason>');
    post([report(), by('lin', { name: 'rejected', what: 'publish', hash: 'x', because: 'x' })], 'lin', 'the signatures are void → /psirt publish'); // prettier-ignore
    post([report(), by('lin', { name: 'reopened', because: 'x' })], 'lin', 'the case goes on → /psirt close');
    // What has ended can't be answered any more.
    conversation(after([{ name: 'closed', outcome: 'fixed' }], after([report(), signed('publish')])), [['lin', '/psirt undo', ['E-STATE', 'it is a signature → /psirt log 20']]]); // prettier-ignore
    conversation(after([report(), signed('severity')]), [['lin', '/psirt undo', [{ name: 'undone', fact: 2 }]]]); // prettier-ignore
  });
});

test('what names nobody’s, somebody else’s, a later or another undoing takes nothing back', () => {
  const undone = (fact: number): Step => by('lin', { name: 'undone', fact });
  const of = (view: View): readonly number[] => [...undoneIn(view.it.entries)];
  expect(of(after([by('lin', severity('high')), undone(1)]))).toEqual([1]);
  expect(of(after([severity('high'), undone(1), undone(2), undone(9), undone(4)]))).toEqual([]);
  expect(of(after([undone(2), by('lin', severity('high'))]))).toEqual([]);
  expect(of(after([receipt('card'), undone(1)]))).toEqual([]);
});

/** Everything that is derived from a case, but where its log stands. */
function derived(view: View): unknown {
  const { entries: _, head: __, ...state } = derivedState(view);
  const card = cardOf(view).replace(/^<!-- psirt-head:[^\n]*\n/mu, '').replace(/Log up to entry \d+/u, ''); // prettier-ignore
  return { state, card, labels: labelsOf(view), clocks: clocksOf(view), steps: stepsOf(view), facts: factsOf(view), acts: view.it.acts }; // prettier-ignore
}

function factsOf({ it }: View): unknown {
  return [...it.facts].filter(([name]) => name !== 'undone' && name !== 'looked');
}

test('the case is as it was before, whatever was said in whichever status', () => {
  const lines = commands.flatMap(({ name, examples }) => (name === 'undo' ? [] : [...examples]));
  const logins = Object.keys(people) as Login[];
  const heard = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom<Status>(...statuses),
      fc.constantFrom(...logins),
      fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 4 }),
      (status, login, comment) => {
        const before = inStatus[status];
        const speaker = { person: actor(login), said_at: before.now, via: 'comment:4711' };
        let view = before;
        for (const line of comment) {
          const said = say(view, login, line);
          if (said.say === 'facts') view = suppose(view, said.facts, speaker);
        }
        if (view.it.entries.every(({ via, kind }) => via !== speaker.via || kind !== 'fact')) return;
        const said = say(view, login, '/psirt undo');
        if (said.say !== 'facts') return;
        const named = said.facts.flatMap((fact) => (fact.name === 'undone' ? [fact.fact] : []));
        // Who only looked takes back what they said before; that is another case to go back to.
        if (!named.every((one) => one > before.it.head.seq)) return;
        for (const { name } of view.it.entries.filter((entry) => entry.kind === 'fact' && named.includes(entry.seq)) as readonly Fact[]) heard.add(name); // prettier-ignore
        const after = suppose(view, said.facts, { ...speaker, via: 'comment:4712' });
        expect(derived(after)).toEqual(derived(before));
      },
    ),
    { numRuns: 500 },
  );
  // Of every kind a good many: a law that is never put to the test proves nothing.
  expect(heard.size).toBeGreaterThan(12); // prettier-ignore
});
