// Writes the texts that the program carries, the shipped plan's, the regimes' and the notices', before anything reads them: `npm run docs` could not
// load code that no longer fits them.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import * as plan from './docs/plan-text.ts';
import * as regimes from './docs/regime-texts.ts';
import * as templates from './docs/template-texts.ts';

for (const { file, render } of [plan, regimes, templates])
  writeFileSync(file, await format(render(), { ...(await resolveConfig(file)), filepath: file }));
