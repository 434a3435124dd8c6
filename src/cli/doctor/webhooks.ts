// Whether webhooks arrive: how the App's hook is set, and what became of the last deliveries. It reads their status, never their payloads.
import { good, note, unknown, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const webhooksCheck: Check = { name: 'webhooks', look };

async function look({ as, clients }: Sight): Promise<readonly Finding[]> {
  if (as === 'person')
    return [unknown('only the App itself can tell', 'run it with APP_ID and PRIVATE_KEY as well')];
  const { data: config } = await clients.app.request('GET /app/hook/config', {});
  const { data: last } = await clients.app.request('GET /app/hook/deliveries', { per_page: 100 });
  return [...configFindings(config), ...deliveryFindings(last)];
}

interface HookConfig {
  readonly url?: string;
  readonly content_type?: string;
  readonly insecure_ssl?: string | number;
  readonly secret?: string;
}

const readable = 'reports can be read on the way';

/** What must not be so, what breaks by it, and what to set instead. */
const faults: readonly (readonly [is: (config: HookConfig) => boolean, what: string, breaks: string, todo: string])[] = [
  [({ url = '' }) => !URL.canParse(url), 'the App has no webhook address', 'everything waits for the sweep', 'set https://…/api/github/webhooks'],
  [({ url = '' }) => isOpen(url), 'webhooks travel unencrypted', readable, 'use https'],
  [({ insecure_ssl: off = 0 }) => String(off) !== '0', 'the certificate is not checked', readable, 'switch “SSL verification” on'],
  [({ content_type: type }) => type !== 'json', 'payloads are sent as a form', 'the server refuses them all (415)', 'choose application/json'],
  [({ secret }) => secret === undefined, 'there is no webhook secret', 'the server refuses them all (401)', 'set the server’s WEBHOOK_SECRET'],
]; // prettier-ignore

function isOpen(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !['127.0.0.1', 'localhost'].includes(hostname);
}

function configFindings(config: HookConfig): readonly Finding[] {
  const place = 'at https://github.com/settings/apps, “Webhook”';
  return faults
    .filter(([is]) => is(config))
    .map(([, what, breaks, todo]) => wrong(what, breaks, `${todo} ${place}`));
}

const hints: Readonly<Record<number, string>> = {
  0: 'the server was not reached: does it run, is the address right, does the proxy let it through?',
  401: 'the secrets differ: set the same WEBHOOK_SECRET at the App and the server',
  404: 'the path is wrong: it ends in /api/github/webhooks',
  413: 'the proxy takes too short bodies: allow 26 MB',
  503: 'the server was stopping or had more to read than it may hold, or the proxy found none',
};

function deliveryFindings(
  last: readonly { readonly status_code: number; readonly delivered_at: string }[],
): readonly Finding[] {
  if (last.length === 0) return [note('nothing was delivered in the last three days')];
  const failed = last.filter(({ status_code: code }) => code < 200 || code >= 300);
  if (failed.length === 0) return [good(`the last ${last.length} deliveries arrived`)];
  const [newest] = failed;
  const todo = hints[newest?.status_code ?? 0] ?? 'see the App’s “Advanced” page';
  const what = `${failed.length} of the last ${last.length} deliveries failed, the newest at ${newest?.delivered_at} with ${newest?.status_code}`;
  return last[0] === newest
    ? [wrong(what, 'everything waits for the sweep', todo)]
    : [note(`${what}; newer ones arrived, and the sweep found what was lost`, todo)];
}
