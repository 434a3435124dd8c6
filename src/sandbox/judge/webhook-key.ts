// Names of webhooks in GitHub's description: `issues` + `opened` is `issues-opened`, `push` is `push`.
import { textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';

const dashed = (name: string): string => name.replaceAll('_', '-');

/** The key under `x-webhooks`, or undefined when the contract has none. */
export function webhookKey(webhooks: JsonObject, event: string, payload: JsonObject): string | undefined {
  const action = textOf(payload['action']);
  const keys = [action === '' ? '' : `${dashed(event)}-${dashed(action)}`, dashed(event)];
  return keys.find((key) => webhooks[key] !== undefined);
}
