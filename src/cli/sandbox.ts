// `psirt-bot sandbox`: a GitHub in a box with the App on it and no case yet, for anybody who wants to try commands with curl or Octokit.
// Its first line is JSON; it stops on SIGTERM, SIGINT, or when its standard output is closed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSay } from '../app/say.ts';
import { acme } from '../sandbox/seed/world.ts';
import type { WorldRecord } from '../sandbox/seed/world.ts';
import { actionEnvironment } from './action-environment.ts';
import { openBoxHouse } from './box-house.ts';
import type { BoxHouse } from './box-house.ts';
import type { Call, ExitCode } from './command.ts';
import { endOfWork } from './signals.ts';

// The Action publishes here, so that what its environment below is for can be seen.
const released: WorldRecord = {
  ...acme,
  products: acme.products.map((product) => ({ ...product, publisher: 'action' as const })),
};

export async function run({ out }: Call): Promise<ExitCode> {
  const say = openSay({ level: 'warn', write: (line) => out.aside(line.trimEnd()) });
  const house = await openBoxHouse({ world: released, say });
  const files = runnerFiles();
  out.line(JSON.stringify(doorplate(house, files)));
  out.aside(
    'The sandbox runs until it gets SIGTERM (Ctrl-C). Everything in it is made up and kept in memory alone.',
  );
  out.aside(
    'To begin: report privately on acme/widget as `reporter`, or open an issue in acme/psirt as `lead`.',
  );
  await endOfWork();
  await house.close();
  rmSync(files.folder, { recursive: true, force: true });
  return 0;
}

/** How to reach everything in the sandbox. */
function doorplate({ box, webhookUrl }: BoxHouse, { output, summary }: RunnerFiles): object {
  const { organisation } = box;
  return {
    api: box.api,
    webhook: { url: webhookUrl, secret: box.app.webhookSecret },
    tokens: box.tokens,
    security: `${organisation}/psirt`,
    products: [`${organisation}/widget`],
    action: { env: { ...actionEnvironment(box), GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary } },
  };
}

interface RunnerFiles {
  readonly folder: string;
  readonly output: string;
  readonly summary: string;
}

/** A runner makes the files for a step's outputs and summary before the step. */
function runnerFiles(): RunnerFiles {
  const folder = mkdtempSync(join(tmpdir(), 'psirt-bot-sandbox-'));
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  for (const file of [output, summary]) writeFileSync(file, '');
  return { folder, output, summary };
}
