// Faults on purpose: errors before the act, answers lost after it, throttling, delays, and webhooks that go astray.
import { nameOf } from './platform/actors.ts';
import type { Call } from './gateway/call.ts';
import type { JsonObject } from './json.ts';
import type { Fate } from './webhooks/deliveries.ts';

/** What a predicate sees of a request. */
export interface RequestSeen {
  readonly method: string;
  readonly url: string;
  readonly operationId: string | undefined;
  readonly by: string;
  readonly repository: string | undefined;
  readonly body: JsonObject;
}

export type Fault =
  /** Answers `status` (500, 502, 503) and does nothing. */
  | { readonly kind: 'fail'; readonly status: number }
  /** 429 with `retry-after` in seconds; does nothing. */
  | { readonly kind: 'throttle'; readonly retryAfter: number }
  /** Acts, then breaks the connection: the caller never learns. */
  | { readonly kind: 'lose' }
  /** Acts after `ms` milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number };

export interface Rule {
  readonly when: (request: RequestSeen) => boolean;
  readonly fault: Fault;
  /** How often; 1 when not given. */
  readonly times?: number;
}

export interface WebhookRule {
  readonly when: (event: string, payload: JsonObject) => boolean;
  readonly fate: Fate;
  readonly times?: number;
}

export interface Faults {
  readonly inject: (rule: Rule) => void;
  readonly webhook: (rule: WebhookRule) => void;
  /** Forgets all rules. */
  readonly clear: () => void;
  readonly next: (call: Call) => Fault | undefined;
  readonly fate: (event: string, payload: JsonObject) => Fate;
}

const seen = (call: Call): RequestSeen => ({
  method: call.method,
  url: call.url,
  operationId: call.operationId,
  by: nameOf(call.actor),
  repository: call.repository?.fullName,
  body: call.fields,
});

interface Counted<R> {
  readonly rule: R;
  left: number;
}

/** The first rule that fits and isn't used up. */
function take<R>(rules: Counted<R>[], fits: (rule: R) => boolean): R | undefined {
  const hit = rules.find(({ rule, left }) => left > 0 && fits(rule));
  if (!hit) return undefined;
  hit.left -= 1;
  return hit.rule;
}

export function createFaults(): Faults {
  const requests: Counted<Rule>[] = [];
  const webhooks: Counted<WebhookRule>[] = [];
  return {
    inject: (rule) => void requests.push({ rule, left: rule.times ?? 1 }),
    webhook: (rule) => void webhooks.push({ rule, left: rule.times ?? 1 }),
    clear: () => {
      requests.length = 0;
      webhooks.length = 0;
    },
    next: (call) => take(requests, (rule) => rule.when(seen(call)))?.fault,
    fate: (event, payload) => take(webhooks, (rule) => rule.when(event, payload))?.fate ?? 'deliver',
  };
}
