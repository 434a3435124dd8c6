// Fills the generated parts of README.md, CONTRIBUTING.md and docs/: `npm run docs` writes, `npm run docs -- --check`
// only compares. A part named NAME stands between `generated:NAME` and `/generated` comments and comes from
// scripts/docs/NAME.ts, which exports `render()`, and `file` when it makes a whole file. Nothing else has to be told.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { fillBlocks, firstDifference, type Generator } from './docs-blocks.ts';

const isCheck = process.argv.includes('--check');
const generators = await loadGenerators('scripts/docs');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...markdownIn('docs'),
  ...markdownIn('advisory-templates'),
];

const pages = documents
  .filter((path) => existsSync(path))
  .map(async (path) => {
    const text = await fillBlocks({ path, text: readFileSync(path, 'utf8'), generators });
    return { path, wanted: await formatted(path, text) };
  });
const files = [...generators.values()].map(async ({ file, render }) =>
  file === undefined ? [] : [{ path: file, wanted: await formatted(file, await render()) }],
);

for (const { path, wanted } of [...(await Promise.all(pages)), ...(await Promise.all(files)).flat()]) {
  const present = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (wanted === present) continue;
  if (isCheck) {
    console.error(`${path} is not up to date; run \`npm run docs\`.\n${firstDifference(present, wanted)}`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, wanted);
    console.log(`wrote ${path}`);
  }
}

async function loadGenerators(folder: string): Promise<Map<string, Generator>> {
  const names = readdirSync(folder).map((file) => basename(file, '.ts'));
  const loaded = names.map(async (name) => [name, (await import(`./docs/${name}.ts`)) as Generator] as const);
  return new Map(await Promise.all(loaded));
}

function markdownIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.md')).map((path) => join(folder, path));
}

async function formatted(path: string, text: string): Promise<string> {
  const options = await resolveConfig(path);
  return /\.(?:md|json|ya?ml|ts)$/.test(path) ? format(text, { ...options, filepath: path }) : text;
}
