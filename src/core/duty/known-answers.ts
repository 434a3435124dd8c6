// What a case knows of the fields that authorities ask for: one value for each field of the shipped regimes, empty where only people know.
// Whoever files reads it first.
import type { Advisory } from '../advisory/advisory.ts';
import { doneAct, latest } from '../case/case.ts';
import { cveOf } from '../case/cve.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import { linesOf } from '../case/lines.ts';
import { productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import type { View } from '../case/view.ts';
import { severityText } from '../formats/sections.ts';
import { listed, whatToDo, whoMustAct } from '../formats/sentences.ts';
import { spoken } from '../time.ts';
import { riskWords } from '../words/risk-words.ts';
import { awareOf, measureAt } from './aware.ts';
import type { DutyEvent } from './schema.ts';

/** What is looked at for an answer. */
export interface Asked {
  readonly view: View;
  readonly advisory: Advisory;
  readonly event: DutyEvent;
}

const types = { exploitation: 'vulnerability (actively exploited)', breach: 'personal data breach', incident: 'incident (severe)' } as const; // prettier-ignore

const known: Readonly<Record<string, (asked: Asked) => string>> = {
  notification_type: ({ event }) => types[event],
  title: ({ advisory }) => advisory.title,
  summary: ({ advisory }) => advisory.summary,
  product: ({ view }) => productOf(view)?.product.family ?? '',
  versions: ({ advisory }) => (isAffected(advisory) ? whoMustAct(advisory) : ''),
  aware_at: ({ view, event }) => {
    const aware = awareOf(view, event);
    return aware === undefined ? '' : `${spoken(aware.aware_at)}, by ${aware.basis}`;
  },
  component: ({ view }) => latest(view.it, 'component')?.component ?? '',
  measure_soon: ({ view }) => {
    const due = latest(view.it, 'scheduled')?.release_at ?? latest(view.it, 'remedy')?.due ?? null;
    return due === null ? '' : `yes, expected ${spoken(due)}`;
  },
  user_action: measures,
  cve: ({ view }) => {
    const cve = cveOf(view);
    return cve.state === 'known' ? cve.id : '';
  },
  general: ({ view, advisory }) =>
    [advisory.description, latest(view.it, 'exploit')?.evidence ?? ''].filter((text) => text !== '').join('\n\nExploitation: '),
  measures_taken: ({ view }) => {
    const fixed = linesOf(view).flatMap(({ line, planned, tag }) => (tag === undefined ? [] : [`${line}: ${planned}`]));
    return fixed.length === 0 ? '' : `Fixed versions are released: ${listed(fixed, 'and')}.`;
  },
  measures_users: measures,
  sensitivity: ({ view }) => {
    const embargo = embargoOf(view);
    return isRunning(embargo) && embargo.until !== null ? `under embargo until ${spoken(embargo.until)}` : '';
  },
  attack_vector: ({ view }) => /AV:[NALP]/u.exec(severityOf(view).vectors[0] ?? '')?.[0] ?? '',
  severity: ({ view, advisory }) => (severityOf(view).level === undefined ? '' : severityText(advisory)),
  impact: ({ view }) => riskWords(severityOf(view).vectors[0] ?? ''),
  update_details: ({ view, advisory }) => (doneAct(view.it, 'publish') === undefined ? '' : whatToDo(advisory)),
  update_at: ({ view }) => spokenOr(measureAt(view)),
  nature: ({ view }) => latest(view.it, 'leak')?.what ?? '',
  people: ({ view }) => (latest(view.it, 'leak')?.kinds ?? []).join(', '),
}; // prettier-ignore

const isAffected = ({ products }: Advisory): boolean => products.some(({ affected }) => affected.length > 0);
const spokenOr = (time: string | undefined): string => (time === undefined ? '' : spoken(time));

function measures({ view, advisory }: Asked): string {
  const isKnown = latest(view.it, 'workaround') !== undefined || advisory.workaround !== 'none';
  if (!isKnown) return '';
  return advisory.workaround === 'none' ? 'None is known yet.' : advisory.workaround;
}

/** What the case says to a field; empty where it says nothing. */
export function knownAnswer(field: string, asked: Asked): string {
  return Object.hasOwn(known, field) ? (known[field]?.(asked) ?? '') : '';
}
