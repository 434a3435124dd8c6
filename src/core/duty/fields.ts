// Every place of a regime in words: what is expected there and a line to copy.
import type { Field } from '../file/mistakes.ts';
import { dutyEvents, fieldNeeds, stageStarts } from './schema.ts';

const words = (what: string, example: string): Field => ({
  expected: `${what}, at most 300 characters`,
  example,
});
const name = 'a name of lower-case letters, digits and hyphens';
const events: Field = { expected: `a list of ${dutyEvents.join(', ')}`, example: 'events: [breach]' };
const event: Field = { expected: `one of ${dutyEvents.join(', ')}`, example: 'events: [breach]' };

/** The words for each place. */
export const regimeFields: Readonly<Record<string, Field>> = {
  '': { expected: 'a regime: a mapping of names to values', example: 'name: contract-acme' },
  name: { expected: name, example: 'name: contract-acme' },
  title: words('the name by which people call it', 'title: Contract with Acme'),
  applies_to: words('whom it binds', 'applies_to: us, by the contract with Acme'),
  privacy: { expected: 'true or false: whether it is about data of people', example: 'privacy: true' },
  in_force: { expected: 'true or false: whether anything runs by it yet', example: 'in_force: false' },
  events,
  'events.*': event,
  decides: { expected: 'legal or dpo: who decides with the psirt-lead that nothing is due', example: 'decides: legal' },
  portal: words('where it is filed', 'portal: a mail to security@acme.example'),
  questions: { expected: 'a list of at most 20 questions', example: 'questions: [{ ask: "Is it their data?", none_when: no }]' },
  'questions.*': { expected: 'a question and the answer that speaks against a duty', example: '{ ask: "Is it their data?", none_when: no }' },
  'questions.*.ask': words('a question that is answered by yes or no', 'ask: Is it their data?'),
  'questions.*.none_when': { expected: 'yes or no: the answer that speaks against a duty', example: 'none_when: no' },
  'questions.*.events': events,
  'questions.*.events.*': event,
  versions: { expected: 'a list of versions, each in force from a day on', example: 'versions: [{ effective_from: 2026-09-11, source: …, stages: […] }]' },
  'versions.*': { expected: 'a version with its first day, its source and its stages', example: '{ effective_from: 2026-09-11, source: …, stages: […] }' },
  'versions.*.effective_from': {
    expected: 'a day on which no other version for the same role is in force: the one before it ends on that day or earlier (effective_to)',
    example: 'effective_from: 2027-12-11',
  },
  'versions.*.effective_to': { expected: 'a day after effective_from: the first on which it is not in force any more', example: 'effective_to: 2027-12-11' },
  'versions.*.as': { expected: 'a list of roles that it binds; none for all', example: 'as: [manufacturer]' },
  'versions.*.as.*': { expected: name, example: 'as: [manufacturer]' },
  'versions.*.source': words('law and article, or the clause', 'source: Clause 12 of 2026-01-15'),
  'versions.*.captured': { expected: 'the day on which its fields were looked up', example: 'captured: 2026-09-15' },
  'versions.*.stages': { expected: 'a list of one to 20 stages', example: 'stages: [{ id: notice, title: notice to Acme, events: [breach], starts: aware, target: 48h, article: Clause 12, owner: legal }]' },
  'versions.*.stages.*': { expected: 'a stage', example: '{ id: notice, title: notice to Acme, events: [breach], starts: aware, target: 48h, article: Clause 12, owner: legal }' },
  'versions.*.stages.*.id': { expected: `${name}, once for each event`, example: 'id: notice' },
  'versions.*.stages.*.title': words('what it is', 'title: notice to Acme'),
  'versions.*.stages.*.events': events,
  'versions.*.stages.*.events.*': event,
  'versions.*.stages.*.starts': { expected: `one of ${stageStarts.join(', ')}`, example: 'starts: aware' },
  'versions.*.stages.*.after': { expected: 'the id of another stage, where starts is filed, and nowhere else', example: 'after: 72h' },
  'versions.*.stages.*.target': { expected: 'a time above zero in hours, days, business days or calendar months: 24h, 14d, 4bd, 1mo; none where the law names none', example: 'target: 72h' },
  'versions.*.stages.*.article': words('article or clause', 'article: Clause 12'),
  'versions.*.stages.*.owner': { expected: 'legal, dpo or case-lead', example: 'owner: legal' },
  'versions.*.stages.*.portal_counts_from': { expected: 'the id of the stage from whose filing the portal counts', example: 'portal_counts_from: 24h' },
  'versions.*.fields': { expected: 'a list of at most 100 fields', example: 'fields: [{ id: summary, label: Summary, max: 4000, need: { notice: required } }]' },
  'versions.*.fields.*': { expected: 'a field that is asked for', example: '{ id: summary, label: Summary, max: 4000, need: { notice: required } }' },
  'versions.*.fields.*.id': { expected: 'a name of lower-case letters, digits and underscores', example: 'id: summary' },
  'versions.*.fields.*.label': words('the words of the form', 'label: Summary'),
  'versions.*.fields.*.max': { expected: 'how many characters the form takes, 1 to 20000', example: 'max: 4000' },
  'versions.*.fields.*.need': { expected: `for each stage that asks for it one of ${fieldNeeds.join(', ')}`, example: 'need: { notice: required }' },
  'versions.*.fields.*.need.*': { expected: `one of ${fieldNeeds.join(', ')}`, example: 'notice: required' },
  'versions.*.fields.*.events': events,
  'versions.*.fields.*.events.*': event,
}; // prettier-ignore
