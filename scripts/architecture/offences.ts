// The rules of docs/architecture.md as one pure function over files. Each message names the place, the rule and where it
// is written. It must never read the disk: the tests feed it offending files that don't exist.
import { posix } from 'node:path';

import { codeOnly, type CodeOnly } from './code-only.ts';
import { importsOf, lineOf } from './imports.ts';
import { roomOf, type Room } from './rooms.ts';

/** A file to judge: path from the root of the repository, and its text. */
export type SourceFile = { path: string; text: string };

const forbiddenInCore: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\s*\(\s*\)|(?<!new )\bDate\s*\(|\bperformance\./g, 'reads the clock'],
  [/\bMath\.random\b|(?<![.\w])crypto\./g, 'uses randomness'],
  [/(?<![.\w])process\s*[.[]|\bglobalThis\b/g, 'looks at the process'],
  [/(?<![.\w])fetch\s*\(/g, 'touches the network'],
  [/(?<![.\w])(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/g, 'starts a timer'],
  [/(?<![.\w])(?:async|await)\b|\bnew Promise\b|\bPromise\./g, 'is asynchronous'],
];

const doors = new Set(['app', 'cli', 'action']);
const emptyNames = /^(?:.*-)?(?:utils?|helpers?)$|^(?:common|misc|types|stuff|shared)$/;

/** Every offence of the given files, as sentences; empty when the house stands. */
export function offencesOf(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const room = roomOf(path);
    if (room === undefined) {
      return [`${path} lies in no room: add a line to scripts/architecture/rooms.ts ${rule('The rooms')}`];
    }
    const source = codeOnly(text);
    return [
      ...emptyNameOffences(path),
      ...importOffences({ path, room, source }),
      ...(room.name === 'core' ? impureOffences(path, source) : []),
      ...(doors.has(room.name) ? [] : consoleOffences(path, source)),
    ];
  });
}

function emptyNameOffences(path: string): string[] {
  return path
    .split('/')
    .map((part) => part.replace(/\..*$/, ''))
    .filter((part) => emptyNames.test(part))
    .map(
      (part) =>
        `${path}: "${part}" says nothing: name the file after the one thing it holds ${rule('Names')}`,
    );
}

function importOffences(file: { path: string; room: Room; source: CodeOnly }): string[] {
  return importsOf(file.source).flatMap(({ specifier, line }) => {
    const place = `${file.path}:${line}`;
    if (specifier === undefined) {
      return [`${place} imports a computed path: write it out, so that it can be judged ${rule('Imports')}`];
    }
    const isRelative = specifier.startsWith('.');
    if (!isRelative) return packageOffences({ place, room: file.room, specifier });
    return roomOffences({ place, room: file.room, target: posix.join(posix.dirname(file.path), specifier) });
  });
}

function packageOffences(found: { place: string; room: Room; specifier: string }): string[] {
  const { place, room, specifier } = found;
  const fits = (name: string): boolean =>
    name.endsWith('*')
      ? specifier.startsWith(name.slice(0, -1))
      : specifier === name || specifier.startsWith(`${name}/`);
  if (room.packages === undefined || room.packages.some(fits)) return [];
  return [
    `${place} imports ${specifier}: ${room.name} may only import ${room.packages.join(', ')} ${rule('Core')}`,
  ];
}

function roomOffences(found: { place: string; room: Room; target: string }): string[] {
  const { place, room, target } = found;
  const owner = roomOf(target);
  if (owner?.name === room.name) return [];
  if (owner === undefined) {
    return isData(target) ? [] : [`${place} imports ${target}, which lies in no room ${rule('The rooms')}`];
  }
  if (room.imports.includes(owner.name)) return [];
  if (owner.name === 'sandbox') {
    return [
      `${place} imports ${target}: the sandbox is imported by the command line and tests only ${rule('Sandbox')}`,
    ];
  }
  const allowed = room.imports.length === 0 ? 'nothing' : room.imports.join(', ');
  return [
    `${place} imports ${target}: ${room.name} may import ${allowed}, not ${owner.name} ${rule('The rooms')}`,
  ];
}

/** The one file outside every room that code may read: the product's own name and version. */
function isData(target: string): boolean {
  return target === 'package.json';
}

function impureOffences(path: string, { code }: CodeOnly): string[] {
  return forbiddenInCore.flatMap(([pattern, what]) =>
    [...code.matchAll(pattern)].map(
      (found) =>
        `${path}:${lineOf(code, found.index)} ${what} ("${found[0].trim()}"): core is pure ${rule('Core')}`,
    ),
  );
}

function consoleOffences(path: string, { code }: CodeOnly): string[] {
  return [...code.matchAll(/(?<![.\w])console\s*\./g)].map(
    (found) =>
      `${path}:${lineOf(code, found.index)} uses console: only the doors speak to a terminal ${rule('Doors')}`,
  );
}

function rule(section: string): string {
  return `(docs/architecture.md, "${section}")`;
}
