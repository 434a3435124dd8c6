// src/core/plan/plan-text.ts: the default plan as the program carries it, made from default-plan.yml.
import { readFileSync } from 'node:fs';

export const file = 'src/core/plan/plan-text.ts';

export function render(): string {
  const text = readFileSync('src/core/plan/default-plan.yml', 'utf8');
  return [
    '// The text of default-plan.yml as the program carries it. Made from the file by `npm run docs`.',
    '',
    `export const planText = ${JSON.stringify(text)};`,
    '',
  ].join('\n');
}
