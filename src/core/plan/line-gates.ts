// The gates that each line to be fixed has to itself: a planned version, a developer, a fix, a review and a test.
import { latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { linesOf, needsNoRelease, withoutFix } from '../case/lines.ts';
import type { LineState } from '../case/lines.ts';
import { ownWordDelay } from '../case/signers.ts';
import type { View } from '../case/view.ts';
import type { Missing } from '../commands/command.ts';
import { spanOf } from '../time.ts';
import { gate } from './gate.ts';
import type { Gate } from './gate.ts';

function perLine(view: View, missing: (line: LineState) => Missing | undefined): readonly Missing[] {
  if (needsNoRelease(view)) return [];
  return linesOf(view).flatMap((line) => missing(line) ?? []);
}

function unplanned({ product, package: called, range }: FactEntry<'affects'>): Missing {
  const ofPackage = called === null ? '' : ` package ${JSON.stringify(called)}`;
  return {
    what: `nobody said which version of ${product} fixes ${range}, or that none does`,
    post: `/psirt affects ${product} "${range}" fixed <version, or none>${ofPackage}`,
  };
}

function orAlone(view: View): string {
  const delay = ownWordDelay(view);
  return delay === undefined ? '' : ` (who is alone says so twice, ${spanOf(delay)} apart)`;
}

function reviewedFix(line: string, url = '<pull request>'): string {
  return `/psirt fix ${url} for ${line} reviewed-by @<login>`;
}

/** The line that says which versions are affected. */
export const affectedFixed = '/psirt affects "<range>" fixed <version>';

export const lineGates = {
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
            what: `the fix of line ${line} was not reviewed by somebody else${orAlone(view)}`,
            post: reviewedFix(line, fix?.url),
          }
        : undefined,
    ),
  tests: (view) =>
    perLine(view, ({ line, tested }) =>
      !tested
        ? {
            what: `line ${line} has no test evidence from somebody else than the author of the fix${orAlone(view)}`,
            post: `/psirt test attested "<what ran, and the hash of its log>" for ${line}`,
          }
        : undefined,
    ),
} as const satisfies Record<string, Gate>;
