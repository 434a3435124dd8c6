// Every generated advisory in every format keeps the format's official schema, and hides no harm in any name.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Advisory } from '../../../src/core/advisory/advisory.ts';
import { everyFormat } from '../../../src/core/formats/index.ts';
import { site } from './site.ts';
import { advisories } from '../../core/advisory/arbitrary.ts';

const runs = { numRuns: 60 };
const formats = everyFormat(site);

function textOf(id: string, advisory: Advisory): string | undefined {
  const rendering = formats.find((format) => format.id === id)?.render(advisory);
  return rendering?.kind === 'rendered' ? rendering.text : undefined;
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

test('OSV records keep the schema of OSV 1.7.5', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(json('../schemas/osv-1.7.5.json') as object);
  expect(validate({ id: 'ACME-SA-1', modified: '2026-12-15T16:00:00Z' })).toBe(false);
  fc.assert(
    fc.property(advisories, (advisory) => {
      const text = textOf('osv', advisory);
      const hasId = advisory.ids.ghsa !== undefined || advisory.ids.cve?.startsWith('CVE') === true;
      expect(text !== undefined).toBe(hasId);
      if (text === undefined) return;
      validate(JSON.parse(text));
      expect(validate.errors).toBeNull();
    }),
    runs,
  );
});

describe('fields for GitHub', () => {
  const { components } = json('../../../src/sandbox/contract/github-openapi.json') as { components: object };
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'github', components });

  test.each(['repository-advisory-create', 'repository-advisory-update'])(
    'keep the schema %s of GitHub',
    (name) => {
      const validate = ajv.compile({ $ref: `github#/components/schemas/${name}` });
      expect(validate({ summary: 1 })).toBe(false);
      fc.assert(
        fc.property(advisories, (advisory) => {
          const fields: unknown = JSON.parse(textOf('ghsa', advisory) ?? '');
          validate(fields);
          expect(validate.errors).toBeNull();
          expect(
            Object.keys(fields as object).filter((key) => ['severity', 'cvss_vector_string'].includes(key))
              .length,
          ).toBeLessThan(2);
        }),
        runs,
      );
    },
  );
});

describe('what people read', () => {
  const parser = remark().use(remarkGfm);

  test.each(['markdown', 'release-notes', 'ghsa'])(
    '%s holds no raw HTML of others, no image, no mention, no foreign link',
    (id) => {
      fc.assert(
        fc.property(advisories, (advisory) => {
          const text = textOf(id, advisory) ?? '';
          const markdown = id === 'ghsa' ? (JSON.parse(text) as { description: string }).description : text;
          expect(harmIn(markdown, advisory)).toEqual([]);
        }),
        runs,
      );
    },
  );

  function harmIn(markdown: string, advisory: Advisory): readonly string[] {
    const known = new Set(['https://evil.example', ...advisory.references.map(({ url }) => url)]);
    const harm: string[] = [];
    visit(parser.parse(markdown), (node, _index, parent) => {
      if (node.type === 'html' && !/^<!-- psirt-bot (advisory|end) [\w.-]+ -->$/.test(node.value))
        harm.push(node.value);
      if (node.type === 'image' || node.type === 'imageReference') harm.push(node.type);
      if (
        node.type === 'link' &&
        !known.has(node.url) &&
        !/^(https:\/\/github\.com\/acme\/|http:\/\/www\.)/.test(node.url)
      )
        harm.push(node.url);
      if (node.type === 'text' && parent?.type !== 'link' && /(?<!\w)@[A-Za-z0-9]/.test(node.value))
        harm.push(node.value);
    });
    return harm;
  }
});

test('rendering the same advisory twice gives the same bytes', () => {
  fc.assert(
    fc.property(advisories, (advisory) => {
      for (const { id } of formats) expect(textOf(id, advisory)).toBe(textOf(id, structuredClone(advisory)));
    }),
    { numRuns: 20 },
  );
});
