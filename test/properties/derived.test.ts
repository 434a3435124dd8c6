// What a case comes to follows from its log, its plan, its settings and the time, and from nothing else: not from who folds it, in how
// many pieces, on what kind of day, nor from what was said that says nothing.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { foldCase } from '../../src/core/case/case.ts';
import { clocksOf } from '../../src/core/case/clocks.ts';
import type { EntryDraft } from '../../src/core/case/entry.ts';
import { readLog } from '../../src/core/case/log.ts';
import type { KnownLog } from '../../src/core/case/log.ts';
import { statusOf } from '../../src/core/case/status.ts';
import type { View } from '../../src/core/case/view.ts';
import { stepsOf } from '../../src/core/plan/steps.ts';
import { derivedState } from '../../src/core/record/derived-state.ts';
import { cardOf } from '../../src/core/words/card.ts';
import { labelsOf } from '../../src/core/words/labels.ts';
import { actor } from '../core/commands/conversation.ts';
import { begun, moved, moves, written } from '../support/walks.ts';
import type { Move, Walk } from '../support/walks.ts';

// Each walk asks everybody at each step who may say it.
const runs = Math.ceil(Number(process.env['PROPERTY_RUNS']) / 2);

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const walked = (all: readonly Move[]): Walk => all.reduce(moved, begun());

/** Everything that people see of a case but numbers of entries and hashes. */
function comesTo(view: View): object {
  const { entries: _, head: __, acts: ___, ...state } = derivedState(view);
  const steps = stepsOf(view).map(({ step, state: how, words, by }) => [step.id, how, words, by?.login]);
  return { ...state, steps, clocks: clocksOf(view), labels: labelsOf(view) };
}

/** The case as a process sees it that reads this text. */
function read(view: View, text: string, known?: KnownLog): View {
  const log = readLog(text, known);
  if (!log.ok) throw new Error(log.because);
  return { ...view, it: foldCase(view.it.number, log.entries, log.head) };
}

const seenStatuses = new Set<string>();

test('a log that is read again, by another process or in pieces, comes to the same', () => {
  fc.assert(
    fc.property(moves, fc.nat(99), (all, cut) => {
      const { text, view } = walked(all);
      seenStatuses.add(statusOf(view));
      const known = text.split('\n').slice(0, 1 + (cut % view.it.entries.length)).map((line) => `${line}\n`).join(''); // prettier-ignore
      const whole = read(view, text);
      expect(comesTo(whole)).toEqual(comesTo(view));
      expect(read(view, text, { text: known, log: readLog(known) }).it).toEqual(whole.it);
    }),
    { numRuns: runs },
  );
  // Else the law would hold of new reports alone. A few walks may well end where they began.
  expect(seenStatuses.size).toBeGreaterThanOrEqual(Math.min(5, Math.floor(runs / 100)));
});

test('neither the day on which it is folded nor chance nor the name of anything else changes a byte', () => {
  fc.assert(
    fc.property(moves, fc.integer({ min: 0, max: 4e12 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (all, today, chance) => {
      const { text, view } = walked(all);
      const before = [comesTo(view), cardOf(view)];
      vi.useFakeTimers({ now: today, toFake: ['Date'] });
      vi.spyOn(Math, 'random').mockReturnValue(chance);
      const { house } = view;
      const elsewhere = { ...view, house: { ...house, since: '2020-01-01T00:00:00Z', installed_at: '2020-01-01T00:00:00Z', reports: { 7: { repository: 'a/b', ghsa: 'x' } } } };
      const then = read(elsewhere, text);
      expect([comesTo(then), cardOf(then)]).toEqual(before);
      vi.useRealTimers();
    }),
    { numRuns: runs },
  ); // prettier-ignore
});

/** What says nothing: somebody looked, somebody was refused, or said what was so already. */
function idle(view: View, which: number): EntryDraft {
  const head = { by: actor('obs'), said_at: view.now, via: `comment:9${view.it.head.seq}` };
  const refused = { code: 'E-ROLE' as const, verb: 'close', at: 0, missing: [{ what: 'it is for others', post: null }] }; // prettier-ignore
  if (which % 3 === 0) return { ...head, kind: 'refusal', refusals: [refused], block: ['/psirt close'] };
  return {
    ...head,
    kind: 'fact',
    name: 'looked',
    what: which % 3 === 1 ? 'status' : 'log',
    words: ['unchanged'],
  };
}

test('looking and being refused changes no status, no clock, no step and no label, wherever it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(5)), { minLength: 24, maxLength: 24 }), moves, (noise, all) => {
      const loud = all.reduce((walk, one, at) => {
        const [which = 0, often = 0] = noise[at] ?? [];
        const next = moved(walk, one);
        return often > 2 ? next : written(next, [idle(next.view, which)]);
      }, begun());
      expect(comesTo(loud.view)).toEqual(comesTo(walked(all).view));
    }),
    { numRuns: runs },
  ); // prettier-ignore
});
