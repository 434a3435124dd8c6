// Every place of a response plan in words: what is expected there and a line to copy. A star stands for any name or position.
import type { Field } from '../file/mistakes.ts';
import { roles } from '../case/fact.ts';
import { conditionNames } from './conditions.ts';
import { momentNames } from './moments.ts';
import { pauseNames } from './pauses.ts';
import { phaseIds, stepPhases } from './schema.ts';

const role = `a role: ${roles.join(', ')}, or bot`;
const condition = `a condition that the bot knows: ${conditionNames.join(', ')}`;
const target = 'a time above zero in hours, days or business days: 24h, 7d, 5bd';
const all = 'targets: { critical: 24h, high: 2bd, medium: 5bd, low: 10bd }';

const phases = Object.fromEntries(
  stepPhases.flatMap((id) => [
    [
      `phases.${id}`,
      { expected: 'a phase with title, entry and exit', example: `${id}: { title: …, entry: …, exit: … }` },
    ],
    ...['title', 'entry', 'exit'].map((name) => [
      `phases.${id}.${name}`,
      { expected: 'words, at most 300 characters', example: `${name}: a report exists` },
    ]),
  ]),
) as Readonly<Record<string, Field>>;

const targets = (place: string): Readonly<Record<string, Field>> => ({
  [place]: { expected: 'a target for each severity', example: all },
  ...Object.fromEntries(
    ['critical', 'high', 'medium', 'low'].map((level) => [
      `${place}.${level}`,
      { expected: target, example: `${level}: 24h` },
    ]),
  ),
});

/** The words for each place of a plan. */
export const fields: Readonly<Record<string, Field>> = {
  '': { expected: 'a plan: a mapping of names to values', example: 'name: acme' },
  name: { expected: 'the plan’s name, in lower-case letters, digits and hyphens', example: 'name: acme' },
  version: { expected: 'the plan’s version, a number from 1 on', example: 'version: 1' },
  phases: {
    expected: `the four phases: ${phaseIds.join(', ')}; and major, for what a Major Incident adds`,
    example: 'phases: { triage: { … } }',
  },
  ...phases,
  steps: {
    expected: 'steps, each under its id',
    example: 'steps: { N1: { phase: triage, text: …, owner: triager } }',
  },
  'steps.*': {
    expected: 'a step: an id of capital letters and a number, with at least phase, text and owner',
    example: '<name>: { phase: triage, text: The report is recorded, owner: triager }',
  },
  'steps.*.phase': { expected: `a phase: ${stepPhases.join(', ')}`, example: 'phase: triage' },
  'steps.*.text': {
    expected: 'what is to be so at the end, at most 300 characters',
    example: 'text: Somebody leads the case',
  },
  'steps.*.owner': { expected: role, example: 'owner: triager' },
  'steps.*.mandatory': {
    expected: 'whether only a psirt-lead waives it: true or false',
    example: 'mandatory: true',
  },
  'steps.*.mandatory_when': {
    expected: `${condition}; while it is so, the step is mandatory`,
    example: 'mandatory_when: review-due',
  },
  'steps.*.waivable': { expected: 'whether anybody may waive it: true or false', example: 'waivable: false' },
  'steps.*.retired': { expected: 'whether it is used no more: true or false', example: 'retired: true' },
  'steps.*.done_when': { expected: condition, example: 'done_when: acknowledged' },
  'steps.*.applies_when': { expected: condition, example: 'applies_when: fix-wanted' },
  'steps.*.after': { expected: 'ids of the steps that come before', example: 'after: [N1]' },
  'steps.*.after.*': { expected: 'the id of a step', example: 'N1' },
  'steps.*.evidence': {
    expected: 'what proves it, at most 300 characters',
    example: 'evidence: the message as sent',
  },
  'steps.*.playbook': {
    expected: 'the https address of a playbook',
    example: 'playbook: https://wiki.acme.example/triage',
  },
  clocks: { expected: 'clocks, each under its name', example: 'clocks: { ack: { … } }' },
  'clocks.*': {
    expected: 'a clock with text, owner, starts, stops and targets',
    example:
      '<name>: { text: the report is acknowledged, owner: triager, starts: received, stops: acknowledged, targets: { critical: 24h, high: 24h, medium: 24h, low: 24h } }',
  },
  'clocks.*.text': {
    expected: 'what is due, at most 300 characters',
    example: 'text: the report is acknowledged',
  },
  'clocks.*.owner': { expected: role, example: 'owner: triager' },
  'clocks.*.starts': {
    expected: `the moment from which it runs: ${momentNames.join(', ')}`,
    example: 'starts: received',
  },
  'clocks.*.stops': { expected: `what stops it, ${condition}`, example: 'stops: acknowledged' },
  'clocks.*.paused_while': {
    expected: `when it stands still: ${pauseNames.join(', ')}, or a list of these`,
    example: 'paused_while: [needs-info, deferred]',
  },

  'clocks.*.applies_when': { expected: condition, example: 'applies_when: reporter-outside' },
  'clocks.*.counts_back': {
    expected: 'whether it is due so long before the moment, not after it: true or false',
    example: 'counts_back: true',
  },
  ...targets('clocks.*.targets'),
  holidays: { expected: 'days that are no business days', example: 'holidays: [2026-12-25]' },
  'holidays.*': { expected: 'a day as year-month-day', example: '2026-12-25' },
  stakeholders: { expected: 'whom to engage when, by role', example: 'stakeholders: { legal: { … } }' },
  'stakeholders.*': {
    expected: 'from when on, from when on in a Major Incident, and what is expected of them',
    example: '<name>: { from: ready, major: the approval, expected: wording }',
  },
  'stakeholders.*.from': { expected: 'words, at most 300 characters', example: 'from: ready' },
  'stakeholders.*.major': { expected: 'words, at most 300 characters', example: 'major: the approval' },
  'stakeholders.*.from_when': {
    expected: `${condition}; as soon as it is so, they are called`,
    example: 'from_when: accepted',
  },
  'stakeholders.*.major_when': {
    expected: `${condition}; as soon as it is so, they are called, whatever the usual case`,
    example: 'major_when: major-incident',
  },
  'stakeholders.*.expected': {
    expected: 'words, at most 300 characters',
    example: 'expected: wording, liability',
  },
  two_person: {
    expected: 'what needs two people, each under its name',
    example: 'two_person: { publish: two sign the same text }',
  },
  'two_person.*': {
    expected: 'who the two are, at most 300 characters',
    example: '<name>: the product owner agrees',
  },
  profiles: {
    expected: 'what a profile changes: mirantis, redhat or small',
    example: 'profiles: { small: { text: few people } }',
  },
  'profiles.*': {
    expected: 'a profile with a text, and the steps and targets that it changes',
    example: '<name>: { text: few people }',
  },
  'profiles.*.text': { expected: 'words, at most 300 characters', example: 'text: few people' },
  'profiles.*.steps': { expected: 'the ids of the steps that it keeps', example: 'steps: [N1, N2]' },
  'profiles.*.steps.*': { expected: 'the id of a step', example: 'N1' },
  'profiles.*.targets': {
    expected: 'other targets, by clock',
    example: 'targets: { ack: { critical: 3bd, high: 3bd, medium: 3bd, low: 3bd } }',
  },
  ...targets('profiles.*.targets.*'),
};
