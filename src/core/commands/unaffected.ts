// `/psirt unaffected`: a product that is not affected, and why, in the words of VEX.
import { sparedOf } from '../case/lines.ts';
import { productMissing, productNames } from '../case/product.ts';
import { oneOfNames, readJustification } from './choices.ts';
import type { Call, Command, Said } from './command.ts';
import { productWord } from './product-word.ts';
import { newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { knowers } from './who.ts';

export const unaffectedCommand: Command = {
  name: 'unaffected',
  group: 'assessment',
  summary: 'say that a product is not affected, and why; it takes back what was named as affected',
  who: knowers,
  usage: ['unaffected [<product>] <justification> [<text>]'],
  examples: ['/psirt unaffected widget not-in-execute-path "the parser is never called"'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  // A first word that is neither a product nor a justification was most likely meant as a product.
  const isReason = readJustification(call.words[0]?.text ?? '').ok;
  const product = productWord(call);
  if (product === undefined && isReason) return refuse(call, 'E-GATE', [productMissing(call.view)]);
  const isNamed = !isReason && call.words.length > 0;
  const name = isNamed ? take.word(0, oneOfNames(productNames(call.view))) : product?.name;
  const at = isNamed ? 1 : 0;
  const said = take.all({ name, justification: take.word(at, readJustification) });
  if (said === undefined) return take.stop();
  const fact = {
    name: 'unaffected',
    product: said.name,
    justification: said.justification,
    text: call.rest(at + 1).trim() || null,
  } as const;
  const before = sparedOf(call.view).find(({ product: spared }) => spared === fact.product);
  return newly(before, fact);
}
