// Stories that were played once for all runs of a property: a run begins in the middle of one of them, which costs next to nothing. Three
// go straight to publication, the others are random but always the same.
import fc from 'fast-check';
import type { TwoPerson } from '../memory-github/acme.ts';
import type { World } from '../memory-github/world.ts';
import { tell } from './play.ts';
import type { Beginning, Moment, Story } from './play.ts';
import type { Step } from './step.ts';
import { usefulStep } from './useful.ts';
import { stepOf, wish } from './wishes.ts';

const seed = 20_261_123;
const wildLength = 22;

interface Kind {
  readonly beginning: Beginning;
  readonly rule: TwoPerson;
}

const kinds: readonly Kind[] = [
  { beginning: 'report', rule: 'strict' },
  { beginning: 'form', rule: 'solo' },
  { beginning: 'report', rule: 'prefer' },
  { beginning: 'form', rule: 'strict' },
];

/** What loosens the rule of two people while a publication waits for its second signature. */
const loosening: readonly Step[] = [
  { act: 'settings', who: 'owner', rule: 'solo' },
  { act: 'agree-settings', who: 'lead' },
  { act: 'wait', minutes: 45 },
];

/** A straight story in which the rules change after publication was asked for. */
function loosened(): Promise<Story> {
  let done = 0;
  const next = (world: World): Step => {
    const step = usefulStep(world);
    const instead = step.act === 'sign' ? loosening[done] : undefined;
    if (instead !== undefined) done += 1;
    return instead ?? step;
  };
  return tell({ beginning: 'report', rule: 'strict', length: 14, next });
}

/** Plays the straight stories, and `wild` random ones. */
export async function fillShelf(wild: number): Promise<readonly Story[]> {
  const straight = kinds.slice(0, 2).map((kind) => tell({ ...kind, length: 11, next: usefulStep }));
  const wishes = fc.sample(fc.array(wish, { minLength: wildLength, maxLength: wildLength }), {
    seed,
    numRuns: wild,
  });
  const random = wishes.map((all, index) =>
    tell({
      ...(kinds[index % kinds.length] ?? { beginning: 'report', rule: 'strict' }),
      length: all.length,
      next: (world, at) => stepOf(world, all[at] ?? 'useful'),
    }),
  );
  return Promise.all([...straight, loosened(), ...random]);
}

/** Every moment of all stories. */
export function momentsOf(shelf: readonly Story[]): readonly Moment[] {
  return shelf.flatMap(({ moments }) => moments);
}
