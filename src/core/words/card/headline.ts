// The card's first line: which case, how bad, how far; or that it is frozen, and why.
import { scoreCvss, severityOf as ratingOf } from '../../advisory/cvss.ts';
import { latest } from '../../case/case.ts';
import { isDrill } from '../../case/drill.ts';
import { isFrozen } from '../../case/frozen.ts';
import { productOf } from '../../case/product.ts';
import { severityOf } from '../../case/severity.ts';
import { phaseOf, placeOf, statusOf } from '../../case/status.ts';
import type { View } from '../../case/view.ts';
import { inline } from '../safe.ts';

/** So many reasons of a freeze are shown. */
const mostReasons = 10;

/** `Case 42 · widget · MEDIUM 6.5 · fixing (phase 3 of 4)`, as a heading. */
export function headline(view: View): string {
  const family = inline(productOf(view)?.product.family ?? 'product not known yet');
  const status = statusOf(view);
  const parts = [
    ...(isDrill(view) ? ['DRILL'] : []),
    `Case ${view.it.number}`,
    family,
    severityWords(view),
    `${status} (phase ${phaseOf(placeOf(view))} of 4)`,
  ];
  return `${frozenLine(view)}### ${parts.join(' · ')}`;
}

function frozenLine(view: View): string {
  const frozen = latest(view.it, 'frozen');
  if (frozen === undefined || !isFrozen(view)) return '';
  const reasons = frozen.because.split('; ');
  return [
    '### 🧊 Frozen: people have to look at its record',
    reasons.slice(0, mostReasons).map(reasonPoint).join('\n') +
      (reasons.length > mostReasons ? `\n- and ${reasons.length - mostReasons} more` : ''),
    'Nothing is sent or published until somebody has looked and reopened the case.',
    '',
  ].join('\n\n');
}

/** A commit's name is shown so that it can be copied. */
function reasonPoint(reason: string): string {
  const [, commit, rest = ''] = /^commit ([\da-f]{12}) (.*)$/u.exec(reason) ?? [];
  return commit === undefined ? `- ${inline(reason)}` : `- commit \`${commit}\` ${inline(rest)}`;
}

/** `MEDIUM 6.5`; the score stands only where it gives the level. */
export function severityWords(view: View): string {
  const { level, vectors } = severityOf(view);
  if (level === undefined) return 'severity not known';
  const score = vectors.flatMap(scoreOf).find((base) => ratingOf(base) === level);
  return [level.toUpperCase(), ...(score === undefined ? [] : [score.toFixed(1)])].join(' ');
}

function scoreOf(vector: string): readonly number[] {
  const read = scoreCvss(vector);
  return read.ok && read.value.kind === 'scored' ? [read.value.score.base] : [];
}
