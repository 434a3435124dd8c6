// What lies beside CSAF documents keeps the official schemas of provider metadata and ROLIE feeds.
import { expect, test } from 'vitest';
import { publisherOf } from '../../../src/core/formats/publisher.ts';
import { providerFiles } from '../../../src/core/site/provider.ts';
import { csafAjv, json } from './csaf-ajv.ts';

const publisher = publisherOf({ repository: 'acme/security', branch: 'main', directory: 'advisories' });
const path = 'csaf/white/2026/ghsa-aaaa-bbbb-cccc.json';
const one = {
  file: 'GHSA-aaaa-bbbb-cccc.json', blob: 'b', id: 'GHSA-aaaa-bbbb-cccc', name: 'GHSA-aaaa-bbbb-cccc', aliases: [], title: 'About it', severity: 'high', products: [],
  state: 'final', published: '2026-12-30T10:00:00Z', modified: '2027-01-05T10:00:00Z', who_must_act: '', what_to_do: '',
} as const; // prettier-ignore
const files = providerFiles([{ one: { ...one, aliases: [], products: [] }, path }], publisher);

test.each([
  ['csaf-2.0-provider.json', 'csaf/provider-metadata.json'],
  ['csaf-rolie-feed.json', 'csaf/white/csaf-feed-tlp-white.json'],
])('%s [R29]', (schema, file) => {
  const ajv = csafAjv();
  ajv.addSchema(json('../schemas/csaf-2.0.json'));
  const validate = ajv.compile(json(`../schemas/${schema}`));
  expect(validate({})).toBe(false);
  validate(JSON.parse(files.get(file) ?? ''));
  expect(validate.errors).toBeNull();
});
