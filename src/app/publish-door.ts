// The door for the Action: a workflow proves by an OIDC token which tag of which product it releases, and the bot looks at that product's
// cases. Whatever the token and the cases are, the answer is the same bytes at once; the work follows, and only our own log has reasons.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { sharing, tracker } from '../settle/sharing.ts';
import { answer, refuse } from './answer.ts';
import { readBody } from './body.ts';
import { judgeClaims } from './publish-claims.ts';
import type { Asked, AskingProduct, ClaimFault } from './publish-claims.ts';
import { githubIssuer, openTokenCheck } from './publish-token.ts';
import type { Claims, TokenFault, VerifyToken } from './publish-token.ts';
import type { Say } from './say.ts';
import { openUsedTokens } from './used-tokens.ts';
import type { UsedTokens } from './used-tokens.ts';

/** What the door needs of the bot behind it. */
export interface Releases {
  /** Products of the settings in force; none before the first start. */
  readonly products: () => Promise<readonly AskingProduct[]>;
  /** The numeric id that GitHub gives for `owner/name` now; undefined when there is no such repository, or only under another name. */
  readonly idOf: (repository: string) => Promise<number | undefined>;
  /** Records who asked and settles the product's cases: proves tags, publishes what was approved. */
  readonly release: (asked: Asked) => Promise<void>;
}

export interface PublishDoorOptions {
  readonly releases: Releases;
  /** What the Action asks its token for: this server's public address, `https://psirt.acme.example`. */
  readonly audience: string;
  /** GitHub's unless given. */
  readonly issuer?: string | undefined;
  readonly say: Say;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** How many tokens are checked at once. */
  readonly most?: number | undefined;
}

export interface PublishDoor {
  /** Takes `POST /publish`. */
  readonly take: RequestListener;
  /** Ends when nothing that was asked for is under way. */
  readonly idle: () => Promise<void>;
}

type Fault = TokenFault | ClaimFault | 'token-used' | 'memory-full' | 'repository-id' | 'could-not-look';

interface Door {
  readonly options: PublishDoorOptions;
  readonly now: () => number;
  readonly verify: VerifyToken;
  readonly used: UsedTokens;
  readonly release: Releases['release'];
}

const longestBody = 256;
const mostChecks = 16;

/** Opens the door. Nothing is asked of anybody before the first request. */
export function openPublishDoor(options: PublishDoorOptions): PublishDoor {
  const { releases, audience, issuer = githubIssuer, now = Date.now, most = mostChecks } = options;
  const verify = openTokenCheck({ issuer, audience, now });
  const door: Door = { options, now, verify, used: openUsedTokens(), release: sharedReleases(releases) };
  const tracked = tracker();
  let checking = 0;
  const check = async (token: string, dryRun: boolean): Promise<void> => {
    checking += 1;
    const asked = await judge(door, token).finally(() => (checking -= 1));
    await follow(door, asked, dryRun);
  };
  return {
    idle: tracked.idle,
    take: (request, response) => {
      if (request.method !== 'POST') return refuse(response, 405, 'only POST is taken here');
      if (checking >= most) return refuse(response.setHeader('retry-after', '5'), 503, 'busy, try again');
      void tracked.follow(read(request, response, check));
    },
  };
}

async function read(
  request: IncomingMessage,
  response: ServerResponse,
  check: (token: string, dryRun: boolean) => Promise<void>,
): Promise<void> {
  const token = /^Bearer ([\w.-]{1,8192})$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const body = await readBody(request, { limit: longestBody });
  if (body === 'broken') return void response.destroy();
  if (body === 'too-slow') return refuse(response, 408, 'the body did not come in time');
  if (typeof body === 'string') return refuse(response, 413, `the body is longer than ${longestBody} bytes`);
  answer(response, 202, 'received');
  await check(token, /^\s*\{\s*"dry_run"\s*:\s*true\s*\}\s*$/.test(body.text));
}

/** Everything that must be right before a case is looked at. */
async function judge(door: Door, token: string): Promise<Asked | Fault> {
  try {
    const claims = await door.verify(token);
    if (typeof claims === 'string') return claims;
    const asked = judgeClaims(claims, await door.options.releases.products());
    if (typeof asked === 'string') return asked;
    return (await isIdentical(door, claims, asked)) ? useOnce(door, claims, asked) : 'repository-id';
  } catch {
    // The error is dropped: it may hold what was asked of GitHub.
    return 'could-not-look';
  }
}

/** A repository that was deleted and made anew has the name, but not the id. */
async function isIdentical({ options }: Door, claims: Claims, { repository }: Asked): Promise<boolean> {
  return (await options.releases.idOf(repository)) === Number(claims.repository_id);
}

function useOnce({ used, now }: Door, { jti, exp }: Claims, asked: Asked): Asked | Fault {
  const seconds = Math.floor(now() / 1000);
  // Kept beyond `exp` by what clocks may differ.
  const use = used.use(jti, exp + 60, seconds);
  if (use === 'first') return asked;
  return use === 'again' ? 'token-used' : 'memory-full';
}

async function follow({ options, release }: Door, asked: Asked | Fault, dryRun: boolean): Promise<void> {
  const { say } = options;
  if (typeof asked === 'string')
    return say({
      level: 'warn',
      sentence: 'a request to publish counted for nothing',
      ids: { because: asked },
    });
  const sentence = dryRun ? 'a dry run of publishing was in order' : 'a tag asks for publication';
  say({ level: 'info', sentence, ids: { ...asked } });
  if (dryRun) return;
  try {
    await release(asked);
  } catch {
    say({
      level: 'error',
      sentence: 'a release could not be settled; the sweep comes back',
      ids: { ...asked },
    });
  }
}

/** Requests for one tag that come while one waits share it. */
function sharedReleases(releases: Releases): Releases['release'] {
  const shared = new Map<string, () => Promise<void>>();
  return (asked) => {
    const name = `${asked.repository}@${asked.tag}`;
    const known = shared.get(name) ?? sharing(() => releases.release(asked));
    shared.set(name, known);
    return known();
  };
}
