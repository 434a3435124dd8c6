// Who notices are written for, and what each of them may be told: which kinds of fields, under which marking. Knows no text.

/** Kinds of fields: of the case as people outside may know it, of the advisory, of the house itself, and what people wrote for it. */
export type FieldKind = 'case' | 'advisory' | 'inside' | 'written';

export interface Audience {
  /** In words, as it follows "for". */
  readonly who: string;
  readonly kinds: readonly FieldKind[];
  /** The markings that a text for them may carry. */
  readonly tlp: readonly [Tlp, ...Tlp[]];
  /** Whether they belong to the house. */
  readonly inside: boolean;
  /** Whether they are told by law, and so also before the advisory is public. */
  readonly owed?: true;
}

/** The Traffic Light Protocol's markings that we use: https://www.first.org/tlp/. */
export const tlps = ['clear', 'amber+strict', 'red'] as const;
export type Tlp = (typeof tlps)[number];

const outside = { tlp: ['amber+strict', 'red'], inside: false } as const;
const inside = {
  tlp: ['amber+strict', 'red'],
  inside: true,
  kinds: ['case', 'advisory', 'inside', 'written'],
} as const;
// What the public reads is made of the advisory alone, which holds no case, no colleague and nobody who did not agree to be named.
const everybody = { tlp: ['clear'], inside: false, kinds: ['advisory', 'written'] } as const;

export const audiences = {
  reporter: {
    who: 'whoever reported it',
    tlp: ['amber+strict', 'red', 'clear'],
    inside: false,
    kinds: ['case', 'written'],
  },
  party: {
    who: 'vendors and others under the embargo',
    ...outside,
    kinds: ['case', 'advisory', 'written'],
  },
  upstream: {
    who: 'the maintainers of a part that we use',
    ...outside,
    kinds: ['case', 'advisory', 'written'],
  },
  stakeholders: { who: 'the people who help in a Major Incident', ...inside },
  staff: { who: 'everybody in the organisation', ...inside },
  support: { who: 'support', ...inside },
  dpo: { who: 'the data protection officer', ...inside },
  team: { who: 'the team', ...inside },
  // What they are asked for is public when they are asked, so no marking is left on it.
  github: { who: 'GitHub’s support', ...outside, kinds: ['case', 'written'] },
  // They are told of their data, never of the vulnerability.
  people: {
    who: 'the people whose data it is',
    tlp: ['clear'],
    inside: false,
    kinds: ['written'],
    owed: true,
  },
  customers: { who: 'customers', ...everybody },
  public: { who: 'everybody', ...everybody },
} as const satisfies Record<string, Audience>;

export type AudienceName = keyof typeof audiences;

/** The names that front matter may use. */
export const audienceNames = Object.keys(audiences) as readonly AudienceName[];
