// The form of a legal regime as a schema: versions with their dates, questions, and stages with what starts them and by when each is due.
// What a place means in words stands in fields.ts.
import { z } from 'zod';
import type { awareEvents } from '../../case/duty-lists.ts';
import { roles } from '../../case/fact-lists.ts';

/** What raises duties; the other moments of `aware` only start clocks. */
export const dutyEvents = ['exploitation', 'breach', 'incident'] as const satisfies readonly (typeof awareEvents)[number][]; // prettier-ignore
export const needs = ['required', 'optional', 'carried', 'if-available'] as const;

/** What a case knows of itself and a form may ask for; a field that names one of these is filled from it. */
export const knownAnswers = [
  'kind', 'title', 'summary', 'entity', 'product', 'versions', 'awareness', 'component', 'expected', 'user-measures', 'cve', 'general',
  'measures', 'sensitivity', 'attack-vector', 'severity', 'impact', 'update', 'available', 'leak', 'leak-kinds', 'dpo',
] as const; // prettier-ignore

const NAME = /^[a-z][a-z\d-]{0,39}$/;
// With a letter in it: names that are numbers would lose their order.
const STAGE = /^(?=[a-z\d-]*[a-z])[a-z\d][a-z\d-]{0,19}$/;
const WITHIN = /^[1-9]\d{0,3}(?:h|d| months?| business days?)$/;
const FROM = /^(?:aware|measure|materiality|request|filed [a-z\d-]{1,20})$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const words = z.string().min(1).max(300);
const date = z.iso.date();
const event = z.enum(dutyEvents);

const start = z.strictObject({
  from: z.string().regex(FROM),
  within: z.string().regex(WITHIN).optional(),
  day: z.strictObject({ begins: z.string().regex(CLOCK), ends: z.string().regex(CLOCK) }).optional(),
});

const stage = z.strictObject({
  title: words,
  article: words,
  owner: z.enum(roles),
  starts: z.partialRecord(event, start).refine((starts) => Object.keys(starts).length > 0),
  on_request: z.boolean().default(false),
  portal_counts_from: z.string().regex(STAGE).optional(),
});

const question = z.strictObject({
  text: words,
  events: z.array(event).min(1).max(3).optional(),
  yes: words,
  no: words,
});

const field = z.strictObject({
  label: words,
  max: z.int().min(1).max(100_000).optional(),
  events: z.array(event).min(1).max(3).optional(),
  knows: z.enum(knownAnswers).optional(),
  need: z.record(z.string().regex(STAGE), z.enum(needs)),
});

const version = z.strictObject({
  as: z.array(z.string().regex(NAME)).min(1).max(10),
  applies_to: words,
  effective_from: date.optional(),
  effective_to: date.optional(),
  source: words,
  screening: z.record(z.string().regex(NAME), question).prefault({}),
  stages: z.record(z.string().regex(STAGE), stage).refine((stages) => Object.keys(stages).length > 0),
  dossier: z.strictObject({ captured: date, source: words, fields: z.array(field).max(100) }).optional(),
});

/** What a regime must look like. */
export const regimeSchema = z.strictObject({
  title: words,
  about: words,
  second: z.enum(['legal', 'dpo']).default('legal'),
  filed_at: words,
  versions: z.record(z.string().regex(NAME), version).refine((versions) => Object.keys(versions).length > 0),
});

export type ParsedRegime = z.output<typeof regimeSchema>;
export type DutyEvent = (typeof dutyEvents)[number];
export type KnownAnswer = (typeof knownAnswers)[number];
export type Need = (typeof needs)[number];
export type Version = ParsedRegime['versions'][string];
export type Stage = Version['stages'][string];
export type Start = NonNullable<Stage['starts'][DutyEvent]>;
