// Opens an issue for everything that was split off, and fills it: created as one fixed sentence, since GitHub mails issues as created. The
// case itself begins there when this log names its issue.
import { splitMarker, splitsOf } from '../../case/split.ts';
import type { Split } from '../../case/split.ts';
import { splitText } from '../../words/split-text.ts';
import { titleOf } from '../../words/titles.ts';
import { wantAct } from '../acts.ts';
import type { Found } from '../acts.ts';
import type { Scene } from '../scene.ts';

/** One issue for each, found by its marker where the answer to its creation was lost. */
export function wantSplits(scene: Scene): void {
  for (const split of splitsOf(scene.view())) {
    if (split.issue === undefined) open(scene, split);
    else fill(scene, split, split.issue);
  }
}

function open(scene: Scene, { act, fact }: Split): void {
  const marker = splitMarker({ number: scene.view().it.number, entry: fact.seq });
  const find = (): Found => {
    const seen = scene.eye.ask({ look: 'own-issue', marker });
    if (seen === undefined) return 'unseen';
    return seen === null ? 'none' : { made: { issue: String(seen) } };
  };
  wantAct(scene, {
    act,
    effect: () => ({ kind: 'issue.create', act, marker }),
    find,
    afterFailure: 'hourly',
  });
}

function fill(scene: Scene, split: Split, number: number): void {
  const view = scene.view();
  const act = `split-fill:${split.fact.seq}`;
  const title = titleOf({ ...view, it: { ...view.it, number } });
  const body = splitText(split, { number: view.it.number, entry: split.fact.seq });
  const effect = { kind: 'issue.fill', act, number, title, body, state: 'open' } as const;
  // Filling it twice comes to the same, so nobody has to look whether it was done.
  wantAct(scene, { act, effect: () => effect, find: () => 'none', afterFailure: 'hourly' });
}
