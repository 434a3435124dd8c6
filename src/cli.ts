// The door of the command line: `psirt-bot COMMAND`. It gives the process's words and environment to one command, and ends with its code.
import { createInterface as createLines } from 'node:readline';
import { createInterface } from 'node:readline/promises';
import { environmentOver } from './app/environment.ts';
import { runCommand } from './cli/run-command.ts';

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: environmentOver(process.env),
  out: { line: (text) => console.log(text), aside: (text) => console.error(text) },
  ask: process.stdin.isTTY ? ask : undefined,
  lines: () => createLines({ input: process.stdin }),
  input: process.stdin.isTTY ? undefined : process.stdin,
});
// Idle connections to GitHub must not keep the process for longer than somebody waits.
setTimeout(() => process.exit(), 200).unref();
