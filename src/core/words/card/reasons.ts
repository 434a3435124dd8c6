// The facts that people disagree about later: what was said, by whom, when and why. Folded at the end of the card.
import { allOf, latest } from '../../case/case.ts';
import type { FactEntry } from '../../case/entry.ts';
import type { FactName } from '../../case/fact.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { idOf } from '../../house/plan-of.ts';
import type { View } from '../../case/view.ts';
import { isHeld } from '../../plan/gates.ts';
import { codeSpan, inline } from '../safe.ts';

type Said = readonly [value: string, why: string | null];
type Rows = { readonly [N in FactName]?: (fact: FactEntry<N>) => Said };

const rows: Rows = {
  severity: ({ level, because }) => [level, because],
  cvss: ({ vector }) => [vector, null],
  cwe: ({ ids }) => [ids.join(', '), null],
  exploit: ({ state, evidence }) => [state, evidence],
  leak: ({ state, what }) => [state, what],
  public: ({ state, url }) => [state, url],
  major: ({ state, because }) => [state, because],
  embargo: ({ act, until, text }) => [until === null ? act : `${act} ${until}`, text],
  remedy: ({ decision, because }) => [decision, because],
  workaround: ({ text }) => [text ?? 'none', null],
  reproduced: ({ state, text }) => [state, text],
  similar: ({ state, text }) => [state, text],
  'break-glass': ({ act, because }) => [act, because],
  disputed: ({ party, text }) => [party, text],
  'dispute-settled': ({ text }) => ['settled', text],
  rediscovered: ({ evidence }) => ['found by others', evidence],
  held: ({ because }) => ['hold', because],
  deferred: ({ until, because }) => [`until ${until}`, because],
  declined: ({ reason, text }) => [reason, text],
  duplicate: ({ of }) => [of, null],
};

/** The table and where the record stands. */
export function reasonsPart(view: View): string {
  const { it, house } = view;
  const names = Object.keys(rows) as (keyof typeof rows)[];
  const lines = names.flatMap((name) => rowOf(view, name));
  const table = ['| Fact | Said | By | On | Why |', '|---|---|---|---|---|', ...lines].join('\n');
  const refs = [
    `Log up to entry ${it.head.seq} (\`/psirt log 20\`)`,
    `plan ${codeSpan(idOf(house.response))}`,
    `settings \`${house.commit.slice(0, 8)}\``,
    codeSpan(ghsaOf(view)?.ghsa ?? 'no GHSA yet'),
    ...references(view),
  ].join(' · ');
  return [
    '<details><summary>Facts and reasons</summary>',
    ...(lines.length === 0 ? [] : [table]),
    refs,
    '</details>',
  ].join('\n\n');
}

/** What other coordinators call it, each once. */
function references({ it }: View): readonly string[] {
  return [...new Set(allOf(it, 'reference').map(({ id }) => id))].map((id) => codeSpan(id));
}

function rowOf<N extends FactName>(view: View, name: N): readonly string[] {
  const fact = latest(view.it, name);
  const row: ((fact: FactEntry<N>) => Said) | undefined = rows[name];
  if (fact === undefined || row === undefined || (name === 'held' && !isHeld(view))) return [];
  const [value, why] = row(fact);
  return [
    `| ${name} | ${inline(value)} | \`${fact.by.login}\` | ${fact.said_at.slice(0, 10)} | ${inline(why ?? '')} |`,
  ];
}
