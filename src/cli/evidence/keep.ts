// Where evidence may be written: into a new file that its owner alone can read, and into no checkout, from where it would go on by itself.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Why nothing may be written there; undefined where it may. */
export function refusedPlace(path: string): string | undefined {
  if (path === '-' || path.startsWith('/dev/')) return `Expected the path of a new file; got ${path}. Evidence is confidential and never printed, since what a terminal or a CI shows is kept by others`; // prettier-ignore
  if (existsSync(path)) return `${path} exists already; name another file, or take that one away`;
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) return `There is no folder ${folder}`;
  const tree = checkoutAbove(folder);
  return tree === undefined ? undefined : `${folder} belongs to the git checkout ${tree}. Evidence is confidential, and what lies in a checkout is soon committed and pushed; name a place outside of it`; // prettier-ignore
}

function checkoutAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : checkoutAbove(above);
}

/** Writes a file that did not exist, for its owner alone. */
export function keep(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
}
