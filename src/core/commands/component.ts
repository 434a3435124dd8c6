// `/psirt component`: which part it is about; a configured product's name also says which product. `upstream`: the fault is in
// somebody else's code.
import { latest } from '../case/case.ts';
import { productOf } from '../case/product.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { productNamed } from '../settings.ts';
import { readUrl } from './args.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { productMissing } from './product-word.ts';
import { alreadySo, facts, refuse } from './say.ts';
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
    name: take.only(head, readPart),
    upstream: clause === undefined ? null : take.only(clause, readUrl),
  });
  if (said === undefined) return take.stop();
  const { view } = call;
  const [, first = '', part = ''] = /^([^/]*)\/?(.*)$/su.exec(said.name) ?? [];
  const product = productNamed(view.house.settings, first)?.name;
  if (product === undefined && productOf(view) === undefined)
    return refuse(call, 'E-GATE', [productMissing(call)]);
  const isNews = product !== undefined && latest(view.it, 'product')?.product !== product;
  const component = product === undefined ? said.name : part || product;
  const before = latest(view.it, 'component');
  const same = before?.component === component && before.upstream === said.upstream;
  if (same && !isNews) return alreadySo;
  return facts(
    ...(isNews ? [{ name: 'product', product } as const] : []),
    ...(same ? [] : [{ name: 'component', component, upstream: said.upstream } as const]),
  );
}

function readPart(word: string): Reading<string> {
  const fits = word !== '' && word.length <= 200 && !word.startsWith('/');
  return fits ? read(word) : misread('the name of a product or a part of it', word, 'widget/parser');
}
