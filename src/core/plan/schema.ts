// The form of a response plan as a schema, with every default. What a place means in words stands in fields.ts.
import { z } from 'zod';
import { roles } from '../case/fact.ts';
import { profileNames } from '../settings/schema.ts';
import { conditionNames } from './conditions.ts';
import { momentNames } from './moments.ts';
import { pauseNames } from './pauses.ts';

export const phaseIds = ['triage', 'assessment', 'remediation', 'recovery'] as const;

/** Where a step stands: in a phase, or in what a Major Incident adds to all of them. */
export const stepPhases = [...phaseIds, 'major'] as const;

const NAME = /^[a-z][a-z\d-]{0,39}$/;
const STEP = /^[A-Z]{1,3}\d{1,3}$/;
const TARGET = /^[1-9]\d{0,3}(?:h|d|bd)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

const words = z.string().min(1).max(300);
const condition = z.enum(conditionNames);
const owner = z.enum([...roles, 'bot']);
const target = z.string().regex(TARGET);
const targets = z.strictObject({ critical: target, high: target, medium: target, low: target });
const phase = z.strictObject({ title: words, entry: words, exit: words });

const step = z.strictObject({
  phase: z.enum(stepPhases),
  text: words,
  owner,
  mandatory: z.boolean().default(false),
  mandatory_when: condition.optional(),
  waivable: z.boolean().default(true),
  retired: z.boolean().default(false),
  done_when: condition.optional(),
  applies_when: condition.optional(),
  after: z.array(z.string()).max(20).prefault([]),
  evidence: words.optional(),
  playbook: z.url({ protocol: /^https$/ }).optional(),
});

const pause = z.enum(pauseNames);
const clock = z.strictObject({
  text: words,
  owner,
  starts: z.enum(momentNames),
  stops: condition,
  paused_while: z
    .union([pause, z.array(pause).min(1).max(9)])
    .transform((said) => [said].flat())
    .optional(),
  applies_when: condition.optional(),
  counts_back: z.boolean().default(false),
  targets,
});

const stakeholder = z.strictObject({
  from: words,
  major: words,
  expected: words,
  from_when: condition.optional(),
  major_when: condition.optional(),
});

const profile = z.strictObject({
  text: words,
  steps: z.array(z.string()).min(1).max(200).optional(),
  targets: z.record(z.string(), targets).prefault({}),
});

/** What the file must look like. */
export const planSchema = z.strictObject({
  name: z.string().regex(NAME),
  version: z.int().min(1).max(9999),
  phases: z.strictObject({
    triage: phase,
    assessment: phase,
    remediation: phase,
    recovery: phase,
    major: phase.prefault({
      title: 'Major Incident',
      entry: 'a Major Incident is approved',
      exit: 'it is ended, and the review is booked',
    }),
  }),
  steps: z.record(z.string().regex(STEP), step),
  clocks: z.record(z.string().regex(NAME), clock),
  holidays: z.array(z.string().regex(DAY)).max(400).prefault([]),
  stakeholders: z.partialRecord(z.enum(roles), stakeholder).prefault({}),
  two_person: z.record(z.string().regex(NAME), words).prefault({}),
  profiles: z.partialRecord(z.enum(profileNames), profile).prefault({}),
});

export type ParsedPlan = z.output<typeof planSchema>;
