// The case repository: there, private, with issues.
import { orNull } from '../../github/answered.ts';
import { fullNameOf } from '../../github/repository-name.ts';
import { good, note, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const caseRepositoryCheck: Check = { name: 'case repository', look: look };

const route = 'GET /repos/{owner}/{repo}';

async function look({ clients, repository }: Sight): Promise<readonly Finding[]> {
  const name = fullNameOf(repository);
  const seen = await orNull(clients.cases.request(route, { ...repository }));
  if (seen === null)
    return [
      wrong(
        `${name} is not there, or not for us`,
        'everything',
        'check PSIRT_REPOSITORY and where the App is installed',
      ),
    ];
  const { data } = seen;
  return [
    data.private
      ? good(`${name} is private`)
      : wrong(
          `${name} is public`,
          'every report is public; the bot does nothing',
          `make it private: https://github.com/${name}/settings`,
        ),
    ...(data.has_issues
      ? []
      : [
          wrong(
            'issues are switched off',
            'there can be no case',
            `switch them on: https://github.com/${name}/settings`,
          ),
        ]),
    ...(data.archived ? [wrong('it is archived', 'nothing can be written', 'unarchive it')] : []),
    ...(data.allow_forking === true
      ? [
          note(
            'it may be forked: a fork is a copy of all cases',
            'switch “Allow forking” off in its settings',
          ),
        ]
      : []),
  ];
}
