// `psirt-bot plan`: the response plan as it is in force, from the tables that decide by it.
import { phaseOf } from '../core/case/status.ts';
import { statuses } from '../core/commands/command.ts';
import { plan } from '../core/house/in-force.ts';
import { doors, gatesAfterFixIsPublic } from '../core/plan/doors.ts';
import { gateMeanings } from '../core/plan/gate-meanings.ts';
import type { GateName } from '../core/plan/gates.ts';
import { phaseNames } from '../core/words/label-table.ts';
import type { Call, ExitCode } from './command.ts';

export async function run({ out }: Call): Promise<ExitCode> {
  out.line(planText());
  return 0;
}

/** Phases with their statuses, then each door with what has to be so before it opens. */
export function planText(): string {
  const gated = Object.entries(doors).filter(([, gates]) => gates.length > 0);
  const free = Object.entries(doors).filter(([, gates]) => gates.length === 0);
  return [
    `Response plan ${plan}`,
    '',
    'Phases, and the statuses in each; a status is derived from what is known, nobody sets it:',
    ...phaseNames.map((name, index) => {
      const own = statuses.filter((status) => phaseOf(status) === index + 1);
      return `  ${name.replace('-', ' ')}: ${own.join(', ')}`;
    }),
    '',
    'Doors, and what has to be so before each opens:',
    ...gated.flatMap(([door, gates]) => [`  ${titleOf(door)}`, ...gates.map(gateLine)]),
    `  publish, once the fix is public: the rest becomes follow-up`,
    ...gatesAfterFixIsPublic.map(gateLine),
    `  ${free.map(([door]) => door).join(', ')}: nothing`,
  ].join('\n');
}

function titleOf(door: string): string {
  return door === 'ready' ? 'ready (a status, no command)' : door;
}

function gateLine(gate: GateName): string {
  return `    ${gate.padEnd(12)}  ${gateMeanings[gate]}`;
}
