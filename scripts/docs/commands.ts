// Every command in full: usage, examples, who, when, and what a door needs. All of it comes from the tables that the bot itself reads.
import type { Command } from '../../src/core/commands/command.ts';
import { groupTitles, whenWords, whoWords } from '../../src/core/commands/in-words.ts';
import { commands } from '../../src/core/commands/index.ts';
import { doors } from '../../src/core/plan/doors.ts';
import { gateMeanings } from '../../src/core/plan/gate-meanings.ts';

/** A chapter a group, a section a command. */
export function render(): string {
  return Object.entries(groupTitles)
    .flatMap(([group, title]) => [
      `## ${title}`,
      ...commands.filter((command) => command.group === group).map(section),
    ])
    .join('\n\n');
}

function section({ name, summary, usage, examples, who, when, door }: Command): string {
  return [
    `### ${name}`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    codeBlock(usage.map((line) => `/psirt ${line}`)),
    `${examples.length === 1 ? 'Example' : 'Examples'}:`,
    codeBlock(examples),
    `Who: ${whoWords(who)}. When: ${whenWords(when)}.`,
    ...(door === undefined ? [] : needs(doors[door])),
  ].join('\n\n');
}

function needs(gates: (typeof doors)[keyof typeof doors]): readonly string[] {
  if (gates.length === 0) return [];
  return [
    `It takes facts in the same line, and needs that\n\n${gates.map((name) => `- ${gateMeanings[name]}`).join('\n')}`,
  ];
}

function codeBlock(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n');
}
