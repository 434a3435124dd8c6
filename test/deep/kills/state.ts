// How everything stands, as people see it with their own tokens and as the record has it: without times, hashes and ids, which depend on
// when and how often somebody looked.
import { houseMarker } from '../../../src/core/house/house-marker.ts';
import { dailyIssue, dashboardIssue } from '../../../src/core/sweep/sight.ts';
import { place, product, repository } from './stage.ts';
import { byName } from '../../support/stories/end-state.ts';
import type { Stage } from './stage.ts';

type Fields = Readonly<Record<string, unknown>>;
type Text = readonly string[];

export interface SeenComment {
  readonly by: string;
  readonly text: Text;
  readonly reactions: Fields;
}

export interface State {
  readonly issues: number;
  /** Title, body, state, labels, assignees of the case. */
  readonly issue: Fields;
  /** Facts and refusals in the order of the log. */
  readonly facts: readonly Fields[];
  readonly comments: readonly SeenComment[];
  readonly advisories: readonly Fields[];
  /** What the reporter was told. */
  readonly thread: readonly Fields[];
  /** How often GitHub was asked for what can be had only once. */
  readonly asked: { readonly cves: number; readonly forks: number };
  readonly releases: readonly Fields[];
  /** Every file of the site. */
  readonly site: readonly Text[];
  /** Every write that everybody can see: who, what, where. */
  readonly publicWrites: Text;
}

const owner = 'acme';

/** Undefined before there is a case. */
export async function stateOf(stage: Stage): Promise<State | undefined> {
  const { as, box } = stage;
  const issues = await as('lead').issues(repository);
  const issue = issues.find(({ number }) => number === place.number);
  if (issue === undefined) return undefined;
  const { title, body, state, labels, assignees } = issue;
  return {
    // The dashboard comes with the first sweep, the digests' issue on the first morning on which a clock warns.
    issues: issues.filter(({ body }) => ![dailyIssue, dashboardIssue].some((about) => body.startsWith(houseMarker(about)))).length, // prettier-ignore
    issue: { title, body: timeless(body), state, labels: labels.toSorted(), assignees },
    facts: await factsOf(stage),
    comments: await commentsOf(stage),
    advisories: await advisoriesOf(stage),
    thread: await threadOf(stage),
    asked: { cves: box.controls.cveRequests.length, forks: forksAsked(stage) },
    releases: await releasesOf(stage),
    site: await siteOf(stage),
    publicWrites: box.publicLog.map(({ by, method, url }) => `${by} ${method} ${timeless(url)}`).toSorted(),
  };
}

/** A text without what differs from run to run although all is the same. */
function timeless(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z/g, '<time>')
    .replaceAll(/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<time>')
    .replaceAll(/\b\d{4}-\d\d-\d\d\b/g, '<day>')
    .replaceAll(/GHSA(?:-\w{4}){3}/gi, '<ghsa>')
    .replaceAll(/\b(?:[\da-f]{64}|[\da-f]{40}|[\da-f]{8})\b/g, '<hash>')
    .replaceAll(/<!-- psirt-head:.* -->/g, '<head>')
    .replaceAll(/psirt-bot:(reply|tell):\d+/g, 'psirt-bot:$1')
    .replaceAll(/issuecomment-\d+/g, 'issuecomment')
    .replaceAll(/\/releases\/\d+/g, '/releases/<id>')
    .replaceAll(/Log up to entry \d+/g, 'Log up to here');
}

const linesOf = (text: string | null | undefined): Text => timeless(text ?? '').split('\n');

/** The case's log as it is stored. */
async function logOf({ as }: Stage): Promise<readonly Fields[]> {
  const path = `cases/${place.number}/log.jsonl`;
  const text = (await as('lead').file({ repository, path, ref: 'psirt-records' })) ?? '';
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Fields]));
}

// What an entry says beside its fact: when and where it was said, where it stands in the log, what its text hashes to.
const beside = new Set(['v', 'seq', 'at', 'said_at', 'via', 'prev', 'hash', 'notice', 'commit', 'report']);

async function factsOf(stage: Stage): Promise<readonly Fields[]> {
  const said = (await logOf(stage)).filter(({ kind }) => kind === 'fact' || kind === 'refusal');
  return said.map((entry) => {
    const fact = Object.fromEntries(Object.entries(entry).filter(([name]) => !beside.has(name)));
    return JSON.parse(timeless(JSON.stringify(fact))) as Fields;
  });
}

async function commentsOf({ as }: Stage): Promise<readonly SeenComment[]> {
  const { rest } = as('lead').octokit;
  const asked = { owner, repo: 'psirt', issue_number: place.number, per_page: 100 };
  const { data } = await rest.issues.listComments(asked);
  return data.map(({ user, body, reactions }) => {
    // That something takes longer is of no use once it is answered.
    const { rocket, confused } = reactions ?? {};
    return { by: user?.login ?? '', text: linesOf(body), reactions: { rocket, confused } };
  });
}

async function advisoriesOf({ as }: Stage): Promise<readonly Fields[]> {
  const { rest } = as('owner').octokit;
  const { data } = await rest.securityAdvisories.listRepositoryAdvisories({ owner, repo: 'widget' });
  return data.map((one) => ({
    state: one.state,
    summary: one.summary,
    description: linesOf(one.description),
    severity: one.severity,
    vector: one.cvss?.vector_string,
    weaknesses: one.cwe_ids,
    affected: one.vulnerabilities,
    credits: one.credits,
    cve: one.cve_id,
    collaborators: one.collaborating_users?.map(({ login }) => login),
    hasFork: one.private_fork !== null,
  }));
}

async function threadOf({ as }: Stage): Promise<readonly Fields[]> {
  const [one] = await as('owner').advisories(product);
  if (one === undefined) return [];
  const told = await as('owner').advisoryComments({ repository: product, ghsa: one.ghsa });
  return told.map(({ by, body }) => ({ by, text: linesOf(body) }));
}

function forksAsked({ box }: Stage): number {
  const asked = box.exchanges.filter(({ operationId }) => operationId === 'security-advisories/create-fork');
  return asked.filter(({ status }) => status < 400).length;
}

async function releasesOf({ as }: Stage): Promise<readonly Fields[]> {
  const { data } = await as('lead').octokit.rest.repos.listReleases({ owner, repo: 'widget' });
  return data.map(({ tag_name: tag, body }) => ({ tag, notes: linesOf(body) }));
}

async function siteOf({ as }: Stage): Promise<readonly Text[]> {
  const { rest } = as('lead').octokit;
  const place = { owner, repo: 'security' };
  const { data } = await rest.git.getTree({ ...place, tree_sha: 'main', recursive: '1' });
  const files = data.tree.filter(({ type }) => type === 'blob');
  return Promise.all(
    files.map(async ({ path, sha }) => {
      const blob = await rest.git.getBlob({ ...place, file_sha: sha });
      return linesOf(`${path}\n${byName(Buffer.from(blob.data.content, 'base64').toString('utf8'), files)}`);
    }),
  );
}
