// The hands of a test or a drill: what people, GitHub's staff or time would do and no REST call of the product can.
import { objectOf, objectsOf, textOf } from './json.ts';
import type { PublicWrite } from './gateway/logs.ts';
import type { Switches, Services } from './services/all.ts';
import type { Platform } from './platform/platform.ts';
import { land } from './services/advisories/landing.ts';
import type { Landed } from './services/advisories/landing.ts';
import type { Advisory, Credit } from './services/advisories/store.ts';
import { tokenOf } from './seed/accounts.ts';

export interface CommentEdit {
  /** `acme/psirt`. */
  readonly repository: string;
  readonly id: number;
  readonly body: string;
  /** Login of the person who edits; needs write access. */
  readonly by: string;
}

export interface Controls {
  /** Changes a comment in place as another person; its author stays. */
  readonly editComment: (edit: CommentEdit) => Promise<void>;
  /** GitHub's CNA answers: the advisory gets its CVE id, without a webhook. */
  readonly assignCve: (ghsa: string, cve: string) => void;
  /** GHSA ids for which a CVE was requested, in order. */
  readonly cveRequests: readonly string[];
  readonly answerCredit: (ghsa: string, login: string, answer: 'accepted' | 'declined') => void;
  /** "Merge pull requests" on the advisory's page, by a person. */
  readonly mergeFork: (ghsa: string, by: string) => Promise<readonly Landed[]>;
  /** An owner of the organisation puts somebody into a team, `support`, or takes them out. */
  readonly setMember: (team: string, login: string, state: 'in' | 'out') => Promise<void>;
  readonly setForkDelay: (ms: number) => void;
  /** The preview of advisory comments; 404 everywhere when off. */
  readonly setAdvisoryComments: (state: 'on' | 'off') => void;
  /** Whether the organisation's plan has rulesets on private repositories. */
  readonly setPrivateRulesets: (state: 'on' | 'off') => void;
  /** Puts the name of a secret into a repository, or into one of its environments. */
  readonly addSecret: (
    place: { readonly repository: string; readonly environment?: string },
    name: string,
  ) => void;
  /** Gives a deploy key read access to a repository, `acme/psirt`. */
  readonly addDeployKey: (repository: string, title: string) => void;
}

export interface ControlParts {
  readonly platform: Platform;
  readonly services: Services;
  readonly publicLog: PublicWrite[];
}

function known({ services }: ControlParts, ghsa: string): Advisory {
  const advisory = services.advisories.advisories.find(ghsa);
  if (!advisory)
    throw new Error(`The sandbox has no advisory ${ghsa}; it knows those that were created in this box`);
  return advisory;
}

async function editComment(
  { platform }: ControlParts,
  { repository, id, body, by }: CommentEdit,
): Promise<void> {
  const answer = await fetch(`${platform.urls.api}/repos/${repository}/issues/comments/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${tokenOf(by)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body }),
  });
  if (!answer.ok)
    throw new Error(`${by} may not edit comment ${id} of ${repository}: status ${answer.status}`);
}

async function setMember({ platform }: ControlParts, path: string, state: 'in' | 'out'): Promise<void> {
  const body = state === 'in' ? { role: 'member' } : undefined;
  await platform.engine.own(state === 'in' ? 'PUT' : 'DELETE', path, body);
}

/** What the public can read of a landing: messages and patches. */
async function logLanding(
  { platform, publicLog }: ControlParts,
  advisory: Advisory,
  landed: Landed & { readonly by: string },
): Promise<void> {
  const { fullName } = advisory.repository;
  const url = `/repos/${fullName}/compare/${landed.before}...${landed.after}`;
  const range = objectOf(await platform.look(url));
  const messages = objectsOf(range['commits']).map((item) => textOf(objectOf(item['commit'])['message']));
  const patches = objectsOf(range['files']).map(
    (file) => `${textOf(file['filename'])}\n${textOf(file['patch'])}`,
  );
  const text = [...messages, ...patches].join('\n');
  publicLog.push({
    by: landed.by,
    method: 'PUSH',
    url,
    repository: fullName,
    text,
    at: platform.clock.stamp(),
  });
}

function answerCredit(advisory: Advisory, login: string, state: Credit['state']): void {
  if (!advisory.credits.some((credit) => credit.login === login))
    throw new Error(`${advisory.ghsa} gives no credit to ${login}`);
  advisory.credits = advisory.credits.map((credit) =>
    credit.login === login ? { ...credit, state } : credit,
  );
}

export function createControls(parts: ControlParts): Controls {
  const { platform, services } = parts;
  const { switches, secrets, deployKeys, advisories } = services;
  const set =
    (name: keyof Pick<Switches, 'advisoryComments' | 'privateRulesets'>) => (state: 'on' | 'off') => {
      switches[name] = state === 'on';
    };
  return {
    editComment: (edit) => editComment(parts, edit),
    assignCve: (ghsa, cve) => {
      const advisory = known(parts, ghsa);
      advisory.cve = cve;
      advisory.updatedAt = platform.clock.stamp();
    },
    cveRequests: advisories.cveRequests,
    answerCredit: (ghsa, login, answer) => answerCredit(known(parts, ghsa), login, answer),
    mergeFork: async (ghsa, by) => {
      const advisory = known(parts, ghsa);
      const landed = await land(platform, advisory, by);
      for (const one of landed) await logLanding(parts, advisory, { ...one, by });
      return landed;
    },
    setMember: (team, login, state) =>
      setMember(parts, `/orgs/${platform.organisation}/teams/${team}/memberships/${login}`, state),
    setForkDelay: (ms) => void (switches.forkDelayMs = ms),
    setAdvisoryComments: set('advisoryComments'),
    setPrivateRulesets: set('privateRulesets'),
    addSecret: ({ repository, environment }, name) => {
      const place = environment === undefined ? repository : `${repository} ${environment}`;
      secrets.set(place, [...(secrets.get(place) ?? []), name]);
    },
    addDeployKey: (repository, title) =>
      void deployKeys.set(repository, [...(deployKeys.get(repository) ?? []), title]),
  };
}
