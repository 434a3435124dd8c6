// Makes src/sandbox/contract/github-openapi.json again from an unpacked `@octokit/openapi` package (see the README there).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trimmed, wordsOf } from './openapi/trim.ts';

const usage =
  'Usage: npx tsx scripts/trim-openapi.ts FOLDER [OUTPUT], for example /tmp/openapi/package out.json';
const home = join(import.meta.dirname, '..', 'src', 'sandbox', 'contract');
const [, , folder, output = join(home, 'github-openapi.json')] = process.argv;
if (folder === undefined) throw new Error(usage);

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const words = (file: string): string[] => wordsOf(readFileSync(join(home, file), 'utf8'));

const packaged = json(join(folder, 'package.json'));
const version =
  typeof packaged === 'object' && packaged !== null && 'version' in packaged ? packaged.version : 'unknown';
const kept = { operations: words('operations.txt'), webhooks: words('webhooks.txt') };
const text = trimmed(json(join(folder, 'generated', 'api.github.com.json')), version, kept);
writeFileSync(output, text);
console.log(
  `${kept.operations.length} operations, ${kept.webhooks.length} webhooks, ${text.length} characters`,
);
