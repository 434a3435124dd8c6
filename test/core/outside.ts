// People outside as tests need them: what was said of them by reference, and the comments in which they were named.
import type { FactData } from '../../src/core/case/fact.ts';
import { markerOf } from '../../src/core/words/marker.ts';
import type { Seen } from './commands/conversation.ts';
import { report } from './words/a-view.ts';
import type { Step } from './words/a-view.ts';

type Party = FactData['party'];

/** A word about `p2`, or whoever else is named. */
export function party(act: Party['act'], more: Partial<Party> = {}): Step {
  const role = act === 'add' ? 'vendor' : null;
  return { name: 'party', party: 'p2', act, role, silence: null, place: act === 'add' ? 1 : null, formerly: null, ...more }; // prettier-ignore
}

export const told = (...to: string[]): Step => ({ name: 'notified', to });

/** A word about the embargo. */
export function embargo(act: FactData['embargo']['act'], until: string | null = null, whose?: string): Step {
  return { name: 'embargo', act, until, text: null, ...(whose !== undefined && { party: whose }) };
}

/** A report with `p2`, a vendor, and `p3`, a coordinator, who were named in comments 1 and 2. */
export const invited: readonly Step[] = [
  report(),
  party('add'),
  party('add', { party: 'p3', role: 'coordinator' }),
];
export const bound: readonly Step[] = [...invited, party('accept'), party('accept', { party: 'p3' })];

/** What stands in the comments that named them. */
export const named: Seen = [
  [{ look: 'comment', id: 1 }, { author: { id: 1 }, body: '/psirt party add "Acme OS" vendor sec@acmeos.example' }],
  [{ look: 'comment', id: 2 }, { author: { id: 1 }, body: '/psirt party add CERT/XX coordinator https://cert.example/report' }],
]; // prettier-ignore

/** The comment about people outside, as the bot wrote it. */
export const peopleComment = [
  markerOf('parties'),
  '**People outside the team** (personal data; it stands in this comment alone)',
  '- p1: `rae` on GitHub, who reported `GHSA-aaaa-bbbb-cccc`',
  '- p2 (vendor): `Acme OS` · `sec@acmeos.example`',
  '- p3 (coordinator): `CERT/XX` · `https://cert.example/report`',
].join('\n');
