// Which legal regimes are on, as the settings say it: the shipped ones by name, and a team's own (a contract) with its rules beside it.
import { z } from 'zod';
import type { Field } from '../file/mistakes.ts';
import { fields as ruleFields, names as ruleNames } from '../plan/regimes/fields.ts';
import { regimeSchema } from '../plan/regimes/schema.ts';
import { isShipped, shippedRegime, shippedRegimes } from '../plan/regimes/shipped.ts';

const NAME = /^[a-z][a-z\d-]{0,39}$/;

const names = z.string().regex(NAME);
const words = z.string().min(1).max(200);

const choice = z.strictObject({
  as: z
    .union([names, z.array(names).min(1).max(5)])
    .transform((said) => [said].flat())
    .optional(),
  csirt: words.optional(),
  authority: words.optional(),
  entity: words.optional(),
  rules: regimeSchema.optional(),
});

/** The section as a schema. */
export const regimeChoices = z.record(z.string().regex(NAME), choice);

/** The words for each place of the section. */
export const regimeFields: Readonly<Record<string, Field>> = {
  regimes: {
    expected: `the legal regimes that are on, each under its name: ${shippedRegimes.join(', ')}, or one of your own with its rules`,
    example: 'regimes: { cra: { as: manufacturer } }',
  },
  'regimes.*': {
    expected: `a regime by its name (${shippedRegimes.join(', ')}), or one of your own, which needs rules; as what it binds you, and whom you file with`,
    example: '<name>: { as: manufacturer, csirt: "BSI, Germany" }',
  },
  'regimes.*.as': {
    expected: 'as what it binds you, one or several of the names that its versions have',
    example: 'as: manufacturer',
  },
  'regimes.*.csirt': { expected: 'words, at most 200 characters', example: 'csirt: "BSI, Germany"' },
  'regimes.*.authority': { expected: 'words, at most 200 characters', example: 'authority: "CNIL, France"' },
  'regimes.*.entity': { expected: 'words, at most 200 characters', example: 'entity: "Acme GmbH"' },
  'regimes.*.rules': {
    expected:
      'the rules of a regime of your own: title, about, filed_at and versions; a shipped one has its own',
    example: 'rules: { title: …, about: …, filed_at: …, versions: { … } }',
  },
  ...Object.fromEntries(
    Object.entries(ruleFields).flatMap(([place, words]) =>
      place === '' ? [] : [[`regimes.*.rules.${place}`, words]],
    ),
  ),
};

/** Which names may stand under some of its stars. */
export const regimeNames = Object.fromEntries(
  Object.entries(ruleNames).map(([place, known]) => [`regimes.*.rules.${place}`, known]),
);

const anything = z.record(z.string(), z.unknown()).catch({});

/** A shipped regime brings its rules, one of the team's own needs them; and each binds the team as something that it knows. */
export function regimesFit(settings: unknown, { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const { regimes } = anything.parse(settings);
  for (const [name, chosen] of Object.entries(anything.parse(regimes))) {
    const { as, rules } = anything.parse(chosen);
    if (isShipped(name) !== (rules === undefined))
      addIssue({ code: 'custom', path: ['regimes', name, ...(isShipped(name) ? ['rules'] : [])] });
    const known = knownAs(isShipped(name) ? shippedRegime(name) : rules);
    if (as !== undefined && known.length > 0 && ![as].flat().every((one) => known.includes(one)))
      addIssue({ code: 'custom', path: ['regimes', name, 'as'] });
  }
}

function knownAs(rules: unknown): readonly unknown[] {
  const { versions } = anything.parse(rules);
  return Object.values(anything.parse(versions)).flatMap((version) => [anything.parse(version)['as']].flat());
}
