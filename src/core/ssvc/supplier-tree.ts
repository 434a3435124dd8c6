// SSVC for whoever makes the product: how soon to work on a fix, looked up in the published tables and nowhere else. It knows no case.
// Source: CERT/CC, Stakeholder-Specific Vulnerability Categorization; see data/SOURCES.md.
import { ssvcDecisions } from '../case/fact-lists.ts';
import safety from './data/public_safety_impact_1_0_0.json' with { type: 'json' };
import supplier from './data/supplier_patch_development_priority_1_0_0.json' with { type: 'json' };
import utility from './data/utility_1_0_0.json' with { type: 'json' };

export type SsvcDecision = (typeof ssvcDecisions)[number];
/** Values by decision point, both in words with hyphens: `utility` -> `super-effective`. */
export type Points = ReadonlyMap<string, string>;

/** One decision point: its word, the key that the tables give it, and what may be said of it. */
export interface PointForm {
  readonly word: string;
  readonly key: string;
  readonly values: readonly { readonly word: string; readonly key: string }[];
}

interface Table {
  readonly decision_points: Readonly<
    Record<
      string,
      {
        readonly key: string;
        readonly name: string;
        readonly values: readonly { readonly key: string; readonly name: string }[];
      }
    >
  >;
  readonly mapping: readonly Readonly<Record<string, string>>[];
}

const worded = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** The table that decides, by the name that SSVC gives it. */
export const ssvcTable = `${supplier.namespace}:${supplier.key}:${supplier.version}`;
/** The column of the decision, as SSVC names it. */
const outcome = worded('Defer, Scheduled, Out-of-Cycle, Immediate');
const decides: Points[] = rowsOf(supplier);
/** Tables by which one point follows from others. */
const follows: readonly Points[][] = [rowsOf(utility), rowsOf(safety)];

/** Every point that may be said: those that decide, and those from which one of them follows. */
export const pointForms: readonly PointForm[] = formsOf([supplier, utility, safety]);
/** The points that the table decides by. */
export const decidingPoints: readonly string[] = formsOf([supplier]).map(({ word }) => word);

function rowsOf({ decision_points, mapping }: Table): Points[] {
  const columns = Object.entries(decision_points);
  return mapping.map((row) => {
    const cells = columns.flatMap(([id, { name, values }]) =>
      values.filter(({ key }) => key === row[id]).map((value) => [worded(name), worded(value.name)] as const),
    );
    return new Map(cells);
  });
}

function formsOf(tables: readonly Table[]): readonly PointForm[] {
  const all = tables.flatMap(({ decision_points }) => Object.values(decision_points));
  const said = all.filter(({ name }) => worded(name) !== outcome);
  return [...new Map(said.map((form) => [worded(form.name), form]))].map(([word, { key, values }]) => ({
    word,
    key,
    values: values.map((value) => ({ word: worded(value.name), key: value.key })),
  }));
}

/** What was said, with all that follows from it; or the points of which no row of a table knows these values together. */
export function withFollowing(said: Points): { readonly points: Points } | { readonly clash: string[] } {
  const points = new Map(said);
  for (const rows of follows) {
    const fitting = rows.filter((row) =>
      [...row].every(([word, value]) => (points.get(word) ?? value) === value),
    );
    const [first, ...others] = fitting;
    if (first === undefined) return { clash: columnsOf(rows) };
    for (const [word, value] of first)
      if (others.every((row) => row.get(word) === value)) points.set(word, value);
  }
  return { points };
}

const columnsOf = (rows: readonly Points[]): string[] => [...new Set(rows.flatMap((row) => [...row.keys()]))];

/** The decision of the row with these points; undefined while one of them is not known. */
export function decisionOf(points: Points): SsvcDecision | undefined {
  const row = decides.find((one) => decidingPoints.every((word) => one.get(word) === points.get(word)));
  return ssvcDecisions.find((decision) => decision === row?.get(outcome));
}
