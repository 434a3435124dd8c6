// One run of the Action: what is set up is checked, then somebody is asked to publish, then what is published is told. It decides nothing.
import type { Sender } from '../src/github/port.ts';
import { openPort } from '../src/github/port.ts';
import type { GitHub } from '../src/github/port.ts';
import { GitHubFailure } from '../src/github/failure.ts';
import { askServer } from './ask-server.ts';
import type { TokenService } from './identity.ts';
import { readInputs } from './inputs.ts';
import type { Inputs, ReadInput, Runner } from './inputs.ts';
import { openHere } from './publish-here.ts';
import { timeOfGitHub, watchPublished } from './published.ts';
import { dryRunLine, linesOf, outputOf, serverPublishes, summaryOf } from './report.ts';
import { SetupMistake } from './setup-mistake.ts';

/** The runner around a run: everything that it gives and takes. */
export interface Stage {
  readonly runner: Runner;
  readonly input: ReadInput;
  readonly tokenService: TokenService;
  readonly sender: Sender;
  readonly mask: (secret: string) => void;
  readonly say: (line: string) => void;
  readonly fail: (text: string) => void;
  readonly output: (value: string) => void;
  readonly summary: (markdown: string) => Promise<void>;
}

/** @returns whether all is well; false only for what has nothing to do with cases */
export async function run(stage: Stage): Promise<boolean> {
  try {
    await publish(stage);
    return true;
  } catch (error) {
    stage.fail(toldOf(error));
    return false;
  }
}

// A text of our own, or none: what else was thrown may hold anything.
function toldOf(error: unknown): string {
  if (error instanceof SetupMistake || error instanceof GitHubFailure) return error.message;
  return 'The Action failed by a defect of its own. Please report it with the version that you use.';
}

async function publish(stage: Stage): Promise<void> {
  const { input, runner, say } = stage;
  const key = input('private-key');
  if (key !== '') stage.mask(key);
  const inputs = readInputs(input, runner);
  const { repository } = runner;
  const { tag, dryRun } = inputs;
  const github = openPort({ sender: stage.sender, authorization: authorizationOf(inputs) });
  const since = await beginning(github, repository);
  say(
    `${tag === undefined ? 'Every release' : `Tag ${tag}`} of ${repository}: asking for what is approved and due.`,
  );
  const work = await ask(stage, inputs);
  const done = work?.();
  if (dryRun) {
    await done;
    say(dryRunLine);
    stage.output('[]');
    return stage.summary(`${dryRunLine}\n`);
  }
  const wait = inputs.wait * 1000;
  const published = await watchPublished({ github, repository, tag, since, wait, done });
  const outcome = { repository, tag, published };
  for (const line of linesOf(outcome)) say(line);
  stage.output(outputOf(outcome));
  await stage.summary(summaryOf(outcome));
}

function authorizationOf({ token }: Inputs): (() => Promise<string>) | undefined {
  return token === '' ? undefined : () => Promise.resolve(`token ${token}`);
}

async function beginning(github: GitHub, repository: string): Promise<string> {
  try {
    return await timeOfGitHub(github, repository);
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    throw new SetupMistake({
      expected: `a token that may read the published advisories of ${repository}`,
      got: error.message,
      so: 'Let the job read, and let `token` be as it is by default:',
      example: 'permissions:\n  contents: read',
    });
  }
}

/** Asks the server, or gives the work that is to be done here. */
async function ask(stage: Stage, { way, dryRun }: Inputs): Promise<(() => Promise<void>) | undefined> {
  if (way.way === 'server') {
    await askServer(way, stage.tokenService, dryRun);
    return undefined;
  }
  const { repository, owner } = stage.runner;
  const work = await openHere({ way, sender: stage.sender, repository, owner, dryRun });
  if (work === undefined) stage.say(serverPublishes);
  return work;
}
