// Bundles the doors: dist/cli.js, and action/dist/index.js when the Action has an entry. Takes well under two seconds,
// so every npm script that runs a door builds first and nobody runs yesterday's code.
import { existsSync } from 'node:fs';
import { build, type BuildOptions } from 'esbuild';

// Bundled CommonJS packages call `require` for Node's own modules; ES modules have none.
const banner =
  "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);";

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: banner },
};

const outputs: BuildOptions[] = [
  { ...shared, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js', target: 'node20', sourcemap: true },
  { ...shared, entryPoints: ['action/main.ts'], outfile: 'action/dist/index.js', target: 'node24' },
];

const present = outputs.filter((output) =>
  [output.entryPoints].flat().every((entry) => existsSync(String(entry))),
);
await Promise.all(present.map((output) => build(output)));
