// The products of the settings: public, in reach of the App, taking private reports, with guarded release tags and no secret where whoever
// pushes can read it.
import type { Product } from '../../core/settings.ts';
import { orNull } from '../../github/answered.ts';
import { nameParts } from '../../github/repository-name.ts';
import { environmentFindings } from './environments.ts';
import { good, note, unknown, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';
import { tagFindings } from './tag-rules.ts';
import { guardedLook } from './guarded-look.ts';

export const productsCheck: Check = { name: 'products', look };

async function look(sight: Sight): Promise<readonly Finding[]> {
  if (sight.settings === undefined) return [unknown('without settings no product is known', 'see settings')];
  const all = Object.values(sight.settings.products);
  return (await Promise.all(all.map((product) => lookAt(sight, product)))).flat();
}

async function lookAt(sight: Sight, product: Product): Promise<readonly Finding[]> {
  const { repository: name } = product;
  const place = nameParts(name);
  const seen = await orNull(sight.clients.reader(name).request('GET /repos/{owner}/{repo}', place));
  if (seen === null)
    return [
      wrong(
        `${name} is not there, or the App is not installed at it`,
        'its drafts, proofs and publications',
        `add it to the App's installation`,
      ),
    ];
  if (seen.data.private)
    return [
      wrong(
        `${name} is private`,
        'GitHub has advisories on public repositories only',
        'name the public repository of the product in the settings',
      ),
    ];
  const guarded = (what: string, work: () => Promise<readonly Finding[]>) =>
    guardedLook(sight, `${name}: ${what}`, work);
  return [
    good(`${name} is public and in reach`),
    ...(await guarded('advisories', () => advisories(sight, name))),
    ...(await guarded('private reports', () => reports(sight, name))),
    ...(await guarded('release tags', () => tagFindings(sight, product))),
    ...(product.publisher === 'action'
      ? await guarded('environments and secrets', () => environmentFindings(sight, name))
      : []),
  ];
}

async function advisories({ clients }: Sight, name: string): Promise<readonly Finding[]> {
  const github = clients.product(name);
  const list = { ...nameParts(name), per_page: 1 };
  const { data: [one] } = await github.request('GET /repos/{owner}/{repo}/security-advisories', list); // prettier-ignore
  if (one === undefined) return [good(`${name}: advisories can be read`)];
  const comments = { ...nameParts(name), ghsa_id: one.ghsa_id, per_page: 1 };
  const seen = await orNull(
    github.request('GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}/comments', comments),
  );
  return seen === null
    ? [
        note(
          `${name}: GitHub does not offer the comments of advisories (assumption advisory-comments)`,
          'what the reporter is told stands on the card, to be pasted',
        ),
      ]
    : [good(`${name}: advisories and their comments can be read`)];
}

async function reports({ clients }: Sight, name: string): Promise<readonly Finding[]> {
  const { data } = await clients
    .reader(name)
    .request('GET /repos/{owner}/{repo}/private-vulnerability-reporting', nameParts(name));
  return data.enabled
    ? [good(`${name} takes private reports`)]
    : [
        wrong(
          `${name} takes no private reports`,
          'strangers have no private way to report',
          `enable them: https://github.com/${name}/settings/security_analysis`,
        ),
      ];
}
