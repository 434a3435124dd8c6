// What every part of a decision works on: the world, the case seen under the rules, an eye, and the pen that collects what is decided.
import { foldCase } from '../case/case.ts';
import { isDrill } from '../case/drill.ts';
import type { EntryDraft } from '../case/entry.ts';
import { factDraft, withEntries } from '../case/suppose.ts';
import type { Fact } from '../case/fact.ts';
import type { View } from '../case/view.ts';
import type { Speaker } from '../commands/command.ts';
import type { Effect, Notice } from '../decision.ts';
import { drillEye } from '../drill/eye.ts';
import { pretend } from '../drill/pretend.ts';
import { houseUnder } from '../house/kept-plan.ts';
import type { Eye } from '../look.ts';
import type { World } from '../world.ts';

export interface Scene {
  readonly world: World;
  readonly eye: Eye;
  /** The case with everything that this decision has written so far. */
  readonly view: () => View;
  readonly write: (drafts: readonly EntryDraft[]) => void;
  readonly save: (notices: readonly Notice[]) => void;
  readonly do: (...effects: readonly Effect[]) => void;
  /** Puts effects before all others. */
  readonly doFirst: (...effects: readonly Effect[]) => void;
  readonly written: () => { readonly entries: readonly EntryDraft[]; readonly notices: readonly Notice[]; readonly effects: readonly Effect[] }; // prettier-ignore
}

const emptyHead = { seq: 0, hash: '0'.repeat(64) };

/** Sets the scene for one case. A log that can't be read must have been dealt with before. */
export function setScene(world: World, eye: Eye): Scene {
  const log = world.log?.ok === true ? world.log : { entries: [], head: emptyHead };
  let view = viewOf(world, foldCase(world.issue.number, log.entries, log.head));
  const entries: EntryDraft[] = [];
  const notices: Notice[] = [];
  const effects: Effect[] = [];
  const write = (drafts: readonly EntryDraft[]): void => {
    const all = [...movedSettings(view, entries, drafts), ...drafts];
    entries.push(...all);
    view = withEntries(view, all);
  };
  const really = (more: readonly Effect[]): readonly Effect[] =>
    isDrill(view) ? more.filter((effect) => !pretended({ world, view, write, notices }, effect)) : more;
  return {
    world,
    eye: drillEye(eye, () => view),
    view: () => view,
    write,
    save: (more) => void notices.push(...more),
    do: (...more) => void effects.push(...really(more)),
    doFirst: (...more) => void effects.unshift(...really(more)),
    written: () => ({ entries, notices, effects }),
  };
}

interface Pretending {
  readonly world: World;
  readonly view: View;
  readonly write: Scene['write'];
  readonly notices: Notice[];
}

/** In a drill, whether an effect is not done: a file says what would have been done, and its receipt names the file. */
function pretended({ world, view, write, notices }: Pretending, effect: Effect): boolean {
  const { it, now } = view;
  const stand = pretend(effect, { number: it.number, now });
  if (stand === undefined) return false;
  const { act, made, file } = stand;
  if (it.acts.get(act)?.receipt?.made['drill'] === file.hash) return true;
  notices.push(file);
  write([{ kind: 'receipt', act, result: 'done', made, said_at: now, by: world.bot, via: 'sweep' }]);
  return true;
}

function viewOf({ house, kept, now, bot, repository }: World, it: View['it']): View {
  return { it, house: houseUnder(house, kept), now, bot, repository: repository.full_name };
}

/** Before anything else is written, the log says under which settings it goes on, when those are not the ones before. */
function movedSettings(
  view: View,
  before: readonly EntryDraft[],
  drafts: readonly EntryDraft[],
): readonly EntryDraft[] {
  const { house, now, bot } = view;
  const same = view.it.settings?.commit === house.commit && view.it.settings.plan === house.plan;
  if (same || before.length > 0 || drafts.length === 0) return [];
  return [{ kind: 'settings', commit: house.commit, plan: house.plan, said_at: now, by: bot, via: 'sweep' }];
}

/** A fact that the bot observed by itself. */
export function observed(scene: Scene, fact: Fact, via: string): void {
  const { bot, now } = scene.world;
  scene.write([factDraft(fact, { person: bot, said_at: now, via })]);
}

/** A fact that a person stands for. */
export function said(
  scene: Scene,
  facts: readonly Fact[],
  speaker: Pick<Speaker, 'person' | 'said_at' | 'via'>,
): void {
  scene.write(facts.map((fact) => factDraft(fact, speaker)));
}
