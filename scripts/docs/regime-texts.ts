// src/core/plan/regimes/regime-texts.ts: the shipped legal regimes as the program carries them, by name.
import { readdirSync, readFileSync } from 'node:fs';

const folder = 'src/core/plan/regimes';

export const file = `${folder}/regime-texts.ts`;

export function render(): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  const texts = Object.fromEntries(
    names.toSorted().map((name) => [name.slice(0, -4), readFileSync(`${folder}/${name}`, 'utf8')]),
  );
  return [
    '// The texts of the legal regimes as the program carries them. Made from the files beside it by `npm run docs`; never written by hand.',
    `export const regimeTexts = ${JSON.stringify(texts)} as const;`,
  ].join('\n\n');
}
