// `psirt-bot drill`: an exercise in a GitHub in a box. Things happen at set times; people who play, or stand-ins, answer with `/psirt`
// commands; at the end stands a review. Nothing of it reaches any other machine.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSay } from '../app/say.ts';
import { readScenario } from '../core/drill/scenario.ts';
import type { Scenario } from '../core/drill/scenario.ts';
import { nearest } from '../core/commands/nearest.ts';
import { acme } from '../sandbox/seed/world.ts';
import { openBoxHouse } from './box-house.ts';
import type { Call, ExitCode, Out } from './command.ts';
import { openExercise } from './drill/exercise.ts';
import { playByHand } from './drill/by-hand.ts';
import { playByStandIns } from './drill/stand-ins.ts';

const shipped = join(import.meta.dirname, '../../drills');
const first = 'friday-evening';

export async function run({ words: [asked = first], options, out, lines }: Call): Promise<ExitCode> {
  const scenario = scenarioOf(out, asked);
  if (scenario === undefined) return 2;
  const isByHand = options['play'] === true;
  if (isByHand && lines === undefined) return said(out, 'Nobody can play here: there is no input\nfor example: psirt-bot drill'); // prettier-ignore
  const say = openSay({ level: 'error', write: (line) => out.aside(line.trimEnd()) });
  const house = await openBoxHouse({ world: acme, say });
  try {
    const exercise = await openExercise({ house, scenario, print: out.line });
    if (isByHand && lines !== undefined) await playByHand(exercise, lines());
    else await playByStandIns(exercise);
    out.line(`\n${await exercise.review()}`);
    const left = house.box.publicLog.filter(({ by }) => by.endsWith('[bot]')).length;
    const violations = house.box.violations().length;
    out.line(`\nWritten by the bot in public places: ${left}. Contract: ${violations} violations.`);
    return left + violations === 0 ? 0 : 1;
  } finally {
    await house.close();
  }
}

/** By the name of one that ships, or by a path; undefined where it was told what is wrong. */
function scenarioOf(out: Out, asked: string): Scenario | undefined {
  const names = readdirSync(shipped).flatMap((file) => (file.endsWith('.yml') ? [file.slice(0, -4)] : []));
  const path = names.includes(asked) ? join(shipped, `${asked}.yml`) : asked;
  if (!existsSync(path)) {
    const near = nearest(asked, names) ?? first;
    said(out, `There is no scenario ${asked}; expected one of ${names.join(', ')}, or the path of a file\nfor example: psirt-bot drill ${near}`); // prettier-ignore
    return undefined;
  }
  const read = readScenario(readFileSync(path, 'utf8'));
  if (read.ok) return read.scenario;
  for (const { path: at, line, expected, got, example } of read.mistakes)
    said(out, `${asked}:${line}${at === '' ? '' : ` ${at}`}: expected ${expected}; got ${got}\n  for example: ${example}`); // prettier-ignore
  return undefined;
}

function said({ aside }: Out, text: string): ExitCode {
  aside(text);
  return 2;
}
