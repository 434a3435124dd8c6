// What a case knows of what forms ask for, one answer each; empty where only people know. Whoever files reads it first.
import type { Advisory } from '../../advisory/advisory.ts';
import { doneAct, latest } from '../../case/case.ts';
import { cveOf } from '../../case/cve.ts';
import { awareOf, measureAt } from '../../case/awareness.ts';
import type { Duty } from '../../case/duties.ts';
import { embargoOf, isRunning } from '../../case/embargo.ts';
import { leakedKinds } from '../../case/leak.ts';
import { linesOf } from '../../case/lines.ts';
import { holdersOf } from '../../case/people.ts';
import { productOf } from '../../case/product.ts';
import { severityOf } from '../../case/severity.ts';
import type { View } from '../../case/view.ts';
import { severityText } from '../../formats/sections.ts';
import { listed, whatToDo, whoMustAct } from '../../formats/sentences.ts';
import { regimesOf } from '../../plan/regimes/enabled.ts';
import type { KnownAnswer } from '../../plan/regimes/schema.ts';
import { spoken } from '../../time.ts';
import { riskWords } from '../risk-words.ts';

interface Asked {
  readonly view: View;
  readonly duty: Duty;
  readonly advisory: Advisory;
}

const kinds = { exploitation: 'actively exploited vulnerability', breach: 'personal data breach', incident: 'severe incident' } as const; // prettier-ignore

const answers: Readonly<Record<KnownAnswer, (asked: Asked) => string>> = {
  kind: ({ duty }) => kinds[duty.event],
  title: ({ advisory }) => advisory.title,
  summary: ({ advisory }) => advisory.summary,
  entity: ({ view, duty }) =>
    regimesOf(view.house).find(({ regime }) => regime.name === duty.regime)?.entity ?? '',
  product: ({ view }) => productOf(view)?.product.family ?? '',
  versions: ({ advisory }) =>
    advisory.products.some(({ affected }) => affected.length > 0) ? whoMustAct(advisory) : '',
  awareness: ({ view, duty }) => {
    const aware = awareOf(view, duty.event);
    return aware === undefined ? '' : `${spoken(aware.aware_at)}, by ${aware.basis}`;
  },
  component: ({ view }) => latest(view.it, 'component')?.component ?? '',
  expected: ({ view }) => {
    const due = latest(view.it, 'scheduled')?.release_at ?? latest(view.it, 'remedy')?.due ?? null;
    return due === null ? '' : `yes, expected ${spoken(due)}`;
  },
  'user-measures': userMeasures,
  cve: ({ view }) => {
    const cve = cveOf(view);
    return cve.state === 'known' ? cve.id : '';
  },
  general: ({ view, advisory }) => {
    const evidence = latest(view.it, 'exploit')?.evidence ?? null;
    return [advisory.description, ...(evidence === null ? [] : [`Exploitation: ${evidence}`])].join('\n\n');
  },
  measures: ({ view }) => {
    const fixed = linesOf(view).flatMap(({ line, planned, tag }) => tag === undefined ? [] : [`${line}: ${planned}`]);
    return fixed.length === 0 ? '' : `Fixed versions are released: ${listed(fixed, 'and')}.`;
  },
  sensitivity: ({ view }) => {
    const embargo = embargoOf(view);
    return isRunning(embargo) && embargo.until !== null ? `under embargo until ${spoken(embargo.until)}` : '';
  },
  'attack-vector': ({ view }) => /AV:[NALP]/u.exec(severityOf(view).vectors[0] ?? '')?.[0] ?? '',
  severity: ({ view, advisory }) => (severityOf(view).level === undefined ? '' : severityText(advisory)),
  impact: ({ view }) => riskWords(severityOf(view).vectors[0] ?? ''),
  update: ({ view, advisory }) => (doneAct(view.it, 'publish') === undefined ? '' : whatToDo(advisory)),
  available: ({ view }) => {
    const at = measureAt(view);
    return at === undefined ? '' : spoken(at);
  },
  leak: ({ view }) => latest(view.it, 'leak')?.what ?? '',
  'leak-kinds': ({ view }) => leakedKinds(latest(view.it, 'leak') ?? {}),
  dpo: ({ view }) => holdersOf(view, 'dpo').join(', '),
}; // prettier-ignore

function userMeasures({ view, advisory }: Asked): string {
  if (advisory.workaround !== 'none') return advisory.workaround;
  return latest(view.it, 'workaround') === undefined ? '' : 'None is known yet.';
}

/** What the case says to one of them. */
export const knownAnswer = (about: KnownAnswer, asked: Asked): string => answers[about](asked);
