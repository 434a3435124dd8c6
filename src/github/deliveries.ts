// Webhooks of our App that did not arrive: lists them and asks GitHub to send them again. GitHub never does so by itself, and forgets
// them after three days. Only the App itself may ask; the payloads are not read.
import { worthAsking } from '../core/sweep/redelivery.ts';
import type { FailedDelivery } from '../core/sweep/redelivery.ts';
import { GitHubFailure } from './failure.ts';
import { allPages } from './pages.ts';
import type { GitHub } from './port.ts';
import { wholeSeconds } from './seen-comment.ts';

export interface Redelivery {
  /** Asks for what failed since a time, each once in this process's life. @returns how many were asked for. @throws GitHubFailure */
  readonly ask: (since: string) => Promise<number>;
}

const list = 'GET /app/hook/deliveries';
const again = 'POST /app/hook/deliveries/{delivery_id}/attempts';

/** So many are looked at at most: after a long outage the sweep has found everything already. */
const mostListed = 300;
/** What was asked for is remembered as long as GitHub remembers, and by far. */
const mostRemembered = 10_000;

/** @param app the App's own port (its JWT) */
export function openRedelivery(app: GitHub): Redelivery {
  const asked = new Set<string>();
  return {
    ask: async (since) => {
      const wanted = worthAsking(await failedSince(app, since), asked, since);
      for (const { id, guid } of wanted) {
        asked.add(guid);
        await askFor(app, id);
      }
      for (const oldest of [...asked].slice(0, Math.max(0, asked.size - mostRemembered)))
        asked.delete(oldest);
      return wanted.length;
    },
  };
}

async function failedSince(app: GitHub, since: string): Promise<readonly FailedDelivery[]> {
  const enough = (items: readonly { readonly delivered_at: string }[]): boolean =>
    items.length >= mostListed || (items.at(-1)?.delivered_at ?? '') < since;
  const failed = await allPages(app, [list, { status: 'failure' }], enough);
  return failed.map(({ id, guid, event, delivered_at: at, redelivery: repeated }) => ({
    id: Number(id), guid, event, at: wholeSeconds(at), repeated,
  })); // prettier-ignore
}

/** GitHub may have forgotten it meanwhile; then the sweep is all there is. */
async function askFor(app: GitHub, id: number): Promise<void> {
  try {
    await app.request(again, { delivery_id: id });
  } catch (error) {
    if (!(error instanceof GitHubFailure && ['missing', 'invalid'].includes(error.kind))) throw error;
  }
}
