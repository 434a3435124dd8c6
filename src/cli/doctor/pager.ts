// Whether somebody can be paged by the environment that `doctor` runs in. It sends nothing: `psirt-bot page --test` does.
import { environmentMistakes } from '../../app/environment-check.ts';
import { readPageEnvironment } from '../../app/environment-page.ts';
import { fullNameOf } from '../../github/repository-name.ts';
import { good, note, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const pagerCheck: Check = { name: 'pager', look: (sight) => Promise.resolve([finding(sight)]) };

const names = ['PSIRT_PAGE_URL', 'PSIRT_PAGE_SECRET'];

function finding({ environment, repository }: Sight): Finding {
  if (names.every((name) => (environment[name] ?? '') === ''))
    return note(
      'no pager is set in this environment: attacks, a broken embargo and a fix that is out without an advisory are told on GitHub alone',
      'run it where the server runs, or set PSIRT_PAGE_URL and PSIRT_PAGE_SECRET there (docs/paging.md)',
    );
  const read = readPageEnvironment({ ...environment, PSIRT_REPOSITORY: fullNameOf(repository) });
  if (read.ok)
    return good(
      `pages go to ${new URL(read.environment.pager.url).host}; \`psirt-bot page --test\` sends one`,
    );
  const mistakes = environmentMistakes(read.mistakes);
  return wrong('the pager can’t be used', 'the server does not start', mistakes.replaceAll('\n', ' '));
}
