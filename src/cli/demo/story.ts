// The story of the demo, scene by scene: a private report becomes a published advisory. Everybody acts as they would on GitHub; the
// App and the Action are the real ones.
import { cve, fixed, fixedTag, fixedVersion, codePath, prose, report, workaround } from './curl.ts';
import { runAction } from './run-action.ts';
import type { Stage } from './stage.ts';

/** What the story ends with. */
export interface Ending {
  readonly ghsa: string;
  /** What the Action's public log showed. */
  readonly actionLog: string;
  /** Bytes that reached a public place before the fix was made public. */
  readonly leaked: number;
}

const product = 'curl/curl';
const site = 'curl/security';

export { product, site };

/** Plays everything. @param publishUrl where the App takes the Action's requests */
export async function play(stage: Stage, server: string): Promise<Ending> {
  const { box } = stage;
  const before = box.publicLog.length;
  const ghsa = await triage(stage);
  await assess(stage, ghsa);
  const pull = await fix(stage, ghsa);
  await sign(stage, pull);
  const leaked = box.publicLog.slice(before).reduce((sum, { text }) => sum + text.length, 0);
  const actionLog = await release(stage, { ghsa, server });
  await close(stage);
  return { ghsa, actionLog, leaked };
}

async function triage(stage: Stage): Promise<string> {
  stage.heading(
    '1  Notification & triage',
    'A stranger reports privately; nobody at the project has to be at a desk.',
  );
  const reporter = stage.person('reporter');
  const ghsa = await stage.act('@reporter', `reports privately on ${product}: “${report.summary}”`, () =>
    reporter.report({ repository: product, ...report }),
  );
  await stage.say('outsider', '/psirt decline not-reproducible');
  await stage.wait(2);
  await stage.say('lead', '/psirt accept exploit none leak no');
  return ghsa;
}

async function assess(stage: Stage, ghsa: string): Promise<void> {
  stage.heading(
    '2  Assessment & coordination',
    'How bad, which versions, who is told; the draft advisory and the place for the fix open by themselves.',
  );
  await stage.say(
    'lead',
    `/psirt confirm CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H CWE-122 affects ">=7.69.0 <${fixedVersion}" fixed ${fixedVersion} major no`,
  );
  await stage.wait(20);
  await stage.act(
    'GitHub',
    'answers the request for a CVE ID, without a webhook; the next sweep finds it',
    async () => box(stage).controls.assignCve(ghsa, cve),
  );
  await stage.wait(1);
  await stage.act('clock', 'the App sweeps', () => Promise.resolve());
  const due = new Date(box(stage).clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
  await stage.say('lead', `/psirt remedy fix by ${due} dev @dev workaround "${workaround}"`);
  await stage.say('owner', '/psirt approve remedy');
  await stage.say('lead', '/psirt credit "Jay Satiro" as reporter consent yes');
  const { repository, number } = stage.place();
  const path = `advisories/${number}.md`;
  await stage.act('@lead', `writes the public words of the advisory in ${path}`, () =>
    stage
      .person('lead')
      .push({ repository, branch: 'main', message: 'Describe the advisory', files: { [path]: prose } }),
  );
}

async function fix(stage: Stage, ghsa: string): Promise<string> {
  stage.heading(
    '3  Remediation & release',
    'The fix is built in the temporary private fork; two people read and sign the same bytes.',
  );
  const dev = stage.person('dev');
  const { fork } = await stage.person('owner').advisory({ repository: product, ghsa });
  if (fork === null) throw new Error('the temporary private fork is not there');
  const pull = await stage.act(
    '@dev',
    'pushes the fix to the fork and opens a pull request there',
    async () => {
      await dev.push({
        repository: fork,
        branch: 'socks5-name',
        message: 'Refuse host names that are too long',
        files: { [codePath]: fixed },
      });
      return dev.openPull({
        repository: fork,
        head: 'socks5-name',
        base: 'main',
        title: 'socks: return error if hostname too long for remote resolve',
      });
    },
  );
  await stage.wait(30);
  await stage.say('dev', `/psirt fix https://github.com/${fork}/pull/${pull} for 8 reviewed-by @lead`);
  await stage.say(
    'dev',
    '/psirt reproduce yes tests/data/test728\n/psirt similar none "every state machine of a proxy read again"',
  );
  await stage.say('analyst', '/psirt test attested "full suite, slow proxy, log sha256:6f1d" for all');
  return fork;
}

async function sign(stage: Stage, _fork: string): Promise<void> {
  await stage.wait(100);
  await stage.say('lead', '/psirt publish');
  const { repository, number } = stage.place();
  const comments = await stage.person('lead').comments({ repository, number });
  const hash = comments.map(({ body }) => /\/psirt approve ([\da-f]{8})/.exec(body)?.[1]).findLast((found) => found !== undefined); // prettier-ignore
  if (hash === undefined) throw new Error('the bot offered no hash to approve');
  await stage.say('lead', `/psirt approve ${hash}`);
  await stage.say('owner', `/psirt approve ${hash}`);
}

async function release(stage: Stage, { ghsa, server }: { ghsa: string; server: string }): Promise<string> {
  await stage.wait(60);
  const owner = stage.person('owner');
  await stage.act('@owner', 'merges the fork with the button of the advisory: the patch is public', () =>
    box(stage).controls.mergeFork(ghsa, 'owner'),
  );
  const commit = await stage.act('@owner', `releases ${fixedTag}`, async () => {
    await owner.release({
      repository: product,
      tag: fixedTag,
      target: 'main',
      notes: `curl ${fixedVersion}`,
    });
    return owner.commit(product, fixedTag);
  });
  return stage.act(
    'Actions',
    'the release workflow runs the Action, which proves by OIDC which tag this is',
    async () => {
      const environment = await jobOf(stage, { server, commit });
      const { exitCode, output } = await runAction(environment);
      if (exitCode !== 0) throw new Error(`the Action ended with ${exitCode}:\n${output}`);
      return output;
    },
  );
}

async function jobOf(
  stage: Stage,
  { server, commit }: { server: string; commit: string },
): Promise<Record<string, string>> {
  const { box: github } = stage;
  const { data } = await stage.person('owner').octokit.rest.repos.get({ owner: 'curl', repo: 'curl' });
  const ref = `refs/tags/${fixedTag}`;
  const job = github.oidc.job({
    repository: product,
    repositoryId: data.id,
    ref,
    sha: commit,
    workflow: '.github/workflows/release.yml',
  });
  return {
    ...job,
    GITHUB_API_URL: github.api,
    GITHUB_REPOSITORY: product,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: ref,
    INPUT_SERVER: server,
    INPUT_AUDIENCE: 'psirt-bot',
    INPUT_WAIT: '20',
    INPUT_TOKEN: github.tokens['dev'] ?? '',
  };
}

async function close(stage: Stage): Promise<void> {
  stage.heading(
    '4  Recovery & close',
    'Everybody who watches the product has mail; the reporter was thanked.',
  );
  await stage.wait(24);
  await stage.say('lead', '/psirt close');
}

const box = ({ box: github }: Stage): Stage['box'] => github;
