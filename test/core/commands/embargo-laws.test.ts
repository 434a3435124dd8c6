// Laws of an embargo between several, whatever whoever leads says in whatever order: there is one date at a time, a proposal ends nothing,
// the date moves only by those who may move it, and nobody is told anything before they accepted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embargoOf, isRunning } from '../../../src/core/case/embargo.ts';
import { agreedOutside } from '../../../src/core/case/embargo-course.ts';
import { boundParties, partiesOf } from '../../../src/core/case/parties.ts';
import { allOf } from '../../../src/core/case/case.ts';
import type { View } from '../../../src/core/case/view.ts';
import { hour, later } from '../../../src/core/time.ts';
import { confirmed } from '../words/a-view.ts';
import { invited } from '../outside.ts';
import { after, say, taken } from './conversation.ts';

const who = fc.constantFrom('', ' by p2', ' by p3', ' by reporter');
const date = fc.integer({ min: 2, max: 80 }).map((days) => `+${days}d`);
const party = fc.constantFrom('p2', 'p3');
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(date, who).map(([until, by]) => `embargo until ${until}${by}`) },
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('accept', 'refuse'), fc.oneof(who, fc.constant(' by all'))).map(([act, by]) => `embargo ${act}${by}`) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('accept', 'accept', 'decline', 'ready', 'remove', 'breached'), party).map(([act, whom]) => `party ${act} ${whom}`) },
  { weight: 1, arbitrary: fc.tuple(party, fc.constantFrom('keeps', 'disregards')).map(([whom, how]) => `party left ${whom} ${how}`) },
  { weight: 2, arbitrary: fc.constantFrom('notify p2', 'notify p3', 'notify all', 'notify vendors') },
  { weight: 1, arbitrary: fc.constantFrom('embargo owner p2', 'embargo owner p3', 'embargo owner us') },
  { weight: 1, arbitrary: fc.constantFrom('embargo broken a post', 'exploit wild logs', 'remedy fix by +20d') },
); // prettier-ignore

/** Words that end an embargo, and what nobody has to agree to. */
const ending = /^(?:embargo (?:broken|lift|none))/u;

function heard(view: View, said: string): View {
  const text = `/psirt ${said}`;
  const now = later(view.now, hour);
  const there = { ...view, now };
  return say(there, 'lead', text).say === 'facts' ? taken(there, 'lead', text) : there;
}

interface Moment {
  readonly said: string;
  readonly before: View;
  readonly after: View;
}

/** Every law, and whether it holds of one word. */
const laws: Readonly<Record<string, (moment: Moment) => boolean>> = {
  'an embargo that runs has one date': ({ after: view }) => !isRunning(embargoOf(view)) || embargoOf(view).until !== null, // prettier-ignore
  'another date is a proposal beside it': ({ after: view }) => {
    const now = embargoOf(view);
    return (now.state === 'revise') === (isRunning(now) && now.revision !== null);
  },
  'proposals, yes and no end nothing that runs, but a no to what only the policy proposed': ({ said, before, after: view }) => {
    const policy = embargoOf(before).because === 'policy' && said.startsWith('embargo refuse') && agreedOutside(before.it).length === 0;
    return ending.test(said) || policy || !isRunning(embargoOf(before)) || isRunning(embargoOf(view));
  },
  'where others agreed, only its owner’s word or the last yes moves the date': ({ said, before, after: view }) => {
    const [was, now] = [embargoOf(before), embargoOf(view)];
    const isOwner = said.startsWith('embargo until') && was.owner !== 'us' && said.endsWith(was.owner);
    const isFree = agreedOutside(before.it).length === 0 || !isRunning(was) || !isRunning(now);
    return isFree || isOwner || said.startsWith('embargo accept') || now.until === was.until;
  },
  'nobody is told before they accepted': ({ before, after: view }) => {
    const bound = boundParties(before).map(({ party: one }) => one);
    const told = allOf(view.it, 'notified').slice(allOf(before.it, 'notified').length);
    return told.every(({ to }) => to.every((one) => bound.includes(one)));
  },
  'who is only invited knows nothing': ({ after: view }) => partiesOf(view).every(({ state, told }) => state !== 'invited' || told.length === 0),
}; // prettier-ignore

test('whatever is said', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      let view = after([...confirmed, ...invited.slice(1)]);
      const broken = lines.flatMap((said) => {
        const before = view;
        view = heard(before, said);
        reached.add(embargoOf(view).state);
        return Object.entries(laws).flatMap(([law, holds]) => (holds({ said, before, after: view }) ? [] : [`${law}: ${said}`])); // prettier-ignore
      });
      expect(broken).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect([...reached].toSorted()).toEqual(expect.arrayContaining(['active', 'exited', 'revise']));
});
