// Compares what was published in the box with the record that the real project published, field by field. A field that can't be
// compared whole says why; it never agrees by silence.
import { judged, silent } from './cell.ts';
import type { Cell } from './cell.ts';
import { rangesCell } from './compare-ranges.ts';
import type { Published } from './drive.ts';
import type { RealRecord, Reason } from './real.ts';
import { list, needed, textAt, textsAt } from './shape.ts';

/** The fields, in the order of the table. */
export const fields = ['package', 'ranges', 'aliases', 'severity', 'CWEs', 'credits', 'references', 'words', 'other'] as const; // prettier-ignore
export type Field = (typeof fields)[number];

export type Row = Readonly<Record<Field, Cell>>;

/** Both lists hold the same, in any order. */
function sameSet(wanted: readonly string[], got: readonly string[]): readonly string[] {
  return [
    ...wanted.filter((one) => !got.includes(one)).map((one) => `${one} is missing`),
    ...got.filter((one) => !wanted.includes(one)).map((one) => `${one} is too much`),
  ];
}

/** One cell for each field. */
export function compareRecord(record: RealRecord, published: Published): Row {
  const { osv } = published;
  return {
    package: packageCell(record, published),
    ranges: rangesCell(record, published),
    aliases: aliasesCell(record, osv),
    severity: severityCell(record, osv),
    CWEs: setCell(record.cwes, textsAt(osv, 'database_specific', 'cwe_ids')),
    credits: setCell(
      record.credits.map((name) => name.replace(/^@/, '')),
      list(osv, 'credits').map((credit) => needed(credit, 'name')),
    ),
    references: referencesCell(record, published),
    words: wordsCell(record, osv),
    other: record.unsaid.length === 0 ? silent : { state: 'unsaid', reasons: reasonsOf(record) },
  };
}

const reasonsOf = ({ unsaid }: RealRecord): readonly Reason[] => [
  ...new Set(unsaid.map(({ reason }) => reason)),
];

function setCell(wanted: readonly string[], got: readonly string[]): Cell {
  return wanted.length + got.length === 0 ? silent : judged(sameSet(wanted, got));
}

/** OSV has no place for a package of no ecosystem; GitHub's advisory has one. */
function packageCell({ packages, commits }: RealRecord, { osv, advisory }: Published): Cell {
  const shown = list(osv, 'affected').flatMap((row) => {
    const name = textAt(row, 'package', 'name');
    return name === undefined ? [] : [`${needed(row, 'package', 'ecosystem')} ${name}`];
  });
  if (commits !== undefined) return shown.length === 0 ? silent : judged(sameSet([], shown));
  const wanted = packages.flatMap(({ ecosystem, name }) =>
    ecosystem === undefined ? [] : [`${ecosystem} ${name}`],
  );
  if (wanted.length > 0) return judged(sameSet(wanted, shown));
  const named = list(advisory, 'vulnerabilities').map((one) => needed(one, 'package', 'name'));
  const differences = [
    ...sameSet([], shown),
    ...sameSet(
      packages.map(({ name }) => name),
      [...new Set(named)],
    ),
  ];
  return differences.length > 0 ? judged(differences) : { state: 'unsaid', reasons: ['no-ecosystem'] };
}

/** All ids but the one that GitHub gave in the box. */
function aliasesCell({ cves, aliases }: RealRecord, osv: unknown): Cell {
  const [first, ...others] = cves;
  const wanted = [...(first === undefined ? [] : [first]), ...aliases];
  const got = textsAt(osv, 'aliases');
  const differences = [
    ...sameSet(wanted, got),
    ...(/^GHSA(-[2-9cfghjmpqrvwx]{4}){3}$/.test(needed(osv, 'id')) ? [] : ['the id is not GitHub’s']),
  ];
  if (wanted.length === 0 && differences.length === 0) return silent;
  return judged(differences, others.length > 0 ? ['second-cve'] : []);
}

function severityCell({ vectors, rating }: RealRecord, osv: unknown): Cell {
  const wanted = vectors.map((vector) => `${vector.startsWith('CVSS:4') ? 'CVSS_V4' : 'CVSS_V3'} ${vector}`);
  const got = list(osv, 'severity').map((one) => `${needed(one, 'type')} ${needed(one, 'score')}`);
  const differences = sameSet(wanted, got);
  if (rating === 'unknown')
    return differences.length > 0 ? judged(differences) : { state: 'unsaid', reasons: ['rating'] };
  const rated = textAt(osv, 'database_specific', 'severity')?.toLowerCase();
  const all =
    rating === undefined || rating === rated ? differences : [...differences, `${rated}, not ${rating}`];
  return wanted.length + all.length === 0 && rating === undefined ? silent : judged(all);
}

/** Every address of the record with its type where it has one; beside them only what the bot adds of its own product. */
function referencesCell({ references }: RealRecord, { osv, repository }: Published): Cell {
  const got = list(osv, 'references').map((one) => ({ type: needed(one, 'type'), url: needed(one, 'url') }));
  const said = references.filter(({ url }) => url.startsWith('https:'));
  const missing = said.filter(
    ({ type, url }) => !got.some((one) => one.url === url && (type ?? one.type) === one.type),
  );
  const added = got.filter(({ url }) => !references.some((one) => one.url === url));
  const strange = added.filter(({ url }) => !`${url}/`.startsWith(`${repository}/`));
  const differences = [
    ...missing.map(({ url }) => `${url} is missing`),
    ...strange.map(({ url }) => `${url} is too much`),
  ];
  if (references.length === 0 && differences.length === 0) return silent;
  return judged(differences, said.length < references.length ? ['http'] : []);
}

/** The words, of letters and digits alone: Markdown may be written in many ways. */
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** As people see it: what keeps `#1` from referring to an issue is no part of a word. */
const asSeen = (text: string): string => text.replaceAll('\u200B', '');

/** The title where the record has one, and every word of its description in its order. */
function wordsCell({ title, description }: RealRecord, osv: unknown): Cell {
  const [wanted, got] = [wordsOf(description), wordsOf(textAt(osv, 'details') ?? '')];
  const end = Math.max(wanted.length, got.length);
  const first = Array.from({ length: end }, (_, i) => i).find((i) => wanted[i] !== got[i]);
  const around = (words: readonly string[]): string =>
    words.slice(Math.max((first ?? 0) - 2, 0), (first ?? 0) + 4).join(' ');
  return judged([
    ...(title === undefined ? [] : sameSet([title], [asSeen(textAt(osv, 'summary') ?? '')])),
    ...(first === undefined ? [] : [`“${around(got)}” instead of “${around(wanted)}”`]),
  ]);
}
