import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  describeMistakes, loginsOf, productNamed, readSettings, holdersByRole, sensitiveChanges, settingsJsonSchema,
} from '../../src/core/settings.ts'; // prettier-ignore
import { readYaml } from '../../src/core/file/yaml.ts';
import type { FileMistake } from '../../src/core/file/yaml.ts';
import type { Settings } from '../../src/core/settings.ts';
import { fields } from '../../src/core/settings/fields.ts';

const small = `version: 1
products:
  widget:
    repository: acme/widget
roles:
  psirt-lead: [lead]
`;

const full = `version: 1
products:
  widget:
    repository: acme/widget
    family: Widget
    ecosystem: npm
    package: "@acme/widget"
    workspace: mirror
    mirror: acme/widget-private
    publisher: action
    workflow: .github/workflows/release.yml
    core: true
    lines:
      2.10: { branch: main, tags: "v2.10.*" }
      "2.3": { branch: 2.30, tags: "v2.3.*" }
    people: { product-owner: [owner], fix-dev: [dev, "team:acme/devs"], psirt: [] }
roles: { psirt-lead: [lead], psirt: [analyst, lead], legal:, dpo: ["mail:dpo@acme.example"] }
two_person: prefer
embargo: { default_days: 30 }
cve: { request: none }
site: { repository: acme/security, url: https://security.acme.example/advisories, publisher: { name: Acme, namespace: https://acme.example } }
publishers: [42]
plan: .github/plan.yml
profile: redhat
`.replace(', psirt: []', '');

function settingsOf(text: string): Settings {
  const reading = readSettings(text);
  if (!reading.ok) throw new Error(describeMistakes(reading.mistakes));
  return reading.settings;
}

function mistakesIn(text: string): readonly FileMistake[] {
  const reading = readSettings(text);
  if (reading.ok) throw new Error('these settings are right');
  return reading.mistakes;
}

describe('settings that are right', () => {
  test('the shortest file has every default', () => {
    expect(settingsOf(small)).toEqual({
      version: 1,
      products: {
        widget: {
          name: 'widget', repository: 'acme/widget', family: 'widget', ecosystem: 'other', package: 'widget', workspace: 'fork',
          mirror: null, publisher: 'app', workflow: null, core: false, lines: { main: { branch: 'main', tags: 'v*' } }, group: null, people: {},
        },
      },
      groups: {},
      roles: { 'psirt-lead': ['lead'] },
      two_person: 'strict',
      embargo: { default_days: 90 },
      cve: { request: 'github' },
      templates: '.github/advisory-templates',
      site: null,
      on_call: null,
      publishers: [],
      plan: 'default',
      profile: 'mirantis',
    }); // prettier-ignore
  });

  test('the fullest file keeps what it says, and versions as text', () => {
    const settings = settingsOf(full);
    expect(settings).toMatchObject({
      two_person: 'prefer', embargo: { default_days: 30 }, cve: { request: 'none' }, publishers: [42], plan: '.github/plan.yml',
      site: {
        repository: 'acme/security', branch: 'main', directory: 'advisories', url: 'https://security.acme.example/advisories',
        publisher: { name: 'Acme', namespace: 'https://acme.example' },
      }, profile: 'redhat',
    }); // prettier-ignore
    expect(productNamed(settings, 'widget')).toMatchObject({
      family: 'Widget', package: '@acme/widget', mirror: 'acme/widget-private', workflow: '.github/workflows/release.yml', core: true,
      lines: { '2.10': { branch: 'main' }, '2.3': { branch: '2.30' } },
    }); // prettier-ignore
    expect(productNamed(settings, 'constructor')).toBeUndefined();
  });

  test.each([
    ['Windows line ends', small.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${small}`],
    ['a small team', `${small.replace('psirt-lead', 'maintainer')}profile: small\n`],
    ['empty sections', `${small}embargo:\ncve: {}\npublishers:\n`],
    ['few aliases', small.replace('[lead]', '&who [lead]\n  psirt: *who')],
    ['a mirror without use', small.replace('acme/widget\n', 'acme/widget\n    mirror: acme/x\n')],
  ])('%s', (_, text) => {
    expect(readSettings(text).ok).toBe(true);
  });
});

describe('who holds roles', () => {
  const settings = settingsOf(full);
  test('for a product, with its own people', () => {
    expect(Object.fromEntries(holdersByRole(settings, 'widget'))).toEqual({
      'psirt-lead': [{ kind: 'login', login: 'lead' }],
      legal: [],
      psirt: [{ kind: 'login', login: 'analyst' }, { kind: 'login', login: 'lead' }],
      dpo: [{ kind: 'mail', address: 'dpo@acme.example' }],
      'product-owner': [{ kind: 'login', login: 'owner' }],
      'fix-dev': [{ kind: 'login', login: 'dev' }, { kind: 'team', team: 'acme/devs' }],
    }); // prettier-ignore
  });

  test('in general, for a product that nobody knows, and in both places', () => {
    expect([...holdersByRole(settings, null).keys()]).toEqual(['psirt-lead', 'psirt', 'legal', 'dpo']);
    expect(holdersByRole(settings, 'gadget')).toEqual(holdersByRole(settings, null));
    const both = settingsOf(
      `${small}  qe: [ada]\n`.replace('acme/widget\n', 'acme/widget\n    people: { qe: [lin] }\n'),
    );
    expect(holdersByRole(both, 'widget').get('qe')).toEqual([
      { kind: 'login', login: 'ada' },
      { kind: 'login', login: 'lin' },
    ]);
  });

  test('every login once', () => {
    expect(loginsOf(settings)).toEqual(['lead', 'analyst', 'owner', 'dev']);
  });
});

describe('groups of products', () => {
  const grouped = `version: 1
roles: { psirt-lead: [lead] }
groups:
  edge: { tier: "1", people: { product-rep: [rep], qe: [qe, "team:acme/qe"], support: [sup] } }
  core: { tier: base, people: { product-rep: [cor] } }
products:
  widget: { repository: acme/widget, group: edge }
  gadget: { repository: acme/gadget, group: edge, people: { product-rep: [own], support: [] } }
  gizmo: { repository: acme/gizmo }
`;

  test('give their people to products that name nobody of their own for a role [R73]', () => {
    const settings = settingsOf(grouped);
    const people = (name: string) => productNamed(settings, name)?.people;
    expect(people('widget')).toEqual({
      'product-rep': ['rep'],
      qe: ['qe', 'team:acme/qe'],
      support: ['sup'],
    });
    expect(people('gadget')).toEqual({ 'product-rep': ['own'], qe: ['qe', 'team:acme/qe'], support: [] });
    expect(people('gizmo')).toEqual({});
    expect(holdersByRole(settings, 'widget').get('product-rep')).toEqual([{ kind: 'login', login: 'rep' }]);
    expect(loginsOf(settings)).toEqual(['lead', 'rep', 'qe', 'sup', 'own']);
  });

  test('are asked about like people: also what they give to a product', () => {
    const paths = sensitiveChanges(settingsOf(grouped), settingsOf(grouped.replace('[rep]', '[rep, new]'))).map(({ path }) => path); // prettier-ignore
    expect(paths).toEqual(['groups.edge.people.product-rep', 'products.widget.people.product-rep']);
  });

  test.each([
    ['group: edge }', 'group: egde }', [7, 'products.widget.group', 'the name of a group that stands under groups:, whose people it shares', 'egde', 'group: edge']],
    ['tier: base', 'tier: "the base"', [5, 'groups.core.tier', 'a word for how much hangs on these products, at most 30 characters without blanks', 'the base', 'tier: "1"']],
    ['qe: [qe,', 'boss: [qe,', [4, 'groups.edge.people.boss', expect.stringContaining('one of product-owner, product-rep'), 'boss', 'product-owner: [lin, "team:acme/edge"]']],
    ['tier: base, ', '', [5, 'groups.core.tier', expect.anything(), 'nothing', 'tier: "1"']],
  ])('that are wrong are told: %s -> %s', (before, after, wrong) => {
    const told = mistakesIn(grouped.replace(before, after)).map(({ line, path, expected, got, example }) => [line, path, expected, got, example]); // prettier-ignore
    expect(told).toEqual([wrong]);
  }); // prettier-ignore

  test('a product without a group, and groups without sense, have their own mistakes', () => {
    expect(mistakesIn(grouped.replace(/groups:[^]*(?=products:)/, 'groups: [edge]\n')).map(({ path }) => path)).toEqual(['groups', 'products.widget.group', 'products.gadget.group']); // prettier-ignore
  });
});

test.each([
  ['url: http://acme.example', 'site.url', 'the https address under which', 'http://acme.example', 'url: https://security.acme.example/advisories'],
  ['url: https://acme.example/', 'site.url', 'without a slash at the end', 'https://acme.example/', 'url: https://security.acme.example/advisories'],
  ['publisher: Acme', 'site.publisher', 'who publishes, for CSAF and OpenVEX', 'Acme', 'publisher: { name: Acme, namespace: https://acme.example }'],
  ['publisher: { name: Acme }', 'site.publisher.namespace', 'an https address that the publisher controls', 'nothing', 'namespace: https://acme.example'],
])('a site that says %s is told what is wrong there', (wrong, path, expected, got, example) => {
  const [mistake, ...others] = mistakesIn(`${small}site: { repository: acme/security, ${wrong} }\n`);
  expect(mistake).toMatchObject({ path, expected: expect.stringContaining(expected), got, example });
  expect(others).toEqual([]);
}); // prettier-ignore

describe('mistakes', () => {
  test('all at once, each with its place, in the order of the file [R9]', () => {
    const text = `version: 2
products:
  Widget: { repository: acme/widget }
  gadget:
    repo: acme/gadget
    workspace: mirror
    core: maybe
    lines: { "1": { branch: main } }
  gizmo:
roles:
  psirt: ["@ada", [x]]
  boss: [ada]
  psirt-lead: ada
embargo: { default_days: 900 }
twoperson: solo
plan: ../../etc/passwd
`;
    const told = mistakesIn(text).map(({ line, path, got, example }) => [line, path, got, example]);
    expect(told).toEqual([
      [1, 'version', '2', 'version: 1'],
      [3, 'products.Widget', 'a mapping', 'widget: { repository: acme/widget }'],
      [5, 'products.gadget.mirror', 'nothing', 'mirror: acme/widget-private'],
      [5, 'products.gadget.repo', 'repo', 'repository: acme/widget'],
      [5, 'products.gadget.repository', 'nothing', 'repository: acme/widget'],
      [7, 'products.gadget.core', 'maybe', 'core: false'],
      [8, 'products.gadget.lines.1.tags', 'nothing', 'tags: "v2.4.*"'],
      [9, 'products.gizmo', 'nothing', 'widget: { repository: acme/widget }'],
      [11, 'roles', 'a mapping', 'roles: { psirt-lead: [ada], psirt: [lin] }'],
      [11, 'roles.psirt[0]', '@ada', 'psirt: [lin, "team:acme/psirt"]'],
      [11, 'roles.psirt[1]', 'a list of 1', 'psirt: [lin, "team:acme/psirt"]'],
      [12, 'roles.boss', 'boss', 'triager: [ada]'],
      [13, 'roles.psirt-lead', 'ada', 'psirt-lead: [ada]'],
      [14, 'embargo.default_days', '900', 'embargo: { default_days: 90 }'],
      [15, 'twoperson', 'twoperson', 'two_person: strict'],
      [16, 'plan', '../../etc/passwd', 'plan: .github/psirt-plan.yml'],
    ]);
  });

  test('who is on call without a role that sorts is told so beside every other mistake', () => {
    const text = `${small.replace('lead]', '"@lead"]')}on_call: { people: [lead, ada], starts: 2026-01-05 }\n`;
    expect(mistakesIn(text).map(({ path }) => path)).toEqual(['roles.psirt-lead[0]', 'on_call.people[0]', 'on_call.people[1]']);
    expect(describeMistakes(mistakesIn(text))).toContain('expected a login that stands under roles as triager, psirt, psirt-lead or maintainer');
  }); // prettier-ignore

  test.each([
    ['nothing at all', '', ''],
    ['only a list', '- a', ''],
    ['no products', 'version: 1\nproducts: {}\nroles: { psirt-lead: [a] }', 'products'],
    ['no roles', small.replace(/roles:[^]*/u, ''), 'roles'],
    ['no lead', small.replace('psirt-lead', 'psirt'), 'roles'],
    ['an empty lead', small.replace('[lead]', '[]'), 'roles'],
    ['a maintainer in a large team', small.replace('psirt-lead', 'maintainer'), 'roles'],
    ['the mirror is the product', small.replace('acme/widget\n', 'acme/widget\n    workspace: mirror\n    mirror: acme/widget\n'), 'products.widget.mirror'],
    ['a workflow somewhere else', small.replace('acme/widget\n', 'acme/widget\n    workflow: release.yml\n'), 'products.widget.workflow'],
    ['people with a role of the whole team', small.replace('acme/widget\n', 'acme/widget\n    people: { dpo: [a] }\n'), 'products.widget.people.dpo'],
    ['an alias of a wrong value', `${small}plan: &x [a]\nprofile: *x\n`, 'plan'],
    ['a rota of nobody', `${small}on_call: { people: [], starts: 2026-01-05 }\n`, 'on_call.people'],
    ['a rota with a team', `${small}on_call: { people: ["team:acme/psirt"], starts: 2026-01-05 }\n`, 'on_call.people[0]'],
    ['somebody on call who sorts nothing', `${small}  qe: [ada]\non_call: { people: [LEAD, ada], starts: 2026-01-05 }\n`, 'on_call.people[1]'],
    ['a rota from a day that no calendar has', `${small}on_call: { people: [lead], starts: 2026-02-30 }\n`, 'on_call.starts'],
    ['turns of no days', `${small}on_call: { people: [lead], starts: 2026-01-05, days: 0 }\n`, 'on_call.days'],
    ['a name that objects have', `${small}constructor: 1\n`, 'constructor'],
  ])('%s', (_, text, path) => {
    expect(mistakesIn(text)[0]).toMatchObject({ path });
  }); // prettier-ignore

  test.each([
    ['a name twice', `${small}version: 1\n`, 'every name once', 7],
    ['no YAML', `${small}plan: [\n`, 'YAML', 8],
    ['a tag', `${small}plan: !!js/function x\n`, 'YAML', 7],
    ['two documents', `${small}---\n${small}`, 'YAML', 7],
    ['too long', `${small}# ${'x'.repeat(70_000)}`, 'a file of at most 65536 characters', 1],
    [
      'too many brackets',
      '['.repeat(20_000) + ']'.repeat(20_000),
      'at most 20 brackets within each other',
      1,
    ],
    ['too many braces', `a: 1\n${'{a: '.repeat(10_000)}`, 'at most 20 brackets within each other', 2],
    [
      'brackets on lines of their own',
      `${'[ "]"\n'.repeat(9_000)}`,
      'at most 20 brackets within each other',
      21,
    ],
    ['too many lists', '- '.repeat(20_000), 'at most 80 of the marks - ? : in one line', 1],
    ['too many keys', `a:\n- ${'? '.repeat(20_000)}`, 'at most 80 of the marks - ? : in one line', 2],
    ['too many keys in brackets', `[${'? '.repeat(20_000)}`, 'at most 80 of the marks - ? : in one line', 1],
    ['too many values', ': '.repeat(20_000), 'at most 80 of the marks - ? : in one line', 1],
    [
      'too far right',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'at most 80 blanks at the beginning of a line',
      82,
    ],
    ['a bomb', `a: &a [x]\nb: [${'*a,'.repeat(40)}]\nc: 1\n`, 'YAML without many aliases', 1],
  ])('%s', (_, text, expected, line) => {
    expect(mistakesIn(text)[0]).toMatchObject({ path: '', expected, line });
  });

  test('values are no nesting, whatever they look like', () => {
    const words = `${'[{ - ? : '.repeat(100)}\n${' '.repeat(100)}x`;
    const flow = `{ ${Array.from({ length: 100 }, (_, at) => `a${at}: [b]`).join(', ')} }`;
    const values = {
      double: JSON.stringify(words),
      single: `'${words}'`,
      block: `|\n  ${words}`,
      plain: `x${'[{'.repeat(100)}`,
      flow,
    };
    const unread = Object.values(values).filter((value) => !('value' in readYaml(`a: ${value}\n`, 'a: b')));
    expect(unread).toEqual([]);
  });

  test('are described for the one issue, harmlessly', () => {
    expect(describeMistakes(mistakesIn(small.replace('version: 1', 'version: "@ada `x`"')))).toBe(
      'One place is wrong in `.github/psirt.yml`, so nothing of it is in force.\n\n' +
        '- line 1, `version`: expected the number 1, the version of this form; got `` @ada `x` ``. For example: `version: 1`\n',
    );
    const two = describeMistakes(mistakesIn('version: 3'));
    expect(two).toMatch(/^3 places are wrong in/u);
    expect(describeMistakes(mistakesIn('a: 1\n'.repeat(70)))).toMatch(/\n- and \d+ more\n$/u);
    expect(describeMistakes(mistakesIn(''))).toContain('- line 1: expected settings');
  });

  test('nothing that is typed throws', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string().map((plan) => `${small}plan: ${plan}`),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readSettings(text);
        expect(reading.ok || reading.mistakes.length > 0).toBe(true);
      }),
    );
  });
});

describe('changes', () => {
  const before = settingsOf(full);
  test.each([
    ['nothing', full, []],
    ['another order', full.replace('[analyst, lead]', '[lead, analyst]'), []],
    ['the rota', `${full}on_call: { people: [analyst, lead], starts: 2026-01-05 }\n`, []],
    [
      'the policy',
      full.replace('default_days: 30', 'default_days: 60').replace('request: none', 'request: github'),
      [],
    ],
    ['a new psirt', full.replace('[analyst, lead]', '[analyst, lead, eve]'), ['roles.psirt']],
    ['another rule of two', full.replace('prefer', 'solo'), ['two_person']],
    [
      'no site',
      full.replace(/site:.*\n/u, ''),
      [
        'site',
        'site.branch',
        'site.directory',
        'site.publisher',
        'site.publisher.name',
        'site.publisher.namespace',
        'site.repository',
        'site.url',
      ],
    ],
    ['a publisher', full.replace('[42]', '[42, 43]'), ['publishers']],
    ['a plan', full.replace('.github/plan.yml', 'default'), ['plan']],
    ['a line', full.replace('branch: main', 'branch: trunk'), ['products.widget.lines.2.10.branch']],
  ])('%s', (_, text, paths) => {
    expect(sensitiveChanges(before, settingsOf(text)).map(({ path }) => path)).toEqual(paths);
  });

  test('say what stood there and what stands there now', () => {
    expect(sensitiveChanges(before, settingsOf(full.replace('prefer', 'solo')))).toEqual([
      { path: 'two_person', before: '"prefer"', after: '"solo"' },
    ]);
    expect(sensitiveChanges(settingsOf(small), before)).toContainEqual({
      path: 'roles.dpo',
      before: undefined,
      after: '["mail:dpo@acme.example"]',
    });
  });
});

describe('the schema for editors', () => {
  /** Every place of the schema, names that people choose as stars. */
  function placesOf(schema: unknown, place: string): readonly string[] {
    if (typeof schema !== 'object' || schema === null) return [];
    const under = (name: string, inner: unknown): readonly string[] =>
      placesOf(inner, place === '' ? name : `${place}.${name}`);
    const { properties = {}, additionalProperties, items } = schema as Record<string, unknown>;
    return [
      place,
      ...Object.entries(properties as object).flatMap(([name, inner]) => under(name, inner)),
      ...under('*', additionalProperties),
      ...under('*', items),
    ];
  }

  test('has words for each of its places, and no other words', () => {
    const schema = settingsJsonSchema();
    expect(schema).toMatchObject({
      properties: { version: { const: 1, description: fields['version']?.expected } },
    });
    expect([...placesOf(schema, '')].toSorted()).toEqual(Object.keys(fields).toSorted());
  });
});
