// A case's log as people read it: who did what and when, and how each clock of the plan went. It quotes nothing that anybody wrote.
import { foldCase } from '../case/case.ts';
import type { Entry } from '../case/entry.ts';
import { isDrill } from '../case/drill.ts';
import type { View } from '../case/view.ts';
import { drillWords } from '../words/drill-words.ts';
import { clocksPart } from '../words/reply/clocks-part.ts';
import { codeSpan } from '../words/safe.ts';
import { deedOf } from '../words/sentences.ts';
import type { WholeLog } from './view.ts';

/** Markdown: a row for each entry; the clocks where the rules are at hand. */
export function timelineOf(number: number, log: WholeLog, view: View | undefined): string {
  const parts = [
    `# Timeline of case ${number}`,
    ...(isDrill({ it: foldCase(number, log.entries, log.head) }) ? [`**${drillWords}**`] : []),
    'Times are UTC. `said` is when somebody said it or GitHub saw it, `recorded` when it came into the log.',
    ['| Entry | Said | Recorded | What |', '|---|---|---|---|', ...log.entries.map(row)].join('\n'),
    ...(view === undefined ? ['The rules of this case could not be read, so its clocks are not shown.'] : [clocksPart(view)]), // prettier-ignore
  ];
  return `${parts.join('\n\n')}\n`;
}

function row(entry: Entry): string {
  return `| ${entry.seq} | ${entry.said_at} | ${entry.at} | ${codeSpan(deedOf(entry))} |`;
}
