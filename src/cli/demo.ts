// `psirt-bot demo`: one well-known vulnerability from its private report to the published advisory, in a GitHub in a box, told as it
// happens. Ends with where the artefacts lie and whether every request kept GitHub's contract.
import { openSay } from '../app/say.ts';
import { openBoxHouse } from './box-house.ts';
import type { BoxHouse } from './box-house.ts';
import type { Call, ExitCode, Out } from './command.ts';
import { writeArtefacts } from './demo/artefacts.ts';
import { world } from './demo/curl.ts';
import { openStage } from './demo/stage.ts';
import { play, product } from './demo/story.ts';
import { endOfWork } from './signals.ts';

const folder = 'demo-out';

const opening = [
  'CVE-2023-38545: curl’s SOCKS5 heap overflow, retold in a GitHub in a box.',
  'The facts are public; the sandbox’s people play everybody. App and Action are the real ones, GitHub is an emulator behind GitHub’s own',
  'OpenAPI description. Days pass by moving the box’s clock. curl gives no CVSS vectors; the one here is the demo’s own.',
].join('\n');

export async function run({ options, out }: Call): Promise<ExitCode> {
  const say = openSay({ level: 'warn', write: (line) => out.aside(line.trimEnd()) });
  out.line(opening);
  const house = await openBoxHouse({ world, say });
  try {
    const code = await tell(house, out);
    if (options['keep'] !== undefined) {
      out.line(howToTalk(house));
      await endOfWork();
    }
    return code;
  } finally {
    await house.close();
  }
}

async function tell(house: BoxHouse, out: Out): Promise<ExitCode> {
  const stage = openStage({ house, repository: 'curl/psirt', print: out.line });
  const { ghsa, leaked } = await play(stage, new URL(house.publishUrl).origin);
  const artefacts = await writeArtefacts(stage, ghsa, folder);
  const violations = house.box.violations();
  out.line(
    `\nPublic before the patch was: ${leaked} bytes. What became public afterwards: ${house.box.publicLog.length} writes.`,
  );
  out.line(`\nTo look at, in ${folder}/:`);
  for (const { file, what } of artefacts) out.line(`  ${file.padEnd(20)}${what}`);
  for (const violation of violations) out.aside(JSON.stringify(violation));
  out.line(`\ncontract: ${house.box.exchanges.length} requests, ${violations.length} violations`);
  return violations.length === 0 && leaked === 0 ? 0 : 1;
}

function howToTalk({ box }: BoxHouse): string {
  const header = `-H 'authorization: token ${box.tokens['lead']}'`;
  return [
    `\nThe box stays until you press Ctrl-C. It speaks GitHub's REST API at ${box.api}, for instance:`,
    `  curl ${header} ${box.api}/repos/curl/psirt/issues/1/comments`,
    `  curl ${box.api}/repos/${product}/security-advisories`,
    `Tokens: ${Object.entries(box.tokens)
      .map(([login, token]) => `${login}=${token}`)
      .join(' ')}`,
  ].join('\n');
}
