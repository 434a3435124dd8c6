// The case card: the one pinned comment that shows a case as it stands. A pure projection of the record; it holds no hours that
// pass, mentions nobody, and makes no link to a private place or to one that is still private.
import type { View } from '../case/view.ts';
import { advisoryLine, peopleLine, workspaceLine } from './card/advisory-part.ts';
import { dueTable } from './card/due-table.ts';
import { dutiesPart } from './card/duties-part.ts';
import { embargoBox } from './card/embargo-box.ts';
import { headline } from './card/headline.ts';
import type { OfferedLanding } from './card/landing-step.ts';
import { linesTable } from './card/lines-table.ts';
import { nextSteps } from './card/next-steps.ts';
import { noticesLine } from './card/notices-part.ts';
import { reasonsPart } from './card/reasons.ts';
import { redactionPart } from './card/redaction-part.ts';
import { partiesPart } from './card/parties-part.ts';
import { releaseDay } from './card/release-day.ts';
import { reporterPart } from './card/reporter-part.ts';
import { pagesPart } from './card/pages-part.ts';
import { newerPlan, stepsPart } from './card/steps-part.ts';
import { ssvcPart } from './card/ssvc-part.ts';
import { waitingLine } from './card/waiting.ts';
import { withdrawalPart } from './card/withdrawal-part.ts';
import { headMark } from './head-mark.ts';
import { markerOf } from './marker.ts';
import { postThis } from './refusals.ts';
import { relatedCases } from './split-text.ts';

/** What a card shows that is not in the record: all of it was looked at. */
export interface CardExtras {
  /** Hash of the approval form as it would be signed now. */
  readonly form?: string | undefined;
  /** Fields of the draft that somebody edited by hand. */
  readonly edited?: readonly string[];
  /** The draft was closed on GitHub, or the bot sees it no more: nothing can be published. */
  readonly lost?: 'closed' | 'unseen' | undefined;
  /** Nobody knows whether a CVE ID was asked for: a person must look and say it. */
  readonly cveUnknown?: boolean;
  /** Texts that people sent on their way and that did not arrive yet, by hash: as they were saved with the case. */
  readonly onTheirWay?: ReadonlyMap<string, string>;
  /** Commits by which a fix may have landed, for a person to confirm. */
  readonly landings?: readonly OfferedLanding[];
}

/** The whole comment, marker and head of the log included. Markdown. */
export function cardOf(view: View, extras: CardExtras = {}): string {
  const { number, head } = view.it;
  const parts = [
    headline(view),
    waitingLine(view),
    pagesPart(view),
    withdrawalPart(view),
    redactionPart(view),
    embargoBox(view),
    nextSteps(view, extras.landings),
    extras.cveUnknown === true ? cveCall : undefined,
    ssvcPart(view),
    linesTable(view),
    releaseDay(view),
    dutiesPart(view),
    dueTable(view),
    reporterPart(view, extras.onTheirWay),
    partiesPart(view),
    noticesLine(view),
    relatedCases(view),
    `${advisoryLine(view, extras)}\n\n${peopleLine(view)}`,
    workspaceLine(view),
    newerPlan(view),
    stepsPart(view),
    reasonsPart(view),
  ];
  const marks = `${markerOf('card')}\n${headMark({ number, ...head })}`;
  return `${marks}\n${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

const cveCall = `❗ **A person has to look whether GitHub was asked for a CVE ID.** The answer was lost, and nobody asks again by themselves. The advisory’s page shows it: \`pending\` when it was asked for, \`request\` when it was not. ${postThis(['/psirt cve <pending|request>'])}`; // prettier-ignore
