// `/psirt adopt`: makes a case of an issue that is older than the bot, or takes over an advisory that exists on GitHub.
import { latest } from '../case/case.ts';
import { productMissing, productOf } from '../case/product.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import type { Product } from '../settings.ts';
import { readGhsa } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const adoptCommand: Command = {
  name: 'adopt',
  group: 'triage',
  summary: 'make this issue a case, or take over an existing advisory',
  who: sorters,
  usage: ['adopt', 'adopt <GHSA-ID>|<address of the advisory>'],
  examples: ['/psirt adopt', '/psirt adopt https://github.com/acme/widget/security/advisories/GHSA-23xf-4w9c-xmr7'],
  when: 'open',
  run,
}; // prettier-ignore

const ADDRESS = /^https:\/\/github\.com\/([^/\s]+\/[^/\s]+)\/security\/advisories\/(GHSA[-a-z\d]+)$/iu;

interface Place {
  /** Null where only the ID was given: then it is in the product's repository. */
  readonly repository: string | null;
  readonly ghsa: string;
}

function run(call: Call): Said {
  const take = takeFrom(call);
  const place = call.words.length === 0 ? null : take.word(0, readPlace);
  take.end(1);
  const said = take.all({ place });
  if (said === undefined) return take.stop();
  return said.place === null ? adoptIssue(call) : adoptAdvisory(call, said.place);
}

function adoptIssue({ view }: Call): Said {
  const isCase = view.it.entries.some(({ kind }) => kind === 'fact');
  return isCase ? alreadySo : facts({ name: 'adopted', ghsa: null, repository: null });
}

function adoptAdvisory(call: Call, { repository, ghsa }: Place): Said {
  const { view } = call;
  const products = Object.values(view.house.settings.products);
  const named = repository?.toLowerCase();
  const own = productOf(view)?.product;
  const product = named === undefined ? own : products.find((one) => one.repository.toLowerCase() === named);
  if (product === undefined && named === undefined)
    return refuse(call, 'E-GATE', [productMissing(call.view)]);
  if (product === undefined) {
    const what = `${repository} is no product’s repository (${products.map((one) => one.repository).join(', ')})`;
    return refuse(call, 'E-ARGS', [{ what, post: `/psirt adopt ${ghsa}` }]);
  }
  const before = latest(view.it, 'adopted');
  const same = before?.ghsa === ghsa && before.repository === product.repository;
  const isNews = own?.name !== product.name;
  return same && !isNews ? alreadySo : takeOver(call, { product, ghsa, isNews });
}

interface TakenOver {
  readonly product: Product;
  readonly ghsa: string;
  /** The case was not known to be about this product. */
  readonly isNews: boolean;
}

/** A mistyped ID would be a draft that nobody ever finds. */
function takeOver(call: Call, { product: { name, repository }, ghsa, isNews }: TakenOver): Said {
  const seen = call.eye.ask({ look: 'advisory', repository, ghsa });
  if (seen === undefined) return wait;
  if (seen === null) {
    const what = `the bot sees no advisory ${ghsa} in ${repository}`;
    return refuse(call, 'E-ARGS', [{ what, post: '/psirt adopt <GHSA-ID>' }]);
  }
  return facts(...(isNews ? [{ name: 'product', product: name } as const] : []), {
    name: 'adopted',
    ghsa,
    repository,
  });
}

function readPlace(word: string): Reading<Place> {
  const [, repository = null, id = word] = ADDRESS.exec(word) ?? [];
  const ghsa = readGhsa(id);
  if (ghsa.ok) return read({ repository, ghsa: ghsa.value });
  return misread('the ID or the address of an advisory on GitHub', word, ghsa.mistakes[0].example);
}
