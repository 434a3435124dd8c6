// A person of the sandbox at work: everything goes through GitHub's API with the person's own token, as it would on GitHub.
// What has no API there (merging a temporary fork) is among the box's controls.
import { Octokit } from '@octokit/rest';
import type { Box } from './box.ts';
import { codeHands } from './person/code.ts';
import type { CodeHands } from './person/code.ts';
import { issueHands } from './person/issues.ts';
import type { IssueHands } from './person/issues.ts';
import { reportHands } from './person/reports.ts';
import type { ReportHands } from './person/reports.ts';

export interface Person extends IssueHands, CodeHands, ReportHands {
  readonly login: string;
  /** For what has no name of its own here. */
  readonly octokit: Octokit;
}

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** A person of the box's seed. Throws when the seed has nobody of that login. */
export function personOf({ api, tokens }: Pick<Box, 'api' | 'tokens'>, login: string): Person {
  const token = tokens[login];
  if (token === undefined)
    throw new Error(`The sandbox has no ${login}; it has ${Object.keys(tokens).join(', ')}`);
  const octokit = new Octokit({ auth: token, baseUrl: api, log });
  return { login, octokit, ...issueHands(octokit), ...codeHands(octokit), ...reportHands(octokit) };
}
