// The outcome of a replay as text: the table, its totals, and why something can't be said.
import { fields } from './compare.ts';
import type { Row } from './compare.ts';
import type { Cell } from './cell.ts';
import type { Reason } from './real.ts';

/** One record's outcome; `failure` where the case did not get through. */
export interface Outcome {
  readonly source: string;
  /** What the table calls it. */
  readonly id: string;
  readonly row?: Row;
  readonly failure?: string;
  readonly seconds: number;
}

const reasons: Readonly<Record<Reason, string>> = {
  commits:
    'The record names the commits of the fixes and no versions. Nobody can choose the id of a commit, so commits of the box stand for them; compared are their number, and that all of them end one range that begins with the first commit.',
  'second-cve':
    'A case has one CVE ID. Two of them are two vulnerabilities and would be two cases; the first one is compared.',
  http: 'An address begins with `http:`. References are `https` addresses only; the others are compared.',
  parts:
    'Functions, import paths, routines and platforms: our advisory names packages and versions, no parts of them.',
  related: 'Vulnerabilities that are related but not the same: our advisory has no place for them.',
  labels:
    'Categories, keywords, and kinds of notices such as “unmaintained”: our advisory has CWEs and a severity instead.',
  'other-scheme':
    'Beside its ranges the record names versions that are none by the rules of its ecosystem. Our ranges are of the ecosystem’s own versions; those are compared.',
  'no-ecosystem':
    'OSV has no ecosystem for it, so its OSV record holds commits and neither package nor versions. Both are compared in the GitHub advisory that was published with it.',
  rating:
    'The record calls the severity unknown. With us a case is confirmed with a severity, so a person chose one.',
  between:
    'The record says nothing of versions above the last affected one and below the fix. An OSV range can name only one of the two ends: ours ends with the fix, and names the last affected version beside it. Both are compared.',
};

const letters = new Map(Object.keys(reasons).map((reason, i) => [reason, String.fromCodePoint(97 + i)]));

function cellText({ state, reasons: why }: Cell): string {
  const noted = why.map((reason) => letters.get(reason)).join(', ');
  const words = { agrees: 'agrees', differs: '**differs**', unsaid: 'can’t say', silent: '–' }[state];
  return noted === '' ? words : `${words} (${noted})`;
}

export interface Totals {
  readonly records: number;
  readonly failed: number;
  readonly agrees: number;
  readonly differs: number;
  readonly unsaid: number;
  readonly silent: number;
}

/** How many fields came out how; a record that failed counts as one field that differs. */
export function totalsOf(outcomes: readonly Outcome[]): Totals {
  const cells = outcomes.flatMap(({ row }) =>
    row === undefined ? [] : fields.map((field) => row[field].state),
  );
  const count = (state: Cell['state']): number => cells.filter((one) => one === state).length;
  const failed = outcomes.filter(({ row }) => row === undefined).length;
  return {
    records: outcomes.length,
    failed,
    agrees: count('agrees'),
    differs: count('differs') + failed,
    unsaid: count('unsaid'),
    silent: count('silent'),
  };
}

/** The totals in one line. */
export function totalsText({ records, failed, agrees, differs, unsaid, silent }: Totals): string {
  const lost = failed === 0 ? '' : ` (${failed} of them records that did not get through)`;
  return `${records} records: ${agrees} fields agree, ${differs} differ${lost}, ${unsaid} can’t be said, and in ${silent} neither side says anything.`;
}

/** What differs, a line each: `source: field: what`. */
export function differencesOf(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.flatMap(({ source, row, failure }) =>
    row === undefined
      ? [`${source}: did not get through: ${failure ?? 'no answer'}`]
      : fields.flatMap((field) =>
          row[field].state === 'differs' ? [`${source}: ${field}: ${row[field].why ?? ''}`] : [],
        ),
  );
}

/** The table in Markdown. */
export function tableText(outcomes: readonly Outcome[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = outcomes.map(({ source, row }) => {
    const [folder = '', file = ''] = source.split('/');
    const cells = fields.map((field) => (row === undefined ? '**failed**' : cellText(row[field])));
    return line([folder, file.replace(/\.\w+$/, ''), ...cells]);
  });
  const head = ['source', 'record', ...fields];
  return [line(head), line(head.map(() => '---')), ...rows].join('\n');
}

/** Why what can't be said can't, for the reasons that came up. */
export function reasonsText(outcomes: readonly Outcome[]): string {
  const met = new Set(
    outcomes.flatMap(({ row }) => (row === undefined ? [] : fields.flatMap((field) => row[field].reasons))),
  );
  return [...letters]
    .flatMap(([reason, letter]) => {
      const found = Object.entries(reasons).find(
        ([name]) => name === reason && [...met].some((one) => one === name),
      );
      return found === undefined ? [] : [`- (${letter}) ${found[1]}`];
    })
    .join('\n');
}

/** The page `docs/replay.md`. It holds no times, so that the same outcome gives the same page. */
export function page(outcomes: readonly Outcome[]): string {
  const differences = differencesOf(outcomes);
  return `# Real vulnerabilities, replayed

\`npm run replay\` takes vulnerability records that real projects published, and plays each as if its project had used psirt-bot: a
report comes in, people type commands and commit the words of the advisory, fixes land, releases are tagged, and the OSV record
that the bot then publishes is compared with the one the project published. The record is read by the script that types; the code
under test sees commands, words, pull requests and tags alone. The records and their licences: \`test/replay/records/SOURCES.md\`.

**${totalsText(totalsOf(outcomes))}**

It proves that what these records say can be said with our commands, gets through every gate, and means the same in the end: for
ranges, every version that is named and its neighbours on both sides are asked of both records, by the ecosystem’s own order. It
does not prove that GitHub behaves like the sandbox’s GitHub, that people would judge the same, or that a record is right. Where a
record gives no types, references are compared by address; npm’s ranges are asked for releases only, because they say nothing of
pre-releases. The id of a record counts as an alias, for in the sandbox GitHub gives an id of its own.
Descriptions are compared word for word without their marks, because Markdown may be written in many ways. Where a record has
no severity a person chose one, because no case is confirmed without; where it names no score or no weakness, a psirt-lead waived
that step of the plan: neither is compared.

“agrees (a)”: all that can be said agrees, and (a) says what can’t. “–”: neither side says anything. “other”: what a record says
beyond these fields.

${tableText(outcomes)}

## Why something can’t be said

${reasonsText(outcomes)}
${differences.length === 0 ? '' : `\n## What differs\n\n${differences.map((one) => `- ${one}`).join('\n')}\n`}`;
}
