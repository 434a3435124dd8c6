// What people said since the latest version of a public advisory that it does not say yet. What fills its gaps by a rule is none of it.
import { allOf } from './case.ts';
import type { FactName } from './fact.ts';
import { madeAt } from './versions.ts';
import type { View } from './view.ts';

const told: readonly (readonly [FactName, string])[] = [
  ['severity', 'severity'],
  ['cvss', 'CVSS'],
  ['cwe', 'CWE'],
  ['affects', 'affected versions'],
  ['unaffected', 'unaffected products'],
  ['exploit', 'exploitation'],
  ['workaround', 'workaround'],
  ['credit', 'credit'],
];

/** What was spoken of, in words. */
export function factsSince(view: Pick<View, 'it'>): readonly string[] {
  const made = madeAt(view);
  return told.flatMap(([name, words]) => (allOf(view.it, name).some(({ seq }) => seq > made) ? [words] : []));
}
