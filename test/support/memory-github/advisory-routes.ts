// Repository advisories with GitHub's state machine, their conversations, temporary private forks and requests for CVE IDs.
import { newComment, paged, publish, refuse, repositoryOf, text } from './route.ts';
import type { Answered, Call, Routes } from './route.ts';
import { advisoryShape, commentShape } from './shapes.ts';
import { nextId, stamp } from './world.ts';
import type { Advisory, Repository, User, World } from './world.ts';

const base = '/repos/{owner}/{repo}/security-advisories';
const one = `${base}/{ghsa_id}`;

/** Settable states by present state. */
const transitions: Readonly<Record<Advisory['state'], readonly string[]>> = {
  triage: ['draft', 'closed'],
  draft: ['published', 'closed'],
  closed: ['draft'],
  published: [],
};

const settable = ['summary', 'description', 'severity', 'cvss_vector_string', 'cwe_ids', 'vulnerabilities', 'credits', 'cve_id', 'collaborating_users']; // prettier-ignore

/** A new advisory of a repository, as a report or a draft. */
export function newAdvisory(
  world: World,
  repository: Repository,
  made: { author: User; state: 'triage' | 'draft'; fields: Readonly<Record<string, unknown>> },
): Advisory {
  const letters = nextId(world).toString(36).padStart(12, '2').slice(-12);
  const at = stamp(world);
  const advisory: Advisory = {
    ...made,
    ghsa: `GHSA-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`,
    created_at: at,
    updated_at: at,
    published_at: null,
    fork: null,
    comments: [],
  };
  repository.advisories.push(advisory);
  return advisory;
}

function advisoryOf(call: Call): Advisory {
  return repositoryOf(call).advisories.find(({ ghsa }) => ghsa === text(call, 'ghsa_id')) ?? refuse(404);
}

function fieldsIn({ params }: Call): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => settable.includes(name)));
}

function answer(call: Call, status: number, advisory: Advisory): Answered {
  return { status, data: advisoryShape(repositoryOf(call), advisory) };
}

function change(call: Call): Answered {
  const advisory = advisoryOf(call);
  const { full_name } = repositoryOf(call);
  const wanted = text(call, 'state') || advisory.state;
  const isMove = wanted !== advisory.state;
  if (isMove && !transitions[advisory.state].includes(wanted)) refuse(422);
  const fields = { ...advisory.fields, ...fieldsIn(call) };
  if (typeof call.params['severity'] === 'string' && fields['cvss_vector_string'] != null) refuse(422);
  advisory.fields = fields;
  advisory.updated_at = stamp(call.world);
  if (isMove) advisory.state = wanted as Advisory['state'];
  if (advisory.state === 'published') {
    advisory.published_at ??= stamp(call.world);
    advisory.fork = null;
    publish(call, `${full_name} ${advisory.ghsa}`, JSON.stringify(fields));
  }
  return answer(call, 200, advisory);
}

function openFork(call: Call): Answered {
  const advisory = advisoryOf(call);
  if (advisory.fork !== null || ['published', 'closed'].includes(advisory.state)) refuse(422);
  const full_name = `${repositoryOf(call).full_name}-${advisory.ghsa.toLowerCase()}`;
  advisory.fork = full_name;
  call.world.forkRequests.push(advisory.ghsa);
  return { status: 202, data: { full_name, html_url: `https://github.com/${full_name}` } };
}

export const advisoryRoutes: Routes = {
  [`GET ${base}`]: (call) => {
    const repository = repositoryOf(call);
    const state = text(call, 'state');
    const found = repository.advisories.filter((advisory) => state === '' || advisory.state === state);
    return paged(call, found.toReversed().map((advisory) => advisoryShape(repository, advisory))); // prettier-ignore
  },
  [`POST ${base}`]: (call) => {
    const made = { author: call.actor, state: 'draft', fields: fieldsIn(call) } as const;
    return answer(call, 201, newAdvisory(call.world, repositoryOf(call), made));
  },
  [`GET ${one}`]: (call) => answer(call, 200, advisoryOf(call)),
  [`PATCH ${one}`]: change,
  [`POST ${one}/cve`]: (call) => {
    const { fields, ghsa } = advisoryOf(call);
    if (fields['cve_id'] != null) refuse(422);
    call.world.cveRequests.push(ghsa);
    return { status: 202, data: {} };
  },
  [`POST ${one}/forks`]: openFork,
  [`GET ${one}/comments`]: (call) =>
    paged(call, advisoryOf(call).comments.map((said) => commentShape(said, ''))), // prettier-ignore
  [`POST ${one}/comments`]: (call) => {
    const made = newComment(call.world, call.actor, text(call, 'body'));
    advisoryOf(call).comments.push(made);
    return { status: 201, data: commentShape(made, '') };
  },
};
