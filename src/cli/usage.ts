// The words about the commands, made from the table. It prints nothing itself.
import type { Command } from './command.ts';
import { commands } from './table.ts';

/** `psirt-bot verify [OWNER/REPO] [--folder DIR]` */
export function usageOf({ name, words, options }: Command): string {
  const named = Object.entries(options).map(
    ([option, { value }]) => `[--${option}${value === undefined ? '' : ` ${value}`}]`,
  );
  return ['psirt-bot', name, ...words, ...named].join(' ');
}

/** All commands with what they are for. */
export function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ['usage: psirt-bot COMMAND', '', ...rows, '', 'psirt-bot help COMMAND says more.'].join('\n');
}

/** One command with its options and an example. */
export function explanation(command: Command): string {
  const options = Object.entries(command.options).map(
    ([option, { value, summary }]) => `  --${option}${value === undefined ? '' : ` ${value}`}  ${summary}`,
  );
  return [
    `usage: ${usageOf(command)}`,
    '',
    `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`,
    ...(options.length === 0 ? [] : ['', ...options]),
    '',
    `for example: ${command.example}`,
  ].join('\n');
}
