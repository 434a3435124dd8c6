// A scenario of an exercise as a file: the report with which it begins, what happens at which time, what is expected of whom by when, and
// what the stand-ins say where nobody plays. It is read only; who plays it stands elsewhere.
import { z } from 'zod';
import { roles } from '../case/fact.ts';
import { mistakesOf } from '../file/mistakes.ts';
import type { FileForm } from '../file/mistakes.ts';
import { readYaml } from '../file/yaml.ts';
import type { FileMistake } from '../file/yaml.ts';
import { conditionNames } from '../plan/conditions.ts';
import type { ConditionName } from '../plan/conditions.ts';
import { day, hour, minute } from '../time.ts';

/** The people of the sandbox who work on cases. */
export const players = ['lead', 'analyst', 'owner', 'dev'] as const;

const units: Readonly<Record<string, number>> = { m: minute, h: hour, d: day };
/** Seconds. */
const span = z.string().regex(/^\d{1,3}[mhd]$/u).transform((text) => Number(text.slice(0, -1)) * Number(units[text.slice(-1)])); // prettier-ignore
const text = z.string().trim().min(1).max(10_000);

const expectation = z.strictObject({
  who: z.enum(roles),
  what: text,
  /** A condition of response plans, which holds once it is done. */
  when: z.enum(conditionNames as readonly [ConditionName, ...ConditionName[]]),
  within: span,
});
const inject = z.strictObject({
  after: span,
  title: text,
  tell: text,
  expect: z.array(expectation).max(20).default([]),
  stand_ins: z.array(z.strictObject({ after: span, who: z.enum(players), say: text })).max(50).default([]),
}); // prettier-ignore
const scenarioForm = z.strictObject({
  title: text,
  about: text,
  report: z.strictObject({ title: text, body: text }),
  injects: z
    .array(inject)
    .min(1)
    .max(50)
    .superRefine((all, context) => {
      const at = all.findIndex(
        ({ after }, index) => after < (index === 0 ? 0 : Number(all[index - 1]?.after)),
      );
      if (at > 0) context.addIssue({ code: 'custom', path: [at, 'after'], message: 'earlier than the one before' }); // prettier-ignore
    }),
});

export type Scenario = z.infer<typeof scenarioForm>;
export type Inject = Scenario['injects'][number];
export type Expectation = Inject['expect'][number];

const EXPECT = 'expect: [{ who: case-lead, what: the attacks are recorded, when: exploited, within: 1h }]';
const STAND_INS = 'stand_ins: [{ after: 20m, who: lead, say: "/psirt ack" }]';
const INJECTS = 'injects: [{ after: 0h, title: A report comes, tell: The phone rings. }]';
const form: FileForm = {
  fields: {
    '': { expected: 'a scenario: names and values', example: 'title: Exploited on a Friday evening' },
    title: { expected: 'what is exercised, in one line', example: 'title: Exploited on a Friday evening' },
    about: { expected: 'what a team can learn from it', example: 'about: Attacks begin when nobody is at a desk.' },
    report: { expected: 'title and body of the report', example: 'report: { title: It overflows, body: A long name is enough. }' },
    'report.title': { expected: 'the title of the report', example: 'title: It overflows' },
    'report.body': { expected: 'the text of the report', example: 'body: A long name is enough.' },
    injects: { expected: 'a list of 1 to 50 things that happen', example: INJECTS },
    'injects.*': { expected: 'after, title and tell', example: INJECTS },
    'injects.*.after': { expected: 'a time since the beginning such as 90m, 6h or 2d, none before the one above', example: 'after: 6h' },
    'injects.*.title': { expected: 'what happens, in one line', example: 'title: The press calls' },
    'injects.*.tell': { expected: 'what the players learn', example: 'tell: A journalist asks about a hole in widget.' },
    'injects.*.expect': { expected: 'a list of at most 20', example: EXPECT },
    'injects.*.expect.*': { expected: 'who, what, when and within', example: EXPECT },
    'injects.*.expect.*.who': { expected: `a role: ${roles.join(', ')}`, example: 'who: case-lead' },
    'injects.*.expect.*.what': { expected: 'what is expected, in words', example: 'what: the attacks are recorded' },
    'injects.*.expect.*.when': { expected: `the condition that holds once it is done: ${conditionNames.join(', ')}`, example: 'when: exploited' },
    'injects.*.expect.*.within': { expected: 'a time since it happened such as 90m, 6h or 2d', example: 'within: 1h' },
    'injects.*.stand_ins': { expected: 'a list of at most 50', example: STAND_INS },
    'injects.*.stand_ins.*': { expected: 'after, who and say', example: STAND_INS },
    'injects.*.stand_ins.*.after': { expected: 'a time since it happened such as 90m, 6h or 2d', example: 'after: 20m' },
    'injects.*.stand_ins.*.who': { expected: `one of ${players.join(', ')}`, example: 'who: lead' },
    'injects.*.stand_ins.*.say': { expected: 'what they write on the case', example: 'say: /psirt ack' },
  },
  names: {},
}; // prettier-ignore

export type ScenarioReading =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] };

/** Reads a scenario; every mistake with its path, line, and a line that works. */
export function readScenario(source: string): ScenarioReading {
  const file = readYaml(source, 'title: Exploited on a Friday evening');
  if (!('value' in file)) return { ok: false, mistakes: file };
  const read = scenarioForm.safeParse(file.value);
  return read.success
    ? { ok: true, scenario: read.data }
    : { ok: false, mistakes: mistakesOf(read.error.issues, file, form) };
}
