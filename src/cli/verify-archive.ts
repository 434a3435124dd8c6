// `psirt-bot verify ARCHIVE`: checks evidence that `export` wrote, without any network; on request also against GitHub's record of today.
import { readFileSync } from 'node:fs';
import { checkEvidence } from '../core/evidence/check.ts';
import type { CheckedEvidence, EvidenceFault } from '../core/evidence/check.ts';
import { names } from '../core/evidence/paths.ts';
import { recordNow } from '../github/record-files.ts';
import { logPath } from '../github/record-path.ts';
import type { Call, ExitCode } from './command.ts';
import { readTar } from './evidence/tar.ts';
import { reachFor } from './github-as.ts';
import { productVersion } from './version.ts';

/** @param path of an archive */
export async function verifyArchive(path: string, { options, environment, out }: Call): Promise<ExitCode> {
  const { root } = options;
  if (typeof root === 'string' && !/^[0-9a-f]{64}$/i.test(root)) return said(out, `Expected a root hash of 64 hex digits; got ${root}\nfor example: psirt-bot verify case-42-evidence.tar --root ${'4f9c2a1e'.repeat(8)}`, 2); // prettier-ignore
  const bytes = bytesOf(path);
  if (bytes === undefined) return said(out, `There is no file ${path} that can be read; expected an archive that psirt-bot export wrote\nfor example: psirt-bot verify case-42-evidence.tar`, 2); // prettier-ignore
  const read = readTar(bytes);
  if (!read.ok) return report(out, read.faults.map((fault) => ({ ...fault, line: null }))); // prettier-ignore
  const checked = checkEvidence(read.files, { root: typeof root === 'string' ? root : undefined, by: productVersion() }); // prettier-ignore
  const apart = options['against-github'] === true ? await againstGitHub(checked, read.files, environment) : []; // prettier-ignore
  if (typeof apart === 'string') return said(out, apart, 2);
  tell(out, checked, { isRooted: typeof root === 'string' });
  return report(out, [...checked.faults, ...apart]);
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function tell(out: Call['out'], { told, root }: CheckedEvidence, { isRooted }: { readonly isRooted: boolean }): void {
  if (told === undefined) return;
  const { facts, log } = told;
  out.line(`case ${facts.case} of ${facts.repository}, ${log.entries.length} entries, made by psirt-bot ${facts.made_by}`);
  out.line(`root hash: ${root}`);
  if (!isRooted) out.aside('Without --root this says that the files fit each other, not that they are those that were exported: whoever changes all of them can make them fit.');
} // prettier-ignore

function report(out: Call['out'], faults: readonly EvidenceFault[]): ExitCode {
  for (const { path, line, wrong } of faults) out.line(`${path}${line === null ? '' : `, line ${line}`}: ${wrong}`); // prettier-ignore
  out.line(faults.length === 0 ? 'nothing wrong' : `${faults.length} wrong: this is not the evidence as it was exported`); // prettier-ignore
  return faults.length === 0 ? 0 : 1;
}

/** Whether GitHub's log of the case goes on from this one; or why it can't be asked. */
async function againstGitHub(
  { told }: CheckedEvidence,
  files: ReadonlyMap<string, string>,
  environment: Call['environment'],
): Promise<readonly EvidenceFault[] | string> {
  if (told === undefined) return [];
  const reach = reachFor({ environment, named: told.facts.repository, as: 'anybody' });
  if ('wrong' in reach) return reach.wrong;
  const record = await recordNow(reach.clients.cases, reach.repository);
  const now = record?.files.get(logPath(told.facts.case));
  const wrong = now === undefined ? 'GitHub has no log of this case' : 'GitHub’s log of this case does not go on from this one'; // prettier-ignore
  return now?.startsWith(files.get(names.log) ?? '') === true ? [] : [{ path: names.log, line: null, wrong }];
}

function said({ aside }: Call['out'], text: string, code: ExitCode): ExitCode {
  aside(text);
  return code;
}
