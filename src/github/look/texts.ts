// Looks at texts in repositories: the case's prose, a saved notice, a file of the site.
import { nameParts } from '../repository-name.ts';
import { savedNotice } from '../notices.ts';
import { storedFile } from '../stored-file.ts';
import type { Looker } from './sight.ts';

export const lookAtProse: Looker<'prose'> = async ({ clients, repository, number }) => {
  const file = await storedFile(clients.cases, { ...repository, path: `advisories/${number}.md` });
  return file?.text ?? null;
};

export const lookAtNotice: Looker<'notice'> = ({ records, number }, { hash }) =>
  savedNotice(records, number, hash);

export const lookAtFile: Looker<'file'> = async ({ clients }, { repository, branch, path }) => {
  const place = { ...nameParts(repository), path, ref: branch };
  return (await storedFile(clients.site(repository), place)) ?? null;
};
