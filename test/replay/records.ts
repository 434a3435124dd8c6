// The vendored records by source, each with the reader of its form. Licences and origins: records/SOURCES.md.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { readCveRecord, readGoReport } from './read-go.ts';
import { readNodeCore, readNodeNpm } from './read-node.ts';
import { readOsv } from './read-osv.ts';
import { readRustSec } from './read-rustsec.ts';
import type { RealRecord } from './real.ts';

const folder = fileURLToPath(new URL('records', import.meta.url));

const readers: Readonly<Record<string, (text: string, source: string) => RealRecord>> = {
  'go-osv': readOsv,
  'go-report': readGoReport,
  'go-cve': readCveRecord,
  rustsec: readRustSec,
  psf: readOsv,
  'node-core': readNodeCore,
  'node-npm': readNodeNpm,
};

/** The sources: `go-osv/GO-2022-0515.json`, in a fixed order. */
export function sources(): readonly string[] {
  return Object.keys(readers).flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => !file.startsWith('LICENSE'))
      .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((file) => `${name}/${file}`),
  );
}

/** Reads one record. */
export function readRecord(source: string): RealRecord {
  const reader = readers[source.replace(/\/.*$/, '')];
  if (reader === undefined)
    throw new Error(`expected a record of ${Object.keys(readers).join(', ')}, got ${source}`);
  return reader(readFileSync(join(folder, source), 'utf8'), source);
}
