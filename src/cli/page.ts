// `psirt-bot page --test`: sends one page that says itself that it is a test, so that a team knows before it counts that somebody hears it.
import { randomUUID } from 'node:crypto';
import { environmentMistakes } from '../app/environment-check.ts';
import { readPageEnvironment } from '../app/environment-page.ts';
import { openPager } from '../channels/pager.ts';
import type { PageSent } from '../channels/pager.ts';
import { testPage } from '../core/page.ts';
import { atSecond } from '../core/time.ts';
import type { Call, ExitCode } from './command.ts';

const answers: Readonly<Record<PageSent, string>> = {
  sent: 'The test page was taken. Did it reach whoever would be needed?',
  refused:
    'The test page was not taken: nobody answers at PSIRT_PAGE_URL, or what answers refuses it. Look whether its address is right, and whether it checks the signature with the same secret (docs/paging.md)',
  unknown: 'No answer came within 10 seconds, so the test page may have arrived or not.',
};

export async function run({ options, environment, out }: Call): Promise<ExitCode> {
  if (options['test'] !== true) {
    out.aside(
      'expected --test: pages about cases are sent by the server alone\n  for example: psirt-bot page --test',
    );
    return 2;
  }
  const read = readPageEnvironment(environment);
  if (!read.ok) {
    out.aside(environmentMistakes(read.mistakes));
    return 2;
  }
  const page = testPage({
    id: randomUUID(),
    at: atSecond(Date.now() / 1000),
    repository: read.environment.repository,
  });
  const sent = await openPager(read.environment.pager).send(page);
  out[sent === 'sent' ? 'line' : 'aside'](answers[sent]);
  return sent === 'sent' ? 0 : 1;
}
