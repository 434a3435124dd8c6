// `psirt-bot init`: makes a case repository ready, as a person, step by step: each is shown first and done on a yes. Run twice, it finds
// everything there.
import { fullNameOf } from '../github/repository-name.ts';
import type { Call, ExitCode } from './command.ts';
import { reachFor } from './github-as.ts';
import type { Reach } from './github-as.ts';
import { filesStep } from './init/files-step.ts';
import { labelsStep } from './init/labels-step.ts';
import { recordStep } from './init/record-step.ts';
import { rulesetStep } from './init/ruleset-step.ts';
import type { Outlook, Site, Step } from './init/step.ts';

const steps: readonly Step[] = [labelsStep, recordStep, rulesetStep, filesStep];

export async function run(call: Call): Promise<ExitCode> {
  const {
    words: [named],
    options,
    environment,
    out,
  } = call;
  const wrong = wrongOptions(options) ?? noAnswer(call);
  const reach = reachFor({ environment, named, as: 'person' });
  if (wrong !== undefined || 'wrong' in reach) {
    out.aside('wrong' in reach ? reach.wrong : (wrong ?? ''));
    return 2;
  }
  const site = await siteOf(reach, call);
  if (site === 'public') {
    out.aside(
      `${fullNameOf(reach.repository)} is public: reports in it would be too. Make it private, or name another repository.`,
    );
    return 1;
  }
  let open = 0;
  for (const step of steps) open += await take(step, site, call);
  out.line(
    open === 0
      ? '\nAll steps are done. Next: psirt-bot start, then psirt-bot doctor'
      : `\n${open} steps are open; run this again for them`,
  );
  return open === 0 ? 0 : 1;
}

function wrongOptions({ app, products }: Call['options']): string | undefined {
  if (typeof app === 'string' && !/^[1-9]\d{0,15}$/.test(app))
    return `--app: expected the App's numeric id; got ${app}\nfor example: --app 123456`;
  const fine =
    typeof products !== 'string' ||
    products.split(',').every((name) => /^[\w-]{1,39}\/[\w.-]{1,100}$/.test(name));
  return fine
    ? undefined
    : `--products: expected repositories as OWNER/NAME, with commas between them; got ${products}\nfor example: --products acme/widget,acme/gadget`;
}

function noAnswer({ options, ask }: Call): string | undefined {
  const fine = options['yes'] !== undefined || ask !== undefined;
  return fine ? undefined : 'Nobody can answer here. Add --yes to take every step, or run it in a terminal.';
}

async function siteOf(
  { clients, repository }: Reach,
  { options, environment }: Call,
): Promise<Site | 'public'> {
  const github = clients.cases;
  const { data } = await github.request('GET /repos/{owner}/{repo}', { ...repository });
  if (!data.private) return 'public';
  const { login } = (await github.request('GET /user', {})).data;
  const { app = environment['APP_ID'], products } = options;
  return {
    github,
    repository,
    login,
    defaultBranch: data.default_branch,
    appId: typeof app === 'string' && app !== '' ? Number(app) : undefined,
    products: typeof products === 'string' ? products.split(',') : undefined,
  };
}

/** Shows a step and does it when it is wanted. @returns 1 when it stays open, else 0 */
async function take(step: Step, site: Site, { options, out, ask }: Call): Promise<0 | 1> {
  const outlook: Outlook = await step.look(site);
  if (outlook.kind === 'there') {
    out.line(`${step.name}: already there (${outlook.how})`);
    return 0;
  }
  if (outlook.kind === 'barred') {
    out.line(`${step.name}: not done, ${outlook.why}\n  to do: ${outlook.todo}`);
    return 1;
  }
  out.line([`${step.name}:`, ...outlook.what.map((line) => `  - ${line}`)].join('\n'));
  if (options['yes'] === undefined && !(await ask?.(`Do this?`))) {
    out.line('  left as it is');
    return 1;
  }
  out.line(`  ${await outlook.act()}`);
  return 0;
}
