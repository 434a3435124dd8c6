// Holds the walls of docs/architecture.md, and shows that each wall really stops somebody.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { codeOnly } from '../scripts/architecture/code-only.ts';
import { offencesOf } from '../scripts/architecture/offences.ts';
import { rooms } from '../scripts/architecture/rooms.ts';

const sources = ['src', 'action']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => path.endsWith('.ts') && !path.startsWith('action/dist'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('every file in src and action keeps the rules of docs/architecture.md', () => {
  expect(sources.length).toBeGreaterThan(0);
  expect(offencesOf(sources)).toEqual([]);
});

test('the rooms form no circle', () => {
  const below = (name: string, seen: readonly string[]): readonly string[] => {
    const targets = rooms.find((room) => room.name === name)?.imports ?? [];
    const fresh = targets.filter((target) => !seen.includes(target));
    return fresh.reduce<readonly string[]>((all, target) => below(target, all), [...seen, ...fresh]);
  };

  for (const room of rooms) {
    expect(below(room.name, []), `${room.name} must not lead back to itself`).not.toContain(room.name);
  }
});

test('every sentence that an offence points to is a section of docs/architecture.md', () => {
  const headings = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^## (.+)$/gm)].map(
    (found) => found[1],
  );

  const checker = readFileSync('scripts/architecture/offences.ts', 'utf8');
  const named = [...checker.matchAll(/rule\('([^']+)'\)/g)].map((found) => found[1]);

  expect(named.length).toBeGreaterThan(0);
  expect(headings).toEqual(expect.arrayContaining(named));
});

describe('each wall stops the file that runs into it', () => {
  const offenders: readonly (readonly [path: string, text: string, message: RegExp])[] = [
    [
      'src/core/a.ts',
      "import { readFileSync } from 'node:fs';",
      /^src\/core\/a\.ts:1 imports node:fs: core may only/,
    ],
    [
      'src/core/a.ts',
      "\n\nimport type { X } from 'probot';",
      /^src\/core\/a\.ts:3 imports probot: core may only/,
    ],
    ['src/core/a.ts', "type X = import('@octokit/rest').Octokit;", /imports @octokit\/rest: core may only/],
    ['src/core/a.ts', "import { x } from 'yaml-but-not-yaml';", /imports yaml-but-not-yaml: core may only/],
    ['src/core/a.ts', "import { x } from '../github/client.ts';", /core may import nothing, not github/],
    [
      'src/core/a.ts',
      "import type {\n  X,\n} from '../settle.ts';",
      /a\.ts:3 imports src\/settle\.ts: core may import/,
    ],
    ['src/core/a.ts', "export * from '../queue.ts';", /core may import nothing, not queue/],
    [
      'src/core/a/b.ts',
      "import '../../sandbox/box.ts';",
      /the sandbox is imported by the command line and tests/,
    ],
    ['src/core/a.ts', 'const at = Date.now();', /reads the clock \("Date\.now"\)/],
    ['src/core/a.ts', 'const at = new Date();', /reads the clock/],
    ['src/core/a.ts', 'const at = `${new Date().getTime()}`;', /reads the clock/],
    ['src/core/a.ts', 'const at = Date();', /reads the clock/],
    ['src/core/a.ts', 'const at = performance.now();', /reads the clock/],
    ['src/core/a.ts', 'const x = Math.random();', /uses randomness/],
    ['src/core/a.ts', 'const x = crypto.randomUUID();', /uses randomness/],
    ['src/core/a.ts', "const x = process.env['X'];", /looks at the process/],
    ['src/core/a.ts', "const x = globalThis['Date'];", /looks at the process/],
    ['src/core/a.ts', "const x = fetch('http://127.0.0.1');", /touches the network/],
    ['src/core/a.ts', 'setTimeout(() => 1, 1);', /starts a timer/],
    ['src/core/a.ts', 'export async function f() {}', /is asynchronous \("async"\)/],
    ['src/core/a.ts', 'const x = Promise.resolve(1);', /is asynchronous/],
    ['src/core/a.ts', "console.log('x');", /uses console: only the doors/],
    ['src/github/a.ts', "console.error('x');", /uses console: only the doors/],
    ['src/github/a.ts', "import { settle } from '../settle.ts';", /github may import core, not settle/],
    ['src/github/a.ts', "import { x } from '../channels/mail.ts';", /github may import core, not channels/],
    ['src/github/a.ts', "import { x } from '../sandbox/box.ts';", /the sandbox is imported by/],
    ['src/app.ts', "import { x } from './sandbox/box.ts';", /the sandbox is imported by/],
    ['src/app.ts', "import { x } from '../action/main.ts';", /app may import .*, not action/],
    ['action/main.ts', "import { x } from '../src/cli.ts';", /action may import .*, not cli/],
    ['action/main.ts', "import { x } from '../src/sandbox/box.ts';", /the sandbox is imported by/],
    ['src/github/a.ts', "import { x } from '../../test/x.ts';", /imports test\/x\.ts, which lies in no room/],
    ['src/github/a.ts', 'const x = await import(path);', /imports a computed path/],
    ['src/attic/a.ts', '', /lies in no room: add a line/],
    ['src/github/utils.ts', '', /"utils" says nothing/],
    ['src/github/date-helpers.ts', '', /"date-helpers" says nothing/],
    ['src/core/common/a.ts', '', /"common" says nothing/],
    ['src/core/types.ts', '', /"types" says nothing/],
  ];

  test.each(offenders)('%s with %j', (path, text, message) => {
    const offences = offencesOf([{ path, text }]);

    expect(offences).toHaveLength(1);
    expect(offences[0]).toMatch(message);
    expect(offences[0]).toMatch(/\(docs\/architecture\.md, "[^"]+"\)$/);
  });
});

test('what only looks like an offence is none', () => {
  const text = [
    '// Date.now() and console.log are read in the doors.',
    "/* import { x } from 'node:fs'; */",
    "const sentence = 'never call fetch(url) or await it';",
    'const pattern = /[\'"`/]process\\.env/;',
    'const template = `import("probot") ${`nested } ${1 + { a: 1 }.a}`} Date.now()`;',
    'const half = total / 2 / 1; // process.exit',
    "const at = new Date('2026-01-01T00:00:00Z');",
    "import { z } from 'zod';",
    "import { sha256 } from '@noble/hashes/sha2.js';",
    "import remarkGfm from 'remark-gfm';",
    'const name = plan.process.name;',
  ].join('\n');

  expect(offencesOf([{ path: 'src/core/a.ts', text }])).toEqual([]);
});

test('code is told from comments and literals, line for line', () => {
  const { code, literals } = codeOnly("a = `x\n${b}y`; // c\nd = /'/.test('e');");

  expect(code.replaceAll(/[ ]+/g, ' ')).toBe("a = '0'\n+(b)+'1'; \nd = '2'.test('3');");
  expect(literals).toEqual(['x\n', 'y', "'", 'e']);
});
