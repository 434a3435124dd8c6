// A site with everything in its settings, and judges of what lies there: the official schemas.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Site } from '../../../src/core/formats/publisher.ts';

export const site: Site = {
  repository: 'acme/security', branch: 'main', directory: 'advisories', url: 'https://security.acme.example/advisories',
  publisher: { name: 'Acme', namespace: 'https://acme.example', contact: 'security@acme.example' },
}; // prettier-ignore

const schema = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../schemas/${name}.json`, import.meta.url), 'utf8')) as Record<string, unknown>; // prettier-ignore

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
// Package URLs are addresses too.
ajv.addFormat('iri', /^[a-z][a-z\d+.-]*:\S+$/iu);
for (const version of ['2.0', '3.0', '3.1']) {
  const { $schema: _dialect, id: _id, ...cvss } = schema(`csaf/cvss-v${version}`);
  ajv.addSchema(cvss, `https://www.first.org/cvss/cvss-v${version}.json`);
}
const judges = {
  csaf: ajv.compile(schema('csaf/csaf-2.0')),
  provider: ajv.compile(schema('csaf/provider-2.0')),
  rolie: ajv.compile(schema('csaf/rolie-feed')),
  openvex: ajv.compile(schema('openvex-0.2.0')),
};

/** What is wrong with a document by its schema; null when nothing is. */
export function wrongIn(kind: keyof typeof judges, text: string): unknown {
  const judge = judges[kind];
  return judge(JSON.parse(text)) ? null : judge.errors;
}
