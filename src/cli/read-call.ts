// From words as typed to a call of one command, or to what was not understood, what was expected and an example. It runs nothing.
import { parseArgs } from 'node:util';
import { nearest } from '../core/commands/nearest.ts';
import type { Call, Command } from './command.ts';
import { commandNamed, commands } from './table.ts';
import { explanation, usageOf } from './usage.ts';
import { productVersion } from './version.ts';

export type ReadCall =
  | { readonly kind: 'call'; readonly command: Command; readonly given: Pick<Call, 'words' | 'options'> }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly text: string };

/** Reads the words after `psirt-bot`. */
export function readCall(typed: readonly string[]): ReadCall {
  if (typed[0] === '--version') return { kind: 'help', text: productVersion() };
  const [name = 'help', ...rest] = isHelp(typed[0]) ? ['help'] : typed;
  const command = commandNamed(name);
  if (command === undefined) return { kind: 'wrong', text: unknownCommand(name) };
  if (rest.some(isHelp)) return { kind: 'help', text: explanation(command) };
  const { tokens } = parseArgs({ args: rest, strict: false, tokens: true, options: knownOptions(command) });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const [wrong = wrongWords(command, words)] = options.flatMap(
    (option) => wrongOption(command, option) ?? [],
  );
  if (wrong !== undefined) return { kind: 'wrong', text: withUsage(wrong, command) };
  const given = options.map((option) => [option.name, option.value ?? true] as const);
  return { kind: 'call', command, given: { words, options: Object.fromEntries(given) } };
}

function isHelp(word: string | undefined): boolean {
  return word === '--help' || word === '-h';
}

export function unknownCommand(name: string): string {
  const names = commands.map((command) => command.name);
  const near = nearest(name, names);
  const hint =
    near === undefined ? `expected one of ${names.join(', ')}` : `did you mean "psirt-bot ${near}"?`;
  return `There is no command "${name}"; ${hint}\nfor example: psirt-bot help`;
}

function knownOptions({ options }: Command): Record<string, { type: 'string' | 'boolean' }> {
  const known = Object.entries(options).map(([name, { value }]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, { type }] as const;
  });
  return Object.fromEntries(known);
}

function wrongOption(
  { options }: Command,
  { name, value }: { readonly name: string; readonly value?: string | undefined },
): string | undefined {
  const known = Object.hasOwn(options, name) ? options[name] : undefined;
  if (known === undefined) {
    const near = nearest(name, Object.keys(options));
    return `There is no option "${name}" here${near === undefined ? '' : `; did you mean --${near}?`}`;
  }
  if (known.value !== undefined && value === undefined) return `--${name} needs a value: ${known.value}`;
  return known.value === undefined && value !== undefined ? `--${name} takes no value` : undefined;
}

function wrongWords({ words }: Command, given: readonly string[]): string | undefined {
  const [missing] = words.slice(given.length).filter((word) => !word.startsWith('['));
  if (missing !== undefined) return `${missing} is missing`;
  const extra = given[words.length];
  return extra === undefined ? undefined : `"${extra}" is one word too many`;
}

function withUsage(wrong: string, command: Command): string {
  return `${wrong}\nusage: ${usageOf(command)}\nfor example: ${command.example}`;
}
