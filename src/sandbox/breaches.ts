// Everything that broke GitHub's contract, in one list: requests, answers, webhooks, and the sandbox's own defects.
import type { Exchange } from './gateway/logs.ts';
import type { Violation } from './judge/judge.ts';
import type { Delivery } from './webhooks/deliveries.ts';

export interface Breach {
  /** `POST /repos/acme/psirt/issues`, `webhook issues.opened` or `the sandbox itself`. */
  readonly what: string;
  readonly by: string;
  readonly texts: readonly string[];
}

export interface Judged {
  readonly exchanges: readonly Exchange[];
  readonly deliveries: readonly Delivery[];
  readonly defects: readonly string[];
}

const words = (violations: readonly Violation[]): string[] =>
  violations.map(({ where, text }) => `${where}: ${text}`);

export function breaches({ exchanges, deliveries, defects }: Judged): Breach[] {
  const asked = exchanges.map(({ method, url, by, violations }) => ({
    what: `${method} ${url}`,
    by,
    texts: words(violations),
  }));
  const told = deliveries.map(({ event, action, violations }) => ({
    what: action === null ? `webhook ${event}` : `webhook ${event}.${action}`,
    by: 'sandbox',
    texts: words(violations),
  }));
  const own = defects.map((text) => ({ what: 'the sandbox itself', by: 'sandbox', texts: [text] }));
  return [...asked, ...told, ...own].filter(({ texts }) => texts.length > 0);
}
