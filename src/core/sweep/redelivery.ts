// Which webhooks that failed to arrive are worth asking for again. Each is asked for once: what the sweep finds by itself needs no webhook.

/** A delivery that GitHub calls failed. Source: REST `hook-delivery-item`. */
export interface FailedDelivery {
  readonly id: number;
  /** The same for a delivery and its repetitions. */
  readonly guid: string;
  readonly event: string;
  readonly at: string;
  /** It was a repetition already. */
  readonly repeated: boolean;
}

/** The most that are asked for at once. */
export const mostAsked = 20;

/** GitHub sends these by itself; nobody is told anything by them. */
const idle: ReadonlySet<string> = new Set(['ping', 'meta']);

/** The deliveries to ask for, oldest first: since a time, not repeated yet, and not asked for by this process. */
export function worthAsking(
  failed: readonly FailedDelivery[],
  asked: ReadonlySet<string>,
  since: string,
): readonly FailedDelivery[] {
  const repeated = new Set(failed.flatMap(({ guid, repeated: again }) => (again ? [guid] : [])));
  return failed
    .filter(
      ({ guid, event, at }) => at >= since && !repeated.has(guid) && !asked.has(guid) && !idle.has(event),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, mostAsked);
}
