// Sends webhooks as GitHub does: signed, at most once, without waiting for anybody, and keeps the log that Apps can ask for.
import { createHmac, randomUUID } from 'node:crypto';
import { isObject, numberOf, objectOf, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Violation } from '../judge/judge.ts';
import type { SandboxApp } from '../platform/apps.ts';

export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly appId: number;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  readonly payload: JsonObject;
  readonly violations: readonly Violation[];
  /** Seconds. */
  duration: number;
  status: string;
  /** 0 when nobody answered. */
  statusCode: number;
  requestHeaders: Readonly<Record<string, string>>;
  responseHeaders: Readonly<Record<string, string>>;
  responseBody: string;
}

/** What happens to one delivery on its way: as it is, lost, twice, or late. */
export type Fate = 'deliver' | 'drop' | 'duplicate' | { readonly afterMs: number };

export interface Outgoing {
  readonly app: SandboxApp;
  readonly event: string;
  readonly payload: JsonObject;
  readonly guid?: string;
  readonly redelivery?: boolean;
}

export interface Deliveries {
  readonly send: (outgoing: Outgoing) => void;
  readonly log: readonly Delivery[];
  readonly setTarget: (appId: number, url: string | undefined) => void;
  readonly targetOf: (appId: number) => string | undefined;
  /** Resolves when every delivery was answered or given up. */
  readonly idle: () => Promise<void>;
  readonly pending: () => number;
}

export interface DeliveryTools {
  readonly stamp: () => string;
  readonly judge: (event: string, payload: JsonObject) => readonly Violation[];
  readonly fate: (event: string, payload: JsonObject) => Fate;
}

/** GitHub gives up after ten seconds. */
const patience = 10_000;

const signature = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

function headersOf({ app, event }: Outgoing, guid: string, body: string): Record<string, string> {
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/sandbox',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(app.id),
    'x-github-hook-installation-target-id': String(app.id),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': signature(app.webhookSecret, body),
  };
}

async function post(delivery: Delivery, target: string | undefined, body: string): Promise<void> {
  const started = performance.now();
  try {
    if (target === undefined) throw new Error('no target');
    const options = {
      method: 'POST',
      headers: delivery.requestHeaders,
      body,
      signal: AbortSignal.timeout(patience),
    };
    const answer = await fetch(target, options);
    delivery.responseBody = await answer.text();
    delivery.responseHeaders = Object.fromEntries(answer.headers);
    delivery.statusCode = answer.status;
    delivery.status = answer.ok ? 'OK' : `Invalid HTTP Response: ${answer.status}`;
  } catch (error) {
    const late = isObject(error) && error['name'] === 'TimeoutError';
    delivery.status = late ? 'timed out' : 'failed to connect to host';
  }
  delivery.duration = Math.round(performance.now() - started) / 1000;
}

/** A delivery that nobody has answered yet. */
function untried(
  tools: DeliveryTools,
  { app, event, payload, redelivery = false }: Outgoing,
): Omit<Delivery, 'id' | 'guid' | 'requestHeaders'> {
  return {
    appId: app.id,
    event,
    action: textOf(payload['action']) || null,
    deliveredAt: tools.stamp(),
    redelivery,
    payload,
    violations: tools.judge(event, payload),
    duration: 0,
    status: 'pending',
    statusCode: 0,
    responseHeaders: {},
    responseBody: '',
  };
}

export function createDeliveries(tools: DeliveryTools): Deliveries {
  const log: Delivery[] = [];
  const targets = new Map<number, string>();
  const open = new Set<Promise<void>>();
  let number = 1_000_000_000;

  const attempt = async (outgoing: Outgoing, guid: string, afterMs: number): Promise<void> => {
    if (afterMs > 0) await new Promise((done) => setTimeout(done, afterMs));
    const body = JSON.stringify(outgoing.payload);
    const requestHeaders = headersOf(outgoing, guid, body);
    const delivery: Delivery = { id: number++, guid, ...untried(tools, outgoing), requestHeaders };
    log.push(delivery);
    await post(delivery, targets.get(outgoing.app.id), body);
  };

  const track = (work: Promise<void>): void => {
    open.add(work);
    void work.finally(() => open.delete(work));
  };

  return {
    log,
    send: (outgoing) => {
      const guid = outgoing.guid ?? randomUUID();
      const fate = outgoing.redelivery === true ? 'deliver' : tools.fate(outgoing.event, outgoing.payload);
      if (fate === 'drop') return;
      track(attempt(outgoing, guid, typeof fate === 'object' ? fate.afterMs : 0));
      if (fate === 'duplicate') track(attempt(outgoing, guid, 0));
    },
    setTarget: (appId, url) => void (url === undefined ? targets.delete(appId) : targets.set(appId, url)),
    targetOf: (appId) => targets.get(appId),
    pending: () => open.size,
    idle: async () => {
      while (open.size > 0) await Promise.all(open);
    },
  };
}

/** A delivery as `GET /app/hook/deliveries` lists it. */
export function deliveryItem(delivery: Delivery): JsonObject {
  const { payload } = delivery;
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: numberOf(objectOf(payload['installation'])['id']) || null,
    repository_id: numberOf(objectOf(payload['repository'])['id']) || null,
    throttled_at: null,
  };
}
