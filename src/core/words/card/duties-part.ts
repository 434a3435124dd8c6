// The duties by law and contract on the card: what is to be decided or filed and by when, and the next line to post. Absolute times only.
import type { View } from '../../case/view.ts';
import { dutiesOf, unboundOf } from '../../duty/duties.ts';
import { nextOf, openDuties } from '../../duty/next.ts';
import { dutyDue, dutyState, eventWords } from '../duty-words.ts';
import { postThis } from '../refusals.ts';
import { inline } from '../safe.ts';

/** More stand in the answer to `/psirt duty`. */
const shown = 6;

/** The part; undefined where no regime that is on has anything to do with this case. */
export function dutiesPart(view: View): string | undefined {
  const all = dutiesOf(view);
  const open = openDuties(all);
  const unbound = unboundOf(view).map(([{ regime }, event]) => `${inline(regime.title)}: not in force when we knew of ${eventWords[event]}`); // prettier-ignore
  if (all.length === 0) return unbound.length === 0 ? undefined : `**Duties** none · ${unbound.join(' · ')}`;
  if (open.length === 0) return `**Duties** all ${all.length} filed or not due (\`/psirt duty\`)`;
  const rows = open.slice(0, shown).map((duty) => `| ${inline(duty.regime.regime.title)}: ${inline(duty.stage.title)} | ${dutyState(duty)} | ${dutyDue(duty, view.now)} |`); // prettier-ignore
  const posts = [...new Set(open.slice(0, 2).flatMap((duty) => nextOf(view, duty).post ?? []))];
  return [
    `⚖️ **Duties** (${open.length} of ${all.length} open; no legal advice)`,
    ['| Duty | State | Due |', '|---|---|---|', ...rows].join('\n'),
    postThis([...posts, '/psirt duty']),
  ].join('\n\n');
}
