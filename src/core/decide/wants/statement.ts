// Puts a statement that we are not affected on the site: word for word what was drafted, agreed to by another person, and sent.
import { disclose, publicationPermission } from '../../advisory/public-text.ts';
import type { PublicText } from '../../advisory/public-text.ts';
import { privateThingsOf } from '../../advisory/private-things.ts';
import type { FactEntry } from '../../case/entry.ts';
import { agreedTo } from '../../case/noticed.ts';
import { awaitsStatement, statementAct, statementFile, statementOf } from '../../case/statement.ts';
import { isHeld } from '../../plan/gates.ts';
import { wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';

/** Writes the file; what stands there already in these words is taken over. */
export function wantStatement(scene: Scene): void {
  const view = scene.view();
  const sending = statementOf(view);
  const { site } = view.house.settings;
  if (sending === undefined || site === null || !awaitsStatement(view)) return;
  const text = publicText(scene, sending);
  if (text === undefined) return;
  const act = statementAct(sending);
  const path = `${site.directory}/${statementFile(view, sending)}`;
  const { repository, branch } = site;
  const there = () => scene.eye.ask({ look: 'file', repository, branch, path });
  wantAct(scene, {
    act,
    effect: () => ({ kind: 'site.write', act, repository, branch, path, sha: there()?.sha ?? null, text }),
    find: () => {
      const file = there();
      if (file === undefined) return 'unseen';
      return file?.text === text ? { made: { path } } : 'none';
    },
    lookFirst: true,
    afterFailure: 'hourly',
  });
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
