// What is open, by phase, each bar divided by age.
import { ages, phaseWords } from '../backlog.ts';
import type { Summary } from '../summary.ts';
import { barRows, legendOf } from './bars.ts';
import type { Drawing } from './frame.ts';

export function backlogPicture({ backlog }: Summary): Drawing {
  const rows = backlog.phases.map(({ phase, counts }) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    const old = counts.at(-1);
    const value = all === 0 ? 'none' : `${all}${old === 0 ? '' : `, ${old} older than 90 days`}`;
    return { all, label: `${phase} ${phaseWords[phase]}`, value, parts: counts.map((length, age) => ({ length, look: `age${age}` })) }; // prettier-ignore
  });
  const { shapes, end } = barRows(rows, { y: 70, most: Math.max(1, ...rows.map(({ all }) => all)) });
  return {
    title: 'Open cases, by phase and age',
    desc: `Open cases: ${rows.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`,
    height: end + 8,
    shapes: [...legendOf(ages.map(({ words: text }, age) => ({ text, look: `age${age}` })), 54), ...shapes], // prettier-ignore
  };
}
