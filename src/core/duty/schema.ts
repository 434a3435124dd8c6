// The form of a regime: one law or contract by which something must be reported, as dated data. It decides nothing and knows no case.
import { z } from 'zod';

/** What can happen that a duty follows from; each has an awareness of its own. */
export const dutyEvents = ['exploitation', 'breach', 'incident'] as const;
/** From when a stage's time runs: we became aware, the stage before it was filed, a measure is there, it was found to be due, it was asked for. */
export const stageStarts = ['aware', 'filed', 'measure', 'required', 'asked'] as const;
export const fieldNeeds = ['required', 'optional', 'carried', 'if-available'] as const;

export const NAME = /^[a-z\d][a-z\d-]{0,29}$/;
const FIELD = /^[a-z][a-z\d_]{0,29}$/;
const TARGET = /^[1-9]\d{0,3}(?:h|d|bd|mo)$/;

const words = z.string().min(1).max(300);
const events = z.array(z.enum(dutyEvents)).min(1).max(9);
const name = z.string().regex(NAME);

const question = z.strictObject({ ask: words, none_when: z.enum(['yes', 'no']), events: events.optional() });

const stage = z.strictObject({
  id: name,
  title: words,
  events,
  starts: z.enum(stageStarts),
  after: name.optional(),
  target: z.string().regex(TARGET).optional(),
  article: words,
  owner: z.enum(['legal', 'dpo', 'case-lead']),
  portal_counts_from: name.optional(),
});

const field = z.strictObject({
  id: z.string().regex(FIELD),
  label: words,
  max: z.int().min(1).max(20_000).optional(),
  need: z.record(name, z.enum(fieldNeeds)),
  events: events.optional(),
});

const version = z
  .strictObject({
    effective_from: z.iso.date(),
    effective_to: z.iso.date().optional(),
    as: z.array(name).max(9).prefault([]),
    source: words,
    captured: z.iso.date().optional(),
    stages: z.array(stage).min(1).max(20),
    fields: z.array(field).max(100).prefault([]),
  })
  .superRefine(stagesFit, { when: () => true });

/** What a regime looks like, shipped or a team's own. */
export const regimeSchema = z.strictObject({
  name,
  title: words,
  applies_to: words,
  privacy: z.boolean().default(false),
  in_force: z.boolean().default(true),
  events,
  decides: z.enum(['legal', 'dpo']),
  portal: words.optional(),
  questions: z.array(question).max(20).prefault([]),
  versions: z.array(version).min(1).max(20).superRefine(datesFit),
});

export type Regime = z.output<typeof regimeSchema>;
export type RegimeVersion = z.output<typeof version>;
export type Stage = RegimeVersion['stages'][number];
export type Field = RegimeVersion['fields'][number];
export type DutyEvent = (typeof dutyEvents)[number];
export type FieldNeed = (typeof fieldNeeds)[number];

type Context = Pick<z.core.$RefinementCtx, 'addIssue'>;

/** Of two versions for the same role one ends before the other begins; between them may be time without any. */
function datesFit(versions: readonly RegimeVersion[], { addIssue }: Context): void {
  for (const [index, version] of versions.entries()) {
    const overlaps = versions.slice(0, index).some((other) => sameRole(other, version) && meet(other, version)); // prettier-ignore
    const backwards = version.effective_to !== undefined && version.effective_to <= version.effective_from;
    if (overlaps || backwards) addIssue({ code: 'custom', path: [index, backwards ? 'effective_to' : 'effective_from'] }); // prettier-ignore
  }
}

type Roles = Pick<RegimeVersion, 'as'>;
const sameRole = (a: Roles, b: Roles): boolean =>
  a.as.length === 0 || b.as.length === 0 || a.as.some((role) => b.as.includes(role));

const endOf = ({ effective_to: to = '9999-12-31' }: RegimeVersion): string => to;
const meet = (a: RegimeVersion, b: RegimeVersion): boolean =>
  a.effective_from < endOf(b) && b.effective_from < endOf(a);

/** A stage runs from another one of its version; each stage is one for an event. It looks at whatever came. */
function stagesFit(version: unknown, { addIssue }: Context): void {
  const { data } = z.object({ stages: z.array(stage) }).safeParse(version);
  const stages = data?.stages ?? [];
  const ids = new Set(stages.map(({ id }) => id));
  for (const [index, one] of stages.entries()) {
    const wrong = (place: string): void => addIssue({ code: 'custom', path: ['stages', index, place] });
    if ((one.starts === 'filed') !== (one.after !== undefined) || (one.after !== undefined && !ids.has(one.after))) wrong('after'); // prettier-ignore
    if (one.portal_counts_from !== undefined && !ids.has(one.portal_counts_from)) wrong('portal_counts_from');
    const twin = stages.slice(0, index).some(({ id, events: others }) => id === one.id && others.some((event) => one.events.includes(event))); // prettier-ignore
    if (twin) wrong('id');
  }
}
