// Clocks kept: for each clock that ended on some case, how many were met and how many were late.
import { shareWords } from '../words.ts';
import type { Summary } from '../summary.ts';
import { barRows, legendOf } from './bars.ts';
import type { Drawing } from './frame.ts';

export function clockPicture({ metrics }: Summary): Drawing {
  const clocks = metrics.flatMap(({ name, title, all }) => (name.startsWith('clock') && all.kind === 'share' ? [{ title, share: all.share }] : [])); // prettier-ignore
  const rows = clocks.map(({ title, share }) => {
    const met = share.met / share.of;
    return { label: title, value: shareWords(share), parts: [{ length: met, look: 'one' }, { length: 1 - met, look: 'two' }] }; // prettier-ignore
  });
  const { shapes, end } = barRows(rows, { y: 70, most: 1 });
  return {
    title: 'Clocks that were kept',
    desc: `Met, of those that ended: ${rows.map(({ label, value }) => `${label} ${value}`).join('; ')}.`,
    height: end + 8,
    shapes: [...legendOf([{ text: 'met', look: 'one' }, { text: 'late', look: 'two' }], 54), ...shapes], // prettier-ignore
  };
}
