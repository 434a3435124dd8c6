// What a test of commands needs: one person for each role, and what the bot answers when one of them says a line. Every refusal is
// looked through here: each line that it offers must be a command that the parser finds and the table has.
import { expect, test } from 'vitest';
import type { Actor } from '../../../src/core/case/actor.ts';
import { rolesOf } from '../../../src/core/case/people.ts';
import { suppose } from '../../../src/core/case/suppose.ts';
import type { View } from '../../../src/core/case/view.ts';
import { isWho, notNow } from '../../../src/core/commands/allowed.ts';
import type { Call, Missing, Said, Speaker } from '../../../src/core/commands/command.ts';
import { commandNamed } from '../../../src/core/commands/index.ts';
import { readCommands } from '../../../src/core/commands/parse.ts';
import type { Line } from '../../../src/core/commands/parse.ts';
import { refuse } from '../../../src/core/commands/say.ts';
import { rest } from '../../../src/core/commands/words.ts';
import { lookKey, openEye } from '../../../src/core/look.ts';
import type { Eye, Look } from '../../../src/core/look.ts';
import { emptyView, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

/** One person a role, known by the settings below; `lead` is psirt-lead, `case` leads a case once she is assigned. */
export const people = {
  lead: 1, lin: 2, dev: 3, tri: 4, rep: 5, owner: 6, qe: 7, rel: 8, com: 9, law: 10, dpo: 11, sup: 12, exec: 13, obs: 14, case: 15, out: 16,
  ann: 17,
} as const; // prettier-ignore
export type Login = keyof typeof people;

export const actor = (login: Login): Actor => ({ login, id: people[login] });

const roles = `{ psirt-lead: [lead], psirt: [lin, ann], triager: [tri], comms: [com], legal: [law], dpo: [dpo], support: [sup], exec: [exec], observer: [obs] }`;
/** Small settings: `more` at the top, `product` in the product, `others` beside it. */
export const settings = (more = '', product = '', others = ''): string => `
version: 1
roles: ${roles}
${more}
products:
  widget:
    repository: acme/widget
    ecosystem: npm
    lines: { "2.4": { branch: main, tags: "v2.4.*" }, "2.3": { branch: v2.3, tags: "v2.3.*" } }
    people: { product-rep: [rep], product-owner: [owner], fix-dev: [dev], qe: [qe], release: [rel] }
    ${product}
  ${others}
`;
export const second = `gadget:
    repository: acme/gadget
    lines: { "1": { branch: main, tags: "v1.*" } }`;

/** An empty case under these settings. */
export function empty(text: string = settings()): View {
  const view = emptyView(text);
  return { ...view, house: { ...view.house, people: { ...people } } };
}

/** A case after these steps, said by the psirt-lead unless told otherwise, an hour apart. */
export function after(steps: readonly Step[], view: View = empty()): View {
  return viewAfter(steps, view);
}

/** Answers that an eye has. */
export type Seen = readonly (readonly [look: Look, answer: unknown])[];

export function eyeOf(seen: Seen = []): Eye {
  return openEye(new Map(seen.map(([look, answer]) => [lookKey(look), answer])));
}

function onlyLine(text: string): Line {
  const read = readCommands(text);
  if (!read.ok || read.value[0] === undefined || read.value.length > 1)
    throw new Error(`no command: ${text}`);
  return read.value[0];
}

const speakerOf = (view: View, eye: Eye, login: Login): Speaker => {
  const person = actor(login);
  const held = rolesOf(view, eye, { person, fresh: false });
  if (held === undefined) throw new Error(`the roles of ${login} must be looked up`);
  return { person, roles: held, said_at: view.now, via: `comment:${1_000 + view.it.head.seq}` };
};

/** What the bot answers to one line, as `decide` would: role and status first, then the command. */
export function say(view: View, login: Login, text: string, seen: Seen = []): Said {
  const line = onlyLine(text);
  const command = commandNamed(line.verb);
  if (command === undefined) throw new Error(`no such command: ${line.verb}`);
  const eye = eyeOf(seen);
  const speaker = speakerOf(view, eye, login);
  const call: Call = { verb: line.verb, words: line.words, rest: (from) => rest(line.words, from), speaker, view, eye }; // prettier-ignore
  const who = isWho(view, command, speaker);
  if (who.length > 0) return refuse(call, 'E-ROLE', who);
  const when = notNow(view, command);
  return when.length > 0 ? refuse(call, 'E-STATE', when) : command.run(call);
}

/** The case after somebody said a line that was taken. */
export function taken(view: View, login: Login, text: string, seen: Seen = []): View {
  const said = say(view, login, text, seen);
  if (said.say !== 'facts') throw new Error(`${text}: ${JSON.stringify(answered(said))}`);
  return suppose(view, said.facts, speakerOf(view, eyeOf(), login));
}

/** What a test expects: the facts, or a refusal as its code and then `what` or `what → post` each. */
export type Answer = readonly object[] | readonly [code: string, ...missing: string[]] | 'wait';

/** An answer as tests write it. Looks through every line that it offers. */
export function answered(said: Said): Answer {
  if (said.say === 'wait') return 'wait';
  if (said.say === 'facts') return said.facts;
  const { code, missing } = said.refusal;
  const posts = missing.flatMap(({ post }) => (post === undefined ? [] : [post]));
  expect(posts.filter((post) => commandNamed(onlyLine(post).verb) === undefined)).toEqual([]);
  return [code, ...missing.map(shown)];
}

const shown = ({ what, post }: Missing): string => (post === undefined ? what : `${what} → ${post}`);

export type Row = readonly [login: Login, line: string, expected: Answer, seen?: Seen];

/** One test a row: who says what on this case, and the answer. */
export function conversation(view: View, rows: readonly Row[]): void {
  test.each(rows.map(([login, line, expected, seen]) => ({ login, line, expected, seen })))(
    '$login: $line',
    ({ login, line, expected, seen }) => {
      expect(answered(say(view, login, line, seen))).toEqual(expected);
    },
  );
}
