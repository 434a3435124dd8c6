// What people said since the last time: comments with commands, labels, assignments and closings by hand, in GitHub's order.
// A projection that was put right by the bot is not somebody's word; what the bot did itself is never heard.
import { hashOf } from '../case/log.ts';
import { readCommands } from '../commands/parse.ts';
import { readWords } from '../commands/words.ts';
import type { Line } from '../commands/parse.ts';
import type { Actor } from '../case/actor.ts';
import { isLed } from '../case/people.ts';
import type { Eye, IssueEvent } from '../look.ts';
import type { Comment } from '../world.ts';
import { day, later } from '../time.ts';
import { commandOfLabel, holdLabel, isOurs, labelsOf } from '../words/labels.ts';
import type { Scene } from './scene.ts';

/** Something said: command lines by one person at one moment. */
export interface Input {
  readonly person: Actor;
  readonly said_at: string;
  /** `comment:<id>` or `event:<id>`. */
  readonly via: string;
  /** Where a reply goes: the comment's or the event's id. */
  readonly id: number;
  readonly lines: readonly Line[];
  /** Why it can't be run although it holds commands. */
  readonly unreadable: 'edited' | 'tangled' | undefined;
}

/** All inputs that left no entry yet, oldest first. Asks for the issue's events only where the issue is not as projected. */
export function inputsOf(scene: Scene): readonly Input[] {
  const { processed } = scene.view().it;
  const all = [
    ...scene.world.comments.flatMap((comment) => commentInput(scene, comment)),
    ...eventInputs(scene),
  ];
  return all
    .filter(({ via }) => !processed.has(via))
    .toSorted((a, b) => (a.said_at === b.said_at ? a.id - b.id : a.said_at < b.said_at ? -1 : 1));
}

function commentInput({ world, eye, view }: Scene, comment: Comment): readonly Input[] {
  if (comment.author.bot || view().it.processed.has(`comment:${comment.id}`)) return [];
  const read = readCommands(comment.body);
  if (read.ok && read.value.length === 0) return [];
  const carried = world.carried[comment.id];
  const edited =
    comment.updated_at !== comment.created_at ||
    (carried === undefined ? wasEdited(eye, comment) : carried !== hashOf(comment.body));
  const { id, author, created_at } = comment;
  const unreadable = edited ? 'edited' : read.ok ? undefined : 'tangled';
  return [
    {
      person: { login: author.login, id: author.id },
      said_at: created_at,
      via: `comment:${id}`,
      id,
      lines: read.ok ? read.value : [],
      unreadable,
    },
  ];
}

/** Times tell nothing within a second, so who speaks by a comment that no webhook brought as it was created is asked for. */
function wasEdited({ ask }: Eye, { id }: Comment): boolean {
  // What is not seen yet is looked at before anything is written.
  return ask({ look: 'edited', id }) === true;
}

function eventInputs(scene: Scene): readonly Input[] {
  const since = lastSaid(scene);
  if (since === undefined || asProjected(scene)) return [];
  const events = scene.eye.ask({ look: 'events', since: later(since, -day) }) ?? [];
  return events.flatMap((event) => eventInput(event, scene));
}

/** When the last processed word was said; events before the case was opened are no words about it. */
function lastSaid(scene: Scene): string | undefined {
  return scene.view().it.entries.findLast(({ via }) => via !== 'sweep')?.said_at;
}

/** Whether labels, state and lead are as the bot would have them: then nobody did anything by hand. */
export function asProjected(scene: Scene): boolean {
  const { issue } = scene.world;
  const wanted = labelsOf(scene.view());
  const ours = issue.labels.filter(isOurs);
  const labelled = ours.length === wanted.length && wanted.every((label) => ours.includes(label));
  return labelled && issue.state === wantedState(scene) && wantedAssigned(scene);
}

/** Open or closed, as the record has it. */
export function wantedState(scene: Scene): 'open' | 'closed' {
  return labelsOf(scene.view()).includes('status/closed') ? 'closed' : 'open';
}

function wantedAssigned(scene: Scene): boolean {
  const view = scene.view();
  const { assignees } = scene.world.issue;
  return assignees.length === 0 || isLed(view, assignees);
}

function eventInput(event: IssueEvent, scene: Scene): readonly Input[] {
  const command = event.actor.bot || event.created_at < begunAt(scene) ? undefined : commandOf(event, scene);
  if (command === undefined) return [];
  const [verb = '', ...rest] = command.replace('/psirt ', '').split(' ');
  const line = { line: 1, text: command, verb, words: readWords(rest.join(' ')) };
  const { login, id } = event.actor;
  return [{ person: { login, id }, said_at: event.created_at, via: `event:${event.id}`, id: event.id, lines: [line], unreadable: undefined }]; // prettier-ignore
}

/** From when on what people do to the issue is about the case: what was done to an issue that is older than the house is not. */
function begunAt({ world: { issue, house }, view }: Scene): string {
  const [first] = view().it.entries;
  return issue.created_at < house.installed_at && first !== undefined ? first.said_at : issue.created_at;
}

/** The command that a button of GitHub's stands for. */
function commandOf(event: IssueEvent, scene: Scene): string | undefined {
  if (event.event === 'labeled' && event.label !== null) return commandOfLabel(event.label);
  if (event.event === 'unlabeled') return event.label === holdLabel ? '/psirt unhold' : undefined;
  if (event.event === 'assigned' && event.assignee !== null)
    return `/psirt assign case-lead @${event.assignee.login}`;
  if (event.event === 'closed') return closingCommand(event.reason);
  if (event.event === 'reopened')
    return wantedState(scene) === 'closed' ? '/psirt reopen by hand' : undefined;
  return undefined;
}

function closingCommand(reason: string | null): string {
  if (reason === 'not_planned') return '/psirt decline';
  return reason === 'duplicate' ? '/psirt duplicate' : '/psirt close';
}
