// docs/dependencies.md lists exactly the packages of package.json, each under its own heading.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/dependencies.md', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

test.each([
  ['In the product', manifest.dependencies],
  ['For development', manifest.devDependencies],
])('"%s" lists exactly what package.json has, in its order', (heading, wanted) => {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';

  const listed = [...section.matchAll(/^\| `([^`]+)`/gm)].map((found) => found[1]);

  expect(listed).toEqual(Object.keys(wanted));
});

test('every version is exact', () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });

  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the lock file holds the binaries of every platform, or `npm ci` refuses it', () => {
  type Locked = { optionalDependencies?: Record<string, string> };
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const names = Object.keys(lock.packages);

  const missing = Object.values(lock.packages)
    .flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}))
    .filter((name) => !names.some((path) => path.endsWith(`node_modules/${name}`)));

  expect(missing).toEqual([]);
});
