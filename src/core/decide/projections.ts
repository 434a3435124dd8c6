// What people see on the issue: labels, title, lead, open or closed, reactions. Computed whole, compared, and only the difference written.
import { latest, openIntent } from '../case/case.ts';
import { redactionOf } from '../case/redaction.ts';
import { assigneesOf, leadOf } from '../case/people.ts';
import { readCommands } from '../commands/parse.ts';
import type { Effect } from '../decision.ts';
import { isOurs, labelsOf } from '../words/labels.ts';
import { titleOf } from '../words/titles.ts';
import { wantedState } from './inputs.ts';
import type { Scene } from './scene.ts';

/** Labels, title and lead. */
export function project(scene: Scene): void {
  const { issue } = scene.world;
  const view = scene.view();
  const wanted = labelsOf(view);
  const add = wanted.filter((label) => !issue.labels.includes(label));
  const remove = issue.labels.filter((label) => isOurs(label) && !wanted.includes(label));
  if (add.length + remove.length > 0) scene.do({ kind: 'labels', add, remove });
  if (issue.title !== titleOf(view)) scene.do({ kind: 'title', title: titleOf(view) });
  projectLead(scene);
}

/** The lead is assigned; who never led and was not let lead is put back. */
function projectLead(scene: Scene): void {
  const view = scene.view();
  const { assignees } = scene.world.issue;
  const lead = leadOf(view);
  const led = new Set(assigneesOf(view, 'case-lead').map(({ id }) => id));
  const add = lead === undefined || assignees.some(({ id }) => id === lead.id) ? [] : [lead.login];
  const remove = assignees.flatMap(({ id, login }) => (led.has(id) ? [] : [login]));
  if (add.length + remove.length > 0) scene.do({ kind: 'assignees', add, remove });
}

const slow: ReadonlySet<Effect['kind']> = new Set<Effect['kind']>([
  'advisory.create', 'fork.open', 'advisory.publish', 'advisory.revise', 'site.write', 'site.commit', 'advisory.accept',
]); // prettier-ignore

/** `eyes` before something that takes longer. */
export function reactFirst(scene: Scene): readonly Effect[] {
  const takesLonger = scene.written().effects.some(({ kind }) => slow.has(kind));
  return takesLonger ? reactions(scene).map((effect) => ({ ...effect, reaction: 'eyes' as const })) : [];
}

/** `rocket` for what ran and `confused` for what was refused, on every processed comment that has neither yet. */
export function reactions(scene: Scene): readonly Extract<Effect, { kind: 'react' }>[] {
  const { entries } = scene.view().it;
  return scene.world.comments.flatMap(({ id, author, body, reactions: seen }) => {
    const entry = entries.find(({ via }) => via === `comment:${id}`);
    const isSilent = author.bot || isEmpty(body) || redactionOf(scene.view(), id) !== undefined;
    if (entry === undefined || isSilent) return [];
    const reaction = entry.kind === 'refusal' ? 'confused' : 'rocket';
    return (seen[reaction] ?? 0) > 0 ? [] : [{ kind: 'react', comment: id, reaction }];
  });
}

function isEmpty(body: string): boolean {
  const read = readCommands(body);
  return read.ok && read.value.length === 0;
}

/** Opens or closes the issue as the record has it; the last thing that is done. */
export function projectState(scene: Scene): void {
  const wanted = wantedState(scene);
  if (scene.world.issue.state === wanted) return;
  if (wanted === 'closed' && isTelling(scene)) return;
  scene.do(
    wanted === 'open' ? { kind: 'issue.reopen' } : { kind: 'issue.close', reason: closingReason(scene) },
  );
}

/** The last message is on its way: the card is to say that it went out, and a closed case is not projected again. */
function isTelling(scene: Scene): boolean {
  return [...scene.view().it.acts].some(([name, act]) => {
    const begun = name.startsWith('tell:') ? openIntent(act) : undefined;
    return begun !== undefined && begun.expires > scene.world.now;
  });
}

const completed: ReadonlySet<string | undefined> = new Set(['fixed', 'mitigated', 'not-fixed']);

/** As the case was closed: what happened since does not change how it ended. */
function closingReason(scene: Scene): 'completed' | 'not_planned' | 'duplicate' {
  const outcome = latest(scene.view().it, 'closed')?.outcome;
  if (outcome === 'duplicate') return 'duplicate';
  return completed.has(outcome) ? 'completed' : 'not_planned';
}
