// The one issue in which the bot asks before it changes many cases at once. It tells numbers, never what a case is about.
import type { Case } from '../case/case.ts';
import type { HouseDecision } from '../house/decide-house.ts';
import { adopt, begin } from '../house/decide-house.ts';
import { houseMarker } from '../house/house-marker.ts';
import type { Chosen, SweepStop } from '../sweep.ts';
import { sweepIssue } from './sight.ts';
import type { SweepSight } from './sight.ts';

const act = 'sweep-issue';
const title = 'A sweep waits for your word';

export interface Asking {
  readonly sight: SweepSight;
  /** The house's own log. */
  readonly house: Case;
  /** What this process calls itself in intents. */
  readonly owner: string;
  /** Undefined: nothing stops the sweep. */
  readonly stop: SweepStop | undefined;
}

/** Opens, fills or ends the question; entries are for the house's log. */
export function askAboutSweep({ sight, house, owner, stop }: Asking): HouseDecision {
  const issue = sight.issues.find(({ asks }) => asks !== undefined);
  const body = [houseMarker(sweepIssue), ...(stop === undefined ? over : paragraphs(stop))].join('\n\n');
  const world = { ...sight, owner };
  if (issue === undefined)
    return stop === undefined ? nothing : begin(world, house, { act, about: sweepIssue });
  // A process that starts sees open issues only, so this one is left open; people may close it.
  const fill = { kind: 'issue.fill', number: issue.number, title, body, state: 'open' } as const;
  return {
    entries: adopt(world, house, { act, made: { number: String(issue.number) } }),
    effects: issue.asks === body ? [] : [fill],
  };
}

const nothing: HouseDecision = { entries: [], effects: [] };
const over = ['All is well: no sweep waits. You can close this issue.'];

function paragraphs({ chosen, limit, open }: SweepStop): readonly string[] {
  const numbers = chosen.map(({ number }) => number).toSorted((a, b) => a - b);
  const shown = numbers.slice(0, mostShown).join(', ');
  const more = numbers.length > mostShown ? ` and ${numbers.length - mostShown} more` : '';
  return [
    `The sweep would change **${numbers.length}** cases at once, of ${open} open ones. From ${limit} on it stops and asks: people change few cases at a time; a slip in the settings, a script that relabels or a new version of the bot changes many.`,
    `Cases: \`${shown}\`${more}. Why: ${reasonsOf(chosen)}.`,
    'Nothing was changed. Comments and labels on single cases are still answered as they come; what only the sweep sees waits.',
    `If this is as it should be, a psirt-lead posts this as a new comment here. It holds for an hour:\n\n\`\`\`\n/psirt approve sweep ${numbers.length}\n\`\`\``,
    'If not, put back what was changed; the next sweep looks again.',
  ];
}

const mostShown = 50;

const words = {
  new: 'issues without a record',
  said: 'commands that were not heard',
  shown: 'labels, titles, leads or states that differ from the record',
  broken: 'broken records',
  advisory: 'advisories that hold more than the record',
  tag: 'releases that came',
} as const;

function reasonsOf(chosen: readonly Chosen[]): string {
  const counted = Object.entries(words).map(([reason, text]) => {
    const count = chosen.filter(({ because }) => because.some((each) => each === reason)).length;
    return { count, text: `${text} (${count})` };
  });
  return counted.flatMap(({ count, text }) => (count === 0 ? [] : [text])).join('; ');
}
