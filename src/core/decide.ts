// The one entrance to everything that thinks: from what was observed to what must be looked at, recorded and done.
// Pure: the same world always gives the same decision.
import { doneAct } from './case/case.ts';
import { isDrill } from './case/drill.ts';
import { awaitsRedaction } from './case/redaction.ts';
import { awaitsStatement } from './case/statement.ts';
import { statusOf } from './case/status.ts';
import { isFrozen } from './case/frozen.ts';
import type { Decision } from './decision.ts';
import { hear } from './decide/hear.ts';
import { inputsOf } from './decide/inputs.ts';
import { isIrrevocable, trustIn } from './decide/irrevocable.ts';
import { isCase, openCase } from './decide/open.ts';
import { hearMails } from './decide/mails.ts';
import { project, projectState, reactFirst, reactions } from './decide/projections.ts';
import { observed, setScene } from './decide/scene.ts';
import type { Scene } from './decide/scene.ts';
import { showBrokenLog } from './decide/broken-log.ts';
import { judgeWriters } from './decide/writers.ts';
import { askForMajor } from './decide/major.ts';
import { wantCalls } from './decide/wants/calls.ts';
import { wantCard, wantReplies } from './decide/wants/comments.ts';
import { wantDraft } from './decide/wants/draft.ts';
import { wantEarly } from './decide/wants/early.ts';
import { wantEngaged } from './decide/wants/engage.ts';
import { wantHeldEnd } from './decide/wants/held-duplicate.ts';
import { watchLanding } from './decide/wants/landing.ts';
import { wantPages } from './decide/wants/pages.ts';
import { wantPeople } from './decide/wants/parties.ts';
import { wantPublication } from './decide/wants/channels.ts';
import { wantRedactions } from './decide/wants/redact.ts';
import { wantRevisions } from './decide/wants/revision.ts';
import { wantStatement } from './decide/wants/statement.ts';
import { wantSplits } from './decide/wants/split.ts';
import { noteOwed } from './decide/wants/owe.ts';
import { wantTold } from './decide/wants/tell.ts';
import { wantCve, wantWorkspace } from './decide/wants/workspace.ts';
import { openEye } from './look.ts';
import { hour, later } from './time.ts';
import type { World } from './world.ts';

const nothing: Decision = { looks: [], halt: undefined, notices: [], entries: [], effects: [] };

/** Decides one case. Ask again with the answers while `looks` is not empty; act on the lists in their order. */
export function decide(world: World): Decision {
  if (!world.repository.pinned) return { ...nothing, halt: 'repository-unknown' };
  if (!world.repository.private) return { ...nothing, halt: 'repository-public' };
  const decision = decideAs(world, {});
  if (!isIrrevocable(decision)) return decision;
  const trust = trustIn(world);
  if (trust === 'soon') return decideAs(world, { waits: true });
  if (trust === 'unseen') return { ...nothing, looks: [{ look: 'audit' }] };
  return trust.ok ? decision : decideAs(world, { tampered: trust.because.join('; ') });
}

/** How a case is decided, other than freely. */
interface Restraint {
  /** Nothing is wanted from the world for now. */
  readonly waits?: true;
  /** Why its record can't be trusted: it freezes before anything that was said is heard. */
  readonly tampered?: string;
}

function decideAs(world: World, { waits, tampered }: Restraint): Decision {
  const scene = setScene(world, openEye(world.answers));
  if (tampered !== undefined) observed(scene, { name: 'frozen', because: tampered }, 'sweep');
  const held = waits === true || tampered !== undefined;
  if (world.door === 'action') decideRelease(scene, { held });
  else if (world.log?.ok === false) showBrokenLog(scene, world.log.because);
  else if (isCase(scene)) decideCase(scene, { held });
  const looks = scene.eye.needs();
  return looks.length > 0 ? { ...nothing, looks } : { ...nothing, ...scene.written() };
}

interface Held {
  readonly held: boolean;
}

function decideCase(scene: Scene, { held }: Held): void {
  if (!openCase(scene)) return;
  const writers = judgeWriters(scene);
  if (writers === 'unseen') return;
  if (writers !== 'ours') return showBrokenLog(scene, writers.stopped);
  for (const input of inputsOf(scene)) if (!hear(scene, input)) return;
  if (scene.eye.needs().length > 0) return;
  if (isAtRest(scene) && isAnswered(scene)) return showLast(scene);
  if (!held && !isFrozen(scene.view())) {
    hearMails(scene);
    askForMajor(scene);
    goOn(scene);
  }
  wantPeople(scene);
  const first = reactFirst(scene);
  project(scene);
  wantReplies(scene);
  if (!isFrozen(scene.view())) {
    wantEngaged(scene);
    wantCalls(scene);
    wantPages(scene);
  }
  wantCard(scene);
  scene.doFirst(...first);
  scene.do(...reactions(scene));
  projectState(scene);
}

/** The Action's door hears what was said, watches the release and publishes. It begins no case, and what people see of it is the App's. */
function decideRelease(scene: Scene, { held }: Held): void {
  if (scene.world.log?.ok !== true || judgeWriters(scene) !== 'ours') return;
  // To whoever releases, a drill looks as if there were no case.
  if (isDrill(scene.view())) return;
  for (const input of inputsOf(scene)) if (!hear(scene, input)) return;
  if (held || scene.eye.needs().length > 0 || isAtRest(scene) || isFrozen(scene.view())) return;
  watchLanding(scene);
  wantPublication(scene);
}

/** Everything that a case wants from the world, in the order of a case's life. */
function goOn(scene: Scene): void {
  wantRedactions(scene);
  wantSplits(scene);
  wantDraft(scene);
  wantWorkspace(scene);
  wantCve(scene);
  watchLanding(scene);
  wantEarly(scene);
  wantPublication(scene);
  wantRevisions(scene);
  wantStatement(scene);
  wantHeldEnd(scene);
  noteOwed(scene);
  wantTold(scene);
}

/**
 * A process that looked before the last entry may write what people see after it, and of two that write to a comment the later one wins.
 * So what was just closed is shown right once more; after that a closed case stays as it is, whatever a later version would show.
 */
function showLast(scene: Scene): void {
  const last = scene.view().it.entries.at(-1);
  if (last === undefined || later(last.at, hour) <= scene.world.now) return;
  project(scene);
  wantCard(scene);
}

/** A closed case is not projected again: nothing new was said, and the issue is closed. */
function isAtRest(scene: Scene): boolean {
  const { issue } = scene.world;
  const settled = scene.written().entries.length === 0 && issue.state === 'closed';
  return settled && statusOf(scene.view()) === 'closed' && !awaitsStatement(scene.view());
}

/** Whether everybody was answered who spoke: a process may have died between hearing and answering. */
function isAnswered(scene: Scene): boolean {
  const { it } = scene.view();
  const begun = [...it.acts.keys()].filter((act) => act.startsWith('reply:'));
  if (awaitsRedaction({ it })) return false;
  return reactions(scene).length === 0 && begun.every((act) => doneAct(it, act) !== undefined);
}
