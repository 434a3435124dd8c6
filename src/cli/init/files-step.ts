// The issue form and the first settings, as one pull request: people review them like any other change. What is there is left alone, but
// for the form, which must ask what the bot reads.
import { reportForm } from '../../core/case/report-form.ts';
import { readSettings, settingsPath } from '../../core/settings.ts';
import { orNull } from '../../github/answered.ts';
import { GitHubFailure } from '../../github/failure.ts';
import { allPages } from '../../github/pages.ts';
import { encoded, storedFile } from '../../github/stored-file.ts';
import { firstSettings } from './first-settings.ts';
import type { Outlook, Site, Step } from './step.ts';

export const filesStep: Step = { name: 'issue form and settings', look };

export const formPath = '.github/ISSUE_TEMPLATE/report.yml';
const branch = 'psirt-bot-init';
const mostProducts = 20;

interface Wanted {
  readonly path: string;
  readonly text: string;
  /** Blob of the file that is to be replaced. */
  readonly sha?: string;
}

async function look(site: Site): Promise<Outlook> {
  const { github, repository } = site;
  const { owner } = repository;
  const params = { ...repository, state: 'open' as const, head: `${owner}:${branch}` };
  const [open] = (await github.request('GET /repos/{owner}/{repo}/pulls', params)).data;
  if (open !== undefined)
    return { kind: 'there', how: `pull request #${open.number} asks for them; review and merge it` };
  const settings = await storedFile(github, { ...repository, path: settingsPath });
  const products = settings === undefined ? await productsFor(site) : undefined;
  if (products?.length === 0) {
    const why = 'no product is named, and the owner has no public repository to propose';
    return {
      kind: 'barred',
      why,
      todo: 'run again with --products, for instance --products acme/widget,acme/gadget',
    };
  }
  const wanted = await wantedFiles(site, settings?.text, products ?? []);
  if (wanted === 'unreadable') {
    const why = `${settingsPath} has mistakes, so its products can't be read`;
    return { kind: 'barred', why, todo: 'mend it first; the bot’s issue about its settings says how' };
  }
  if (wanted.length === 0) return { kind: 'there', how: 'both are there' };
  return {
    kind: 'todo',
    what: wanted.map(
      ({ path, sha }) => `ask by pull request to ${sha === undefined ? 'add' : 'renew'} ${path}`,
    ),
    act: () => ask(site, wanted),
  };
}

/** Those that were named, else the owner's public repositories: whoever reviews takes out what is none. */
async function productsFor({ github, repository, products }: Site): Promise<readonly string[]> {
  if (products !== undefined) return products;
  const params = { org: repository.owner, type: 'public' as const };
  const found = await orNull(allPages(github, ['GET /orgs/{org}/repos', params]));
  const live = (found ?? []).filter(
    ({ archived, fork, private: hidden }) => archived !== true && !fork && !hidden,
  );
  return live.map(({ full_name }) => full_name).slice(0, mostProducts);
}

async function wantedFiles(
  { github, repository, login }: Site,
  settings: string | undefined,
  products: readonly string[],
): Promise<readonly Wanted[] | 'unreadable'> {
  const text = settings ?? firstSettings(products, login);
  const read = readSettings(text);
  if (!read.ok) return 'unreadable';
  const form = reportForm(Object.keys(read.settings.products));
  const there = await storedFile(github, { ...repository, path: formPath });
  return [
    ...(settings === undefined ? [{ path: settingsPath, text }] : []),
    ...(there?.text === form ? [] : [{ path: formPath, text: form, ...(there && { sha: there.sha }) }]),
  ];
}

async function ask({ github, repository, defaultBranch }: Site, wanted: readonly Wanted[]): Promise<string> {
  const base = { ...repository, ref: `heads/${defaultBranch}` };
  const { data: head } = await github.request('GET /repos/{owner}/{repo}/git/ref/{ref}', base);
  await beginBranch({ github, repository }, head.object.sha);
  for (const { path, text, sha } of wanted) {
    await github.request('PUT /repos/{owner}/{repo}/contents/{path}', {
      ...repository,
      path,
      branch,
      message: `${sha === undefined ? 'Add' : 'Renew'} ${path}`,
      content: encoded(text),
      ...(sha === undefined ? {} : { sha }),
    });
  }
  const { data } = await github.request('POST /repos/{owner}/{repo}/pulls', {
    ...repository,
    title: 'Set up the PSIRT bot',
    head: branch,
    base: defaultBranch,
    body: 'The form by which reports come in, and the settings: who does what for which product. Please correct them before you merge.',
  });
  return `asked in pull request #${data.number}; review and merge it`;
}

/** A branch of our name without an open pull request is left from a run that broke off, or from one that was merged: it begins anew. */
async function beginBranch(
  { github, repository }: Pick<Site, 'github' | 'repository'>,
  sha: string,
): Promise<void> {
  try {
    const ref = `refs/heads/${branch}`;
    await github.request('POST /repos/{owner}/{repo}/git/refs', { ...repository, ref, sha });
  } catch (error) {
    if (!(error instanceof GitHubFailure && error.kind === 'invalid')) throw error;
    const place = { ...repository, ref: `heads/${branch}`, sha, force: true };
    await github.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', place);
  }
}
