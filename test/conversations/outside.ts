// What of a case can be seen outside its repository, and the tags by which people release it.
import { asSeen, product } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

/** The GHSA ID that the card names. */
export const ghsaOf = async (one: CaseRoom): Promise<string> =>
  /GHSA(?:-\w{4}){3}/u.exec(await one.card())?.[0] ?? 'none';

/** Everything in which the lead was called. */
export const calls = async (one: CaseRoom): Promise<readonly string[]> =>
  (await one.ofBot()).flatMap((text) => (text.startsWith('<!-- psirt-bot:call:') ? [asSeen(text)] : []));

/** State of the case's GitHub advisory. */
export const stateOf = async (room: Room, one: CaseRoom): Promise<string> =>
  (await room.as('owner').advisory({ repository: product, ghsa: await ghsaOf(one) })).state;

/** The advisory's page on the site; `no page` where there is none. */
export async function pageOf(room: Room, one: CaseRoom): Promise<string> {
  const path = `advisories/${await ghsaOf(one)}.md`;
  return (await room.as('lead').file({ repository: 'acme/security', path })) ?? 'no page';
}

export async function notesOf(room: Room, tag: string): Promise<string> {
  const { repos } = room.as('lead').octokit.rest;
  return (await repos.getReleaseByTag({ owner: 'acme', repo: 'widget', tag })).data.body ?? '';
}

/** Tags what the product's main branch holds. */
export async function tag(room: Room, name: string): Promise<void> {
  await room.as('owner').tag({ repository: product, tag: name, on: 'main' });
  await room.rest();
}

export async function untag(room: Room, name: string): Promise<void> {
  const { git } = room.as('owner').octokit.rest;
  await git.deleteRef({ owner: 'acme', repo: 'widget', ref: `tags/${name}` });
  await room.rest();
}
