// Time to each thing by severity: a point for the median, a bar as far as p90, a thin line as far as the longest, on a scale of powers.
import { timeWords } from '../words.ts';
import type { Measured, Summary } from '../summary.ts';
import { bar, dot, inner, line, words } from './frame.ts';
import type { Drawing } from './frame.ts';

const shown = ['triage', 'verdict', 'fix-ready', 'remediate', 'disclose'];
const levels = ['critical', 'high', 'medium', 'low'];
const [hour, day] = [3600, 86_400];
const marks = [
  [hour, '1 h'], [6 * hour, '6 h'], [day, '1 d'], [7 * day, '1 wk'], [30 * day, '30 d'], [180 * day, '180 d'],
] as const; // prettier-ignore
const left = 84;
const right = 420;
const [least, most] = [Math.log(hour / 2), Math.log(365 * day)];

function place(seconds: number): number {
  const at = (Math.log(Math.max(1, seconds)) - least) / (most - least);
  return left + (right - left) * Math.min(1, Math.max(0, at));
}

export function timePicture({ metrics }: Summary): Drawing {
  const parts = shown.flatMap((name) => metrics.filter((metric) => metric.name === name));
  const shapes: string[] = [];
  let y = 76;
  for (const part of parts) {
    const title = `time to ${part.title}`;
    shapes.push(
      bar({ x: inner.left, y: y - 10 }, { width: title.length * 8, height: 18, look: 'paper' }),
      words(title, { x: inner.left, y: y + 4, look: 'ink' }),
    );
    y += 22;
    for (const level of levels) {
      const row = rowOf(part, level, y);
      shapes.push(...row);
      y += row.length === 0 ? 0 : 20;
    }
    y += 12;
  }
  return {
    title: 'How long things take, by severity',
    desc: `Median and p90 of each: ${parts.map(sentence).join('; ')}.`,
    height: y + 46,
    shapes: [
      ...legend(),
      ...axis(y),
      ...shapes,
      words('The scale is logarithmic: each mark is several times the one before.', {
        x: inner.left,
        y: y + 36,
        look: 'soft',
      }),
    ],
  };
}

function rowOf({ by }: Measured, level: string, y: number): readonly string[] {
  const figure = by.severity[level];
  if (figure?.kind !== 'time' || figure.all === null) return [];
  const { median, p90, max, n } = figure.all;
  return [
    words(level, { x: left - 10, y: y + 4, look: 'soft', to: 'end' }),
    line({ x: place(p90), y }, { x: place(max), y }, 'thin'),
    bar({ x: place(median), y: y - 4 }, { width: place(p90) - place(median), height: 8, look: 'one' }),
    dot({ x: place(median), y }, 'one'),
    words(`n ${n}`, { x: inner.right, y: y + 4, look: 'soft', to: 'end' }),
  ];
}

function sentence({ title, by }: Measured): string {
  const rows = levels.flatMap((level) => {
    const figure = by.severity[level];
    return figure?.kind === 'time' && figure.all !== null ? [`${level} ${timeWords(figure.all.median)}, ${timeWords(figure.all.p90)}`] : []; // prettier-ignore
  });
  return `${title}: ${rows.join('; ')}`;
}

function legend(): readonly string[] {
  return [
    dot({ x: 22, y: 48 }, 'one'),
    words('median', { x: 33, y: 52, look: 'soft' }),
    bar({ x: 92, y: 44 }, { width: 24, height: 8, look: 'one' }),
    words('nine of ten (p90)', { x: 122, y: 52, look: 'soft' }),
    line({ x: 236, y: 48 }, { x: 260, y: 48 }, 'thin'),
    words('longest', { x: 266, y: 52, look: 'soft' }),
  ];
}

function axis(end: number): readonly string[] {
  return marks.flatMap(([seconds, text]) => [
    line({ x: place(seconds), y: 64 }, { x: place(seconds), y: end }, 'grid'),
    words(text, { x: place(seconds), y: end + 16, look: 'soft', to: 'middle' }),
  ]);
}
