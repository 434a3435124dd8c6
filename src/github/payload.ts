// The few fields of a webhook's payload that are read, each of them perhaps absent: real payloads break GitHub's own schemas.
import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const whole = z.number().int().optional().catch(undefined);
const owner = z.object({ login: text }).optional().catch(undefined);
const files = z.array(z.string()).catch([]);

const schema = z.object({
  action: text,
  sender: z.object({ id: whole }).optional().catch(undefined),
  organization: owner,
  installation: z.object({ account: owner }).optional().catch(undefined),
  repository: z.object({ full_name: text, owner, default_branch: text }).optional().catch(undefined),
  issue: z.object({ number: whole, pull_request: z.unknown().optional() }).optional().catch(undefined),
  comment: z
    .object({ id: whole, body: z.string().nullish().catch(undefined) })
    .optional()
    .catch(undefined),
  repository_advisory: z.object({ ghsa_id: text }).optional().catch(undefined),
  ref: text,
  ref_type: text,
  commits: z
    .array(z.object({ added: files, modified: files, removed: files }))
    .optional()
    .catch(undefined),
});

export type Payload = z.infer<typeof schema>;

/** The fields that are read, or undefined when the payload is no object at all. */
export function readPayload(payload: unknown): Payload | undefined {
  return schema.safeParse(payload).data;
}
