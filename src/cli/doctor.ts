// `psirt-bot doctor`: looks for what is missing or open on GitHub and says what breaks by it and how to mend it. It changes nothing.
import { readSettings, settingsPath } from '../core/settings.ts';
import { GitHubFailure } from '../github/failure.ts';
import { storedFile } from '../github/stored-file.ts';
import type { Call, ExitCode } from './command.ts';
import { caseRepositoryCheck } from './doctor/case-repository.ts';
import { dashboardCheck } from './doctor/dashboard.ts';
import type { Check, Finding, Sight } from './doctor/finding.ts';
import { guardedLook } from './doctor/guarded-look.ts';
import { pagerCheck } from './doctor/pager.ts';
import { permissionsCheck } from './doctor/permissions.ts';
import { probesCheck } from './doctor/probes.ts';
import { productsCheck } from './doctor/products.ts';
import { readersCheck } from './doctor/readers.ts';
import { recordCheck } from './doctor/record.ts';
import { settingsCheck } from './doctor/settings.ts';
import { webhooksCheck } from './doctor/webhooks.ts';
import { reachFor } from './github-as.ts';
import type { Reach } from './github-as.ts';

const checks: readonly Check[] = [
  permissionsCheck, caseRepositoryCheck, recordCheck, settingsCheck, dashboardCheck, productsCheck, readersCheck, webhooksCheck, pagerCheck, probesCheck,
]; // prettier-ignore

export async function run({ words: [named], environment, out }: Call): Promise<ExitCode> {
  const reach = reachFor({ environment, named, as: 'anybody' });
  if ('wrong' in reach) {
    out.aside(reach.wrong);
    return 2;
  }
  const sight = { ...(await sightOf(reach)), environment };
  const found: Finding[] = [];
  for (const { name, look } of checks) {
    const findings = await guardedLook(sight, name, () => look(sight));
    out.line(`\n${name}`);
    for (const finding of findings) out.line(sentence(finding));
    found.push(...findings);
  }
  const count = (state: Finding['state']): number =>
    found.filter((finding) => finding.state === state).length;
  const broken = count('wrong');
  out.line(
    `\n${count('good')} fine, ${broken} wrong, ${count('note')} to note, ${count('unknown')} not to be seen as ${reach.as === 'app' ? 'the App' : 'a person'}`,
  );
  return broken === 0 ? 0 : 1;
}

async function sightOf({ as, clients, repository }: Reach): Promise<Omit<Sight, 'environment'>> {
  const read = await settingsOf({ clients, repository });
  return { as, clients, repository, settings: read?.ok === true ? read.settings : undefined };
}

/** What can't be read is told by its own check. */
async function settingsOf({ clients, repository }: Pick<Reach, 'clients' | 'repository'>) {
  try {
    const file = await storedFile(clients.cases, { ...repository, path: settingsPath });
    return file === undefined ? undefined : readSettings(file.text);
  } catch (error) {
    if (error instanceof GitHubFailure) return undefined;
    throw error;
  }
}

const marks = { good: 'ok    ', wrong: 'WRONG ', note: 'note  ', unknown: '?     ' } as const;

function sentence(finding: Finding): string {
  const lines = [`  ${marks[finding.state]}${finding.what}`];
  if (finding.state === 'wrong') lines.push(`          what breaks: ${finding.breaks}`);
  if ('todo' in finding && finding.todo !== undefined) lines.push(`          to do: ${finding.todo}`);
  return lines.join('\n');
}
