// What the reporter is owed that no fact of a person's gives rise to by itself: that the CVE ID is known, that a date moved, a look at
// fix, text and credit some days before, and a word the day before. Each is owed once; the bot notes it when it sees it.
import { day, later } from '../time.ts';
import { allOf, doneAct, foldCase, latest } from './case.ts';
import { embargoOf, isDisclosed, isRunning } from './embargo.ts';
import type { FactEntry } from './entry.ts';
import type { FactData } from './fact.ts';
import { linesOf } from './lines.ts';
import { outsiderOf } from './outsider.ts';
import { isOpen, statusOf } from './status.ts';
import type { View } from './view.ts';

export type Owed = FactData['owed'];

/** Days before the release at which the reporter looks at the latest: three to look, and one to post it in. */
const daysToLook = 4;

/** By when whoever reported it wants to publish; null where they said nothing. */
export function deadlineOf({ it }: Pick<View, 'it'>): string | null {
  const said = latest(it, 'reporter-deadline');
  return said === undefined ? (latest(it, 'reported')?.reporter_deadline ?? null) : said.deadline;
}

/** When the fixed release and the advisory are planned; null where nobody set a date. */
export function plannedRelease({ it }: Pick<View, 'it'>): string | null {
  return latest(it, 'scheduled')?.release_at ?? latest(it, 'remedy')?.due ?? null;
}

/** Everything that is owed now and was not noted yet. */
export function owedNow(view: View): readonly Owed[] {
  const { it } = view;
  const isTold = outsiderOf(view) !== null && latest(it, 'accepted') !== undefined;
  if (!isTold || doneAct(it, 'publish') !== undefined || !isOpen(statusOf(view))) return [];
  const all = [cveKnown(view), dateMoved(view), ...beforeRelease(view)];
  return all.filter((owed) => owed !== undefined).filter((owed) => !isNoted(view, owed));
}

function isNoted({ it }: View, { form, about }: Owed): boolean {
  return allOf(it, 'owed').some((one) => one.form === form && one.about === about);
}

/** A number that was known with the verdict stands in the verdict. */
function cveKnown({ it }: View): Owed | undefined {
  const [verdict, said] = [latest(it, 'confirmed'), latest(it, 'cve')];
  if (verdict === undefined || said === undefined || said.id === null) return undefined;
  const isNews = said.seq > verdict.seq && said.via !== verdict.via;
  return isNews ? { form: 'cve', about: said.id } : undefined;
}

/** The words that told the reporter dates. */
function toldDates({ it }: View): readonly FactEntry[] {
  return [
    ...allOf(it, 'accepted'),
    ...allOf(it, 'confirmed'),
    ...allOf(it, 'remedy'),
    ...allOf(it, 'owed').filter(({ form }) => form === 'date'),
  ];
}

/** Somebody moved the release or the embargo since the reporter last heard of dates. */
function dateMoved(view: View): Owed | undefined {
  const told = toldDates(view).reduce((a, b) => (a.seq > b.seq ? a : b));
  const moved = [...allOf(view.it, 'scheduled'), ...allOf(view.it, 'embargo')].filter(
    ({ seq, via }) => seq > told.seq && via !== told.via,
  );
  const last = Math.max(0, ...moved.map(({ seq }) => seq));
  if (last === 0 || datesOf(view) === datesOf(viewUntil(view, told.seq))) return undefined;
  return { form: 'date', about: String(last) };
}

function datesOf(view: View): string {
  const embargo = embargoOf(view);
  return JSON.stringify([plannedRelease(view), isRunning(embargo) ? embargo.until : null]);
}

function viewUntil(view: View, seq: number): View {
  const { number, entries, head } = view.it;
  return { ...view, it: foldCase(number, entries.filter((entry) => entry.seq <= seq), head) }; // prettier-ignore
}

/** The look before, as soon as there is something to look at; the day before, when it is nearly sure. */
function beforeRelease(view: View): readonly (Owed | undefined)[] {
  const release = plannedRelease(view);
  if (release === null || release <= view.now || isDisclosed(view)) return [];
  const isReady = statusOf(view) === 'ready';
  if (later(release, -day) <= view.now) return isReady ? [{ form: 'tomorrow', about: release }] : [];
  const lines = linesOf(view);
  const isBuilt = lines.length > 0 && lines.every(({ fix }) => fix !== undefined);
  const isTime = isReady || (isBuilt && later(release, -daysToLook * day) <= view.now);
  return isTime && allOf(view.it, 'owed').every(({ form }) => form !== 'verify') ? [{ form: 'verify', about: release }] : []; // prettier-ignore
}

/** When something may be owed although nobody says anything. */
export function owedInstants(view: View): readonly string[] {
  const release = plannedRelease(view);
  return release === null ? [] : [later(release, -daysToLook * day), later(release, -day)];
}
