// `npm run trace`: writes docs/trace.md and says whether every requirement is covered by what the program has, and proven by tests that
// pass. With `--fresh` it runs the tests anew; with `--break [names]` it takes away what covers the requirements, thing by thing, and
// sees their tests fail.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

import { breakEverything } from './trace/break.ts';
import { inventory } from './trace/inventory.ts';
import { pagePath, tracePage } from './trace/page.ts';
import { problemsOf } from './trace/problems.ts';
import { resultsIn, unprovenBy } from './trace/reports.ts';
import { readRequirements } from './trace/requirements.ts';
import { allTags } from './trace/tags.ts';

const reports = ['fast,fast-core', 'fast', 'fast-core'].map((name) => `test-results/${name}.json`);
const words = process.argv.slice(2);
const requirements = readRequirements();
const tags = allTags();

const text = tracePage(requirements, tags);
writeFileSync(pagePath, await format(text, { ...(await resolveConfig(pagePath)), filepath: pagePath }));

const problems = problemsOf({ requirements, tags, inventory: inventory() });
if (words.includes('--break')) {
  const only = words.filter((word) => !word.startsWith('--'));
  problems.push(...(await breakEverything(requirements, { tags, only })));
} else {
  if (words.includes('--fresh') || !reports.some((path) => existsSync(path)))
    spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/test.ts', 'fast,fast-core'], { stdio: 'inherit' }); // prettier-ignore
  problems.push(...unprovenBy(resultsIn(reports), tags));
}

for (const problem of problems) console.error(`✗ ${problem}`);
const open = requirements.filter((one) => one.open !== undefined).length;
console.log(`${requirements.length} requirements, ${open} of them open; ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
