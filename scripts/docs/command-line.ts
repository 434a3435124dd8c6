// The commands of the command line, from its own table.
import { commands } from '../../src/cli/table.ts';
import { usageOf } from '../../src/cli/usage.ts';

export function render(): string {
  const rows = commands.map((command) => `| \`${usageOf(command)}\` | ${command.summary} |`);
  return ['| Command | What for |', '| --- | --- |', ...rows].join('\n');
}
