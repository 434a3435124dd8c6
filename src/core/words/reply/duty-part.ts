// The answer to `/psirt duty`: per regime its questions in order, and every duty with its true time beside what a portal may show.
import { awareOf } from '../../case/awareness.ts';
import { dutiesOf } from '../../case/duties.ts';
import type { Duty } from '../../case/duties.ts';
import { nextLine } from '../../case/duty-lines.ts';
import type { FactEntry } from '../../case/entry.ts';
import { questionsOf } from '../../case/screening.ts';
import type { Question } from '../../case/screening.ts';
import type { View } from '../../case/view.ts';
import { regimesOf } from '../../plan/regimes/enabled.ts';
import type { EnabledRegime } from '../../plan/regimes/enabled.ts';
import { dutyEvents } from '../../plan/regimes/schema.ts';
import { spoken } from '../../time.ts';
import { dueWords, eventWords, leftWords, noAdvice, stateOf } from '../duty-words.ts';
import { postThis } from '../refusals.ts';
import { codeSpan, inline } from '../safe.ts';

/** What was asked for: one regime, or all that are on. */
export function dutyPart(view: View, { words: [name] }: FactEntry<'looked'>): string {
  const on = regimesOf(view.house).filter(({ regime }) => name === undefined || regime.name === name);
  if (on.length === 0) return `No legal regime is on, so the bot knows of no duty. ${noAdvice}`;
  return [`⚖️ **Duties** at ${spoken(view.now)}. ${noAdvice}`, awareness(view), ...on.flatMap((one) => regimePart(view, one, name !== undefined))].join('\n\n'); // prettier-ignore
}

function awareness(view: View): string {
  return dutyEvents
    .map((event) => {
      const said = awareOf(view, event);
      return said === undefined ? `- ${eventWords[event]}: nobody said since when you are aware` : `- ${eventWords[event]}: aware since ${spoken(said.aware_at)} (${inline(said.basis, 200)})`; // prettier-ignore
    })
    .join('\n');
}

function regimePart(view: View, on: EnabledRegime, isAlone: boolean): readonly string[] {
  const { regime, as, csirt, authority } = on;
  const duties = dutiesOf(view).filter((duty) => duty.regime === regime.name);
  const whom = [csirt, authority].flatMap((one) => (one === null ? [] : [`; with ${inline(one)}`])).join('');
  const open = questionsOf(view, on).filter(({ answer }) => answer === undefined);
  const answers = open.map(({ number }) => `/psirt duty ${regime.name} answer ${number} <yes|no|unsure> <reason>`); // prettier-ignore
  const next = [...new Set(duties.flatMap((duty) => nextLine(view, duty) ?? []))];
  const lines = [...(isAlone ? answers : []), ...next];
  return [
    `### ${inline(regime.title)} (${codeSpan(regime.name)}), as ${as.map((one) => codeSpan(one)).join(', ')}\n${inline(regime.about)} Filed at ${inline(regime.filed_at)}${whom}.`,
    ...(isAlone ? [questionsPart(questionsOf(view, on))] : []),
    duties.length === 0 ? 'Nothing in this case raises a duty of it yet.' : table(view, duties),
    ...(lines.length === 0 ? [] : [postThis(lines)]),
  ];
}

function questionsPart(questions: readonly Question[]): string {
  const lines = questions.map(({ number, text, answer, yes, no }) => {
    const head = `${number}\\. ${inline(text)}`;
    if (answer === undefined) return `${head}\n   yes: ${inline(yes)}; no: ${inline(no)}`;
    const means = { yes, no, unsure: 'do not wait: ask whoever receives the filing' }[answer.answer];
    const why = answer.because === null ? '' : ` (${inline(answer.because, 200)})`;
    return `${head}\n   **${answer.answer}**, by \`${answer.by.login}\`${why}: ${inline(means)}`;
  });
  return lines.length === 0 ? 'It asks no questions.' : lines.join('\n\n');
}

function table(view: View, duties: readonly Duty[]): string {
  const isMisleading = duties.some(({ portalMayShow }) => portalMayShow !== undefined);
  const rows = duties.map((duty) => {
    const { clock, what, article, owner, due, portalMayShow } = duty;
    const when = duty.state === 'off' ? '' : `${dueWords(due)}${leftWords(duty, view.now)}`;
    const portal = isMisleading ? ` ${portalMayShow === undefined ? '' : spoken(portalMayShow)} |` : '';
    return `| ${codeSpan(clock)} ${inline(what)} | ${stateOf(duty)} | ${when} |${portal} ${inline(article)} | \`${owner}\` |`;
  });
  const head = isMisleading
    ? [
        '| Duty | State | Truly due (UTC) | The portal may show | Article | Who |',
        '|---|---|---|---|---|---|',
      ]
    : ['| Duty | State | Due (UTC) | Article | Who |', '|---|---|---|---|---|'];
  return [...head, ...rows].join('\n');
}

/** What follows from a word about a duty. */
export function dutyTold(fact: FactEntry<'duty'>, then: View): string | undefined {
  const duties = dutiesOf(then).filter(({ regime, event }) => regime === fact.regime && event === fact.event);
  const at = duties.findIndex(({ stage }) => stage === fact.stage);
  const duty = duties[at];
  if (duty === undefined) return undefined;
  const open = duties.slice(0, at).filter(({ state, due }) => due.kind === 'dated' && (state === 'to-decide' || state === 'required')); // prettier-ignore
  const warning = fact.act !== 'filed' || open.length === 0 ? [] : [`⚠️ An earlier stage is still open: ${open.map(({ clock }) => codeSpan(clock)).join(', ')}. It was recorded all the same.`]; // prettier-ignore
  const line = nextLine(then, duty);
  return [
    `${codeSpan(duty.clock)}: ${stateOf(duty)}. ${duty.filed === undefined && duty.state !== 'not-required' ? `Due: ${dueWords(duty.due)}.` : ''}`.trim(),
    ...warning,
    ...(line === undefined ? [] : [postThis([line])]),
  ].join('\n');
}

/** What runs from the awareness that was just said, and what must be filed again because of it. */
export function awareTold({ event }: FactEntry<'aware'>, then: View): string | undefined {
  const duties = dutiesOf(then).filter((duty) => duty.event === event || duty.due.kind === 'dated');
  if (duties.length === 0) return undefined;
  const rows = duties.map((duty) => `- ${codeSpan(duty.clock)} ${stateOf(duty)}${duty.state === 'off' || duty.filed !== undefined ? '' : `; due: ${dueWords(duty.due)}`}`); // prettier-ignore
  const lines = [...new Set(duties.flatMap((duty) => (nextLine(then, duty) ?? [])))]; // prettier-ignore
  return [`⚖️ By law, as far as the rules that are on say (${noAdvice})`, ...rows, ...(lines.length === 0 ? [] : [postThis(lines)])].join('\n'); // prettier-ignore
}
