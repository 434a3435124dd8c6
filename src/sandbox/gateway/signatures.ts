// Remembers which commits GitHub would have signed: those that an App makes without naming an author or committer.
import { objectOf, textOf } from '../json.ts';
import type { Platform } from '../platform/platform.ts';
import type { Call } from './call.ts';

const making = new Set(['repos/create-or-update-file-contents', 'repos/delete-file', 'git/create-commit']);

/** `made` is the engine's answer to the call. */
export function noteSignature(platform: Platform, call: Call, made: unknown): void {
  const named = 'author' in call.fields || 'committer' in call.fields;
  if (call.actor.kind !== 'installation' || named || !making.has(call.operationId ?? '')) return;
  const body = objectOf(made);
  const sha = textOf(objectOf(body['commit'])['sha']) || textOf(body['sha']);
  if (sha !== '') platform.signed.add(sha);
}
