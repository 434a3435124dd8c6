// Sends a page to the team's own receiver: one signed POST. What goes over the wire is a page and nothing else, and what comes back is read
// for its status alone.
import { createHmac } from 'node:crypto';
import type { Page } from '../core/page.ts';

export interface PagerAddress {
  /** https, or http on this machine. */
  readonly url: string;
  /** What both sides know, and signs every page. */
  readonly secret: string;
}

/** `refused`: it was not taken, for certain. `unknown`: no answer came, so it may have been. */
export type PageSent = 'sent' | 'refused' | 'unknown';

export interface Pager {
  readonly send: (page: Page) => Promise<PageSent>;
}

/** The header that holds `sha256=` and the HMAC-SHA-256 of the body's bytes, in hex. */
const signatureHeader = 'X-Psirt-Signature-256';

const longestWait = 10_000;

/** @param wait milliseconds until no answer counts as none */
export function openPager({ url, secret }: PagerAddress, wait: number = longestWait): Pager {
  return {
    send: async (page) => {
      const body = bodyOf(page);
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      try {
        const { ok } = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', [signatureHeader]: `sha256=${signature}` },
          body,
          // Elsewhere nobody may have the secret, or keep it.
          redirect: 'manual',
          signal: AbortSignal.timeout(wait),
        });
        return ok ? 'sent' : 'refused';
      } catch (error) {
        return wasConnected(error) ? 'unknown' : 'refused';
      }
    },
  };
}

/** The time is part of what is signed, so an old page that is sent again by somebody else shows its age. */
function bodyOf({ id, at, alarm, number, text, url }: Page): string {
  return JSON.stringify({ id, sent_at: at, alarm, case: number, text, url });
}

/** Codes of Node.js and undici that mean: nothing was sent, since no connection came about or nobody trusts its certificate. */
const unconnected =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

function wasConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return !unconnected.test(code);
}
