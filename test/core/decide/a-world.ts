// A case told as a conversation: people say and do things on GitHub, and `decide` is asked again and again until it is quiet. What it
// wrote and did comes back as lines to read. No I/O; nothing here knows what a case should do.
import { shippedPlan } from '../../../src/core/plan/shipped.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import type { View } from '../../../src/core/case/view.ts';
import { factDraft } from '../../../src/core/case/suppose.ts';
import { decide } from '../../../src/core/decide.ts';
import { setScene } from '../../../src/core/decide/scene.ts';
import type { Decision, Effect } from '../../../src/core/decision.ts';
import { openEye } from '../../../src/core/look.ts';
import type { IssueEvent, Look } from '../../../src/core/look.ts';
import { hour, later, minute } from '../../../src/core/time.ts';
import type { Settings } from '../../../src/core/settings.ts';
import type { House, Account, Issue, World } from '../../../src/core/world.ts';
import { bot, settingsOf } from '../words/a-view.ts';
import { append, emptyTable, newComment, observed, read, save } from './a-table.ts';
import type { Table } from './a-table.ts';
import { answerTo } from './answers.ts';
import { move } from './effects.ts';
import { shownEffect, shownEntry } from './shown.ts';

/** One person a role; `reporter` and `out` have none, `team` is a psirt by her team only. */
export const people = {
  lead: 1,
  lin: 2,
  owner: 3,
  dev: 4,
  rel: 5,
  tri: 6,
  team: 7,
  reporter: 8,
  out: 9,
} as const;
export type Login = keyof typeof people;

/** The small settings of these tests: `more` at the top, `product` in the product, `lines` in the release lines. */
export function settings({ more = '', product = '', lines = '' } = {}): string {
  return `
version: 1
roles: { psirt-lead: [lead], psirt: [lin], triager: [tri], legal: ["mail:law@acme.test"] }
${more}
products:
  widget:
    repository: acme/widget
    ecosystem: npm
    lines: { "2.4": { branch: main, tags: "v2.4.*" }${lines} }
    people: { product-owner: [owner], fix-dev: [dev], release: [rel] }
    ${product}
`;
}

export const secondLine = ', "2.3": { branch: "2.3", tags: "v2.3.*" }';

export interface Beginning {
  readonly settings?: string;
  readonly issue?: Partial<Issue>;
  /** What an earlier story left; the new one goes on with a copy of it. */
  readonly table?: Table;
  /** The issue stands for a private report. */
  readonly report?: { readonly repository: string; readonly ghsa: string } | undefined;
}

/** What becomes of the next effect of a kind: it fails, somebody else was quicker, once or always, nobody knows and it did not happen, or it did and the answer was lost. */
type Fate = 'failed' | 'conflict' | 'conflicts' | 'unsure' | 'lost';

export interface Story {
  readonly table: Table;
  /** The world as the next decision sees it, unanswered. Tests change it where the table can't say it. */
  readonly rules: {
    mails?: House['mails'];
    settings: string;
    commit: string;
    door: World['door'];
    /** Whether somebody can be paged. */
    pages: boolean;
    owner: string;
    private: boolean;
    pinned: boolean;
    /** Whether this process wrote all of the log. */
    vouched: boolean;
    /** The plan that the case keeps, where that is not the one in force. */
    kept: World['kept'];
    /** Tags that asked the server for publication. */
    asks: World['house']['asks'];
  };
  readonly carried: Record<number, string>;
  readonly fates: Map<Effect['kind'], Fate>;
  readonly world: () => World;
  readonly view: () => View;
  /** Somebody comments, a minute later. Returns the comment's id. */
  readonly say: (login: Login, body: string) => number;
  /** Somebody does something by GitHub's own buttons, a minute later. Returns the event's id. */
  readonly press: (
    login: Login | 'psirt-bot[bot]',
    event: Pick<IssueEvent, 'event'> & Partial<IssueEvent>,
  ) => number;
  readonly wait: (seconds: number) => void;
  /** The first decision that asks for nothing more, as it is. */
  readonly decided: () => Decision;
  /** Everything that is looked at before that decision. */
  readonly looked: () => readonly Look[];
  /** The record was found tampered with. */
  readonly freeze: (because: string) => void;
  /** Decides and acts until nothing is left; the lines that match, in order. */
  readonly settle: (about?: RegExp) => readonly string[];
  /** Somebody says something, and it is settled. */
  readonly hear: (login: Login, body: string, about?: RegExp) => readonly string[];
}

export const start = '2026-11-30T09:00:00Z';
const account = (login: Login): Account => ({ login, id: people[login], bot: false });

const firstIssue: Issue = {
  number: 42, title: 'Found something', body: 'Export reads any row.', state: 'open', reason: null, author: account('tri'),
  labels: [], assignees: [], created_at: start,
}; // prettier-ignore

/** A fresh case repository in which one issue was opened. */
export function aStory({ settings: file = settings(), issue, report, table: left }: Beginning = {}): Story {
  const table = left === undefined ? emptyTable(start, { ...firstIssue, ...issue }) : structuredClone(left);
  for (const [login, id] of Object.entries(people)) table.people.set(login, { login, id });
  const rules: Story['rules'] = {
    settings: file,
    commit: 'c0ffee12'.repeat(5),
    door: 'app',
    pages: true,
    owner: 'one',
    private: true,
    pinned: true,
    vouched: true,
    kept: undefined,
    asks: [],
  };
  const carried: Record<number, string> = {};
  const fates = new Map<Effect['kind'], Fate>();
  const world = (): World => worldOf({ table, rules, carried, report });
  const settle = (about = /./): readonly string[] =>
    settled({ table, world, fates }).filter((line) => about.test(line));
  const say = (login: Login, body: string): number => {
    table.now = later(table.now, minute);
    return newComment(table, login, body).id;
  };
  return {
    table, rules, carried, fates, world, say, settle,
    view: () => setScene(world(), openEye(new Map())).view(),
    press: (login, event) => pressed(table, login, event),
    wait: (seconds) => void (table.now = later(table.now, seconds)),
    decided: () => answered(table, world()).decision,
    looked: () => answered(table, world()).looks,
    freeze: (because) => append(table, [factDraft({ name: 'frozen', because }, { person: bot, said_at: table.now, via: 'sweep' })]),
    hear: (login, body, about) => (say(login, body), settle(about)),
  }; // prettier-ignore
}

const known = new Map<string, Settings>();

/** Reading a file takes longer than deciding, so each is read once. */
function settingsIn(file: string): Settings {
  const read = known.get(file) ?? settingsOf(file);
  known.set(file, read);
  return read;
}

type Setting = Pick<Story, 'table' | 'rules' | 'carried'> & Pick<Beginning, 'report'>;

function worldOf({ table, rules, carried, report }: Setting): World {
  const { now, issue } = table;
  return {
    now, bot, carried, owner: rules.owner, door: rules.door, pages: rules.pages, log: read(table), comments: observed(table), answers: new Map(), vouched: rules.vouched, kept: rules.kept,
    repository: { full_name: 'acme/psirt', private: rules.private, pinned: rules.pinned },
    house: {
      settings: settingsIn(rules.settings), commit: rules.commit, plan: 'default@1', response: shippedPlan(settingsIn(rules.settings).profile), people, since: '2026-01-01T00:00:00Z',
      installed_at: later(start, -hour), reports: report === undefined ? {} : { [issue.number]: report }, mails: rules.mails ?? { cases: {}, answers: [] }, asks: rules.asks,
      texts: new Map(),
    },
    issue: { ...issue, labels: [...issue.labels], assignees: [...issue.assignees] },
  }; // prettier-ignore
}

function pressed(
  table: Table,
  login: Login | 'psirt-bot[bot]',
  event: Pick<IssueEvent, 'event'> & Partial<IssueEvent>,
): number {
  table.now = later(table.now, minute);
  const id = (table.nextId += 1);
  const actor = login === bot.login ? { ...bot, bot: true } : account(login as Login);
  table.events.push({
    id,
    actor,
    created_at: table.now,
    label: null,
    assignee: null,
    reason: null,
    ...event,
  });
  const { issue } = table;
  if (event.event === 'labeled') issue.labels = [...issue.labels, event.label ?? ''];
  if (event.event === 'unlabeled') issue.labels = issue.labels.filter((label) => label !== event.label);
  if (event.event === 'assigned' && event.assignee != null) issue.assignees = [event.assignee];
  if (event.event === 'closed')
    Object.assign(issue, { state: 'closed', reason: event.reason ?? 'completed' });
  if (event.event === 'reopened') Object.assign(issue, { state: 'open', reason: 'reopened' });
  return id;
}

/** Answers looks until a decision asks for nothing more. */
function answered(
  table: Table,
  start: World,
): { readonly looks: readonly Look[]; readonly decision: Decision } {
  let world = start;
  const looks: Look[] = [];
  for (let times = 0; times < 12; times += 1) {
    const decision = decide(world);
    if (decision.looks.length === 0) return { looks, decision };
    looks.push(...decision.looks);
    const answers = new Map([...world.answers, ...decision.looks.map((look) => answerTo(table, look))]);
    world = { ...world, answers };
  }
  throw new Error('the looks never end');
}

/** As src/settle.ts does it: record, act, record the receipts; it stops after a round in which an outcome stayed unknown. */
function settled({ table, world, fates }: Pick<Story, 'table' | 'world' | 'fates'>): readonly string[] {
  const told: string[] = [];
  for (let round = 0; round < 16; round += 1) {
    const { decision } = answered(table, world());
    if (decision.halt !== undefined) return [...told, `halt ${decision.halt}`];
    if (decision.entries.length + decision.effects.length === 0) return told;
    save(table, decision.notices);
    append(table, decision.entries);
    told.push(...decision.entries.map(shownEntry));
    const { receipts, stopped } = carriedOut(decision.effects, { table, fates, told });
    append(table, receipts);
    told.push(...receipts.map(shownEntry));
    if (stopped) return told;
  }
  throw new Error(`it never comes to rest:\n${told.slice(-20).join('\n')}`);
}

/** What the receipt of an effect that was not done says. */
const saidOf: Readonly<Record<Exclude<Fate, 'lost'>, Readonly<Record<string, string>>>> = {
  failed: {},
  unsure: {},
  conflict: { status: '409' },
  conflicts: { status: '409' },
};

const isDone = (fate: Fate | undefined): fate is 'lost' | undefined => fate === undefined || fate === 'lost';

function carriedOut(
  effects: readonly Effect[],
  { table, fates, told }: Pick<Story, 'table' | 'fates'> & { readonly told: string[] },
): { readonly receipts: readonly EntryDraft[]; readonly stopped: boolean } {
  const receipts: EntryDraft[] = [];
  let stopped = false;
  for (const effect of effects) {
    const fate = fates.get(effect.kind);
    if (fate !== 'conflicts') fates.delete(effect.kind);
    told.push(shownEffect(effect) + (fate === undefined ? '' : ` (${fate})`));
    const made = isDone(fate) ? move(table, effect) : saidOf[fate];
    const unknown = fate === 'lost' || fate === 'unsure';
    stopped ||= unknown;
    if (unknown || !('act' in effect) || effect.act === undefined) continue;
    const result = fate === undefined ? 'done' : 'failed';
    receipts.push({
      kind: 'receipt',
      act: effect.act,
      result,
      made: { ...made },
      said_at: table.now,
      by: bot,
      via: 'sweep',
    });
  }
  return { receipts, stopped };
}
