// How often each preference of disclosure was met, beside how often chance would have met it.
import { sentenceOf } from '../ordering-metrics.ts';
import type { Skill, Summary } from '../summary.ts';
import { bar, dot, inner, line, words } from './frame.ts';
import type { Drawing } from './frame.ts';

const row = 38;
const place = (share: number): number => inner.left + 16 + (inner.right - inner.left - 32) * share;

export function orderingPicture({ skills }: Summary): Drawing {
  const known = skills.filter(({ share }) => share !== null);
  const missing = skills.length - known.length;
  const end = 76 + known.length * row;
  return {
    title: 'What came first, against chance',
    desc: `Met, and by chance: ${known.map((skill) => `${sentenceOf(skill.preference)} ${values(skill)}`).join('; ')}. ${missing} of ${skills.length} could not be measured.`,
    height: end + 40,
    shapes: [
      dot({ x: 22, y: 50 }, 'one'),
      words('these cases', { x: 33, y: 54, look: 'soft' }),
      dot({ x: 124, y: 50 }, 'ring'),
      words('chance alone', { x: 135, y: 54, look: 'soft' }),
      ...known.flatMap((skill, index) => rowOf(skill, 76 + index * row)),
      ...[0, 0.25, 0.5, 0.75, 1].map((share) => words(`${100 * share} %`, { x: place(share), y: end + 8, look: 'soft', to: 'middle' })), // prettier-ignore
      words(`${missing} of ${skills.length} preferences could not be measured`, { x: inner.left, y: end + 28, look: 'soft' }), // prettier-ignore
    ],
  };
}

const values = ({ share, chance }: Skill): string => `${Math.round(100 * Number(share))} %, ${Math.round(100 * chance)} %`; // prettier-ignore

function rowOf(skill: Skill, y: number): readonly string[] {
  const [at, by] = [place(Number(skill.share)), place(skill.chance)];
  const middle = y + 22;
  return [
    words(sentenceOf(skill.preference), { x: inner.left, y: y + 12, look: 'ink' }),
    words(values(skill).replace(',', ' · chance'), { x: inner.right, y: y + 12, look: 'soft', to: 'end' }),
    bar({ x: inner.left, y: middle - 1 }, { width: inner.right - inner.left, height: 2, look: 'rail' }),
    line({ x: by, y: middle }, { x: at, y: middle }, 'link'),
    dot({ x: by, y: middle }, 'ring'),
    dot({ x: at, y: middle }, 'one'),
  ];
}
