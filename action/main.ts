// The Action's door: takes what the runner gives, runs once, and gives back. The log, the outputs and the summary are public.
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { error, getInput, info, setSecret, summary } from '@actions/core';
import { context } from '@actions/github';
import { GitHub } from '@actions/github/lib/utils';
import { octokitSender } from '../src/github/octokit-sender.ts';
import { run } from './run.ts';

const {
  GITHUB_REPOSITORY: repository = '',
  GITHUB_REF: ref = '',
  GITHUB_EVENT_NAME: event = '',
} = process.env;
const { GITHUB_OUTPUT: outputs = '', GITHUB_STEP_SUMMARY: summaries = '' } = process.env;
const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '' } = process.env;

// Whatever breaks outside our reach is told without its own words: they could hold a case.
for (const broken of ['uncaughtException', 'unhandledRejection'])
  process.on(broken, () => {
    error('The Action failed by a defect of its own. Please report it with the version that you use.');
    process.exit(1);
  });

const well = await run({
  runner: { repository, ref, event, owner: `action:${randomBytes(6).toString('hex')}` },
  input: (name) => getInput(name),
  tokenService: { url, bearer },
  sender: octokitSender({ Octokit: GitHub, baseUrl: context.apiUrl }),
  mask: setSecret,
  say: info,
  fail: (text) => error(text),
  // The toolkit puts a random text around each output; ours is one line and the same bytes each time.
  output: (value) => {
    if (outputs !== '') appendFileSync(outputs, `advisories=${value}\n`);
  },
  summary: async (markdown) => {
    if (summaries !== '') await summary.addRaw(markdown).write();
  },
});
process.exitCode = well ? 0 : 1;
