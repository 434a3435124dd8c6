// src/core/duty/regime-texts.ts: the shipped regimes as the program carries them, made from their files.
import { readdirSync, readFileSync } from 'node:fs';

const folder = 'src/core/duty/regimes';
export const file = 'src/core/duty/regime-texts.ts';

export function render(): string {
  const texts = readdirSync(folder)
    .toSorted()
    .map((name) => `  ${JSON.stringify(name.replace('.yml', ''))}: ${JSON.stringify(readFileSync(`${folder}/${name}`, 'utf8'))},`); // prettier-ignore
  return [
    '// The texts of regimes/ as the program carries them. Made from the files by `npm run docs`; never written by hand.',
    '',
    'export const regimeTexts = {',
    ...texts,
    '} as const;',
    '',
  ].join('\n');
}
