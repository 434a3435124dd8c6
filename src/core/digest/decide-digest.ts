// Decides which digests go out now, and opens the one issue in which they stand. Each person gets at most one a day: what may have been
// created and can't be found is left out that day, and the next day's digest has its lines.
import type { Case } from '../case/case.ts';
import { openIntent } from '../case/case.ts';
import type { EntryDraft } from '../case/entry.ts';
import { adopt, begin } from '../house/decide-house.ts';
import type { HouseDecision } from '../house/decide-house.ts';
import { houseMarker } from '../house/house-marker.ts';
import { openViews } from '../sweep/open-views.ts';
import type { SweepSight } from '../sweep/sight.ts';
import { dailyIssue } from '../sweep/sight.ts';
import { hour, later, minute } from '../time.ts';
import { dailyText, dailyTitle, digestText } from '../words/digest.ts';
import { digestAct, digestsAt, digestTime } from './digests.ts';
import type { Digest } from './digests.ts';

const issueAct = 'daily-issue';

export interface Telling {
  readonly sight: SweepSight;
  /** The house's own log. */
  readonly house: Case;
  /** What this process calls itself in intents. */
  readonly owner: string;
}

export interface DigestDecision extends HouseDecision {
  /** Everybody was told who has something coming up. */
  readonly rests: boolean;
}

const nothing: HouseDecision = { entries: [], effects: [] };

/** Entries for the house's log, then effects; both empty when everybody was told, or waits. */
export function decideDigest(telling: Telling): DigestDecision {
  const { sight, house, owner } = telling;
  const time = digestTime(sight.now);
  const due = digestsAt({ views: openViews(sight, time), house, begun: sight.house.installed_at }, time);
  if (due.length === 0) return { ...nothing, rests: true };
  const world = { ...sight, owner };
  const number = Number(house.acts.get(issueAct)?.receipt?.made['number']);
  const issue = sight.issues.find(({ daily, author }) => daily === true && author.id === sight.bot.id);
  if (Number.isNaN(number) && issue === undefined)
    return { ...begin(world, house, { act: issueAct, about: dailyIssue }), rests: false };
  const place = issue?.number ?? number;
  const parts = due.map((digest) => tell(telling, { digest, time, place }));
  const found = issue === undefined ? [] : adopt(world, house, { act: issueAct, made: { number: String(place) } }); // prettier-ignore
  const body = [houseMarker(dailyIssue), dailyText].join('\n\n');
  const fill = { kind: 'issue.fill', number: place, title: dailyTitle, body, state: 'open' } as const;
  const isFilled = issue === undefined || issue.title === dailyTitle;
  return {
    entries: [...found, ...parts.flatMap(({ entries }) => entries)],
    effects: [...(isFilled ? [] : [fill]), ...parts.flatMap(({ effects }) => effects)],
    rests: false,
  };
}

interface Due {
  readonly digest: Digest;
  readonly time: string;
  /** The issue's number. */
  readonly place: number;
}

function tell({ sight, house, owner }: Telling, { digest, time, place }: Due): HouseDecision {
  const { now, bot } = sight;
  const slot = digestAct(digest.who, time);
  const body = digestText(digest, slot, time);
  const by = { said_at: now, by: bot, via: 'sweep' };
  const known = house.acts.get(slot);
  const open = known && openIntent(known);
  if (waits({ open: open?.expires, failed: known?.receipt?.at }, now)) return nothing;
  const intent: EntryDraft = { kind: 'intent', act: slot, owner, expires: later(now, 10 * minute), ...by };
  const seen = sight.comments.find(({ author, digest: mark }) => mark?.slot === slot && author.id === bot.id);
  if (seen?.digest?.filled === true) return { entries: [{ kind: 'receipt', act: slot, result: 'found', made: { comment: String(seen.id) }, ...by }], effects: [] }; // prettier-ignore
  // Finishing has no receipt of its own: once it is seen to be filled, it is found done.
  if (seen !== undefined)
    return { entries: [intent], effects: [{ kind: 'comment.fill', comment: seen.id, body }] };
  if (open !== undefined) return nothing;
  const effect = {
    kind: 'comment.create',
    act: slot,
    slot,
    body,
    calls: [digest.who],
    issue: place,
  } as const;
  return { entries: [intent], effects: [effect] };
}

/** Somebody may be at it right now, or it was refused less than an hour ago. */
function waits(
  { open, failed }: { readonly open: string | undefined; readonly failed: string | undefined },
  now: string,
): boolean {
  return (open !== undefined && open > now) || (failed !== undefined && later(failed, hour) > now);
}
