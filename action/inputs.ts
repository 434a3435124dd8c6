// Reads what the workflow says: which way to publish, which tag, how long to wait. All mistakes at once; no secret is ever repeated.
import { createPrivateKey } from 'node:crypto';
import { tagOfRef, isTagName } from '../src/github/tag-ref.ts';
import { dispatchExample, keyExample, oidcExample, triggerExample } from './examples.ts';
import { SetupMistake } from './setup-mistake.ts';
import type { Mistake } from './setup-mistake.ts';

/** What the runner says of this run. */
export interface Runner {
  /** `owner/name`, of the product. */
  readonly repository: string;
  readonly ref: string;
  readonly event: string;
  /** What this run calls itself in intents: no other run has the same name. */
  readonly owner: string;
}

export interface ServerWay {
  readonly way: 'server';
  /** Without a slash at the end. */
  readonly server: string;
  readonly audience: string;
}

export interface KeyWay {
  readonly way: 'key';
  readonly appId: string;
  readonly privateKey: string;
  /** `owner/name`. */
  readonly caseRepository: string;
  /** Login of the bot that keeps the record. */
  readonly bot: string;
}

export interface Inputs {
  readonly way: ServerWay | KeyWay;
  /** Undefined: run by hand on no tag, for every release that is out. */
  readonly tag: string | undefined;
  readonly dryRun: boolean;
  /** Seconds. */
  readonly wait: number;
  /** Reads the published advisories; empty: nobody in particular does. */
  readonly token: string;
}

export type ReadInput = (name: string) => string;

const events: readonly string[] = ['push', 'release', 'workflow_dispatch'];
const fullName = /^[\w-]{1,39}\/[\w.-]{1,100}$/;
const longestWait = 600;

/** @throws SetupMistake with everything that is wrong */
export function readInputs(input: ReadInput, runner: Runner): Inputs {
  if (!fullName.test(runner.repository)) throw new SetupMistake(noRunner);
  const way = keyNames.some((name) => input(name) !== '') ? readKeyWay(input) : readServerWay(input);
  const tag = readTag(input, runner);
  const manner = readManner(input);
  const event = events.includes(runner.event) ? [] : [wrongEvent(runner.event)];
  if (isMistakes(way) || isMistakes(tag) || isMistakes(manner) || event.length > 0)
    throw new SetupMistake(...[way, tag, manner, event].filter(isMistakes).flat());
  return { way, tag, ...manner, token: input('token') };
}

function readManner(input: ReadInput): Pick<Inputs, 'wait' | 'dryRun'> | readonly Mistake[] {
  // A runner always gives what action.yml says; without one nobody waits.
  const [wait, dryRun] = [input('wait') || '0', input('dry-run') || 'false'];
  const mistakes: Mistake[] = [];
  if (!/^\d{1,3}$/.test(wait) || Number(wait) > longestWait)
    mistakes.push(wrongInput('wait', `a whole number of seconds up to ${longestWait}`, '30'));
  if (!['true', 'false'].includes(dryRun)) mistakes.push(wrongInput('dry-run', 'true or false', 'false'));
  return mistakes.length > 0 ? mistakes : { wait: Number(wait), dryRun: dryRun === 'true' };
}

const keyNames = ['app-id', 'private-key', 'case-repository', 'bot'] as const;

function isMistakes(value: unknown): value is readonly Mistake[] {
  return Array.isArray(value);
}

function readServerWay(input: ReadInput): ServerWay | readonly Mistake[] {
  const server = input('server').replace(/\/+$/, '');
  if (server === '')
    return [
      {
        expected: 'one way to publish: `server` (the bot publishes), or a publisher App’s key',
        got: 'neither',
        so: 'Give the address of your bot and the permission to ask for a token:',
        example: oidcExample,
      },
    ];
  if (!isSafeAddress(server))
    return [wrongInput('server', 'the https address of your bot', 'https://psirt.example.com')];
  return { way: 'server', server, audience: input('audience') || server };
}

/** Plain http only where nothing leaves the machine. */
function isSafeAddress(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const { protocol, hostname, username, search, hash } = new URL(server);
  const local = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && local)) && username + search + hash === '';
}

function readKeyWay(input: ReadInput): KeyWay | readonly Mistake[] {
  if (input('server') + input('audience') !== '')
    return [
      {
        expected: 'one way to publish',
        got: 'both: `server` or `audience`, and inputs of the publisher App’s key',
        so: 'Keep the first, unless you have no server; then keep these:',
        example: keyExample,
      },
    ];
  const [appId, privateKey, caseRepository, bot] = keyNames.map(input);
  const rules: readonly (readonly [name: string, right: boolean, wanted: string, example: string])[] = [
    ['app-id', /^[\w.]{1,40}$/.test(appId ?? ''), 'the id or client id of the publisher App', '123456'],
    ['private-key', isKey(privateKey ?? ''), 'the publisher App’s private key in PEM form, from a secret', '${{ secrets.PSIRT_PUBLISHER_KEY }}'],
    ['case-repository', fullName.test(caseRepository ?? ''), 'the private case repository as owner/name', 'acme/psirt'],
    ['bot', /^[\w-]{1,60}(?:\[bot\])?$/.test(bot ?? ''), 'the login of the bot that keeps the record', 'acme-psirt[bot]'],
  ]; // prettier-ignore
  const wrong = rules.filter(([, right]) => !right);
  if (wrong.length > 0) return wrong.map(([name, , wanted, example]) => wrongInput(name, wanted, example));
  return { way: 'key', appId: appId ?? '', privateKey: privateKey ?? '', caseRepository: caseRepository ?? '', bot: bot ?? '' }; // prettier-ignore
}

function isKey(text: string): boolean {
  try {
    return createPrivateKey(text.replaceAll(String.raw`\n`, '\n')).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/**
 * By hand a tag may be named, or none. But a token proves the ref that the workflow runs on, so the server's way takes that tag and no
 * other.
 */
function readTag(input: ReadInput, { ref, event }: Runner): string | undefined | readonly Mistake[] {
  const named = input('tag').replace(/^refs\/tags\//, '');
  const own = tagOfRef(ref);
  const byKey = input('server') === '';
  if (named !== '' && !isTagName(named))
    return [wrongInput('tag', 'the name of a tag as Git takes it', 'v1.2.3')];
  if (named !== '' && (named === own || byKey)) return named;
  if (named === '' && (own !== undefined || (byKey && event === 'workflow_dispatch'))) return own;
  return [
    {
      expected: named === '' ? 'a run on a tag' : 'a run on the tag that `tag` names',
      got: own === undefined ? 'a run on something that is no tag' : 'a run on another tag',
      so: 'Run it on the tag:',
      example: dispatchExample,
    },
  ];
}

const noRunner: Mistake = {
  expected: 'a job of GitHub Actions',
  got: 'an environment without GITHUB_REPOSITORY',
  so: 'Run it as a step of a workflow:',
  example: oidcExample,
};

function wrongEvent(event: string): Mistake {
  return {
    expected: `a run for ${events.join(', ')}`,
    got: /^[a-z_]{1,40}$/.test(event) ? event : 'another event',
    so: 'Start the workflow by these:',
    example: triggerExample,
  };
}

function wrongInput(name: string, expected: string, example: string): Mistake {
  return {
    expected: `in \`${name}\` ${expected}`,
    got: 'something else, or nothing',
    so: 'For example:',
    example: `with:\n  ${name}: ${example}`,
  };
}
