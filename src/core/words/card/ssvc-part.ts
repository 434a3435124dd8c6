// What SSVC decided, on the card and in a status reply; and that the case has since said otherwise.
import { ssvcOf } from '../../case/ssvc.ts';
import type { View } from '../../case/view.ts';
import { decidingPoints } from '../../ssvc/supplier-tree.ts';
import { postThis } from '../refusals.ts';

/** `SSVC immediate · exploitation active · utility efficient …`; undefined where nobody decided by it. */
export function ssvcPart(view: View): string | undefined {
  const ssvc = ssvcOf(view);
  if (ssvc === undefined) return undefined;
  const points = decidingPoints.map((word) => `${spaced(word)} ${spaced(String(ssvc.points.get(word)))}`);
  const line = `**SSVC** ${[`**${ssvc.decision}**`, ...points].join(' · ')}`;
  if (ssvc.overtaken === undefined) return line;
  return `${line}<br>⚠️ The case says since then that exploitation is ${spaced(ssvc.overtaken)}: decide again. ${postThis([`/psirt ssvc exploitation ${ssvc.overtaken}`])}`;
}

const spaced = (word: string): string => word.replaceAll('-', ' ');
