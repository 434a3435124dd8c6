// The summary as a Markdown page: what was counted, the pictures, a table for each part, and what could not be measured.
import { spoken } from '../time.ts';
import { ages, phaseWords } from './backlog.ts';
import { groups } from './figure.ts';
import type { Figure, Group } from './figure.ts';
import { enough } from './stats.ts';
import type { Spread } from './stats.ts';
import { splits } from './summary.ts';
import type { Measured, SplitName, Summary } from './summary.ts';
import { pictures } from './svg/pictures.ts';
import type { PictureName } from './svg/pictures.ts';
import { countWords, fewMark, numberWords, shareWords, shortWords, spreadCells, timeWords } from './words.ts';

type Row = readonly string[];

export function metricsPage(summary: Summary): string {
  const parts = (Object.keys(groups) as readonly Group[]).flatMap((group) => groupPart(summary, group));
  return `${[...headOf(summary), ...parts, ...backlogPart(summary), ...unmeasuredPart(summary)].join('\n\n')}\n`;
}

function headOf({ period, seen, cases }: Summary): readonly string[] {
  const last = new Date(Date.parse(period.to) - 1000).toISOString().slice(0, 10);
  const leftOut = `Not counted: ${cases.spam} as spam, ${cases.duplicate} duplicates, ${cases.drill} drills.`;
  return [
    '# Metrics',
    `${cases.counted} cases whose report came from ${period.from.slice(0, 10)} to ${last}, as they stood on ${spoken(seen)}. ${leftOut}`,
    ...(cases.damaged === 0 ? [] : [`**${damagedWords(cases.damaged)} damaged**; \`psirt-bot verify\` names what is wrong.`]),
    ...(cases.otherPlan === 0 ? [] : [`${cases.otherPlan} cases keep a plan that was not at hand; their clocks are counted by the plan in force.`]),
    `A time is shown as median, p90 (nine of ten took no longer), the longest, and n, how many cases have it. ${fewMark} marks what comes from fewer than ${enough}: it says something about those cases, and nothing about the team.`,
  ];
} // prettier-ignore

const damagedWords = (count: number): string =>
  count === 1
    ? '1 case is left out because its log is'
    : `${count} cases are left out because their logs are`;

function groupPart(summary: Summary, group: Group): readonly string[] {
  const metrics = summary.metrics.filter((metric) => metric.group === group);
  if (metrics.length === 0) return [];
  return [`## ${groups[group]}`, ...picturesOf(group), ...tables[group](metrics, summary)];
}

const picturesOf = (place: string): readonly string[] =>
  (Object.keys(pictures) as readonly PictureName[]).flatMap((name) =>
    pictures[name].place === place ? [`![${pictures[name].title}](${name}.svg)`] : [],
  );

const tables: Readonly<Record<Group, (metrics: readonly Measured[], summary: Summary) => readonly string[]>> =
  {
    times: (metrics) => [
      timesTable(metrics),
      'Without the time that stood still (a question to the reporter was open, or the case was parked):',
      timesTable(metrics.filter(({ all }) => all.kind === 'time' && all.worked !== null), 'worked'), // prettier-ignore
      ...splits.map((split) =>
        splitTable(
          metrics.filter(({ name }) => !/-(?:all|confirmed)$/.test(name)),
          split,
        ),
      ),
    ],
    promises: (metrics) => [
      clocksTable(metrics),
      splitTable(metrics.filter(({ name }) => name.startsWith('clock')), 'severity'), // prettier-ignore
    ],
    embargo: plainTable,
    reporters: plainTable,
    reports: (metrics) => [...plainTable(metrics), splitTable(metrics.filter(({ name }) => name === 'valid' || name === 'declined-because'), 'source')], // prettier-ignore
    fixes: plainTable,
    duties: plainTable,
    care: plainTable,
    major: plainTable,
    ordering: orderingTable,
    work: plainTable,
  };

function tableOf(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

const spreadIn = (figure: Figure | undefined, which: 'all' | 'worked'): Spread | null =>
  figure?.kind === 'time' ? figure[which] : null;

function timesTable(metrics: readonly Measured[], which: 'all' | 'worked' = 'all'): string {
  const rows = metrics.map(({ title, all }) => [title, ...spreadCells(spreadIn(all, which), timeWords)]); // prettier-ignore
  return tableOf(['time to', 'median', 'p90', 'longest', 'n', 'mean'], rows);
}

/** Median / p90 (n) of each metric for each word of a split. */
function splitTable(metrics: readonly Measured[], split: SplitName): string {
  const words = [...new Set(metrics.flatMap(({ by }) => Object.keys(by[split])))];
  const rows = metrics.map(({ title, by }) => [title, ...words.map((word) => shortWords(by[split][word]))]);
  return tableOf([`by ${split}`, ...words], rows);
}

function clocksTable(metrics: readonly Measured[]): string {
  const rows = metrics.flatMap(({ name, title, all }): readonly Row[] => {
    if (all.kind !== 'share') return [];
    const late = metrics.find((other) => other.name === name.replace(/^clock-/, 'late-') && other.name !== name);
    const lateness = name === 'clocks-kept' ? metrics.find((other) => other.name === 'clocks-late') : late;
    const [median, p90, max] = spreadCells(spreadIn(lateness?.all, 'all'), timeWords);
    return [[title, shareWords(all.share), median, p90, max]];
  });
  return tableOf(['clock', 'met', 'late by: median', 'p90', 'longest'], rows);
} // prettier-ignore

/** Every kind of figure in the same columns; the words of a list come below it. */
function plainTable(metrics: readonly Measured[]): readonly string[] {
  const rows = metrics.flatMap(({ title, all, what }): readonly Row[] => {
    if (all.kind === 'counts') return [];
    if (all.kind === 'share') return [[title, shareWords(all.share), '', '', String(all.share.of), what]];
    const [median, p90, max, n] = spreadCells(all.all, all.kind === 'time' ? timeWords : numberWords);
    return [[title, median, p90, max, n, what]];
  });
  const lists = metrics.flatMap(({ title, all, what }) =>
    all.kind === 'counts' ? [`- ${title} (${what}): ${countWords(all.counts, 20)}`] : [],
  );
  return [
    ...(rows.length === 0 ? [] : [tableOf(['', 'share or median', 'p90', 'largest', 'n', 'what it counts'], rows)]), // prettier-ignore
    ...(lists.length === 0 ? [] : [lists.join('\n')]),
  ];
}

function orderingTable(metrics: readonly Measured[], { skills }: Summary): readonly string[] {
  const score = metrics.filter(({ name }) => name === 'ordering-score');
  const rows = skills.map(({ preference, share, chance, skill }) => {
    const one = metrics.find(({ name }) => name === `ordering-${preference}`);
    const both = metrics.find(({ name }) => name === `ordering-both-${preference}`);
    if (one?.all.kind !== 'share' || share === null || skill === null) return [preference, 'not measured', '-', percent(chance), '-']; // prettier-ignore
    return [`${preference}: ${one.what}`, shareWords(one.all.share), shortWords(both?.all), percent(chance), numberWords(skill)]; // prettier-ignore
  });
  return [
    ...plainTable(score),
    tableOf(['what should come first', 'met', 'where both happened', 'by chance', 'skill'], rows),
    'What never happened is met: that nobody attacked before there was a fix is what one wishes. `by chance` is how often a walk meets it that goes on at random among what may come next. Skill is 1 where it was always met, 0 where it was met as often as by chance; much of it may be peace: the walk has every case attacked in the end, and most cases never are.',
  ];
}

const percent = (part: number): string => `${Math.round(100 * part)} %`;

function backlogPart({ backlog }: Summary): readonly string[] {
  const { open, overdue, parked, phases } = backlog;
  const rows = phases.map(({ phase, counts }) => [`${phase} ${phaseWords[phase]}`, ...counts.map(String)]);
  return [
    '## Backlog',
    `${open} cases are open, whenever they came: ${overdue} with a clock that has run out, ${parked} parked.`,
    ...picturesOf('backlog'),
    tableOf(['phase', ...ages.map(({ words }) => words)], rows),
  ];
}

function unmeasuredPart({ unmeasured }: Summary): readonly string[] {
  return ['## Not measured', unmeasured.map(({ title, because }) => `- ${title}: ${because}`).join('\n')];
}
