// When each thing happened to a case that times are measured between. Read from the log alone; undefined where nothing tells it.
import { allOf, doneAct, latest } from '../case/case.ts';
import { linesOf, allReleased } from '../case/lines.ts';
import { messagesOf } from '../case/told.ts';
import type { NoticeName } from '../case/told.ts';
import { begunAt, earlyVersions } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import { moments } from '../plan/moments.ts';
import type { ClockState } from '../case/clock-states.ts';

export interface CaseMoments {
  readonly received: string | undefined;
  /** The bot's receipt reached the reporter. */
  readonly ackedByBot: string | undefined;
  /** A person said something on the case. */
  readonly ackedByPerson: string | undefined;
  readonly accepted: string | undefined;
  /** Yes, no or known: told to whoever reported it, or said where there is nobody to tell. */
  readonly triaged: string | undefined;
  readonly confirmed: string | undefined;
  /** Confirmed, or told no after it was accepted. */
  readonly judged: string | undefined;
  readonly planned: string | undefined;
  readonly ready: string | undefined;
  /** The last line was released. */
  readonly released: string | undefined;
  /** The first advisory of ours that everybody can read. */
  readonly disclosed: string | undefined;
  readonly published: string | undefined;
  readonly cveAsked: string | undefined;
  readonly cveKnown: string | undefined;
  /** Since when people outside could know of it, us included. */
  readonly public: string | undefined;
  readonly exploitPublic: string | undefined;
  readonly attacked: string | undefined;
}

const earliest = (times: readonly (string | null | undefined)[]): string | undefined =>
  times.flatMap((time) => time ?? []).toSorted()[0];

/** @param clocks how the clocks of the case went: they know when it was ready */
export function momentsOf(view: View, clocks: readonly ClockState[]): CaseMoments {
  const { it } = view;
  const received = moments.received(view);
  const released = releasedAt(view);
  const published = publishedAt(view);
  const disclosed = earliest([...earlyVersions(view).map((early) => begunAt(view, early)), published]);
  const accepted = allOf(it, 'accepted')[0]?.said_at;
  const confirmed = allOf(it, 'confirmed')[0]?.said_at;
  return {
    received,
    ackedByBot: toldFirst(view, ['ack']),
    ackedByPerson: personAt(view),
    accepted,
    triaged: triagedAt(view),
    confirmed,
    judged: earliest([confirmed, accepted === undefined ? undefined : latest(it, 'declined')?.said_at]),
    planned: allOf(it, 'remedy')[0]?.said_at,
    ready: readyAt(clocks) ?? released,
    released,
    disclosed,
    published,
    ...cveTimes(view),
    ...publicTimes(view, disclosed),
  };
}

function publishedAt({ it }: View): string | undefined {
  const receipt = doneAct(it, 'publish');
  return receipt?.made['published_at'] ?? receipt?.at;
}

function toldFirst(view: View, notices: readonly NoticeName[]): string | undefined {
  return earliest(messagesOf(view).flatMap(({ notice, at }) => (notices.includes(notice) ? [at] : [])));
}

/** What people say when they take up a case; that they looked or reported it themselves is none of it. */
function personAt({ it, bot }: View): string | undefined {
  const silent = new Set(['reported', 'adopted', 'looked', 'answered']);
  return it.entries.find((entry) => entry.kind === 'fact' && entry.by.id !== bot.id && !silent.has(entry.name))?.said_at; // prettier-ignore
}

function triagedAt(view: View): string | undefined {
  const { it } = view;
  const said = earliest((['accepted', 'declined', 'duplicate'] as const).map((name) => allOf(it, name)[0]?.said_at)); // prettier-ignore
  if (said === undefined || messagesOf(view).length === 0) return said;
  // Who hears that it is confirmed hears with it that it was accepted.
  return earliest(
    messagesOf(view).flatMap(({ notice, at, about }) =>
      ['accept', 'decline', 'duplicate'].includes(notice) || about.name === 'confirmed' ? [at] : [],
    ),
  );
}

function readyAt(clocks: readonly ClockState[]): string | undefined {
  const ready = clocks.find(({ name }) => name === 'fix-ready');
  return ready !== undefined && (ready.state === 'met' || ready.state === 'missed') ? ready.at : undefined;
}

function releasedAt(view: View): string | undefined {
  if (!allReleased(view)) return undefined;
  const tags = new Set(linesOf(view).map(({ tag }) => tag));
  return allOf(view.it, 'tagged').findLast((fact) => tags.has(fact))?.said_at;
}

function cveTimes({ it }: View): Pick<CaseMoments, 'cveAsked' | 'cveKnown'> {
  const said = allOf(it, 'cve');
  const asked = earliest([doneAct(it, 'cve:1')?.at, said.find(({ state }) => state === 'request')?.said_at]);
  return { cveAsked: asked, cveKnown: said.find(({ id }) => id !== null)?.said_at };
}

function publicTimes(
  { it }: View,
  disclosed: string | undefined,
): Pick<CaseMoments, 'public' | 'exploitPublic' | 'attacked'> {
  const report = latest(it, 'reported');
  const exploits = allOf(it, 'exploit');
  const exploitPublic = exploits.find(({ state }) => state === 'public-exploit')?.said_at;
  const attacked = exploits.find(({ state }) => state === 'wild')?.said_at;
  const said = allOf(it, 'public').flatMap(({ state, since, said_at }) => (state === 'public' ? [since ?? said_at] : [])); // prettier-ignore
  const fromStart = report?.visibility === 'public' ? report.received_at : undefined;
  const fix = allOf(it, 'fix-public')[0]?.said_at;
  return { public: earliest([fromStart, ...said, exploitPublic, fix, disclosed]), exploitPublic, attacked };
}
