// The answer to `/psirt duty`: what happened and since when we know it, the questions of each regime, every duty with its true time beside
// what a portal may show, and the lines to post.
import type { FactEntry } from '../../case/entry.ts';
import type { View } from '../../case/view.ts';
import { awareOf, raisedAt } from '../../duty/aware.ts';
import { answersTo, dutiesOf, unboundOf } from '../../duty/duties.ts';
import type { Duty } from '../../duty/duties.ts';
import { regimesOf } from '../../duty/enabled.ts';
import type { Enabled } from '../../duty/enabled.ts';
import { nextOf, openDuties } from '../../duty/next.ts';
import type { DutyEvent } from '../../duty/schema.ts';
import { spoken } from '../../time.ts';
import { dutyDue, dutyState, eventWords, noAdvice } from '../duty-words.ts';
import { postThis } from '../refusals.ts';
import { codeSpan, inline } from '../safe.ts';
import { goneText, keptAt } from './notice-part.ts';
import { savedText } from './sources.ts';
import type { Sources } from './sources.ts';

/** All regimes that are on, or the one that was named. */
export function dutyPart(view: View, { words: [name] }: Pick<FactEntry<'looked'>, 'words'>): string {
  const on = regimesOf(view.house).filter(({ regime }) => name === undefined || regime.name === name);
  const head = `**Duties by law and contract of case ${view.it.number}**, at ${spoken(view.now)}. ${noAdvice}`;
  if (on.length === 0) return `${head}\n\nNo regime is switched on. In \`.github/psirt.yml\`, for example: \`regimes: { cra: { as: manufacturer }, gdpr: { as: controller } }\``; // prettier-ignore
  return [head, ...on.map((one) => regimePart(view, one))].join('\n\n');
}

function regimePart(view: View, enabled: Enabled): string {
  const { regime, as } = enabled;
  const duties = dutiesOf(view).filter((duty) => duty.regime.regime.name === regime.name);
  const title = `### ${inline(regime.title)} (${codeSpan(regime.name)}${as === undefined ? '' : `, as ${as}`})`;
  const portal = regime.portal === undefined ? [] : [`It is filed at ${inline(regime.portal, 300)}.`];
  return [
    title,
    ...regime.events.map((event) => awareness(view, event)),
    ...portal,
    ...questions(view, enabled),
    ...table(view, duties),
    ...unboundOf(view).flatMap(([one, event]) => one.regime.name === regime.name ? [`It does not bind us here: it was not in force when we knew of ${eventWords[event]}.`] : []),
    ...next(view, duties),
  ].join('\n\n');
} // prettier-ignore

function awareness(view: View, event: DutyEvent): string {
  const aware = awareOf(view, event);
  const of = `**${eventWords[event][0]?.toUpperCase()}${eventWords[event].slice(1)}**`;
  if (aware !== undefined) return `${of}: aware since ${spoken(aware.aware_at)}, by ${inline(aware.basis, 300)} (\`${aware.by.login}\`)`; // prettier-ignore
  const raised = raisedAt(view, event);
  return raised === undefined ? `${of}: nothing is known.` : `${of}: noted ${spoken(raised)}; **nobody said when we became aware**`; // prettier-ignore
}

/** Each question once, with its answer, or the line that answers it. */
function questions(view: View, { regime }: Enabled): readonly string[] {
  const answers = answersTo(view, regime);
  const lines = regime.questions.map(({ ask, none_when: none }, index) => {
    const said = answers.get(index + 1);
    const because = said?.because == null ? '' : `: ${inline(said.because, 300)}`;
    const speaks = said?.answer === none ? ' It speaks against a duty; two people decide that.' : '';
    const answer = said === undefined ? `\`/psirt duty ${regime.name} answer ${index + 1} yes|no\`` : `**${said.answer}**${because}.${speaks}`; // prettier-ignore
    return `${index + 1}. ${inline(ask, 300)} ${answer}`;
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function table(view: View, duties: readonly Duty[]): readonly string[] {
  if (duties.length === 0) return ['Nothing happened on this case that it is about.'];
  const rows = duties.map((duty) => {
    const shows = duty.portalShows === undefined ? '' : spoken(duty.portalShows);
    return `| ${codeSpan(duty.stage.id)} ${inline(duty.stage.title)} | ${eventWords[duty.event]} | ${dutyState(duty)} | ${dutyDue(duty, view.now)} | ${shows} | ${inline(duty.stage.article)} |`;
  });
  return [['| Stage | After | State | Due | The portal may show | By |', '|---|---|---|---|---|---|', ...rows].join('\n')]; // prettier-ignore
}

function next(view: View, duties: readonly Duty[]): readonly string[] {
  const missing = openDuties(duties).map((duty) => nextOf(view, duty));
  const posts = [...new Set(missing.flatMap(({ post }) => post ?? []))];
  return posts.length === 0 ? [] : [`As far as each is yours to say. ${postThis(posts)}`];
}

/** What follows from a word on one duty: how it stands now, and what is next. */
export function dutyTold({ regime, stage, event }: Pick<FactEntry<'duty-none'>, 'regime' | 'stage' | 'event'>, view: View): string | undefined {
  const all = dutiesOf(view, { asked: true });
  const duty = all.find((one) => one.regime.regime.name === regime && one.stage.id === stage && one.event === event);
  if (duty === undefined) return undefined;
  const shows = duty.portalShows === undefined ? '' : ` The portal may show ${spoken(duty.portalShows)}; the law counts from when we became aware.`;
  const open = openDuties(all.filter((one) => one.regime.regime.name === regime));
  const posts = [...new Set(open.flatMap((one) => nextOf(view, one).post ?? []))];
  const head = `**${inline(duty.regime.regime.title)}, ${inline(duty.stage.title)}**: ${dutyState(duty)}. Due: ${dutyDue(duty, view.now)}.${shows}`;
  return posts.length === 0 ? head : `${head} ${postThis(posts)}`;
} // prettier-ignore

/** The dossier as it was prepared; undefined while its text must be looked at first. */
export function preparedPart(view: View, fact: FactEntry<'duty-prepared'>, sources: Sources): string | undefined {
  const text = savedText(sources, fact.hash);
  if (text === undefined) return undefined;
  const { regime, stage, event, hash, missing } = fact;
  const head = `/psirt duty ${regime} ${stage} ${event}`;
  const lines = missing.map((field) => `${head} set ${field} <text>`);
  return [
    text ?? goneText,
    `\`${hash.slice(0, 8)}\`. ${keptAt(view, hash)} A late or thin report is better than none: file what you have.`,
    postThis([...lines, `${head} filed <time> <reference>`]),
  ].join('\n\n');
} // prettier-ignore
