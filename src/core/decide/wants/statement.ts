// Puts a statement that we are not affected on the site: word for word what was drafted, agreed to by another person, and sent.
import { disclose, publicationPermission } from '../../advisory/public-text.ts';
import type { PublicText } from '../../advisory/public-text.ts';
import { privateThingsOf } from '../../advisory/private-things.ts';
import type { FactEntry } from '../../case/entry.ts';
import { agreedTo } from '../../case/noticed.ts';
import { awaitsStatement, statementAct, statementFile, statementOf } from '../../case/statement.ts';
import { isHeld } from '../../plan/gates.ts';
import type { Scene } from '../scene.ts';
import { wantFile } from './site.ts';

/** Writes the file, once it is sent. */
export function wantStatement(scene: Scene): void {
  const view = scene.view();
  const sending = statementOf(view);
  if (sending === undefined || !awaitsStatement(view)) return;
  const name = statementFile(view, sending);
  wantFile(scene, { act: statementAct(sending), name, text: publicText(scene, sending) });
}

/** Its agreement is its signature: another person's, or the same one's where the settings allow that. */
function publicText(scene: Scene, { hash }: FactEntry<'sending'>): PublicText | undefined {
  const view = scene.view();
  const saved = scene.eye.ask({ look: 'notice', hash });
  const privateThings = privateThingsOf(view, scene.eye);
  if (saved == null || privateThings === undefined) return undefined;
  const text = `${saved}\n`;
  const outcome = publicationPermission({
    formHash: hash,
    filled: { formHash: hash, filledHash: hash },
    signatures: agreedTo(view, hash).map(({ by }) => ({ by: by.id, formHash: hash })),
    needed: 1,
    held: isHeld(view),
    // It is this one text, which is looked through when it is made public.
    redactionHits: [],
    privateThings,
  });
  const disclosure = outcome.kind === 'granted' ? disclose(outcome.permission, text) : undefined;
  return disclosure?.kind === 'public' ? disclosure.text : undefined;
}
