// Every command, said by everybody in every status, as the table has it: whatever is refused says why, by its code, names everything that
// is missing, and gives lines that can be posted. New commands and statuses fall in by themselves.
import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../../../src/core/case/entry.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import type { View } from '../../../src/core/case/view.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import type { Command, Refusal } from '../../../src/core/commands/command.ts';
import { commandNamed, commands } from '../../../src/core/commands/index.ts';
import { readCommands } from '../../../src/core/commands/parse.ts';
import { postedAll } from '../plan/posting.ts';
import { inStatus } from '../plan/to-status.ts';
import { people, say } from './conversation.ts';
import type { Login, Seen } from './conversation.ts';

const logins = Object.keys(people) as Login[];
const seen: Seen = [
  [{ look: 'prose' }, null],
  [{ look: 'notice', hash: 'f'.repeat(64) }, 'Anybody reads anything.'],
  [
    { look: 'case', number: 41 },
    { exists: true, published: false, duplicate: false, closed: false },
  ],
];

/** A command as its examples say it, and with nothing behind its name. */
const linesOf = ({ name, examples }: Command): readonly string[] => [...new Set([`/psirt ${name}`, ...examples])]; // prettier-ignore

interface Refused {
  readonly refusal: Refusal;
  readonly view: View;
  readonly login: Login;
  readonly line: string;
}

function refusalsOf(command: Command): readonly Refused[] {
  return statuses.flatMap((status) =>
    logins.flatMap((login) =>
      linesOf(command).flatMap((line) => {
        const view = inStatus[status];
        const said = say(view, login, line, seen);
        return said.say === 'refused' ? [{ refusal: said.refusal, view, login, line }] : [];
      }),
    ),
  );
}

const isPosted = (post: string): boolean => {
  const read = readCommands(post);
  return read.ok && read.value.length === 1 && commandNamed(read.value[0]?.verb ?? '') !== undefined;
};

/** Refused for who speaks: no line of theirs helps. Settings are agreed to in an issue of their own, where the line stands. */
const isHelpless = ({ refusal: { code }, line }: Refused): boolean =>
  code === 'E-ROLE' || code === 'E-2P' || line.startsWith('/psirt approve settings');

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  const all = refusalsOf(command);
  const told = ({ refusal, view, login, line }: Refused) => `${login} in ${statusOf(view)}: ${line}: ${JSON.stringify(refusal)}`; // prettier-ignore

  test('is refused with its code and its name, in words, and with lines that are commands', () => {
    const wrong = all.filter(({ refusal: { code, verb, missing } }) => {
      const isNamed = verb === name && refusalCodes.includes(code) && missing.length > 0;
      return !isNamed || missing.some(({ what, post }) => !/\p{L}/u.test(what) || (post !== undefined && !isPosted(post))); // prettier-ignore
    });
    expect(wrong.map(told)).toEqual([]);
  });

  test('gives something to post unless it is about who speaks', () => {
    const wrong = all.filter((one) => !isHelpless(one) && one.refusal.missing.every(({ post }) => post === undefined)); // prettier-ignore
    expect(wrong.map(told)).toEqual([]);
  });

  test('offers what somebody can say then, one thing after the other', () => {
    const wrong = all
      .filter(
        ({ refusal: { code }, line }) =>
          code === 'E-GATE' || (code === 'E-STATE' && !line.includes(' settings ')),
      )
      .flatMap((one) => {
        // prettier-ignore
        try {
        postedAll(one.view, one.refusal.missing.filter(({ post }) => post !== undefined));
        return [];
      } catch (error) {
        return [`${told(one)}: ${String(error)}`];
      }
      });
    expect(wrong).toEqual([]);
  });

  test('is refused by role before anything else, to whoever has none', () => {
    const codes = new Set(all.filter(({ login }) => login === 'out').map(({ refusal }) => refusal.code));
    expect([...codes].filter((code) => command.who !== 'anyone' && code !== 'E-ROLE')).toEqual([]);
  });
});
