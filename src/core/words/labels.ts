// Which labels a case wears: a projection of its record, compared with what is there. What people set by hand is read elsewhere.
import { clocksOf } from '../case/clocks.ts';
import { isSigned, pendingRequest } from '../case/approvals.ts';
import { latest } from '../case/case.ts';
import { cveOf } from '../case/cve.ts';
import { isDrill } from '../case/drill.ts';
import { disputeOf } from '../case/dispute.ts';
import { isFrozen } from '../case/frozen.ts';
import { embargoOf, isDisclosed } from '../case/embargo.ts';
import { linesOf } from '../case/lines.ts';
import { listedParties } from '../case/parties.ts';
import { actingLead } from '../case/people.ts';
import { majorOf } from '../case/major.ts';
import { severityOf } from '../case/severity.ts';
import {
  isHeldDuplicate,
  isOpen,
  outcomeOf,
  phaseOf,
  placeOf,
  statusOf,
  waitsForReporter,
} from '../case/status.ts';
import { rememberedOf } from '../remembered.ts';
import type { View } from '../case/view.ts';
import { withdrawalOf } from '../case/withdrawal.ts';
import { isHeld } from '../plan/gates.ts';
import { day, later } from '../time.ts';
import { families, labels, outcomeName, phaseNames } from './label-table.ts';

/** The label by which people tell the bot that an issue is no case; on a case that runs it asks for a reason to decline. */
export const notACase = 'not-a-case';
export const holdLabel = 'hold';
const drillLabel = 'drill';

/** Labels that run a command as the person who set them, and are then taken off: label -> command line. */
export const doLabels: Readonly<Record<string, string>> = {
  'do/accept': '/psirt accept',
  'do/confirm': '/psirt confirm',
  'do/decline-spam': '/psirt decline spam',
};

// What a label can say of itself: strangers start no alarms, so labels stop at `claimed` and `possible`.
const sayable: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['none', 'low', 'medium', 'high', 'critical'].map((level) => [
      `severity/${level}`,
      `/psirt severity ${level}`,
    ]),
  ),
  'exploit/claimed': '/psirt exploit claimed',
  'leak/possible': '/psirt leak possible',
  [holdLabel]: '/psirt hold set by label',
  [drillLabel]: '/psirt drill set by label',
  // A report that was answered can't be made unheard of: it ends with a reason, as by the button “not planned”.
  [notACase]: '/psirt decline',
};

/** The command line that a label set by a person stands for, or undefined when it stands for none and is put back. */
export function commandOfLabel(name: string): string | undefined {
  return Object.hasOwn(sayable, name)
    ? sayable[name]
    : Object.hasOwn(doLabels, name)
      ? doLabels[name]
      : undefined;
}

const known = new Set(labels.map(({ name }) => name));

/** Whether the bot decides over this label on a case: it stands in the table, or its family does. */
export function isOurs(name: string): boolean {
  const [family, rest] = name.split('/', 2);
  return known.has(name) || (rest !== undefined && families.some((ours) => ours === family));
}

/** The labels that the case should wear now, in the order of the table. */
export const labelsOf = rememberedOf((view: View): readonly string[] => {
  const worn = new Set([...standing(view), ...said(view), ...waitingFor(view), ...clockLabels(view)]);
  return labels.map(({ name }) => name).filter((name) => worn.has(name));
});

function standing(view: View): readonly string[] {
  const status = statusOf(view);
  return [
    `phase/${phaseNames[phaseOf(placeOf(view)) - 1]}`,
    `status/${status}`,
    `embargo/${embargoOf(view).state}`,
    `severity/${severityOf(view).level}`,
    `visibility/${visibilityOf(view)}`,
    isOpen(status) ? '' : `outcome/${outcomeName(outcomeOf(view))}`,
  ];
}

function visibilityOf(view: View): string {
  if (isDisclosed(view)) return 'public';
  return latest(view.it, 'public')?.state ?? latest(view.it, 'reported')?.visibility ?? 'unknown';
}

function said(view: View): readonly string[] {
  const { it } = view;
  const report = latest(it, 'reported');
  const exploit = latest(it, 'exploit') ?? { state: report?.exploit };
  const leak = latest(it, 'leak') ?? { state: report?.leak };
  const source = latest(it, 'source') ?? { channel: report?.source };
  return [
    `exploit/${exploit.state}`,
    `leak/${leak.state}`,
    `major/${majorOf({ it }).state}`,
    `source/${source.channel}`,
    ...Object.entries(marksOf(view)).flatMap(([label, worn]) => (worn ? [label] : [])),
  ];
}

const marksOf = (view: View): Readonly<Record<string, boolean>> => ({
  withdrawn: withdrawalOf(view) !== undefined,
  [holdLabel]: isHeld(view),
  [drillLabel]: isDrill(view),
  disputed: disputeOf(view) !== undefined,
  frozen: isFrozen(view),
  'duplicate/held': isHeldDuplicate(view),
});

function waitingFor(view: View): readonly string[] {
  const status = statusOf(view);
  if (!isOpen(status)) return [];
  const fixing = status === 'fixing';
  const needs = {
    info: waitsForReporter(view),
    owner: actingLead(view) === undefined,
    cve: cveOf(view).state === 'asked' && withdrawalOf(view) === undefined,
    approval: waitsForSignature(view),
    repro: fixing && !['yes', 'skipped'].includes(latest(view.it, 'reproduced')?.state ?? 'no'),
    test: fixing && linesOf(view).some(({ tested }) => !tested),
    party: listedParties(view).some(({ state }) => state === 'invited'),
  };
  return Object.entries(needs).flatMap(([name, needed]) => (needed ? [`needs/${name}`] : []));
}

function waitsForSignature(view: View): boolean {
  const request = pendingRequest(view);
  return request !== undefined && !isSigned(view, request);
}

function clockLabels(view: View): readonly string[] {
  const soon = later(view.now, day);
  const dues = clocksOf(view).map(({ due }) => due);
  if (dues.some((due) => due <= view.now)) return ['clock/overdue'];
  return dues.some((due) => due <= soon) ? ['clock/due-soon'] : [];
}
