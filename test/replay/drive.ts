// Carries one plan from the report to the published advisory, by commands, prose, pull requests and tags alone.
import { openHouse, say } from './house.ts';
import type { House, Login } from './house.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { at, list, needed, textAt } from './shape.ts';

/** What the public has in the end. */
export interface Published {
  /** The OSV record of the site repository, parsed. */
  readonly osv: unknown;
  /** The GitHub advisory of the product's repository. */
  readonly advisory: unknown;
  /** The commit in the box that landed on each line, by the line's name. */
  readonly landed: Readonly<Record<string, string>>;
  readonly repository: string;
}

interface Course {
  readonly house: House;
  readonly plan: Plan;
  readonly number: number;
  readonly say: (who: Login, text: string) => Promise<void>;
}

/** Plays the plan in a box of its own. Whatever somebody refuses is an error. */
export async function drive(plan: Plan): Promise<Published> {
  const house = await openHouse(plan);
  let published: Published;
  try {
    published = await play(house, plan);
  } catch (error) {
    await house.box.close();
    throw error;
  }
  await house.close();
  return published;
}

async function play(house: House, plan: Plan): Promise<Published> {
  const number = await report(house, plan);
  const course: Course = { house, plan, number, say: (who, text) => say(house, number, [who, text]) };
  await course.say('lead', '/psirt accept exploit none leak no');
  await course.say('lead', plan.confirm);
  const ghsa = await ghsaOf(house);
  if (plan.cveFromGitHub !== undefined) await numberIt(course, { ghsa, cve: plan.cveFromGitHub });
  if (plan.credits.length > 0) await course.say('lead', plan.credits.join('\n'));
  await course.say('lead', plan.remedy);
  await course.say('owner', plan.agree);
  await write(course);
  if (plan.lines.length > 0) await build(course, ghsa);
  else
    await course.say(
      'analyst',
      '/psirt reproduce skip "seen in the code"\n/psirt similar none "read all callers"',
    );
  await sign(course);
  const landed = await release(course, ghsa);
  return { ...(await publishedOf(house, ghsa)), landed, repository: `https://github.com/${house.product}` };
}

/** Reports, and gives the number of the case. */
async function report({ bot, ask, product }: House, plan: Plan): Promise<number> {
  if (plan.report.way === 'form') {
    const { title, body } = plan.report;
    const issue = await ask('analyst', ['POST', '/repos/acme/psirt/issues', { title, body }]);
    await bot.settle(Number(at(issue, 'number')));
    return Number(at(issue, 'number'));
  }
  const { summary, description } = plan.report;
  const sent = await ask('reporter', [
    'POST',
    `/repos/${product}/security-advisories/reports`,
    { summary, description },
  ]);
  await bot.hear({ kind: 'report', repository: product, ghsa: needed(sent, 'ghsa_id') });
  await bot.idle();
  return Number(at(list(await ask('lead', ['GET', '/repos/acme/psirt/issues']))[0], 'number'));
}

async function ghsaOf({ ask, product }: House): Promise<string> {
  const all = list(await ask('owner', ['GET', `/repos/${product}/security-advisories`]));
  if (all.length !== 1) throw new Error(`expected one draft advisory, got ${all.length}`);
  return needed(all[0], 'ghsa_id');
}

/** GitHub's CNA answers what the bot asked for. */
async function numberIt(
  { house, number }: Course,
  { ghsa, cve }: { ghsa: string; cve: string },
): Promise<void> {
  if (!house.box.controls.cveRequests.includes(ghsa))
    throw new Error('expected a request for a CVE ID, got none');
  house.box.controls.assignCve(ghsa, cve);
  await house.bot.settle(number);
}

/** The advisory's words, committed by a person. */
async function write({ house, plan, number }: Course): Promise<void> {
  const content = Buffer.from(plan.prose).toString('base64');
  const path = `/repos/acme/psirt/contents/advisories/${number}.md`;
  await house.ask('analyst', ['PUT', path, { message: 'Write the advisory', content }]);
}

/** Fixes of all lines in the private fork, with what is said of them. */
async function build(course: Course, ghsa: string): Promise<void> {
  const { house, plan } = course;
  const fork = needed(
    await house.ask('owner', ['GET', `/repos/${house.product}/security-advisories/${ghsa}`]),
    'private_fork',
    'full_name',
  );
  const pulls: string[] = [];
  for (const line of plan.lines) pulls.push(`${await propose(house, fork, line)} for ${line.name}`);
  await course.say('lead', `/psirt fix ${pulls.join(' ')} reviewed-by @analyst`);
  const evidence = [
    '/psirt reproduce yes test/example.spec.ts',
    '/psirt test attested "full suite, log sha256:0f1e2d3c" for all',
    '/psirt similar none "read all callers"',
  ];
  await course.say('analyst', evidence.join('\n'));
}

/** A pull request of the developer in the fork; gives its address. */
async function propose({ ask }: House, fork: string, { name, branch }: PlannedLine): Promise<string> {
  const base = `/repos/${fork}`;
  const from = needed(await ask('dev', ['GET', `${base}/git/ref/heads/${branch}`]), 'object', 'sha');
  const head = `fix-${name}`;
  await ask('dev', ['POST', `${base}/git/refs`, { ref: `refs/heads/${head}`, sha: from }]);
  const file = await ask('dev', ['GET', `${base}/contents/src/record.js?ref=${head}`]);
  const old = Buffer.from(needed(file, 'content'), 'base64').toString();
  const fixed = old.replace(
    ' // no check against bytes.length',
    '\n  if (end > bytes.length) return undefined;',
  );
  await ask('dev', [
    'PUT',
    `${base}/contents/src/record.js`,
    {
      message: 'Check lengths',
      branch: head,
      sha: needed(file, 'sha'),
      content: Buffer.from(fixed).toString('base64'),
    },
  ]);
  const pull = await ask('dev', ['POST', `${base}/pulls`, { title: 'Check lengths', head, base: branch }]);
  return needed(pull, 'html_url');
}

/** Both signatures; the second one is on the hash that the bot showed. */
async function sign(course: Course): Promise<void> {
  const { waive } = course.plan;
  await course.say('lead', [...(waive === undefined ? [] : [waive]), '/psirt publish'].join('\n'));
  const path = `/repos/acme/psirt/issues/${course.number}/comments?per_page=100`;
  const comments = list(await course.house.ask('owner', ['GET', path]));
  const offered = comments.flatMap(
    (one) => /\/psirt approve ([0-9a-f]{8})/.exec(textAt(one, 'body') ?? '')?.[1] ?? [],
  );
  await course.say('owner', `/psirt approve ${offered.at(-1) ?? ''}`);
}

/** Merges, says what landed, and tags each line; without a fix, the day of publication comes. */
async function release(
  { house, plan, number, say: speak }: Course,
  ghsa: string,
): Promise<Record<string, string>> {
  const { box, bot, ask, product } = house;
  if (plan.lines.length === 0) {
    box.clock.advance(31 * 86_400_000);
    await bot.settle(number);
    return {};
  }
  const merged = await box.controls.mergeFork(ghsa, 'owner');
  const landed = Object.fromEntries(
    plan.lines.map(({ name, branch }) => [name, merged.find((one) => one.branch === branch)?.after ?? '']),
  );
  const words = Object.entries(landed).map(([line, commit]) => `${commit} for ${line}`);
  await speak('analyst', `/psirt landed ${words.join(' ')}`);
  for (const { name, tag } of plan.lines) {
    await ask('owner', [
      'POST',
      `/repos/${product}/git/refs`,
      { ref: `refs/tags/${tag}`, sha: landed[name] },
    ]);
    await ask('owner', ['POST', `/repos/${product}/releases`, { tag_name: tag, name: tag, body: 'Fixes.' }]);
  }
  for (const { tag } of plan.lines) await bot.release({ repository: product, tag });
  await bot.idle();
  return landed;
}

async function publishedOf(
  { ask, product }: House,
  ghsa: string,
): Promise<Pick<Published, 'osv' | 'advisory'>> {
  const advisory = await ask('owner', ['GET', `/repos/${product}/security-advisories/${ghsa}`]);
  if (at(advisory, 'state') !== 'published')
    throw new Error(`expected a published advisory, got ${String(at(advisory, 'state'))}`);
  const file = await ask('reporter', ['GET', `/repos/acme/security/contents/advisories/${ghsa}.json`]);
  return { advisory, osv: JSON.parse(Buffer.from(needed(file, 'content'), 'base64').toString()) };
}
