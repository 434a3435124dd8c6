// `psirt-bot export`: one archive with everything that the record holds of a case, to be checked by `verify` without any network.
import { evidenceOf, rootOf } from '../core/evidence/files.ts';
import type { Call, ExitCode } from './command.ts';
import { collect } from './evidence/collect.ts';
import { keep, refusedPlace } from './evidence/keep.ts';
import { tarOf } from './evidence/tar.ts';
import { reachFor } from './github-as.ts';
import { productVersion } from './version.ts';

export async function run({
  words: [typed = '', named],
  options,
  environment,
  out,
}: Call): Promise<ExitCode> {
  const number = /^#?([1-9]\d{0,8})$/.exec(typed)?.[1];
  if (number === undefined) return said(out, `Expected the number of a case; got ${typed}\nfor example: psirt-bot export 42 acme/psirt`, 2); // prettier-ignore
  const path = typeof options['out'] === 'string' ? options['out'] : `case-${number}-evidence.tar`;
  const refused = refusedPlace(path);
  if (refused !== undefined) return said(out, `${refused}\nfor example: psirt-bot export ${number} --out ~/evidence/case-${number}-evidence.tar`, 2); // prettier-ignore
  const reach = reachFor({ environment, named, as: 'anybody' });
  if ('wrong' in reach) return said(out, reach.wrong, 2);
  const collected = await collect(reach, Number(number), productVersion());
  if (!collected.ok) return said(out, collected.wrong, 1);
  const evidence = evidenceOf(collected.material);
  if (!evidence.ok) return said(out, `The log of case ${number} is broken in line ${evidence.line}: ${evidence.because}. Put it back first; psirt-bot verify says how`, 1); // prettier-ignore
  keep(path, tarOf(evidence.files));
  out.line(`${path}: ${evidence.files.size} files`);
  out.line(`root hash: ${rootOf(evidence.files)}`);
  out.aside('It may hold what is under embargo. Give it only to people who may read the case, and keep the root hash in another place: with it, verify finds every change.'); // prettier-ignore
  return 0;
}

function said({ aside }: Call['out'], text: string, code: ExitCode): ExitCode {
  aside(text);
  return code;
}
