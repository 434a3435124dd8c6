// Repository advisories and private reports, which the engine lacks: GitHub's endpoints over the store beside this file.
import { loginOf } from '../../platform/actors.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Repository } from '../../platform/repositories.ts';
import { notFound, refusal } from '../../gateway/call.ts';
import type { Answer, Call, Handler, Service } from '../../gateway/call.ts';
import { objectsOf, textOf, textsOf } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { applyChange, refuseChange, refuseNew } from './change.ts';
import type { AdvisoryForks } from './forks.ts';
import { cursorPage } from './list.ts';
import { isAdmin, roleOf, sees } from './roles.ts';
import { advisoryObject } from './shape.ts';
import { newAdvisory } from './store.ts';
import type { Advisories, Advisory } from './store.ts';

export interface AdvisoryTools {
  readonly platform: Platform;
  readonly advisories: Advisories;
  readonly forks: AdvisoryForks;
  /** GHSA ids for which a CVE was requested, in order. */
  readonly cveRequests: string[];
}

/** Nobody but public repositories has advisories. */
const ownerOf = ({ repository }: Call): Repository | undefined =>
  repository && !repository.isPrivate ? repository : undefined;

async function unknownPerson({ platform }: AdvisoryTools, fields: JsonObject): Promise<Answer | undefined> {
  const credited = objectsOf(fields['credits']).map(({ login }) => textOf(login));
  for (const login of [...credited, ...textsOf(fields['collaborating_users'])]) {
    if ((await platform.look(`/users/${encodeURIComponent(login)}`)) === undefined)
      return refusal(422, `Validation Failed: ${login} is no user.`);
  }
  return undefined;
}

function announce(
  { platform }: AdvisoryTools,
  action: 'reported' | 'published',
  about: { readonly advisory: JsonObject; readonly repository: Repository; readonly sender: string },
): void {
  const { advisory, repository, sender } = about;
  platform.emit({
    event: 'repository_advisory',
    action,
    repository,
    sender,
    fields: { repository_advisory: advisory },
  });
}

async function add(
  tools: AdvisoryTools,
  call: Call,
  place: { readonly repository: Repository; readonly reported: boolean },
): Promise<Answer> {
  const { platform, advisories } = tools;
  const { repository, reported } = place;
  const { fields } = call;
  const refused = refuseNew(fields) ?? (await unknownPerson(tools, fields));
  if (refused) return refused;
  const author = loginOf(call.actor) ?? '';
  const ghsa = advisories.nextId(repository);
  const advisory = newAdvisory({ ghsa, repository, author, at: platform.clock.stamp(), reported, fields });
  advisories.add(advisory);
  if (fields['start_private_fork'] === true) await tools.forks.open(advisory);
  const body = await advisoryObject(platform, advisory);
  if (reported) announce(tools, 'reported', { advisory: body, repository, sender: author });
  return { status: 201, body };
}

async function update(tools: AdvisoryTools, call: Call, advisory: Advisory): Promise<Answer> {
  const { platform, forks } = tools;
  const { fields, actor } = call;
  const role = await roleOf(platform, actor, advisory);
  const refused = refuseChange(advisory, fields, role) ?? (await unknownPerson(tools, fields));
  if (refused) return refused;
  const was = advisory.state;
  const by = loginOf(actor) ?? '';
  applyChange(advisory, fields, { by, at: platform.clock.stamp() });
  const published = was !== 'published' && advisory.state === 'published';
  if (published) await forks.remove(advisory);
  else await forks.sync(advisory);
  const body = await advisoryObject(platform, advisory);
  if (published)
    announce(tools, 'published', { advisory: body, repository: advisory.repository, sender: by });
  return { status: 200, body };
}

async function requestCve(
  { platform, cveRequests }: AdvisoryTools,
  call: Call,
  advisory: Advisory,
): Promise<Answer> {
  if ((await roleOf(platform, call.actor, advisory)) !== 'admin') return refusal(403, 'Forbidden');
  if (advisory.cve !== null || advisory.vulnerabilities.length === 0)
    return refusal(422, 'A CVE can be requested once for an advisory that names affected versions.');
  cveRequests.push(advisory.ghsa);
  return { status: 202, body: {} };
}

async function openFork({ platform, forks }: AdvisoryTools, call: Call, advisory: Advisory): Promise<Answer> {
  if (
    call.actor.kind === 'installation'
      ? !('repository_advisories' in call.actor.permissions)
      : !isAdmin(platform, call.actor, advisory.repository)
  )
    return refusal(403, 'Forbidden');
  if (advisory.state === 'published' || advisory.state === 'closed' || advisory.fork)
    return refusal(422, 'Validation Failed');
  const fork = await forks.open(advisory);
  return { status: 202, body: fork };
}

async function list(
  tools: AdvisoryTools,
  call: Call,
  fits: (advisory: Advisory) => boolean,
): Promise<Answer> {
  const { platform, advisories } = tools;
  const chosen: Advisory[] = [];
  for (const advisory of advisories.all().filter(fits))
    if (await sees(platform, call.actor, advisory)) chosen.push(advisory);
  const { items, headers } = cursorPage(platform, call, chosen);
  return {
    status: 200,
    headers,
    body: await Promise.all(items.map((item) => advisoryObject(platform, item))),
  };
}

type OnAdvisory = (tools: AdvisoryTools, call: Call, advisory: Advisory) => Promise<Answer>;

/** Finds the advisory for those who may know of it. */
export function onAdvisory(tools: AdvisoryTools, act: OnAdvisory): Handler {
  return async (call) => {
    const advisory = tools.advisories.find(call.params['ghsa_id'] ?? '');
    if (!advisory || advisory.repository.id !== call.repository?.id) return notFound();
    return (await sees(tools.platform, call.actor, advisory)) ? act(tools, call, advisory) : notFound();
  };
}

export function advisoriesService(tools: AdvisoryTools, reports: ReadonlySet<number>): Service {
  const { platform } = tools;
  return {
    'security-advisories/list-repository-advisories': (call) =>
      list(tools, call, ({ repository }) => repository.id === call.repository?.id),
    'security-advisories/list-org-repository-advisories': (call) =>
      list(tools, call, ({ repository }) => repository.owner === call.params['org']),
    'security-advisories/get-repository-advisory': onAdvisory(tools, async (_, __, advisory) => ({
      status: 200,
      body: await advisoryObject(platform, advisory),
    })),
    'security-advisories/create-repository-advisory': (call) => {
      const repository = ownerOf(call);
      if (!repository) return notFound();
      return isAdmin(platform, call.actor, repository)
        ? add(tools, call, { repository, reported: false })
        : refusal(403, 'Forbidden');
    },
    'security-advisories/create-private-vulnerability-report': (call) => {
      const repository = ownerOf(call);
      if (!repository) return notFound();
      return reports.has(repository.id)
        ? add(tools, call, { repository, reported: true })
        : refusal(403, 'Private vulnerability reporting is not enabled for this repository.');
    },
    'security-advisories/update-repository-advisory': onAdvisory(tools, update),
    'security-advisories/create-repository-advisory-cve-request': onAdvisory(tools, requestCve),
    'security-advisories/create-fork': onAdvisory(tools, openFork),
    'security-advisories/list-global-advisories': () => ({ status: 200, body: [] }),
    'security-advisories/get-global-advisory': () => notFound(),
  };
}
