// When a severity goes down so far that a second person must agree: confirmed high or critical, or two steps. It reads no words.
import { latest } from '../case/case.ts';
import { severities } from '../case/fact.ts';
import type { Fact } from '../case/fact.ts';
import { severityOf } from '../case/severity.ts';
import { suppose } from '../case/suppose.ts';
import type { View } from '../case/view.ts';
import type { Call, Missing } from './command.ts';
import { secondPersonMissing } from './second-person.ts';

/** What is missing before these facts may lower the severity of a confirmed case. */
export function loweringMissing(call: Call, said: readonly Fact[]): readonly Missing[] {
  const { view, speaker } = call;
  if (latest(view.it, 'confirmed') === undefined) return [];
  const [from, to] = [rank(view), rank(suppose(view, said, speaker))];
  const far = from - to >= 2 || (from >= severities.indexOf('high') && to < from);
  return far ? secondPersonMissing(call, { what: 'severity', words: String(severities[to]) }) : [];
}

function rank(view: View): number {
  return severities.indexOf(severityOf(view).level ?? 'none');
}
