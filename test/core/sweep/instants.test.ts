// The times at which a quiet case changes by itself, so that the sweep looks at it then.
import { expect, test } from 'vitest';
import { instantsOf } from '../../../src/core/sweep/instants.ts';
import { after, empty, settings } from '../commands/conversation.ts';
import { report } from '../words/a-view.ts';

test('a clock of the law is looked at a day, 12 and 6 hours before it ends, and when it does', () => {
  const cra = empty(settings('regimes: { cra: { as: manufacturer } }'));
  const aware = {
    name: 'aware',
    event: 'exploitation',
    aware_at: '2026-12-10T08:00:00Z',
    basis: 'logs',
  } as const;
  const known = new Set(instantsOf(after([report()], cra)));
  const more = instantsOf(after([report(), aware], cra)).filter((time) => !known.has(time));
  const ends = ['2026-12-11T08:00:00Z', '2026-12-13T08:00:00Z'];
  const before = ['2026-12-10T08:00:00Z', '2026-12-10T20:00:00Z', '2026-12-11T02:00:00Z', '2026-12-12T08:00:00Z', '2026-12-12T20:00:00Z', '2026-12-13T02:00:00Z']; // prettier-ignore
  expect(more).toEqual(expect.arrayContaining([...ends, ...before]));
});
