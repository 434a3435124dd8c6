// `/psirt help`: what the caller may say now, or how one command is said. The answer is made from the table of commands alone.
import { statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { isWho, notNow } from './allowed.ts';
import type { Call, Command, Said, Speaker } from './command.ts';
import { groupTitles, whenWords, whoWords } from './in-words.ts';
import { nearest } from './nearest.ts';
import { facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';

/** The command `help` over a table that it is itself part of. */
export function helpAmong(table: () => readonly Command[]): Command {
  return {
    name: 'help',
    group: 'looking',
    summary: 'see what you can say now, or how a command is said',
    who: 'anyone',
    usage: ['help [<command>]'],
    examples: ['/psirt help', '/psirt help confirm'],
    when: 'any',
    run: (call) => askForHelp(call, table()),
  };
}

function askForHelp(call: Call, table: readonly Command[]): Said {
  const take = takeFrom(call);
  take.end(1);
  if (!take.fine()) return take.stop();
  const [word] = call.words;
  if (word === undefined) return facts({ name: 'looked', what: 'help', words: [] });
  const verb = word.text.toLowerCase().replace(/^\/psirt\s+/u, '');
  const names = table.map(({ name }) => name);
  if (names.includes(verb)) return facts({ name: 'looked', what: 'help', words: [verb] });
  const near = nearest(verb, names);
  const post = near === undefined ? '/psirt help' : `/psirt help ${near}`;
  return refuse(call, 'E-ARGS', [{ what: `there is no command ${verb}`, post }]);
}

/** What the speaker may say in the case's present status, in Markdown, by group. */
export function helpText(view: View, speaker: Speaker, table: readonly Command[]): string {
  const status = statusOf(view);
  const allowed = table.filter(
    (command) => isWho(view, command, speaker).length === 0 && notNow(view, command).length === 0,
  );
  const groups = Object.entries(groupTitles).flatMap(([group, title]) => {
    const own = allowed.filter((command) => command.group === group);
    const lines = own.map(({ name, summary }) => `- \`/psirt ${name}\`: ${summary}`);
    return lines.length === 0 ? [] : [`**${title}**\n${lines.join('\n')}`];
  });
  const head = `The case is ${status}. You can say now (\`/psirt help <command>\` tells how):`;
  return [head, ...groups].join('\n\n');
}

/** How one command is said: usage, one example, who may, and when. */
export function helpOn({ name, summary, usage, examples, who, when, door }: Command): string {
  return [
    `**${name}**: ${summary}.`,
    `\`\`\`\n${usage.map((line) => `/psirt ${line}`).join('\n')}\n\`\`\``,
    `Example: \`${examples[0]}\``,
    `Who: ${whoWords(who)}. When: ${whenWords(when)}.${door === undefined ? '' : ' It says what is missing when it can’t be done yet.'}`,
  ].join('\n\n');
}
