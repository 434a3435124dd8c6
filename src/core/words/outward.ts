// Takes out of a colleague's words what must not reach anybody outside: addresses of private repositories, and references that GitHub
// would turn into visible links. It does not judge what they say.
import { privateRepositoriesOf } from '../advisory/private-things.ts';
import type { View } from '../case/view.ts';
import { referenceOf } from './reference.ts';

/** The text with every address of a private repository replaced by our reference, and `#1` and `@name` made inert. */
export function outward(view: View, text: string): string {
  const hidden = privateRepositoriesOf(view).reduce(
    (before, repository) => before.replaceAll(addressOf(repository), referenceOf(view)),
    text,
  );
  // A zero-width space keeps the look and undoes the link.
  return hidden.replaceAll(/([#@])(?=\w)/g, '$1\u200B');
}

function addressOf(repository: string): RegExp {
  const name = repository.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    String.raw`(?<![\w.-])(?:https?://)?(?:[\w.-]+/)?${name}(?![\w-])(?:[/#][^\s)>\]]*)?`,
    'gi',
  );
}
