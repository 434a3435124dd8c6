// The table of commands on one screen: what each is for and who may say it, from the table that the bot itself reads.
import type { Command } from '../../src/core/commands/command.ts';
import { groupTitles, whoWords } from '../../src/core/commands/in-words.ts';
import { commands } from '../../src/core/commands/index.ts';

/** One table, a row a command, in the order in which a case meets them. */
export function render(): string {
  const rows = Object.entries(groupTitles).flatMap(([group, title]) => [
    `| **${title}** |  |  |`,
    ...commands.filter((command) => command.group === group).map(row),
  ]);
  return ['| Command | What for | Who |', '| --- | --- | --- |', ...rows].join('\n');
}

function row({ name, summary, who }: Command): string {
  return `| [\`${name}\`](docs/commands.md#${name}) | ${summary} | ${whoWords(who)} |`;
}
