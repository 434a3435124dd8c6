// Whatever is said, however long nobody listens, whichever process dies and whatever GitHub answers: a clock that ran out is told of once,
// never twice, and never while it still runs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clocksOf } from '../../src/core/case/clocks.ts';
import { day, hour, later, minute } from '../../src/core/time.ts';
import type { Story } from '../core/decide/a-world.ts';
import { reported, vector, write } from '../core/decide/stories.ts';

// Each life is a few hundred decisions.
const runs = Math.ceil(Number(process.env['PROPERTY_RUNS']) / 4);

const lines = [
  '/psirt ack', '/psirt accept exploit none leak no', '/psirt ask Which version?', '/psirt severity critical', '/psirt severity low because x',
  `/psirt confirm exploit none leak no major no ${vector} CWE-639 affects ">=2.4.0 <2.4.1" fixed 2.4.1`, '/psirt sent update via email',
  '/psirt assign fix-dev @dev', '/psirt remedy fix by +20d', '/psirt schedule +10d', '/psirt decline bug "it needs rights"', '/psirt reopen again',
  '/psirt hold no', '/psirt unhold', '/psirt status', '/psirt defer until +5d "a rewrite"', '/psirt resume',
]; // prettier-ignore

type Happening =
  | { readonly act: 'wait'; readonly seconds: number }
  | { readonly act: 'say'; readonly line: string }
  | { readonly act: 'answer' }
  | { readonly act: 'restart' }
  | { readonly act: 'trouble'; readonly fate: 'failed' | 'unsure' | 'lost' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(fc.nat(6 * hour), fc.nat(3 * day), fc.nat(6 * day)).map((seconds) => ({ act: 'wait' as const, seconds })) },
  { weight: 5, arbitrary: fc.constantFrom(...lines).map((line) => ({ act: 'say' as const, line })) },
  { weight: 1, arbitrary: fc.constant({ act: 'answer' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constantFrom('failed' as const, 'unsure' as const, 'lost' as const).map((fate) => ({ act: 'trouble' as const, fate })) },
); // prettier-ignore
/** What happens, and whether anybody listens after it. */
const life = fc.array(fc.tuple(happening, fc.boolean()), { minLength: 3, maxLength: 16 });

function happen(story: Story, what: Happening): void {
  if (what.act === 'wait') story.wait(what.seconds);
  if (what.act === 'say') story.say('lead', what.line);
  if (what.act === 'answer') write(story, 'reporter', 'It is 2.4.0.');
  if (what.act === 'restart') story.rules.owner = `process-${story.table.now}`;
  if (what.act === 'trouble') story.fates.set('comment.create', what.fate);
}

/** The warnings that stand on the case, by clock and the moment from which it ran. */
const warnings = ({ table }: Story): readonly string[] =>
  table.comments.flatMap(({ body }) => /^<!-- psirt-bot:(late:\S+)/.exec(body)?.[1] ?? []);

/** The clocks of the plan that have run out, and that nobody has known of for a week. */
function overdue(story: Story, from = 0): readonly string[] {
  const view = story.view();
  return clocksOf(view).flatMap(({ name, begun, due }) => {
    const isNews = due <= view.now && later(due, 7 * day - from) > view.now;
    return begun === undefined || !isNews ? [] : [`late:${name}:${begun.toLowerCase()}`];
  });
}

/** Everything that any process does now, and what was wrong with its warnings. */
function listen(story: Story): void {
  const before = new Set(warnings(story));
  const wasDue = overdue(story);
  story.settle();
  const isDue = new Set([...wasDue, ...overdue(story)]);
  const told = warnings(story);
  expect(told).toEqual([...new Set(told)]);
  expect(told.filter((one) => !before.has(one) && !isDue.has(one))).toEqual([]);
}

test('each clock that runs out is told of once, and none before', () => {
  let warned = 0;
  fc.assert(
    fc.property(life, (all) => {
      const story = reported();
      story.settle();
      for (const [what, isHeard] of all) {
        happen(story, what);
        if (isHeard) listen(story);
      }
      // Whatever was tried and failed is tried again within two hours: so what ran out before the last of them has been told.
      let owed: readonly string[] = [];
      for (let rest = 0; rest < 3; rest += 1) {
        owed = overdue(story, 5 * hour);
        story.wait(2 * hour + minute);
        listen(story);
      }
      expect(owed.filter((one) => !warnings(story).includes(one))).toEqual([]);
      warned += warnings(story).length;
    }),
    { numRuns: runs },
  );
  // Else the law would hold because nothing ever runs out. In a few lives nothing may.
  expect(warned).toBeGreaterThanOrEqual(Math.floor(runs / 100) * 25);
});
