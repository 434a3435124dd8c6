// One thing that somebody does in a story, as data; and doing it. A step names what it means: who plays it needs nothing else.
import { settingsText } from '../memory-github/acme.ts';
import type { Line, Login, TwoPerson } from '../memory-github/acme.ts';
import { caseRepository, productRepository, repositoryNamed } from '../memory-github/acme.ts';
import * as people from '../memory-github/people.ts';
import type { Button } from '../memory-github/people.ts';
import type { Hint } from '../../../src/github/hint.ts';
import { hashOf } from '../../../src/core/case/log.ts';
import type { Advisory, World } from '../memory-github/world.ts';
import { canary } from './canaries.ts';
import { entriesOf, requestIn } from './record.ts';

export type Step =
  | { readonly act: 'say'; readonly who: Login; readonly body: string }
  /** Signs what is asked for now, by its hash. */
  | { readonly act: 'sign'; readonly who: Login | 'requester' }
  | { readonly act: 'press'; readonly who: Login; readonly button: Button; readonly word: string }
  /** Somebody changes the n-th comment from the end that a person wrote. */
  | { readonly act: 'edit'; readonly from_end: number; readonly body: string }
  | { readonly act: 'land'; readonly line: Line }
  | { readonly act: 'tag'; readonly line: Line; readonly name: string }
  /** The fix of a line lands, if it has not, and is released. */
  | { readonly act: 'ship'; readonly line: Line; readonly name: string }
  | { readonly act: 'wait'; readonly minutes: number }
  | { readonly act: 'cve' }
  | { readonly act: 'answer' }
  | { readonly act: 'prose'; readonly title: string }
  | { readonly act: 'settings'; readonly who: Login; readonly rule: TwoPerson }
  | { readonly act: 'agree-settings'; readonly who: Login };

/** The case's advisory, if it has one. */
export function advisoryIn(world: World): Advisory | undefined {
  return repositoryNamed(world, productRepository).advisories.at(-1);
}

/** Does a step in the world, a minute after the last. Gives the hints that GitHub's webhooks would be. */
export function doStep(world: World, step: Step): readonly Hint[] {
  world.now += 60_000;
  return doers[step.act](world, step as never);
}

type Doer<A extends Step['act']> = (world: World, step: Extract<Step, { act: A }>) => readonly Hint[];

const ofCase: readonly Hint[] = [{ kind: 'case', number: 1, carried: {} }];
const ofProduct: readonly Hint[] = [{ kind: 'product', repository: productRepository }];
const ofSettings: readonly Hint[] = [{ kind: 'settings' }];

function said(world: World, who: string, body: string): readonly Hint[] {
  const { id } = people.comment(world, who, { number: 1, body });
  return [{ kind: 'case', number: 1, carried: { [id]: hashOf(body) } }];
}

/** The issue in which the bot asks about settings. */
function settingsIssue(world: World): number | undefined {
  const { issues } = repositoryNamed(world, `${caseRepository.owner}/${caseRepository.repo}`);
  return issues.find(({ title }) => title.startsWith('Settings'))?.number;
}

const doers: { readonly [A in Step['act']]: Doer<A> } = {
  say: (world, { who, body }) => said(world, who, body),
  sign: (world, { who }) => {
    const request = requestIn(entriesOf(world));
    const hash = request?.['hash'];
    const login = who === 'requester' ? (request?.by.login ?? 'lead') : who;
    return said(world, login, `/psirt approve ${typeof hash === 'string' ? hash.slice(0, 8) : 'deadbeef'}`);
  },
  press: (world, { who, button, word }) => {
    people.press(world, who, { number: 1, button, word });
    return ofCase;
  },
  edit: (world, { from_end, body }) => {
    const written = people.issueNumbered(world, 1).comments.filter(({ user }) => user.type === 'User');
    const found = written.at(-from_end);
    if (found !== undefined) people.edit(world, found, body);
    return [];
  },
  land: (world, { line }) => {
    people.land(world, 'dev', line);
    return ofProduct;
  },
  tag: (world, { line, name }) => {
    people.tag(world, 'owner', { line, name });
    return ofProduct;
  },
  ship: (world, { line, name }) => {
    if (!people.hasLanded(world, line)) people.land(world, 'dev', line);
    people.tag(world, 'owner', { line, name });
    return ofProduct;
  },
  wait: (world, { minutes }) => {
    world.now += minutes * 60_000;
    return [];
  },
  cve: (world) => {
    const advisory = advisoryIn(world);
    if (advisory !== undefined && world.cveRequests.length > 0) people.assignCve(advisory, 'CVE-2026-12345');
    return [];
  },
  answer: (world) => {
    const advisory = advisoryIn(world);
    const body = `/psirt publish\n${canary('answer')}`;
    if (advisory !== undefined) people.answer(world, 'zqfinderqz', { advisory, body });
    return [];
  },
  prose: (world, { title }) => {
    const text = `---\ntitle: ${title} ${canary('prosetitle')}\nsummary: ${canary('prosesummary')}\n---\n${canary('prosebody')}\n`;
    people.writeFile(world, 'lead', { path: 'advisories/1.md', text });
    return ofCase;
  },
  settings: (world, { who, rule }) => {
    people.writeFile(world, who, { path: '.github/psirt.yml', text: settingsText(rule) });
    return ofSettings;
  },
  'agree-settings': (world, { who }) => {
    const number = settingsIssue(world);
    const { git } = repositoryNamed(world, `${caseRepository.owner}/${caseRepository.repo}`);
    const body = `/psirt approve settings ${git.refs.get('heads/main') ?? ''}`;
    if (number !== undefined) people.comment(world, who, { number, body });
    return ofSettings;
  },
};
