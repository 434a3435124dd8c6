// The official schemas of CSAF 2.0 refer to those of CVSS by address: here they are, so that nothing is fetched.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A JSON file, by its path beside this one. */
export function json(path: string): object {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as object;
}

/** A judge that knows the schemas of CVSS, and those of CSAF documents for whoever refers to them. */
export function csafAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  for (const version of ['2.0', '3.0', '3.1']) {
    const { $schema: _schema, $id: _id, id: _old, ...schema } = json(`../schemas/cvss-v${version}.json`) as Record<string, unknown>; // prettier-ignore
    ajv.addSchema(schema, `https://www.first.org/cvss/cvss-v${version}.json`);
  }
  return ajv;
}
