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

const doors = [
  { entry: 'src/cli.ts', outfile: 'dist/cli.js', target: 'node20', sourcemap: true },
  { entry: 'action/main.ts', outfile: 'action/dist/index.js', target: 'node24', sourcemap: false },
];

const present = doors.filter(({ entry }) => existsSync(entry));
await Promise.all(
  present.map(({ entry, ...output }) => build({ ...shared, ...output, entryPoints: [entry] })),
);
