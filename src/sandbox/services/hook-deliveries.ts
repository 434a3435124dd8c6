// `/app/hook/deliveries`: what was sent to the App, and sending it again with the same GUID. Only for the App itself.
import { notFound, refusal } from '../gateway/call.ts';
import type { Answer, Call, Service } from '../gateway/call.ts';
import type { Platform } from '../platform/platform.ts';
import { deliveryItem } from '../webhooks/deliveries.ts';
import type { Deliveries, Delivery } from '../webhooks/deliveries.ts';

/** GitHub keeps deliveries for three days. */
const kept = 3 * 24 * 3_600_000;

const whole = (delivery: Delivery, url: string): Answer => ({
  status: 200,
  body: {
    ...deliveryItem(delivery),
    url,
    request: { headers: delivery.requestHeaders, payload: delivery.payload },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  },
});

function mine(platform: Platform, deliveries: Deliveries, { actor }: Call): Delivery[] {
  if (actor.kind !== 'app') return [];
  const oldest = platform.clock.now().getTime() - kept;
  return deliveries.log.filter(
    ({ appId, deliveredAt, status }) =>
      appId === actor.app.id && status !== 'pending' && Date.parse(deliveredAt) >= oldest,
  );
}

function list(platform: Platform, all: readonly Delivery[], call: Call): Answer {
  const { query } = call;
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const cursor = Number(query.get('cursor') ?? Infinity);
  const asked = query.get('status');
  const fits = ({ status }: Delivery): boolean =>
    asked === null || (asked === 'success') === (status === 'OK');
  const rest = all.filter((delivery) => delivery.id < cursor && fits(delivery)).sort((a, b) => b.id - a.id);
  const page = rest.slice(0, size);
  const next = new URLSearchParams({ ...Object.fromEntries(query), cursor: String(page.at(-1)?.id ?? 0) });
  const link = `<${platform.urls.api}/app/hook/deliveries?${next.toString()}>; rel="next"`;
  return { status: 200, body: page.map(deliveryItem), ...(rest.length > size ? { headers: { link } } : {}) };
}

export function hookDeliveriesService(platform: Platform, deliveries: Deliveries): Service {
  const find = (call: Call): Delivery | undefined =>
    mine(platform, deliveries, call).find(({ id }) => id === Number(call.params['delivery_id']));
  return {
    'apps/list-webhook-deliveries': (call) => list(platform, mine(platform, deliveries, call), call),
    'apps/get-webhook-delivery': (call) => {
      const delivery = find(call);
      return delivery ? whole(delivery, deliveries.targetOf(delivery.appId) ?? '') : notFound();
    },
    'apps/redeliver-webhook-delivery': (call) => {
      const delivery = find(call);
      if (!delivery || call.actor.kind !== 'app') return refusal(422, 'Validation Failed');
      const { event, payload, guid } = delivery;
      deliveries.send({ app: call.actor.app, event, payload, guid, redelivery: true });
      return { status: 202, body: {} };
    },
    'apps/get-webhook-config-for-app': ({ actor }) =>
      actor.kind !== 'app'
        ? undefined
        : {
            status: 200,
            body: {
              content_type: 'json',
              insecure_ssl: '0',
              secret: '********',
              ...(deliveries.targetOf(actor.app.id) === undefined
                ? {}
                : { url: deliveries.targetOf(actor.app.id) }),
            },
          },
  };
}
