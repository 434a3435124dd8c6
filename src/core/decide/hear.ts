// Hears what people said: every line is checked against the case as it is after the lines above it; then all run, or none.
// Each input leaves an entry, also when it is refused, so nothing runs twice.
import { allOf } from '../case/case.ts';
import type { EntryDraft, RefusalEntry } from '../case/entry.ts';
import { isFrozen } from '../case/frozen.ts';
import { rolesOf } from '../case/people.ts';
import { statusOf } from '../case/status.ts';
import { suppose } from '../case/suppose.ts';
import { alreadySoWord } from '../case/fact.ts';
import type { Fact } from '../case/fact.ts';
import type { View } from '../case/view.ts';
import type { Call, Command, Missing, RefusalCode, Said, Speaker } from '../commands/command.ts';
import { commandNamed, commands } from '../commands/index.ts';
import { nearest } from '../commands/nearest.ts';
import type { Line } from '../commands/parse.ts';
import { rest } from '../commands/words.ts';
import type { Notice } from '../decision.ts';
import { shown } from '../mistake.ts';
import { hour, later } from '../time.ts';
import type { RefusedLine } from '../words/refusals.ts';
import { isWho, whenSaid } from '../commands/allowed.ts';
import { withoutOutsiders, withoutTyped } from '../commands/without-outsiders.ts';
import { noteFallBack } from './fall-back.ts';
import type { Input } from './inputs.ts';
import { said } from './scene.ts';
import type { Scene } from './scene.ts';

/** The most refusals that are explained to one person within an hour; what is beyond gets a reaction alone. */
export const refusalsAnHour = 20;

interface Hearing {
  view: View;
  readonly facts: Fact[];
  readonly notices: Notice[];
  readonly refused: RefusedLine[];
  waits: boolean;
}

/** Hears one input. False: something must be looked at first, and nothing was written. */
export function hear(scene: Scene, input: Input): boolean {
  const hearing: Hearing = { view: scene.view(), facts: [], notices: [], refused: [], waits: false };
  if (input.unreadable !== undefined) hearing.refused.push(unreadable(input));
  for (const [at, line] of input.lines.entries()) hearLine(scene, hearing, { input, line, at });
  if (hearing.waits) return false;
  if (hearing.refused.length > 0) refuse(scene, input, hearing.refused);
  else record(scene, input, hearing);
  return true;
}

function unreadable({ unreadable: why }: Input): RefusedLine {
  const edited: Missing = {
    what: 'this comment was edited, or its text is not the one that was sent; post it as a new comment',
  };
  const tangled: Missing = {
    what: 'this comment is too long, too deep or holds more than 50 commands; post the commands alone',
  };
  return {
    code: why === 'edited' ? 'E-EDITED' : 'E-ARGS',
    verb: 'psirt',
    missing: [why === 'edited' ? edited : tangled],
    at: 0,
  };
}

interface Spoken {
  readonly input: Input;
  readonly line: Line;
  readonly at: number;
}

/** What is signed for good is signed by who may do so at that moment. */
const signing: ReadonlySet<string> = new Set(['publish', 'approve', 'withdraw']);

function hearLine(scene: Scene, hearing: Hearing, { input, line, at }: Spoken): void {
  const command = commandNamed(line.verb);
  const refuseLine = (code: RefusalCode, missing: readonly Missing[]) =>
    hearing.refused.push({ code, verb: line.verb, missing, at });
  if (command === undefined) return void refuseLine('E-UNKNOWN', [unknown(line.verb)]);
  const fresh = signing.has(command.name);
  const roles = rolesOf(hearing.view, scene.eye, { person: input.person, fresh });
  if (roles === undefined) return void (hearing.waits = true);
  const speaker: Speaker = { person: input.person, roles, said_at: input.said_at, via: input.via };
  const stopped = stops(hearing.view, command, speaker);
  if (stopped !== undefined) return void refuseLine(stopped.code, stopped.missing);
  const answer = command.run(callOf(scene, hearing.view, { line, speaker }));
  take(scene, hearing, { answer, speaker, refuseLine });
}

function callOf({ eye }: Scene, view: View, { line, speaker }: { line: Line; speaker: Speaker }): Call {
  const { verb, words, line: place } = line;
  return { verb, words, rest: (from) => rest(words, from), speaker, view, eye, line: place };
}

const frozen = {
  code: 'E-STATE',
  missing: [
    {
      what: 'the case is frozen because its record can’t be trusted; compare it with a backup first, then say what you found',
      post: '/psirt reopen <what you found>',
    },
  ],
} as const;

/** Role and status are checked here, in one place, for every command. */
function stops(
  view: View,
  command: Command,
  speaker: Speaker,
): { code: RefusalCode; missing: readonly Missing[] } | undefined {
  const role = isWho(view, command, speaker);
  if (role.length > 0) return { code: 'E-ROLE', missing: role };
  if (isFrozen(view)) return command.group === 'looking' || command.name === 'reopen' ? undefined : frozen;
  const status = whenSaid(statusOf(view), command);
  return status.length > 0 ? { code: 'E-STATE', missing: status } : undefined;
}

interface Taken {
  readonly answer: Said;
  readonly speaker: Speaker;
  readonly refuseLine: (code: RefusalCode, missing: readonly Missing[]) => void;
}

function take(scene: Scene, hearing: Hearing, { answer, speaker, refuseLine }: Taken): void {
  if (answer.say === 'wait') return void (hearing.waits = true);
  if (answer.say === 'refused') return refuseLine(answer.refusal.code, answer.refusal.missing);
  const late = answer.facts.filter((fact) => isLate(scene.view(), fact, speaker.said_at));
  if (late.length > 0)
    return refuseLine('E-LATE', [
      { what: 'somebody said something newer about the same before this arrived' },
    ]);
  hearing.facts.push(...answer.facts);
  hearing.notices.push(...(answer.notices ?? []));
  hearing.view = suppose(hearing.view, answer.facts, speaker);
}

/** Facts of which the latest word counts: an older command that arrives afterwards must not turn it back. */
const lastWordCounts: ReadonlySet<Fact['name']> = new Set<Fact['name']>([
  'severity', 'cvss', 'cwe', 'exploit', 'ssvc', 'leak', 'public', 'major', 'embargo', 'remedy', 'workaround', 'scheduled', 'next-update', 'held', 'unheld',
]); // prettier-ignore

function isLate({ it }: View, fact: Fact, saidAt: string): boolean {
  return lastWordCounts.has(fact.name) && allOf(it, fact.name).some(({ said_at: before }) => before > saidAt);
}

function unknown(verb: string): Missing {
  const near = nearest(verb, commands.map(({ name }: Command) => name)); // prettier-ignore
  const typed = shown(verb);
  return near === undefined
    ? { what: `there is no command ${typed}`, post: '/psirt help' }
    : { what: `there is no command ${typed}; did you mean ${near}?`, post: `/psirt ${near}` };
}

function record(scene: Scene, input: Input, { facts, notices }: Hearing): void {
  scene.save(notices);
  const { person, said_at, via } = input;
  // What was already so leaves an entry too: the comment was processed.
  const all: readonly Fact[] =
    facts.length > 0 ? facts : [{ name: 'looked', what: 'status', words: [alreadySoWord] }];
  const before = scene.view();
  said(scene, all, { person, said_at, via });
  noteFallBack(scene, before, input);
}

function refuse(scene: Scene, input: Input, refused: readonly RefusedLine[]): void {
  const { person, said_at, via } = input;
  const refusals = refused.map(({ code, verb, at = 0, missing }) => ({
    code, verb, at, missing: missing.map(({ what, post }) => ({ what: withoutTyped(verb, what), post: post === undefined ? null : withoutOutsiders(post) })),
  })); // prettier-ignore
  const entry: EntryDraft = {
    kind: 'refusal',
    refusals,
    block: input.lines.map(({ text }) => withoutOutsiders(text)),
    by: person,
    said_at,
    via,
  };
  // Beyond the limit an entry is written all the same: without one it would be heard again, and run when the case has changed.
  scene.write([isTooMany(scene, input) ? { ...entry, ...unexplained(refusals) } : entry]);
}

function unexplained(refusals: RefusalEntry['refusals']): Pick<RefusalEntry, 'refusals' | 'block'> {
  return { refusals: refusals.slice(0, 1).map((refusal) => ({ ...refusal, missing: [] })), block: [] };
}

function isTooMany(scene: Scene, { person, said_at }: Input): boolean {
  const since = later(said_at, -hour);
  const { entries } = scene.view().it;
  const many = entries.filter(
    ({ kind, by, said_at: at }) => kind === 'refusal' && by.id === person.id && at > since,
  );
  return many.length >= refusalsAnHour;
}
