// A dossier as people read and copy it: each field of the form with its length beside what the form takes.
import { currentAdvisory } from '../../advisory/current.ts';
import { dossierOf, isUnfit } from '../../case/dossier.ts';
import type { DossierRow } from '../../case/dossier.ts';
import { dutiesOf } from '../../case/duties.ts';
import type { Duty } from '../../case/duties.ts';
import { dutyLine, nextLine } from '../../case/duty-lines.ts';
import type { View } from '../../case/view.ts';
import type { Eye } from '../../look.ts';
import { regimesOf } from '../../plan/regimes/enabled.ts';
import type { EnabledRegime } from '../../plan/regimes/enabled.ts';
import { spoken } from '../../time.ts';
import { dueWords, leftWords, noAdvice, stateOf } from '../duty-words.ts';
import { postThis } from '../refusals.ts';
import { codeSpan, inline, quoted } from '../safe.ts';
import { knownAnswer } from './dossier-known.ts';

/** Room for one field, so that a comment holds all of them. */
const longest = 6_000;

/** The dossier of one stage; undefined while the texts of the advisory must be looked at first. */
export function dossierPart(view: View, words: readonly string[], eye: Eye): string | undefined {
  const [regime, stage, event] = words;
  const duty = dutiesOf(view).find(
    (one) => one.regime === regime && one.stage === stage && one.event === event,
  );
  const on = regimesOf(view.house).find((one) => one.regime.name === regime);
  if (duty === undefined || on === undefined) return 'Nothing in this case raises that duty any more.';
  const current = currentAdvisory(view, eye);
  if (current.kind === 'unseen') return undefined;
  if (current.kind === 'wrong') return ['The text of the advisory can’t be read, and the dossier is made of it:', ...current.missing.map(({ what }) => `- ${inline(what, 500)}`)].join('\n'); // prettier-ignore
  const { advisory } = current;
  return dossierText(
    view,
    { duty, on },
    dossierOf(view, duty, (about) => knownAnswer(about, { view, duty, advisory })),
  );
}

interface About {
  readonly duty: Duty;
  readonly on: EnabledRegime;
}

function dossierText(view: View, { duty, on }: About, rows: readonly DossierRow[]): string {
  const unfit = rows.flatMap((row, index) => (isUnfit(row) ? [`${index + 1} (${inline(row.label)})`] : []));
  const portal = duty.portalMayShow === undefined ? '' : ` The portal may show ${spoken(duty.portalMayShow)}: it counts from another time, and the law’s counts.`; // prettier-ignore
  const next = nextLine(view, duty);
  return [
    `📋 **${inline(duty.title)}: ${inline(duty.what)}**, to copy into the form. Nothing is filed by it. ${noAdvice}`,
    `${codeSpan(duty.clock)}: ${stateOf(duty)}. Due: ${dueWords(duty.due)}${leftWords(duty, view.now)} (${inline(duty.article)}).${portal}`,
    whereTo({ duty, on }),
    unfit.length === 0 ? 'Everything that the form must have is here.' : `❗ **Missing or too long:** ${unfit.join(', ')}.`,
    ...rows.map((row, index) => rowText(row, index + 1)),
    postThis([`${dutyLine(view, duty)} set <number> <text>`, ...(next === undefined ? [] : [next])]),
  ].join('\n\n');
} // prettier-ignore

function whereTo({ duty: { version }, on: { regime, csirt, authority } }: About): string {
  const whom = [csirt, authority].flatMap((one) => (one === null ? [] : [`; with ${inline(one)}`])).join('');
  const captured = version.dossier === undefined ? 'No form is known for it; these are what most ask for.' : `The fields are those of ${version.dossier.captured}; the form may have changed since.`; // prettier-ignore
  return `Filed at ${inline(regime.filed_at)}${whom}. ${captured}`;
}

const needs = { required: 'required', optional: 'optional', carried: 'carried over from the stage before', 'if-available': 'if available' } as const; // prettier-ignore

function rowText({ label, need, max, value, written, over }: DossierRow, number: number): string {
  const length = max === null || value === '' ? [] : [`${value.length} of ${max} characters`];
  const from = value === '' || written ? [] : ['from the case, read it first'];
  const head = `**${number}. ${inline(label)}** · ${[needs[need], ...length, ...from].join(' · ')}`;
  if (value === '')
    return need === 'required' || need === 'carried' ? `${head} · ❗ missing` : `${head} · not said`;
  return `${head}${over > 0 ? ` · ❗ ${over} too many` : ''}\n\n${quoted(value, longest)}`;
}
