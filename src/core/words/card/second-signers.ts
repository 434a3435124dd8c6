// By whom the second signature may be given, as the card says it: names as code, so that nobody is called.
import type { FactEntry } from '../../case/entry.ts';
import { approversOf, ownSignatureFrom } from '../../case/signers.ts';
import type { View } from '../../case/view.ts';
import { listed } from '../../formats/sentences.ts';
import { spoken } from '../../time.ts';
import { codeSpan } from '../safe.ts';

/** `owner` or `analyst`; from … on also by `lead`. */
export function secondSigners(view: View, request: FactEntry<'publish-requested'>): string {
  const names = approversOf(view, request).map((name) => codeSpan(name));
  const others = names.length === 0 ? `somebody else than \`${request.by.login}\`` : listed(names, 'or');
  const from = ownSignatureFrom(view, request);
  return from === undefined ? others : `${others}; from ${spoken(from)} on also by \`${request.by.login}\``;
}
