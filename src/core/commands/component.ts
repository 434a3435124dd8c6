// `/psirt component`: which part it is about; a configured product's name also says which product. `upstream`: the fault is in
// somebody else's code.
import { latest } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import { productMissing, productOf } from '../case/product.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { productNamed } from '../settings.ts';
import { readUrl } from './args.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { isSaid, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const componentCommand: Command = {
  name: 'component',
  group: 'triage',
  summary: 'say which product and part it is about, or whose code it is',
  who: [...sorters, 'product-rep'],
  usage: ['component <product>[/<part>] [upstream <url>]', 'component <part> [upstream <url>]'],
  examples: [
    '/psirt component widget/parser',
    '/psirt component libfoo upstream https://github.com/foo/libfoo',
  ],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['upstream']);
  const clause = of('upstream');
  const said = take.all({
    named: take.only(head, readPart),
    upstream: clause === undefined ? null : take.only(clause, readUrl),
  });
  if (said === undefined) return take.stop();
  const { it, house } = call.view;
  const cut = said.named.indexOf('/') === -1 ? said.named.length : said.named.indexOf('/');
  const product = productNamed(house.settings, said.named.slice(0, cut))?.name;
  if (product === undefined && productOf(call.view) === undefined)
    return refuse(call, 'E-GATE', [productMissing(call.view)]);
  const component = product === undefined ? said.named : said.named.slice(cut + 1) || product;
  const facts: readonly Fact[] = [
    ...(product === undefined ? [] : [{ name: 'product', product } as const]),
    { name: 'component', component, upstream: said.upstream },
  ];
  return { say: 'facts', facts: facts.filter((fact) => !isSaid(latest(it, fact.name), fact)) };
}

function readPart(word: string): Reading<string> {
  const fits = word !== '' && word.length <= 200 && !word.startsWith('/');
  return fits ? read(word) : misread('the name of a product or a part of it', word, 'widget/parser');
}
