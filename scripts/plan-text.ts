// Writes the shipped plan's text before anything reads it: `npm run docs` could not load a plan that no longer fits the code.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { file, render } from './docs/plan-text.ts';

writeFileSync(file, await format(render(), { ...(await resolveConfig(file)), filepath: file }));
