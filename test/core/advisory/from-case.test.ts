import { describe, expect, test } from 'vitest';
import type { Advisory } from '../../../src/core/advisory/advisory.ts';
import { advisoryOf, advisoryRepository, proseOfReport } from '../../../src/core/advisory/from-case.ts';
import type { AdvisoryProse } from '../../../src/core/advisory/from-case.ts';
import { privateIn, requestNow } from '../../../src/core/advisory/request.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import { after, empty, eyeOf, second, settings } from '../commands/conversation.ts';
import { confirmed, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const prose: AdvisoryProse = { title: 'T', summary: 'S', description: 'D', references: [] };
const both = empty(settings('', '', second));

function advisory(steps: readonly Step[], words: Partial<AdvisoryProse> = {}): Advisory {
  return advisoryOf(after(steps, both), { ...prose, ...words }, undefined);
}
const affects = (more: Partial<FactData['affects']> = {}): Step => ({ name: 'affects', product: 'widget', package: null, line: null, range: '< 2', fixed: null, impact: null, ...more }); // prettier-ignore
const unaffected = (product: string, text: string | null = null): Step => ({ name: 'unaffected', product, justification: 'component_not_present', text }); // prettier-ignore
const credit = (who: string, consent: FactData['credit']['consent'], login: string | null = null): Step => ({ name: 'credit', who, login, as: 'finder', consent }); // prettier-ignore
const remedy = (decision: FactData['remedy']['decision'], because: string | null): Step => ({ name: 'remedy', decision, due: null, mitigations: [], because }); // prettier-ignore

test('a case of which nothing is known makes an advisory that claims nothing', () => {
  expect(advisoryOf(after([]), prose, 'GHSA-1')).toEqual({
    ids: { aliases: [], ghsa: 'GHSA-1', cve: 'pending' },
    version: { number: 1, kind: 'final' },
    title: 'T', summary: 'S', description: 'D', severity: 'none', cvss: [], cwes: [], products: [], remedy: { kind: 'fix' }, workaround: 'none',
    exploitation: { status: 'none', at: '2026-11-30T09:00:00Z' }, credits: [], references: [], timeline: [], times: {},
  }); // prettier-ignore
});

test('the report’s own description can harm nobody who reads it', () => {
  const { description } = proseOfReport('T', 'See @lin\n<img src=x> #1');
  expect(description).not.toMatch(/@lin|<img/u);
});

test.each([
  ['IDOR <img src=x> [a](https://x.example)', 'IDOR <img src=x> [a](https://x.example)'],
  ['foo<T>\u202E\r\n  [x]\u0000', 'foo<T> [x]'],
  ['x'.repeat(300), `${'x'.repeat(249)}…`],
])('a report’s title %j stands in the advisory as it was given, on one line', (given, kept) => {
  const { title, summary } = proseOfReport(given, 'D');
  expect([title, summary]).toEqual([kept, kept]);
});

test('people’s title and summary stand on one line', () => {
  const { title, summary } = advisory([], { title: 'Path\n traversal\u0007', summary: 'Real\u2028risk' });
  expect([title, summary]).toEqual(['Path traversal', 'Real risk']);
});

describe('the CVE ID', () => {
  test.each<[string, readonly Step[], string | undefined]>([
    ['is pending while nobody said anything', [], 'pending'],
    ['is pending when asked for', [{ name: 'cve', state: 'request', id: null, because: null }], 'pending'],
    ['is what was given', [{ name: 'cve', state: 'id', id: 'CVE-2026-1', because: null }], 'CVE-2026-1'],
    ['is none', [{ name: 'cve', state: 'none', id: null, because: 'ours' }], undefined],
  ])('%s', (_, steps, cve) => {
    expect(advisory(steps).ids.cve).toBe(cve);
  });
});

describe('products', () => {
  const shown = (steps: readonly Step[]) =>
    advisory(steps).products.map(({ product, package: name, affected, unaffected: spared }) => [product, name, affected, spared]); // prettier-ignore
  const fix = (version: string) => ({ version, landed: [] });
  const below = [{ upper: { kind: 'before', version: '2' } }];

  test('stand once a package, with their ranges, lines and planned fixes', () => {
    const steps = [
      affects({ line: '2.4', fixed: '2.4.1' }),
      affects({ range: '< 1' }),
      affects({ package: 'core' }),
    ];
    expect(shown(steps)).toEqual([
      ['widget', 'widget', [{ line: '2.4', ranges: below, fix: fix('2.4.1') }, { ranges: [{ upper: { kind: 'before', version: '1' } }] }], []],
      ['widget', 'core', [{ ranges: below }], []],
    ]); // prettier-ignore
  });

  test('tell when a fix is expected: as scheduled, else as decided', () => {
    const steps = [
      affects({ fixed: '2.4.1' }),
      { ...remedy('fix', null), due: '2026-12-10T16:00:00Z' } as Step,
    ];
    const expected = (more: readonly Step[]) => advisory([...steps, ...more]).products[0]?.affected[0]?.fix?.expected; // prettier-ignore
    expect(expected([])).toBe('2026-12-10T16:00:00Z');
    expect(expected([{ name: 'scheduled', release_at: '2026-12-12T16:00:00Z' }])).toBe(
      '2026-12-12T16:00:00Z',
    );
  });

  test('that are not affected stand with the latest reason', () => {
    const spared = [{ ranges: [], justification: 'component_not_present', statement: 'gone' }];
    expect(shown([unaffected('gadget'), unaffected('gadget', 'gone')])).toEqual([['gadget', 'gadget', [], spared]]); // prettier-ignore
    expect(shown([affects(), unaffected('widget', 'gone')])).toEqual([['widget', 'widget', [], spared]]); // prettier-ignore
    expect(shown([unaffected('widget'), affects()])).toEqual([['widget', 'widget', [{ ranges: below }], []]]);
  });

  test('of settings that no longer have them, and ranges that can’t be read, are left out', () => {
    expect(shown([affects({ product: 'old' }), unaffected('toString'), affects({ range: 'soon' })])).toEqual([['widget', 'widget', [{ ranges: [] }], []]]); // prettier-ignore
  });

  test('carry a package URL where their ecosystem has one', () => {
    const purls = advisory([affects(), affects({ product: 'gadget' })]).products.map(({ purl }) => purl);
    expect(purls).toEqual(['pkg:npm/widget', undefined]);
  });
});

describe('what is told of the decision', () => {
  test.each<[Step, object]>([
    [remedy('fix', 'the date is late because of holidays'), { kind: 'fix' }],
    [remedy('mitigate', 'advice is enough'), { kind: 'mitigate', because: 'advice is enough' }],
    [remedy('wontfix', 'out of support'), { kind: 'wontfix', because: 'out of support' }],
    [remedy('wontfix', null), { kind: 'wontfix' }],
  ])('%j', (step, told) => {
    expect(advisory([step]).remedy).toEqual(told);
  });

  test.each<[readonly Step[], string | undefined, string]>([
    [[], undefined, 'none'],
    [[], 'Close the port.', 'Close the port.'],
    [[{ name: 'workaround', text: 'Set X=0.' }], 'Close the port.', 'Set X=0.'],
    [[{ name: 'workaround', text: null }], 'Close the port.', 'none'],
  ])('the workaround: %j over %j', (steps, written, told) => {
    expect(advisory(steps, written === undefined ? {} : { workaround: written }).workaround).toBe(told);
  });

  test('details are what people wrote', () => {
    expect([advisory([]).details, advisory([], { details: 'How to check' }).details]).toEqual([undefined, 'How to check']); // prettier-ignore
  });
});

describe('credits', () => {
  const anonymous = (kind: string) => ({ consent: 'anonymous', kind });
  test.each<[string, readonly Step[], readonly object[]]>([
    ['nobody reported it', [report({ reporter: null })], []],
    ['nobody was asked', [report()], [anonymous('reporter')]],
    ['asked and silent', [report(), credit('R. Moe', 'asked')], [anonymous('finder')]],
    ['wants none', [report(), credit('p1', 'none')], []],
    ['said yes', [report(), credit('R. Moe', 'asked'), credit('R. Moe', 'yes')], [{ consent: 'yes', kind: 'finder', name: 'R. Moe' }]],
    ['said yes, with an account', [credit('rmoe', 'yes', 'rmoe')], [{ consent: 'yes', kind: 'finder', name: 'rmoe', login: 'rmoe' }]],
  ])('%s', (_, steps, told) => {
    expect(advisory(steps).credits).toEqual(told);
  }); // prettier-ignore
});

test('what is public already is referred to; a score nobody can read is not told', () => {
  const known: Step = { name: 'public', state: 'public', url: 'https://example.org', since: null };
  expect(advisory([known], { references: [{ type: 'fix', url: 'https://x' }] }).references).toEqual([{ type: 'fix', url: 'https://x' }, { type: 'web', url: 'https://example.org' }]); // prettier-ignore
  expect(advisory([{ ...known, state: 'private', url: null }]).references).toEqual([]);
  const of = (id: string, url: string | null): Step => ({ name: 'reference', id, url });
  const noted = advisory([known, of('VU#1', null), of('VU#2', 'https://cert.example/1'), of('VU#2', 'https://cert.example/2'), of('VU#3', 'https://example.org')]); // prettier-ignore
  expect(noted.references).toEqual([{ type: 'web', url: 'https://example.org' }, { type: 'web', url: 'https://cert.example/2' }]); // prettier-ignore
  expect(advisory([{ name: 'cvss', vector: 'CVSS:3.1/broken' }]).cvss).toEqual([]);
});

test('times come from when the report came, as people corrected it [R3]', () => {
  const { timeline, times } = advisory([report(), { name: 'source', channel: 'email', received_at: '2026-11-20T09:00:00Z' }, { name: 'confirmed' }]); // prettier-ignore
  expect(times).toEqual({ reported: '2026-11-20T09:00:00Z' });
  expect(timeline).toEqual([{ at: '2026-11-20T09:00:00Z', what: 'reported' }, { at: '2026-11-30T11:00:00Z', what: 'confirmed' }]); // prettier-ignore
});

describe('what is asked for publication', () => {
  const seen = (description: string) => [[{ look: 'prose' }, description], [{ look: 'notice', hash: 'f'.repeat(64) }, 'x']] as const; // prettier-ignore
  test('does not change because time goes by', () => {
    const view = after(confirmed);
    const later = { ...view, now: '2027-01-01T00:00:00Z' };
    const hash = (one: typeof view) => requestNow(one, eyeOf(seen('What is wrong.')));
    expect(hash(later)).toEqual(hash(view));
  });

  test('is refused where a format can’t hold it, with the place', () => {
    const request = requestNow(after(confirmed), eyeOf(seen('word '.repeat(14_000))));
    expect(request).toMatchObject({ kind: 'wrong', missing: [{ what: expect.stringContaining('expected at most 65535') }] }); // prettier-ignore
  });

  test('holds nothing private where a format can’t hold it at all', () => {
    const told = advisory(confirmed, { title: 'acme/psirt', description: 'x'.repeat(70_000) });
    const things = {
      repositories: ['acme/psirt'],
      caseNumbers: [],
      emails: [],
      names: [],
      logins: [],
      words: [],
    };
    const rules = privateIn(both, told, things).map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(['repository']));
    expect(rules.length).toBeLessThan(privateIn(both, { ...told, description: 'x' }, things).length);
  });
});

test('an advisory belongs to its product’s repository', () => {
  expect([advisoryRepository(after([report()])), advisoryRepository(after([], both))]).toEqual(['acme/widget', undefined]); // prettier-ignore
});
