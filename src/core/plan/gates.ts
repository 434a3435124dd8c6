// Every gate by name: what must be so, and the line that makes it so. What only people can judge stands in that line as a gap: who copies
// a block without looking must not have said that nobody attacks. A gate reads the case; it never changes anything.
import { latest } from '../case/case.ts';
import { consentsMissing } from '../case/consent.ts';
import type { Consent } from '../case/consent.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import type { FactEntry } from '../case/entry.ts';
import { holdsOf } from '../case/holds.ts';
import { affectedOf, needsNoRelease } from '../case/lines.ts';
import { isExploited, majorOf } from '../case/major.ts';
import { actingLead } from '../case/people.ts';
import { productMissing, productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import { unsentMessages } from '../case/told.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { withdrawnGate } from './withdrawn-gate.ts';
import { dutyGates } from './duty-gates.ts';
import { earlyGates } from './early-gates.ts';
import { gate } from './gate.ts';
import type { Gate } from './gate.ts';
import { affectedFixed, lineGates } from './line-gates.ts';
import { isLateRelease } from './targets.ts';

const isHigh = (view: View): boolean => ['high', 'critical'].includes(severityOf(view).level ?? 'none');

/** The product owner's word is needed when it is high or critical, when the date is late, and when nothing will be fixed. */
function needsConsent(view: View, { decision, due }: FactEntry<'remedy'>): boolean {
  return isHigh(view) || decision === 'wontfix' || (due !== null && isLateRelease(view, due));
}

function disagreed(open: readonly Consent[], { decision }: FactEntry<'remedy'>): Missing {
  const [to, what] = decision === 'wontfix' ? ['fixing nothing', 'wontfix'] : ['the remedy', 'remedy'];
  const who = open.map((consent) => consent.join(' or ')).join(', and of the ');
  return { what: `${to} needs the agreement of the ${who}`, post: `/psirt approve ${what}` };
}

export const gates = {
  led: (view) => gate(actingLead(view) !== undefined, 'nobody leads this case', '/psirt ack'),
  product: (view) => (productOf(view) === undefined ? [productMissing(view)] : []),
  visibility: (view) => {
    const known = latest(view.it, 'public')?.state ?? latest(view.it, 'reported')?.visibility ?? 'unknown';
    return gate(known !== 'unknown', 'nobody said whether this is public', '/psirt public <no|address>');
  },
  exploitation: (view) =>
    gate(latest(view.it, 'exploit') !== undefined, 'nobody looked for attacks or a public exploit', '/psirt exploit <none|claimed|public-exploit|wild>'), // prettier-ignore
  leak: (view) =>
    gate(
      latest(view.it, 'leak') !== undefined,
      'nobody said whether data leaked',
      '/psirt leak <no|possible|suspected|yes>',
    ),
  severity: (view) => {
    const { level } = severityOf(view);
    if (level === undefined) return gate(false, 'there is no severity and no CVSS vector', '/psirt severity <level>'); // prettier-ignore
    const isDoubted = level === 'none' && (latest(view.it, 'severity')?.because ?? null) === null;
    return gate(!isDoubted, 'a rating of none means that it is no vulnerability: decline it, or say why it is one', '/psirt severity none because <why>'); // prettier-ignore
  },
  affects: (view) => gate(affectedOf(view).length > 0, 'no affected versions are named', affectedFixed),
  major: (view) => {
    const post = isExploited(view)
      ? '/psirt major request exploited in the wild'
      : '/psirt major <no|request>';
    const known = majorOf(view).state !== undefined;
    return gate(known, 'nobody said whether this is a Major Incident', post);
  },
  confirmed: (view) =>
    gate(latest(view.it, 'confirmed') !== undefined, 'the case is not confirmed', '/psirt confirm'),
  remedy: (view) =>
    gate(
      latest(view.it, 'remedy') !== undefined,
      'nobody decided what will be done',
      '/psirt remedy fix by <date>',
    ),
  agreed: (view) => {
    const remedy = latest(view.it, 'remedy');
    if (remedy === undefined || !needsConsent(view, remedy)) return [];
    const open = consentsMissing(view, remedy);
    return open.length === 0 ? [] : [disagreed(open, remedy)];
  },
  ...lineGates,
  reproduced: (view) => {
    const state = latest(view.it, 'reproduced')?.state;
    return gate(
      state === 'yes' || state === 'skipped',
      'it was neither reproduced nor skipped with a reason',
      '/psirt reproduce <yes|skip> <test, recipe or reason>',
    );
  },
  similar: (view) =>
    gate(
      latest(view.it, 'similar') !== undefined,
      'nobody searched for similar faults',
      '/psirt similar none <how it was searched>',
    ),
  workaround: (view) =>
    gate(
      latest(view.it, 'workaround') !== undefined,
      'nobody said whether there is a workaround',
      '/psirt workaround "<none, or what users can do>"',
    ),
  scheduled: (view) => {
    const known =
      latest(view.it, 'scheduled') !== undefined || (latest(view.it, 'remedy')?.due ?? null) !== null;
    const embargo = embargoOf(view);
    const date = isRunning(embargo) ? embargo.until : null;
    return gate(
      known || needsNoRelease(view),
      'no release date is set',
      `/psirt schedule ${date ?? '<date>'}`,
    );
  },
  embargo: (view) => {
    const { state } = embargoOf(view);
    const open = state !== 'undefined' && state !== 'proposed';
    // During attacks no embargo begins any more (rule E2).
    const settled = isExploited(view) ? '/psirt embargo none' : '/psirt embargo until <date>';
    return gate(
      open,
      'the embargo is not settled',
      state === 'proposed' ? '/psirt embargo <accept|refuse>' : settled,
    );
  },
  ...earlyGates,
  unheld: (view) => gate(!isHeld(view), 'the case is on hold', '/psirt unhold'),
  withdrawn: withdrawnGate,
  ...dutyGates,
  told: (view) =>
    unsentMessages(view).map(({ notice }) => ({
      what: `the reporter was not sent: ${notice}`,
      post: `/psirt sent ${notice} via <channel>`,
    })),
} as const satisfies Record<string, Gate>;

export type GateName = keyof typeof gates;

/** Whether somebody stopped publication and nobody lifted that yet. */
export function isHeld(view: Pick<View, 'it'>): boolean {
  return holdsOf(view).length > 0;
}
