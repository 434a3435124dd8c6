// The course of an embargo between several: dates that are proposed, agreed and refused. The dates are days of January 2027.
import { describe, expect, test } from 'vitest';
import { embargoOf } from '../../../src/core/case/embargo.ts';
import { after } from '../commands/conversation.ts';
import { bound, embargo, invited, party } from '../outside.ts';
import { at, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const day = (number: number): string => `2027-01-${String(number).padStart(2, '0')}T16:00:00Z`;
const policy = '2027-02-28T16:00:00Z';
const until = (number: number, whose?: string): Step => embargo('until', day(number), whose);
const propose = (number: number, whose?: string): Step => embargo('propose', day(number), whose);
const yes = (whose?: string): Step => embargo('accept', null, whose);
const no = (whose?: string): Step => embargo('refuse', null, whose);
const remedy: Step = { name: 'remedy', decision: 'fix', due: day(5), mitigations: [], because: null };
const none = report({ embargo_until: null });

describe('while one runs', () => {
  test.each<[string, readonly Step[], [state: string, until: string | null]]>([
    ['another date only waits', [...bound, propose(10, 'p2')], ['revise', policy]],
    ['ours waits too', [...bound, propose(10)], ['revise', policy]],
    ['one yes of several is not enough', [...bound, propose(10, 'p2'), yes()], ['revise', policy]],
    ['the yes of everybody who is bound counts', [...bound, propose(10, 'p2'), yes(), yes('p3')], ['active', day(10)]],
    ['that of all at once does too', [...bound, propose(10, 'p2'), yes('all')], ['active', day(10)]],
    ['who reported is asked once they said yes by name', [...bound, yes('p1'), propose(10), yes('p2'), yes('p3')], ['revise', policy]],
    ['who left is asked no more, at the next yes', [...bound, propose(10, 'p2'), party('left', { party: 'p3', silence: 'keeps' }), yes()], ['active', day(10)]],
    ['a no leaves the date', [...bound, propose(10, 'p2'), no('p3')], ['active', policy]],
    ['the newest proposal is the one that waits', [...bound, propose(10, 'p2'), propose(12, 'p3'), yes('all')], ['active', day(12)]],
    ['our own word counts where nobody is bound', [...invited, until(10)], ['active', day(10)]],
    ['a date in force ends what was proposed', [...bound, propose(10, 'p2'), until(20, 'p3')], ['active', day(20)]],
    ['lifting ends it all', [...bound, propose(10, 'p2'), embargo('lift')], ['exited', policy]],
    ['a breach ends it all', [...bound, propose(10, 'p2'), embargo('broken')], ['exited', policy]],
    ['deciding to keep a date changes none', [...bound, until(10), embargo('keep')], ['active', day(10)]],
    ['a proposal without a date is none', [...bound, embargo('propose', null, 'p2')], ['active', policy]],
  ])('%s', (_, steps, [state, end]) => {
    expect(embargoOf(after(steps))).toMatchObject({ state, until: end });
  }); // prettier-ignore

  test('it ends at the date in force, whatever is proposed', () => {
    const view = after([...bound, until(10), propose(20, 'p2')]);
    expect(embargoOf(at(view, day(9))).state).toBe('revise');
    expect(embargoOf(at(view, day(10)))).toMatchObject({ state: 'exited', because: 'expired' });
  });

  test('the remedy’s date moves it only until somebody outside agreed', () => {
    expect(embargoOf(after([...invited, remedy])).until).toBe(day(5));
    expect(embargoOf(after([...invited, remedy, party('accept')])).until).toBe(day(5));
    expect(embargoOf(after([...bound, remedy])).until).toBe(policy);
    expect(embargoOf(after([report(), yes('p1'), remedy])).until).toBe(policy);
  });

  test('it counts how often it was prolonged', () => {
    const extensions = (...steps: readonly Step[]) => embargoOf(after([report(), ...steps])).extensions;
    expect(extensions(until(10), until(5))).toBe(0);
    expect(extensions(until(10), until(20), until(30))).toBe(2);
    expect(extensions(embargo('until', null), until(20))).toBe(0);
    expect(embargoOf(after([...bound, until(10), propose(20, 'p2'), yes('all')])).extensions).toBe(1);
  });

  test('the date has an owner as long as they are bound', () => {
    const owned = [...bound, embargo('owner', null, 'p3')];
    expect(embargoOf(after(owned)).owner).toBe('p3');
    expect(embargoOf(after([...owned, embargo('owner', null, 'us')])).owner).toBe('us');
    expect(embargoOf(after([...owned, embargo('owner')])).owner).toBe('us');
    expect(embargoOf(after([...owned, party('left', { party: 'p3', silence: 'keeps' })])).owner).toBe('us');
  });
});

describe('while none runs', () => {
  test.each<[string, readonly Step[], [state: string, until: string | null]]>([
    ['a proposal is on the table', [none, propose(10, 'p2')], ['proposed', day(10)]],
    ['the shorter one stays on it', [none, propose(10, 'p2'), propose(12, 'p3')], ['proposed', day(10)]],
    ['the shorter one replaces a longer', [none, propose(12, 'p2'), propose(10, 'p3')], ['proposed', day(10)]],
    ['a yes lets it begin', [none, propose(10, 'p2'), yes()], ['active', day(10)]],
    ['the longer one is proposed then', [none, propose(10, 'p2'), propose(12, 'p3'), yes()], ['revise', day(10)]],
    ['a no takes the longer one away', [none, propose(10, 'p2'), propose(12, 'p3'), no(), yes()], ['active', day(10)]],
    ['a no to the policy puts its date on the table', [report(), no('p1')], ['proposed', policy]],
    ['and an earlier one of theirs replaces it', [report(), no('p1'), propose(10, 'p1')], ['proposed', day(10)]],
    ['but not once somebody accepted it by word', [...bound, no('p2')], ['active', policy]],
    ['it can begin again after it was lifted', [report(), embargo('lift'), propose(10, 'p2')], ['proposed', day(10)]],
    ['a yes to nothing changes nothing', [none, yes()], ['undefined', null]],
  ])('%s', (_, steps, [state, end]) => {
    expect(embargoOf(after(steps))).toMatchObject({ state, until: end });
  }); // prettier-ignore
});
