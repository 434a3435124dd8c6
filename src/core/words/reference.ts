// The name that a case has towards people outside: it leads nowhere and is no link on GitHub.
import type { View } from '../case/view.ts';

/** `PSIRT-42`. GitHub turns `#42` into a link and tells the other side; this it leaves alone. */
export function referenceOf({ it }: Pick<View, 'it'>): string {
  return `PSIRT-${it.number}`;
}
