// A response plan as a document that people read: the published incident response plan that frameworks ask for. Markdown, with the flow
// as a Mermaid diagram. Whatever a team wrote into its plan stays plain text.
import { phaseOf } from '../../core/case/status.ts';
import { statuses } from '../../core/commands/command.ts';
import { doors, gatesAfterFixIsPublic } from '../../core/plan/doors.ts';
import { gateMeanings } from '../../core/plan/gate-meanings.ts';
import type { GateName } from '../../core/plan/gates.ts';
import type { Plan, PlannedClock, Profile, Step } from '../../core/plan/plan.ts';
import { phaseIds } from '../../core/plan/schema.ts';
import type { stepPhases } from '../../core/plan/schema.ts';
import { inline } from '../../core/words/safe.ts';
import { table } from './table.ts';

/** The whole document of a plan as a profile runs it (`planFor`). */
export function planDocument(plan: Plan, profile: Profile): string {
  const { name, version, profiles } = plan;
  const about = profiles[profile]?.text;
  return [
    `# Incident response plan ${inline(name)}, version ${version}`,
    `Profile \`${profile}\`${about === undefined ? '' : `: ${inline(about)}`}. Four phases, each with steps that must each have a conclusion: done, waived with a reason, or not applicable. The bot derives phase and status from what is known; nobody sets them.`,
    flow(plan),
    ...phaseIds.map((id, index) => phasePart(plan, id, `Phase ${index + 1}: `)),
    ...(plan.steps.some(({ phase }) => phase === 'major') ? [phasePart(plan, 'major', '')] : []),
    doorsPart(),
    clocksPart(plan),
    stakeholdersPart(plan),
    twoPeoplePart(plan),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function flow({ phases }: Plan): string {
  const boxes = phaseIds.map((id, index) => {
    const own = statuses.filter(
      (status) => status !== 'deferred' && status !== 'declined' && phaseOf(status) === index + 1,
    );
    return `  ${id}["${phases[id].title.replaceAll('"', '#quot;')}<br/>${own.join(', ')}"]`;
  });
  return [
    '```mermaid',
    'flowchart LR',
    ...boxes,
    '  report([a report]) --> triage',
    '  triage -->|accept| assessment',
    '  triage -->|decline, duplicate| declined([declined])',
    '  assessment -->|not affected| declined',
    '  assessment -->|remedy| remediation',
    '  remediation -->|two people sign, the fix is out| recovery',
    '  recovery -->|close| closed([closed])',
    '```',
  ].join('\n');
}

function phasePart({ phases, steps }: Plan, id: (typeof stepPhases)[number], place: string): string {
  const { title, entry, exit } = phases[id];
  const own = steps.filter(({ phase }) => phase === id);
  return [
    `## ${place}${inline(title)}`,
    `**Begins when** ${inline(entry)}. **Ends when** ${inline(exit)}.`,
    table(['Step', 'What is so at the end', 'Owner', 'Who ticks it', 'Evidence'], own.map(stepRow)),
    own.some(({ mandatory }) => mandatory) ? '★ mandatory: only a psirt-lead waives it. ◆ never waived.' : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function stepRow({
  id,
  text,
  owner,
  mandatory,
  mandatory_when: when,
  waivable,
  done_when: done,
  evidence,
  playbook,
  after,
}: Step): readonly string[] {
  const mark = waivable ? (mandatory ? ' ★' : '') : ' ◆';
  const star = when === undefined ? '' : ` (★ when ${when})`;
  const before = after.length === 0 ? '' : ` (after ${after.join(', ')})`;
  const link = playbook === undefined ? '' : ` <${playbook}>`;
  return [
    `${id}${mark}`,
    `${inline(text, 300)}${star}${before}${link}`,
    owner,
    done === undefined ? `\`done ${id}\`` : 'the bot',
    evidence === undefined ? '' : inline(evidence, 300),
  ];
}

function doorsPart(): string {
  const rows = Object.entries(doors).flatMap(([door, gates]): readonly (readonly string[])[] =>
    gates.length === 0 ? [] : [[titleOf(door), meanings(gates)]],
  );
  const free = Object.entries(doors).flatMap(([door, gates]) => (gates.length === 0 ? [`\`${door}\``] : []));
  return [
    '## Doors, and what has to be so before each opens',
    table(
      ['Door', 'Opens when'],
      [...rows, ['`publish`, once the fix is public', meanings(gatesAfterFixIsPublic)]],
    ),
    `${free.join(' and ')}: at once. Once the fix is public, the rest becomes follow-up.`,
  ].join('\n\n');
}

const titleOf = (door: string): string => (door === 'ready' ? 'ready (a status, no command)' : `\`${door}\``);
const meanings = (gates: readonly GateName[]): string => gates.map((gate) => gateMeanings[gate]).join('; ');

function clocksPart({ clocks, holidays }: Plan): string {
  const note = holidays.length === 0 ? '' : ` No business days: ${holidays.join(', ')}.`;
  return [
    '## Clocks',
    table(
      ['Clock', 'What is due', 'Runs from', 'Until', 'Critical', 'High', 'Medium', 'Low'],
      clocks.map(clockRow),
    ),
    `h hours, d days, bd business days (Monday to Friday, UTC).${note} These are targets of the team, no promise to anybody.`,
  ].join('\n\n');
}

function clockRow({
  name,
  text,
  starts,
  stops,
  paused_while: pause,
  counts_back: back,
  targets,
}: PlannedClock): readonly string[] {
  const paused = pause === undefined ? '' : `; stands while ${pause.join(' or ')}`;
  const { critical, high, medium, low } = targets;
  return [
    `\`${name}\``,
    inline(text, 300),
    back ? `before ${starts}` : starts,
    `${stops}${paused}`,
    critical,
    high,
    medium,
    low,
  ];
}

function stakeholdersPart({ stakeholders }: Plan): string {
  const rows = Object.entries(stakeholders).map(([role, { from, major, expected }]) => [
    role, inline(from, 300), inline(major, 300), inline(expected, 300),
  ]); // prettier-ignore
  if (rows.length === 0) return '';
  const head = ['Role', 'Usually from', 'In a Major Incident from', 'Expected of them'];
  return ['## Whom to engage, and when', table(head, rows)].join('\n\n');
}

function twoPeoplePart({ two_person: rules }: Plan): string {
  const points = Object.entries(rules).map(([name, text]) => `- \`${name}\`: ${inline(text, 300)}`);
  return points.length === 0 ? '' : ['## What needs two people', points.join('\n')].join('\n\n');
}
