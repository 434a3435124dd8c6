// Every place of a legal regime in words: what is expected there and a line to copy. A star stands for any name or position.
import type { Field } from '../../file/mistakes.ts';
import { roles } from '../../case/fact-lists.ts';
import { dutyEvents, knownAnswers, needs } from './schema.ts';

const events = dutyEvents.join(', ');
const words = 'words, at most 300 characters';
const day = 'a day as YYYY-MM-DD';
const clock = 'a time of day in UTC, as HH:MM';

const place = 'versions.*.stages.*.starts.*';
const start: Readonly<Record<string, Field>> = {
  [place]: { expected: `under the name of an event (${events}) from what it runs, and within which time`, example: '<name>: { from: aware, within: 24h }' },
  [`${place}.from`]: { expected: 'aware, measure, materiality, request, or filed and the name of an earlier stage', example: 'from: filed 72h' },
  [`${place}.within`]: { expected: 'a time above zero: 24h, 14d, 1 month or 4 business days; nothing where no deadline is fixed', example: 'within: 72h' },
  [`${place}.day`]: { expected: 'when a business day begins and ends, in UTC', example: "day: { begins: '05:00', ends: '21:30' }" },
  [`${place}.day.begins`]: { expected: clock, example: "begins: '05:00'" },
  [`${place}.day.ends`]: { expected: clock, example: "ends: '21:30'" },
}; // prettier-ignore

/** The words for each place of a regime. */
export const fields: Readonly<Record<string, Field>> = {
  '': { expected: 'a regime: a mapping of names to values', example: 'title: Contract with Acme' },
  title: { expected: words, example: 'title: Contract with Acme' },
  about: { expected: `what it asks of whom: ${words}`, example: 'about: Acme hears of incidents that concern it.' },
  second: { expected: 'who agrees beside the psirt-lead that something is not required: legal or dpo', example: 'second: legal' },
  filed_at: { expected: `where people file it: ${words}`, example: 'filed_at: mail to security@acme.example, by hand' },
  versions: { expected: 'at least one version, each under its name', example: "versions: { '2026': { … } }" },
  'versions.*': { expected: 'a version: a name of lower-case letters, digits and hyphens, with as, applies_to, source and stages', example: '<name>: { as: [supplier], applies_to: …, source: …, stages: { … } }' },
  'versions.*.as': { expected: 'as what one is bound by it: a list of names', example: 'as: [supplier]' },
  'versions.*.as.*': { expected: 'a name of lower-case letters, digits and hyphens', example: 'as: [supplier]' },
  'versions.*.applies_to': { expected: words, example: 'applies_to: suppliers of Acme' },
  'versions.*.effective_from': { expected: `the first day on which it counts, ${day}; nothing while it is not in force`, example: 'effective_from: 2026-09-11' },
  'versions.*.effective_to': { expected: `the last day on which it counts, ${day}, not before the first one`, example: 'effective_to: 2027-12-10' },
  'versions.*.source': { expected: `the law and the article, or the contract and the clause: ${words}`, example: 'source: Framework agreement of 2026-01-15, clause 12' },
  'versions.*.screening': { expected: 'questions in the order in which they are asked, each under its name', example: 'screening: { concerned: { text: …, "yes": …, "no": … } }' },
  'versions.*.screening.*': { expected: 'a question with text, yes and no', example: '<name>: { text: …, "yes": …, "no": … }' },
  'versions.*.screening.*.text': { expected: words, example: 'text: Does it concern what we deliver to Acme?' },
  'versions.*.screening.*.events': { expected: `for which events it is asked: a list of ${events}`, example: 'events: [incident]' },
  'versions.*.screening.*.events.*': { expected: `one of ${events}`, example: 'events: [incident]' },
  'versions.*.screening.*.yes': { expected: `what a yes means: ${words}`, example: '"yes": the clause applies' },
  'versions.*.screening.*.no': { expected: `what a no means: ${words}`, example: '"no": that speaks for not required; say why' },
  'versions.*.stages': { expected: 'at least one stage, each under its name, in their order', example: 'stages: { 24h: { … } }' },
  'versions.*.stages.*': { expected: 'a stage: a name of at most 20 lower-case letters, digits and hyphens, not digits alone, with title, article, owner and starts', example: '<name>: { title: …, article: …, owner: legal, starts: { incident: { from: aware, within: 24h } } }' },
  'versions.*.stages.*.title': { expected: words, example: 'title: first notice' },
  'versions.*.stages.*.article': { expected: words, example: 'article: clause 12.1' },
  'versions.*.stages.*.owner': { expected: `a role: ${roles.join(', ')}`, example: 'owner: legal' },
  'versions.*.stages.*.starts': { expected: `for at least one event (${events}) from what it runs`, example: 'starts: { incident: { from: aware, within: 24h } }' },
  ...start,
  'versions.*.stages.*.on_request': { expected: 'whether it is owed only when somebody asked for it: true or false', example: 'on_request: true' },
  'versions.*.stages.*.portal_counts_from': { expected: 'an earlier stage, from whose filing the portal counts (wrongly) what it shows', example: 'portal_counts_from: 24h' },
  'versions.*.dossier': { expected: 'the fields of the form, with the day on which they were written down, and the source', example: 'dossier: { captured: 2026-09-18, source: …, fields: [] }' },
  'versions.*.dossier.captured': { expected: day, example: 'captured: 2026-09-18' },
  'versions.*.dossier.source': { expected: words, example: 'source: the portal’s glossary' },
  'versions.*.dossier.fields': { expected: 'a list of fields in the order of the form, at most 100', example: 'fields: [{ label: title, max: 255, need: { 24h: required } }]' },
  'versions.*.dossier.fields.*': { expected: 'a field with label and need', example: '- { label: title, max: 255, need: { 24h: required } }' },
  'versions.*.dossier.fields.*.label': { expected: words, example: 'label: title' },
  'versions.*.dossier.fields.*.max': { expected: 'how many characters fit: a whole number from 1 to 100000; nothing where there is no limit', example: 'max: 4000' },
  'versions.*.dossier.fields.*.events': { expected: `for which events it is asked: a list of ${events}`, example: 'events: [incident]' },
  'versions.*.dossier.fields.*.events.*': { expected: `one of ${events}`, example: 'events: [incident]' },
  'versions.*.dossier.fields.*.knows': { expected: `what of the case fills it: one of ${knownAnswers.join(', ')}; nothing where only people know`, example: 'knows: title' },
  'versions.*.dossier.fields.*.need': { expected: 'for each stage that asks for it, how much it is needed', example: 'need: { 24h: required, 72h: carried }' },
  'versions.*.dossier.fields.*.need.*': { expected: `one of ${needs.join(', ')}, under the name of a stage`, example: 'need: { 24h: required }' },
}; // prettier-ignore

/** Which names may stand under some of its stars. */
export const names: Readonly<Record<string, readonly string[]>> = {
  'versions.*.stages.*.starts': dutyEvents,
};
