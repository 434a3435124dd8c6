// Every gate by name: what must be so, and the line that makes it so. What only people can judge stands in that line as a gap: who copies
// a block without looking must not have said that nobody attacks. A gate reads the case; it never changes anything.
import { isAgreed } from '../case/approvals.ts';
import { latest } from '../case/case.ts';
import { embargoOf, isRunning } from '../case/embargo.ts';
import type { FactEntry } from '../case/entry.ts';
import { holdsOf } from '../case/holds.ts';
import { affectedOf, linesOf, needsNoRelease, withoutFix } from '../case/lines.ts';
import type { LineState } from '../case/lines.ts';
import { isExploited, majorOf } from '../case/major.ts';
import { actingLead } from '../case/people.ts';
import { productMissing, productOf } from '../case/product.ts';
import { severityOf } from '../case/severity.ts';
import { unsentMessages } from '../case/told.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { earlyGates } from './early-gates.ts';
import { gate } from './gate.ts';
import type { Gate } from './gate.ts';
import { isLateRelease } from './targets.ts';

function perLine(view: View, missing: (line: LineState) => Missing | undefined): readonly Missing[] {
  if (needsNoRelease(view)) return [];
  return linesOf(view).flatMap((line) => missing(line) ?? []);
}

const isHigh = (view: View): boolean => ['high', 'critical'].includes(severityOf(view).level ?? 'none');

/** The product owner's word is needed when it is high or critical, when the date is late, and when nothing will be fixed. */
function needsConsent(view: View, { decision, due }: FactEntry<'remedy'>): boolean {
  return isHigh(view) || decision === 'wontfix' || (due !== null && isLateRelease(view, due));
}

function unplanned({ product, package: called, range }: FactEntry<'affects'>): Missing {
  const ofPackage = called === null ? '' : ` package ${JSON.stringify(called)}`;
  return {
    what: `nobody said which version of ${product} fixes ${range}, or that none does`,
    post: `/psirt affects ${product} "${range}" fixed <version, or none>${ofPackage}`,
  };
}

function reviewedFix(line: string, url = '<pull request>'): string {
  return `/psirt fix ${url} for ${line} reviewed-by @<login>`;
}

const affectedFixed = '/psirt affects "<range>" fixed <version>';

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
  severity: (view) =>
    gate(
      severityOf(view).level !== undefined,
      'there is no severity and no CVSS vector',
      '/psirt severity <level>',
    ),
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
    const decision = remedy?.decision === 'wontfix' ? 'wontfix' : 'remedy';
    const open = remedy === undefined || !needsConsent(view, remedy) || isAgreed(view, remedy);
    return gate(open, 'the product owner has not agreed to the remedy', `/psirt approve ${decision}`);
  },
  /** A fix without a fixed version would tell people to upgrade to nothing. */
  planned: (view) => {
    if (latest(view.it, 'remedy')?.decision !== 'fix') return [];
    const open = withoutFix(view).filter(({ unfixed }) => unfixed !== true);
    const known = linesOf(view).length > 0 || open.length > 0;
    return [
      ...gate(known, 'it will be fixed, but no version is named that fixes it', affectedFixed),
      ...open.map(unplanned),
    ];
  },
  developers: (view) =>
    perLine(view, ({ line, developer }) =>
      developer === undefined
        ? { what: `nobody fixes line ${line}`, post: `/psirt assign fix-dev @<login> for ${line}` }
        : undefined,
    ),
  fixes: (view) =>
    perLine(view, ({ line, fix }) =>
      fix === undefined ? { what: `line ${line} has no fix`, post: reviewedFix(line) } : undefined,
    ),
  // Review and test are asked for from the start: whoever fills in what is missing must not find more of it behind.
  reviews: (view) =>
    perLine(view, ({ line, fix, reviewer }) =>
      reviewer === undefined
        ? {
            what: `the fix of line ${line} was not reviewed by somebody else`,
            post: reviewedFix(line, fix?.url),
          }
        : undefined,
    ),
  tests: (view) =>
    perLine(view, ({ line, tested }) =>
      !tested
        ? {
            what: `line ${line} has no test evidence from somebody else than the author of the fix`,
            post: `/psirt test attested "<what ran, and the hash of its log>" for ${line}`,
          }
        : undefined,
    ),
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
