// Cases that came and cases that ended, month by month.
import type { Summary } from '../summary.ts';
import { legendOf } from './bars.ts';
import { bar, inner, line, words } from './frame.ts';
import type { Drawing } from './frame.ts';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const left = 48;
const [top, foot] = [74, 254];

export function monthPicture({ months }: Summary): Drawing {
  const step = stepFor(Math.max(1, ...months.flatMap(({ opened, ended }) => [opened, ended])));
  const most = step * 4;
  const wide = (inner.right - left) / months.length;
  const tall = (count: number): number => ((foot - top) * count) / most;
  const shapes = months.flatMap(({ month, opened, ended }, index) => {
    const x = left + index * wide;
    const one = (at: number, count: number, look: string): string =>
      bar({ x: x + wide * at, y: foot - tall(count) }, { width: wide * 0.36, height: tall(count), look });
    return [
      one(0.12, opened, 'one'),
      one(0.52, ended, 'two'),
      words(String(names[Number(month.slice(5)) - 1]), { x: x + wide / 2, y: foot + 18, look: 'soft', to: 'middle' }), // prettier-ignore
    ];
  });
  const grid = [0, 1, 2, 3, 4].flatMap((at) => {
    const y = foot - tall(at * step);
    return [line({ x: left, y }, { x: inner.right, y }, 'grid'), words(String(at * step), { x: left - 8, y: y + 4, look: 'soft', to: 'end' })]; // prettier-ignore
  });
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].join(' and ');
  return {
    title: `Cases that came and ended, ${years}`,
    desc: `Came and ended: ${months.map(({ month, opened, ended }) => `${month} ${opened} and ${ended}`).join('; ')}.`,
    height: foot + 32,
    shapes: [...legendOf([{ text: 'came', look: 'one' }, { text: 'ended', look: 'two' }], 54), ...grid, ...shapes], // prettier-ignore
  };
}

/** A quarter of the axis: a round number. */
function stepFor(most: number): number {
  const least = most / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  return Math.max(
    1,
    Math.ceil(Number([1, 1.5, 2, 2.5, 5, 10].find((times) => times * power >= least)) * power),
  );
}
