// `/psirt affects`: one range of versions that is affected, and the version that fixes it. The release line follows from that.
import { readRanges, readVersion } from '../advisory/range-reading.ts';
import type { Ecosystem } from '../advisory/ecosystem.ts';
import { isAffected } from '../advisory/range-order.ts';
import { rangesText } from '../advisory/version-range.ts';
import type { VersionRange } from '../advisory/version-range.ts';
import { affectedOf } from '../case/lines.ts';
import { productMissing } from '../case/product.ts';
import { misread, mistake, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { oneOfNames, readSeverity } from './choices.ts';
import { clausesOf, textOf } from './clauses.ts';
import type { Clauses } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { lineOfVersion } from './line-of.ts';
import { productWord } from './product-word.ts';
import type { ProductWord } from './product-word.ts';
import { alreadySo, facts, isSaid, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { knowers } from './who.ts';

export const affectsCommand: Command = {
  name: 'affects',
  group: 'assessment',
  summary: 'name affected versions and the version that fixes them',
  who: knowers,
  usage: [
    'affects [<product>] <range> [fixed <version>|none] [line <line>] [impact <level>] [package <name>]',
  ],
  examples: [
    '/psirt affects ">=2.3.0 <2.3.9" fixed 2.3.9',
    '/psirt affects widget ">=2.0.0 <2.4.1" fixed 2.4.1 impact medium',
    '/psirt affects ">=2.5.0 <2.6.0" fixed none',
  ],
  when: 'open',
  run,
};

const keywords = ['fixed', 'line', 'impact', 'package'];

function run(call: Call): Said {
  const product = productWord(call);
  if (product === undefined) return refuse(call, 'E-GATE', [productMissing(call.view)]);
  const take = takeFrom(call);
  const clauses = clausesOf(call.words, keywords, product.taken);
  const ranges = takeRanges(call, take, { clauses, product });
  const fixed = takeFixed(take, clauses.of('fixed'), { ranges, product });
  const said = take.all({
    name: 'affects' as const,
    product: product.name,
    package: takeOr(clauses, 'package', (clause) => take.only(clause, readName)),
    line: takeLine(call, take, { clauses, fixed, product }),
    range: ranges === undefined ? undefined : rangesText(ranges),
    fixed,
    impact: takeOr(clauses, 'impact', (clause) => take.only(clause, readSeverity)),
  });
  if (said === undefined) return take.stop();
  const isUnfixed = said.fixed === null && clauses.of('fixed') !== undefined;
  const fact = { ...said, ...(isUnfixed && { unfixed: true as const }) };
  return affectedOf(call.view).some((known) => isSaid(known, fact)) ? alreadySo : facts(fact);
}

type Part = Clauses['head'];

function takeOr<T>(clauses: Clauses, keyword: string, taken: (clause: Part) => T): T | null {
  const clause = clauses.of(keyword);
  return clause === undefined ? null : taken(clause);
}

interface About {
  readonly clauses: Clauses;
  readonly product: ProductWord;
}

function takeRanges(
  call: Call,
  take: Take,
  { clauses, product }: About,
): readonly VersionRange[] | undefined {
  const { head } = clauses;
  const text = textOf(call.words, head);
  const ranges = readRanges(text, product.product.ecosystem);
  return ranges.ok ? ranges.value : take.missAll(head, ranges.mistakes);
}

function takeFixed(
  take: Take,
  clause: Part | undefined,
  { ranges, product }: { ranges: readonly VersionRange[] | undefined; product: ProductWord },
): string | null | undefined {
  if (clause === undefined) return null;
  const { ecosystem } = product.product;
  const fixed = take.only(clause, (word) => readFixed(word, ecosystem));
  if (fixed === undefined || fixed === null || ranges === undefined) return fixed;
  if (!isAffected(ranges, ecosystem, fixed)) return fixed;
  const expected = `a fixed version outside the affected range ${rangesText(ranges)}`;
  return take.miss(clause.from, [mistake(expected, fixed, '<version>')]);
}

function takeLine(
  call: Call,
  take: Take,
  { clauses, fixed, product }: About & { readonly fixed: string | null | undefined },
): string | null | undefined {
  const names = Object.keys(product.product.lines);
  const clause = clauses.of('line');
  if (clause !== undefined) return take.only(clause, oneOfNames(names));
  if (fixed === undefined || fixed === null) return null;
  const line = lineOfVersion(product.product, fixed);
  if (line !== undefined) return line;
  const what = `${fixed} fits no line of ${product.name} (${names.join(', ')}); say which`;
  return take.lacks(call.words.length, ['line', '<line>'], what);
}

function readFixed(word: string, ecosystem: Ecosystem): Reading<string | null> {
  return word.toLowerCase() === 'none' ? read(null) : readVersion(word, ecosystem);
}

function readName(word: string): Reading<string> {
  return word === '' ? misread('the name of a package', word, 'widget-core') : read(word);
}
