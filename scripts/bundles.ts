// How the doors are bundled. The bundles hold code, not data: templates, plan and descriptions are read from the checkout around them.
import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

// Bundled CommonJS packages call `require` for Node's own modules, ES modules have none; and the root of the checkout
// lies one folder above dist/, two above dist/chunks/ and action/dist/.
const banner = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { join as __joinPath } from 'node:path';",
  'const require = __createRequire(import.meta.url);',
  "const __checkout = __joinPath(import.meta.dirname, /(?:chunks|action.dist)$/.test(import.meta.dirname) ? '../..' : '..');",
].join('\n');

/** Keeps `import.meta.dirname` meaning the folder of the source file, where its data lies. */
const sourceFolders: Plugin = {
  name: 'source-folders',
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/](?:src|action)[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (/\bimport\.meta\.(?!dirname\b)/.test(text)) {
        return {
          errors: [{ text: `${path}: use import.meta.dirname, the build knows no other import.meta` }],
        };
      }
      const folder = JSON.stringify(relative('.', dirname(path)).replaceAll('\\', '/'));
      return {
        contents: text.replaceAll('import.meta.dirname', `__joinPath(__checkout, ${folder})`),
        loader: 'ts',
      };
    });
  },
};

/** Leaves out what zod says of mistakes in forty languages: a tenth of the Action, and our mistakes have words of their own. */
const oneLanguage: Plugin = {
  name: 'one-language',
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: banner },
  plugins: [sourceFolders, oneLanguage],
};

/** `psirt-bot`, for every Node that we run on. */
export const commandLine: BuildOptions = {
  ...shared,
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  target: 'node20',
  sourcemap: true,
  // What a door imports dynamically stays a file of its own: starting the server must not load the sandbox.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // The emulator reads files that lie beside its own code.
  external: ['emulate'],
};

/** The Action, for the Node that runners have. */
export const action: BuildOptions = {
  ...shared,
  entryPoints: ['action/main.ts'],
  outfile: 'action/dist/index.js',
  target: 'node24',
  // Every run fetches it, so it is kept small; names stay, so that it can be read.
  minifyWhitespace: true,
  minifySyntax: true,
};
