// Makes whole webhook payloads out of what happened: repository, organisation, installation and sender around the event's fields.
import { objectOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { SandboxApp } from '../platform/apps.ts';
import type { Happening, Platform } from '../platform/platform.ts';

/** The fields of GitHub's `simple-user`. */
const simpleFields = [
  'login', 'id', 'node_id', 'avatar_url', 'gravatar_id', 'url', 'html_url', 'followers_url', 'following_url', 'gists_url',
  'starred_url', 'subscriptions_url', 'organizations_url', 'repos_url', 'events_url', 'received_events_url', 'type', 'site_admin',
]; // prettier-ignore
const organisationFields = [
  'login', 'id', 'node_id', 'url', 'repos_url', 'events_url', 'hooks_url', 'issues_url', 'members_url', 'public_members_url',
  'avatar_url', 'description',
]; // prettier-ignore

const pick = (value: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, value[name] ?? null]));

/** A person or bot as GitHub's `simple-user`. */
export async function simpleUser(platform: Platform, login: string): Promise<JsonObject> {
  const user = objectOf(await platform.look(`/users/${encodeURIComponent(login)}`));
  return pick(user, simpleFields);
}

export async function organisationOf(platform: Platform): Promise<JsonObject> {
  return pick(objectOf(await platform.look(`/orgs/${platform.organisation}`)), organisationFields);
}

/** The payload that every subscriber gets, still without `installation`, which differs per App. */
export async function payloadOf(platform: Platform, happening: Happening): Promise<JsonObject> {
  const { repository, sender, action, fields } = happening;
  const [repo, organization, user] = await Promise.all([
    platform.look(`/repos/${repository.fullName}`),
    organisationOf(platform),
    simpleUser(platform, sender),
  ]);
  const act = action === undefined ? {} : { action };
  return { ...act, ...fields, repository: objectOf(repo), organization, sender: user };
}

export const installationOf = ({ installationId }: SandboxApp): JsonObject => ({
  id: installationId,
  node_id: Buffer.from(`23:Installation${installationId}`).toString('base64'),
});
