// Writes repository advisories of a product's public repository. Arrays are replaced whole by GitHub, so they are sent whole.
import { z } from 'zod';
import { nameParts } from '../repository-name.ts';
import type { Params } from '../route.ts';
import type { Performer, Stage } from './stage.ts';

const advisories = '/repos/{owner}/{repo}/security-advisories';
const one = `${advisories}/{ghsa_id}` as const;
const update = `PATCH ${one}` as const;
type Update = Omit<Params<typeof update>, 'owner' | 'repo' | 'ghsa_id'>;

interface Where {
  readonly repository: string;
  readonly ghsa: string;
}

/** A draft whose description is its nonce, so that it can be found again; it is filled afterwards. */
export const createAdvisory: Performer<'advisory.create'> = async ({ clients }, effect) => {
  const { data } = await clients.product(effect.repository).request(`POST ${advisories}`, {
    ...nameParts(effect.repository),
    summary: effect.summary,
    description: effect.nonce,
    vulnerabilities: [],
  });
  return { repository: effect.repository, ghsa: data.ghsa_id, url: data.html_url };
};

export const acceptAdvisory: Performer<'advisory.accept'> = async (stage, effect) => {
  await patch(stage, effect, { state: 'draft' });
  return {};
};

export const closeAdvisory: Performer<'advisory.close'> = async (stage, effect) => {
  await patch(stage, effect, { state: 'closed' });
  return {};
};

/** The receipt is the hash of each field written. */
export const writeAdvisory: Performer<'advisory.write'> = async (stage, effect) => {
  await patch(stage, effect, bodyOf(effect.fields));
  return effect.hashes;
};

/** Adds collaborators to those who are there. */
export const addCollaborators: Performer<'advisory.collaborators'> = async (stage, effect) => {
  const { data } = await stage.clients.product(effect.repository).request(`GET ${one}`, placeOf(effect));
  const there = (data.collaborating_users ?? []).map(({ login }) => login);
  const known = new Set(there.map((login) => login.toLowerCase()));
  const missing = effect.logins.filter((login) => !known.has(login.toLowerCase()));
  if (missing.length > 0) await patch(stage, effect, { collaborating_users: [...there, ...missing] });
  return {};
};

/** Publishes: the one PATCH that can't be taken back. Its body was approved byte for byte and is sent as it is. */
export const publishAdvisory: Performer<'advisory.publish'> = async (stage, effect) => {
  const data = await patch(
    stage,
    effect,
    bodyOf(z.record(z.string(), z.unknown()).parse(JSON.parse(effect.fields))),
  );
  return {
    ghsa: data.ghsa_id,
    url: data.html_url,
    published_at: data.published_at ?? '',
    cve: data.cve_id ?? '',
  };
};

/** Changes fields of an advisory that is public; approved and sent as it is, like its publication. */
export const reviseAdvisory: Performer<'advisory.revise'> = async (stage, effect) => {
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(effect.fields));
  const data = await patch(stage, effect, bodyOf(fields));
  return { url: data.html_url };
};

/** Writes to the advisory's conversation, where GitHub offers it. */
export const tellThread: Performer<'advisory.tell'> = async ({ clients }, effect) => {
  const { data } = await clients
    .product(effect.repository)
    .request(`POST ${one}/comments`, { ...placeOf(effect), body: effect.text });
  return { comment: String(data.id) };
};

export const requestCve: Performer<'cve.request'> = async ({ clients }, effect) => {
  await clients.product(effect.repository).request(`POST ${one}/cve`, placeOf(effect));
  return {};
};

/** Opens the temporary private fork; GitHub makes it within minutes. */
export const openFork: Performer<'fork.open'> = async ({ clients }, effect) => {
  const { data } = await clients.forks(effect.repository).request(`POST ${one}/forks`, placeOf(effect));
  return { full_name: data.full_name, url: data.html_url };
};

// `severity` and `cvss_vector_string` never go together: GitHub refuses a severity while a vector is set.
function bodyOf(fields: Readonly<Record<string, unknown>>): Update {
  const { severity, ...others } = fields;
  const vector = others['cvss_vector_string'];
  const withVector = vector !== undefined && vector !== null;
  const { cvss_vector_string: _none, ...withoutVector } = others;
  if (severity === undefined) return others;
  return withVector ? others : { ...withoutVector, severity: severity as Update['severity'] & string };
}

async function patch({ clients }: Stage, where: Where, body: Update) {
  return (await clients.product(where.repository).request(update, { ...placeOf(where), ...body })).data;
}

function placeOf({ repository, ghsa }: Where) {
  return { ...nameParts(repository), ghsa_id: ghsa };
}
