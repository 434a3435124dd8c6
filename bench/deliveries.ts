// (a) signed `issue_comment` deliveries answered, and (f) memory after ten thousand of them: our server as it is shipped, against a bare
// Probot App with an empty handler, each a process of its own, one after the other.
import { createHmac, randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Box } from '../src/sandbox/box.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import { times } from './row.ts';
import type { Section } from './row.ts';

interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly refused: number;
  readonly memory: number;
}

const connections = 50;
const all = 10_000;

export function environmentOf({ api, app, organisation }: Box): Record<string, string> {
  return {
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: app.webhookSecret,
    PSIRT_REPOSITORY: `${organisation}/psirt`,
    GITHUB_API_URL: api,
    PORT: '0',
    LOG_LEVEL: 'warn',
  };
}

/** A comment without a command on an open case, as GitHub would tell of it. */
function payload({ organisation }: Box): string {
  const user = { login: 'lead', id: 1, type: 'User' };
  const owner = { login: organisation, id: 2, type: 'Organization' };
  return JSON.stringify({
    action: 'created',
    issue: { number: 1, title: 'Case 1', user, labels: [], state: 'open' },
    comment: { id: 1, body: 'Thank you, we look at it. '.repeat(40), user },
    repository: { id: 3, full_name: `${organisation}/psirt`, name: 'psirt', owner, private: true },
    organization: owner,
    sender: user,
    installation: { id: 4 },
  });
}

export async function deliveries(box: Box): Promise<readonly Section[]> {
  const ours = await measured(
    box,
    await startChild(['dist/cli.js', 'start'], environmentOf(box)),
    '/api/github/webhooks',
  );
  const bare = await measured(
    box,
    await startChild(['--import', 'tsx', 'bench/bare-probot.ts'], environmentOf(box)),
    '',
  );
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    {
      title: 'Deliveries answered',
      how: `${all.toLocaleString('en')} signed \`issue_comment\` deliveries at ${connections} connections, after ${(all / 10).toLocaleString('en')} to warm up; against a bare Probot App with an empty handler. Ours looks at the case meanwhile. Refused: ${ours.refused} and ${bare.refused}.`,
      rows: [
        {
          what: 'answered per second',
          ours: whole(ours.perSecond),
          against: whole(bare.perSecond),
          ratio: times(ours.perSecond / bare.perSecond),
        },
        {
          what: '99th percentile, ms',
          ours: String(ours.p99),
          against: String(bare.p99),
          ratio: times(ours.p99 / Math.max(bare.p99, 1)),
        },
      ],
    },
    {
      title: `Memory after ${all.toLocaleString('en')} deliveries`,
      how: 'Resident memory of the same two processes, at the end of that run.',
      rows: [
        {
          what: 'resident memory',
          ours: megabytes(ours.memory),
          against: megabytes(bare.memory),
          ratio: times(ours.memory / bare.memory),
        },
      ],
    },
  ];
}

async function measured(box: Box, child: Child, path: string): Promise<Measured> {
  try {
    const body = payload(box);
    const url = `${child.url}${path}`;
    await cannon(box, { url, body, amount: all / 10 });
    const { requests, latency, non2xx } = await cannon(box, { url, body, amount: all });
    return { perSecond: requests.average, p99: latency.p99, refused: non2xx, memory: child.memory() };
  } finally {
    await child.stop();
  }
}

function cannon(
  { app }: Box,
  { url, body, amount }: { url: string; body: string; amount: number },
): Promise<autocannon.Result> {
  const signature = createHmac('sha256', app.webhookSecret).update(body).digest('hex');
  return autocannon({
    url,
    connections,
    amount,
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issue_comment',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${signature}`,
    },
  });
}
