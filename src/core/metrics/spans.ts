// The times that are measured, each between two moments of a case. With the time that stood still, and without it.
import type { View } from '../case/view.ts';
import { pauses } from '../plan/pauses.ts';
import type { CaseMoments } from './moments-of.ts';

export interface PlannedSpan {
  readonly title: string;
  readonly from: keyof CaseMoments;
  readonly to: keyof CaseMoments;
  /** In a sentence, for the page that explains it. */
  readonly what: string;
}

/** In the order in which a case lives through them. */
export const spans = {
  'ack-auto': { title: 'acknowledge (automatic)', from: 'received', to: 'ackedByBot', what: 'from the report until the receipt reached the reporter' },
  'ack-human': { title: 'acknowledge (a person)', from: 'received', to: 'ackedByPerson', what: 'from the report until a person said something on the case' },
  triage: { title: 'triage', from: 'received', to: 'triaged', what: 'from the report until the reporter was told yes, no or known' },
  verdict: { title: 'verdict', from: 'accepted', to: 'judged', what: 'from accepted until confirmed or declined' },
  plan: { title: 'plan', from: 'confirmed', to: 'planned', what: 'from confirmed until the remedy was set' },
  'fix-ready': { title: 'fix ready', from: 'confirmed', to: 'ready', what: 'from confirmed until everything was ready for release' },
  'fix-ready-all': { title: 'fix ready, from the report', from: 'received', to: 'ready', what: 'the same, counted from the report' },
  remediate: { title: 'remediate', from: 'received', to: 'released', what: 'from the report until the last line was released' },
  'remediate-confirmed': { title: 'remediate, from confirmed', from: 'confirmed', to: 'released', what: 'the same, counted from confirmed' },
  disclose: { title: 'disclose', from: 'received', to: 'disclosed', what: 'from the report until the first public advisory' },
  'patch-to-advisory': { title: 'patch to advisory', from: 'released', to: 'published', what: 'from the last release until the final advisory; below zero where the advisory came first' },
  'cve-id': { title: 'wait for the CVE ID', from: 'cveAsked', to: 'cveKnown', what: 'from the request until the ID was known' },
} as const satisfies Record<string, PlannedSpan>; // prettier-ignore

export type SpanName = keyof typeof spans;
export const spanNames = Object.keys(spans) as readonly SpanName[];

export interface Span {
  /** Seconds from one moment to the other; below zero where the second came first. */
  readonly all: number;
  /** The same without what stood still: while the reporter was asked, and while it was parked. */
  readonly worked: number;
}

export type Spans = Readonly<Partial<Record<SpanName, Span>>>;

/** Every time of the case whose two moments are known. */
export function spansOf(view: View, known: CaseMoments): Spans {
  const still = [...pauses['needs-info'](view), ...pauses.deferred(view)].map(({ from, to = view.now }) => [Date.parse(from), Date.parse(to)] as const); // prettier-ignore
  return Object.fromEntries(
    spanNames.flatMap((name) => {
      const [from, to] = [known[spans[name].from], known[spans[name].to]];
      return from === undefined || to === undefined ? [] : [[name, spanBetween(from, to, still)]];
    }),
  );
}

type Still = readonly (readonly [from: number, to: number])[];

function spanBetween(from: string, to: string, still: Still): Span {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  let counted = begin;
  let stood = 0;
  for (const [first, last] of still.toSorted((a, b) => a[0] - b[0])) {
    const until = Math.min(last, end);
    stood += Math.max(0, until - Math.max(first, counted));
    counted = Math.max(counted, until);
  }
  return { all: (end - begin) / 1000, worked: (end - begin - stood) / 1000 };
}
