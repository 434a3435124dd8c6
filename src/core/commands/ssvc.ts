// `/psirt ssvc`: how soon to work on the fix, by the supplier's tree of SSVC. People say the points, the table decides.
import { exploitationPoint, ssvcOf } from '../case/ssvc.ts';
import { latest } from '../case/case.ts';
import type { View } from '../case/view.ts';
import { decidingPoints, decisionOf, pointForms, ssvcTable, withFollowing } from '../ssvc/supplier-tree.ts';
import type { Points } from '../ssvc/supplier-tree.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { newly, refuse } from './say.ts';
import { readPoints } from './ssvc-words.ts';
import { leads } from './who.ts';

export const ssvcCommand: Command = {
  name: 'ssvc',
  group: 'assessment',
  summary: 'decide by SSVC how soon to work on the fix',
  who: leads,
  usage: [
    'ssvc [exploitation none|public-poc|active] utility laborious|efficient|super-effective technical-impact partial|total public-safety-impact minimal|significant',
    'ssvc [exploitation …] automatable no|yes value-density diffuse|concentrated technical-impact … safety-impact negligible|marginal|critical|catastrophic',
  ],
  examples: [
    '/psirt ssvc exploitation active utility super-effective technical-impact total public-safety-impact minimal',
    '/psirt ssvc E:N A:Y VD:D TI:P SI:N',
  ],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const { said, mistakes } = readPoints(call.words.map(({ text }) => text));
  if (mistakes.length > 0) return refused(call, said, mistakes);
  const known = withFollowing(withKnown(call.view, said));
  if ('clash' in known) {
    const words = known.clash.flatMap((word) => spoken(word, said));
    return refused(call, without(said, words), [`SSVC knows no ${words.join(' with ')}`]);
  }
  const decision = decisionOf(known.points);
  if (decision === undefined) return refused(call, said, decidingPoints.flatMap(askedFor(known.points)));
  const points = pointForms.flatMap(({ word: point }) => {
    const value = known.points.get(point);
    return value === undefined ? [] : [{ point, value }];
  });
  return newly(latest(call.view.it, 'ssvc'), { name: 'ssvc', points, decision, table: ssvcTable });
}

/** Points from which another one follows: what is said of either replaces what was known of the other. */
const groups: readonly { readonly bases: readonly string[]; readonly result: string }[] = [
  { bases: ['automatable', 'value-density'], result: 'utility' },
  { bases: ['safety-impact'], result: 'public-safety-impact' },
];

/** What was said now, over what the case says of exploitation, over what was decided before. */
function withKnown(view: View, said: Points): Points {
  const before = new Map(ssvcOf(view)?.points);
  for (const { bases, result } of groups) {
    if (said.has(result)) for (const base of bases) before.delete(base);
    if (bases.some((base) => said.has(base))) before.delete(result);
  }
  const now = exploitationPoint(view);
  return new Map([...before, ...(now === undefined ? [] : [['exploitation', now] as const]), ...said]);
}

const spoken = (word: string, said: Points): readonly string[] => {
  const value = said.get(word);
  return value === undefined ? [] : [`${word} ${value}`];
};

/** Of points that do not go together, the last one is asked for again. */
function without(said: Points, clashing: readonly string[]): Points {
  const last = clashing.at(-1)?.split(' ')[0];
  return new Map([...said].filter(([word]) => word !== last));
}

const valuesOf = (point: string): string =>
  pointForms
    .flatMap(({ word, values }) => (word === point ? values.map((value) => value.word) : []))
    .join('|');

const askedFor = (known: Points) => (word: string): readonly string[] =>
  known.has(word) ? [] : [`the ${word.replaceAll('-', ' ')} is not known: ${valuesOf(word).replaceAll('|', ', ')}`]; // prettier-ignore

/** Everything that is wrong, with a line to copy: what was understood, and gaps for the rest. */
function refused(call: Call, said: Points, mistakes: readonly string[]): Said {
  const followed = withFollowing(withKnown(call.view, said));
  const known = 'points' in followed ? followed.points : said;
  const gaps = decidingPoints.flatMap((word) => (known.has(word) ? [] : [`${word} <${valuesOf(word)}>`]));
  const words = [...[...said].map(([word, value]) => `${word} ${value}`), ...gaps];
  const post = ['/psirt ssvc', ...words].join(' ');
  const missing = mistakes.map((what, index): Missing => (index === 0 ? { what, post } : { what }));
  return refuse(call, 'E-ARGS', missing);
}
