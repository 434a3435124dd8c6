// The picture of a case's life and the table of its doors. The statuses are not drawn by hand: a case is played through, and the
// program's own rules say what its status is after each word.
import { foldCase } from '../../src/core/case/case.ts';
import type { EntryDraft } from '../../src/core/case/entry.ts';
import type { Fact } from '../../src/core/case/fact.ts';
import { phaseOf, statusOf } from '../../src/core/case/status.ts';
import { factDraft, withEntries } from '../../src/core/case/suppose.ts';
import type { View } from '../../src/core/case/view.ts';
import { statuses } from '../../src/core/commands/command.ts';
import type { Status } from '../../src/core/commands/command.ts';
import { doors } from '../../src/core/plan/doors.ts';
import { gateMeanings } from '../../src/core/plan/gate-meanings.ts';
import { shippedPlan } from '../../src/core/plan/shipped.ts';
import { readSettings } from '../../src/core/settings.ts';
import { labels, phaseNames } from '../../src/core/words/label-table.ts';

const person = { login: 'ada', id: 1 };
const other = { login: 'lin', id: 2 };
const now = '2026-12-01T09:00:00Z';
const url = 'https://github.com/acme/widget/pull/1';

/** One step: what it is called on its arrow, and what it leaves in the record. */
interface Step {
  readonly word: string;
  readonly facts: readonly Fact[];
  readonly published?: true;
}

const report: Step = {
  word: 'a report arrives',
  facts: [
    {
      name: 'reported', source: 'ghsa', received_at: now, reporter: 'p1', product: 'widget', title: 'x', report: 'x', visibility: 'private', ghsa: null,
      repository: null, embargo_until: '2027-02-28T16:00:00Z', proposed: { cvss: null, cwes: [], affects: [] }, missing: [], reporter_deadline: null,
      exploit: null, leak: null,
    },
  ],
}; // prettier-ignore
const ack: Step = { word: 'ack', facts: [{ name: 'acknowledged' }, { name: 'assigned', role: 'case-lead', person, line: null }] }; // prettier-ignore
const ask: Step = { word: 'ask', facts: [{ name: 'asked', text: 'x' }] };
const answer: Step = { word: 'the reporter answers', facts: [{ name: 'answered', comment: 1 }] };
const accept: Step = { word: 'accept', facts: [{ name: 'accepted' }] };
const confirm: Step = {
  word: 'confirm',
  facts: [
    { name: 'affects', product: 'widget', package: null, line: '2.4', range: '<2.4.1', fixed: '2.4.1', impact: null },
    { name: 'severity', level: 'medium', because: null },
    { name: 'confirmed' },
  ],
}; // prettier-ignore
const remedy: Step = { word: 'remedy', facts: [{ name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', mitigations: [], because: null }] }; // prettier-ignore
const work: Step = {
  word: 'fix, test, reproduce, similar, workaround',
  facts: [
    { name: 'fix', url, line: '2.4', place: 'fork', author: person, reviewer: other },
    { name: 'tested', lines: ['2.4'], how: 'run', evidence: url },
    { name: 'reproduced', state: 'yes', text: 'x' },
    { name: 'similar', state: 'none', text: 'x' },
    { name: 'workaround', text: null },
  ],
};
const release: Step = {
  word: 'the releases are tagged and proven to hold the fix',
  facts: [
    { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'x', line: '2.4', version: '2.4.1' },
    { name: 'proven', tag: 'v2.4.1', line: '2.4', proven: true, because: [] },
  ],
};
const publish: Step = {
  word: 'the advisory is published, if two people signed it',
  facts: [],
  published: true,
};
const close: Step = { word: 'close', facts: [{ name: 'closed', outcome: 'fixed' }] };
const decline: Step = { word: 'decline or duplicate', facts: [{ name: 'declined', reason: 'bug', justification: null, text: 'x' }] }; // prettier-ignore
const defer: Step = { word: 'defer', facts: [{ name: 'deferred', until: '2099-01-01T16:00:00Z', because: 'x' }] }; // prettier-ignore
const resume: Step = { word: 'resume, or its date', facts: [{ name: 'resumed' }] };
const reopen: Step = { word: 'reopen', facts: [{ name: 'reopened', because: 'x' }] };

const lives: readonly (readonly Step[])[] = [
  [report, ack, accept, confirm, remedy, work, release, publish, close, reopen],
  [report, ack, ask, answer],
  [report, ack, accept, defer, resume],
  [report, ack, decline, close],
  [report, ack, decline, reopen],
];

const rule =
  'Nobody sets a status: it follows from what was said, and falls back when that is no longer so. Any fact can be said at any time; only these doors need something first:';

/** The picture of a case's life, then what each door needs. */
export function render(): string {
  return `${picture()}\n\n${rule}\n\n${table()}`;
}

function picture(): string {
  const phases = phaseNames.map((name, index) => {
    const inside = statuses.filter((status) => status !== 'deferred' && phaseOf(status) === index + 1);
    return [`  subgraph phase${index + 1}["${name.replace('-', ' · ')}"]`, ...inside.map(box), '  end'].join(
      '\n',
    );
  });
  const arrows = [...new Set(lives.flatMap(arrowsOf))];
  return ['```mermaid', 'flowchart TD', '  begin(( ))', ...phases, box('deferred'), ...arrows, '```'].join(
    '\n',
  );
}

function box(status: Status): string {
  const meaning =
    labels.find(({ name }) => name === `status/${status}`)?.description.replace('Status: ', '') ?? '';
  return `    ${idOf(status)}["<b>${status}</b><br/>${meaning}"]`;
}

const idOf = (status: Status): string => `s_${status.replace('-', '_')}`;

/** Plays a life and draws an arrow wherever the status changed. */
function arrowsOf(steps: readonly Step[]): readonly string[] {
  let view = newborn();
  let before = 'begin';
  return steps.flatMap((step) => {
    view = after(view, step);
    const now = idOf(statusOf(view));
    const arrow = `  ${before} -- "${step.word}" --> ${now}`;
    const moved = now !== before;
    before = now;
    return moved ? [arrow] : [];
  });
}

function newborn(): View {
  const read = readSettings('version: 1\nroles: { psirt-lead: [ada] }\nproducts: { widget: { repository: acme/widget, lines: { "2.4": { branch: main, tags: "v*" } } } }'); // prettier-ignore
  if (!read.ok) throw new Error(read.mistakes.map(({ expected }) => expected).join('\n'));
  const house = { settings: read.settings, commit: 'x', plan: 'default@1', response: shippedPlan('mirantis'), people: {}, since: now, reports: {}, mails: { cases: {}, answers: [] }, texts: new Map(), asks: [], installed_at: now }; // prettier-ignore
  const it = foldCase(1, [], { seq: 0, hash: '0'.repeat(64) });
  return { it, house, now, bot: person, repository: 'acme/psirt' };
}

function after(view: View, { facts, published }: Step): View {
  const said = facts.map((fact) => factDraft(fact, { person, said_at: now, via: 'comment:1' }));
  const receipt: EntryDraft = { kind: 'receipt', act: 'publish', result: 'done', made: {}, said_at: now, by: person, via: 'sweep' }; // prettier-ignore
  return withEntries(view, [...said, ...(published === true ? [receipt] : [])]);
}

type Gate = (typeof doors)[keyof typeof doors][number];

/** Doors that need something; what an earlier door needed already is not told again. */
function table(): string {
  const guarded = Object.entries(doors).filter(([, gates]) => gates.length > 0);
  const rows = guarded.map(([door, gates], index) => {
    const earlier = guarded
      .slice(0, index)
      .findLast(([, before]) => before.every((gate) => gates.includes(gate)));
    return `| \`${door}\` | ${needs(gates, earlier)} |`;
  });
  return ['| Door | Needs that |', '| --- | --- |', ...rows].join('\n');
}

function needs(gates: readonly Gate[], earlier: readonly [string, readonly Gate[]] | undefined): string {
  const own = gates.filter((gate) => earlier?.[1].includes(gate) !== true).map((gate) => gateMeanings[gate]);
  const same = earlier === undefined ? [] : [`all that \`${earlier[0]}\` needs is so`];
  return [...same, ...own].join('; ');
}
