// Who outside takes part and how far each is, by reference. Folded away where there are many; who they are stands in a comment of its own.
import { isBound, listedParties } from '../../case/parties.ts';
import type { Party } from '../../case/parties.ts';
import type { View } from '../../case/view.ts';
import { spoken } from '../../time.ts';
import { distrosLimit } from '../../commands/embargo-dates.ts';
import { inline } from '../safe.ts';

/** More rows are folded away. */
const mostRows = 3;

/** The part; undefined where nobody but the reporter takes part. */
export function partiesPart(view: View): string | undefined {
  const parties = listedParties(view);
  const list = distrosLine(view);
  if (parties.length === 0) return list;
  const line = `**Parties** ${readiness(parties)}`;
  const table = partiesTable(parties);
  const shown = parties.length > mostRows ? `<details><summary>Who they are and how far</summary>\n\n${table}\n\n</details>` : table; // prettier-ignore
  return [line, shown, ...(list === undefined ? [] : [list])].join('\n\n');
}

/** `2 bound · 1 ready · 1 has not answered`: how far they are together. */
export function readiness(parties: readonly Party[]): string {
  const count = (is: (party: Party) => boolean): number => parties.filter(is).length;
  const open = count(({ state }) => state === 'invited');
  const out = count(({ state }) => state === 'declined' || state === 'left' || state === 'breached');
  return [
    `${count(isBound)} bound`,
    `${count(({ state }) => state === 'ready')} ready`,
    ...(open === 0 ? [] : [`${open} not answered yet`]),
    ...(out === 0 ? [] : [`${out} out`]),
  ].join(' · ');
}

/** One row each. */
export function partiesTable(parties: readonly Party[]): string {
  const rows = parties.map((party) => `| ${inline(party.party)} | ${party.role} | ${stateWords(party)} | ${toldWords(party)} |`); // prettier-ignore
  return ['| Party | Role | State | Told ahead |', '|---|---|---|---|', ...rows].join('\n');
}

const marks: Readonly<Record<Party['state'], string>> = {
  invited: '✉️ invited, told nothing yet', accepted: '🤝 accepted the terms', informed: '📨 informed', ready: '✅ ready',
  declined: '➖ declined', left: '➖ left', breached: '⚠️ broke the embargo', removed: '➖ taken off',
}; // prettier-ignore

function stateWords({ state, silence, formerly }: Party): string {
  const quiet = silence === null ? '' : silence === 'keeps' ? ', keeps the silence' : ', **does not keep the silence**'; // prettier-ignore
  return `${marks[state]}${quiet}${formerly === null ? '' : ` (was ${inline(formerly)})`}`;
}

function toldWords({ told }: Party): string {
  return told.length === 0 ? '–' : told.map((at) => at.slice(0, 10)).join(', ');
}

function distrosLine(view: View): string | undefined {
  const limit = distrosLimit(view);
  return limit === undefined ? undefined : `**linux-distros** was told: public by ${spoken(limit)} at the latest`; // prettier-ignore
}
