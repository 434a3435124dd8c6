// The texts of advisory-templates as the program carries them: a file as it is, by its name without `.md`.
import { readdirSync, readFileSync } from 'node:fs';

const folder = 'advisory-templates';

export const file = 'src/core/notices/template-texts.ts';

export function render(): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const texts = Object.fromEntries(
    names.toSorted().map((name) => [name.slice(0, -3), readFileSync(`${folder}/${name}`, 'utf8')]),
  );
  return [
    '// The texts of advisory-templates as the program carries them. Made from the files by `npm run docs`; never written by hand.',
    `export const templateTexts = ${JSON.stringify(texts)} as const;`,
  ].join('\n\n');
}
