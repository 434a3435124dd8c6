// The lists of the site: made of what lies there, and nothing of one case is lost by another's.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fillForm } from '../../../src/core/advisory/form-fill.ts';
import { openForm } from '../../../src/core/advisory/form.ts';
import type { PublicText } from '../../../src/core/advisory/public-text.ts';
import { osv } from '../../../src/core/formats/osv.ts';
import { blobOf, siteFiles } from '../../../src/core/site/site-files.ts';
import { example, exampleValues } from '../advisory/example.ts';

const site = { repository: 'acme/security', branch: 'main', directory: 'public/advisories' };
const filled = fillForm(openForm(example), exampleValues);
if (filled.kind !== 'filled') throw new Error('the example must fill');
const { advisory } = filled;
const rendered = osv.render(advisory);
const record = rendered.kind === 'rendered' ? rendered.text : '';
const own = osv.fileName(advisory);

type Files = ReadonlyMap<string, string>;
const open = (files: Files): ReadonlyMap<string, PublicText> => files as ReadonlyMap<string, PublicText>;

/** Another advisory's record. */
function other(more: object, specific: object = {}): string {
  return `${JSON.stringify({
    id: 'GHSA-aaaa-bbbb-cccc',
    published: '2026-11-02T10:00:00Z',
    modified: '2026-11-02T10:00:00Z',
    aliases: ['CVE-2026-40001'],
    summary: 'Old & <tried>',
    affected: [{ package: { name: 'tool' } }, {}, { package: 7 }, { package: { name: 'tool' } }],
    database_specific: { severity: 'LOW', ...specific },
    ...more,
  })}\n`;
}

/** What lies on the site once this case wrote its files. */
function after(before: Files, documents: Files = new Map([[own, record]]), unread: readonly string[] = []) {
  const asked: string[] = [];
  const changed = siteFiles(site, open(documents), {
    files: [...before].map(([path, text]) => ({ path, blob: blobOf(text) })),
    read: (blob) => {
      const found = [...before].find(([, text]) => blobOf(text) === blob);
      asked.push(found?.[0] ?? '');
      return unread.includes(found?.[0] ?? '') ? undefined : found?.[1];
    },
  });
  return { changed, asked, files: new Map<string, string>([...before, ...(changed ?? [])]) };
}

const idsIn = (files: Files): readonly string[] =>
  (JSON.parse(files.get('index.json') ?? '') as { advisories: { id: string }[] }).advisories.map(
    ({ id }) => id,
  );

test('the SHA of a text is git’s', () => {
  const wanted = createHash('sha1').update('blob 3\0ä\n').digest('hex');
  expect(blobOf('ä\n')).toBe(wanted);
});

describe('The first advisory', () => {
  test('begins a list for people, one for machines, and a feed [R24, R29]', async () => {
    const { changed, files } = after(new Map());
    expect([...(changed ?? []).keys()]).toEqual([own, 'index.json', 'README.md', 'feed.xml']);
    for (const file of ['index.json', 'README.md', 'feed.xml'])
      await expect(files.get(file)).toMatchFileSnapshot(`fixtures/first/${file}`);
  });

  test('written again changes nothing, and only the former lists are looked at', () => {
    const { files } = after(new Map());
    const again = after(files);
    expect(again.changed?.size).toBe(0);
    expect(again.asked).toEqual(['index.json', 'README.md']);
  });

  test('waits until what lies there is looked at', () => {
    const { files } = after(new Map());
    expect(after(files, undefined, ['README.md']).changed).toBeUndefined();
    const unknown = new Map([...files, ['GHSA-aaaa-bbbb-cccc.json', other({})]]);
    expect(after(unknown, undefined, ['GHSA-aaaa-bbbb-cccc.json']).changed).toBeUndefined();
  });
});

describe('Beside others', () => {
  test('the newest stand first, whoever wrote them, also from before there were lists [R24]', async () => {
    const withdrawn = other({ id: 'CVE-2025-1', aliases: 7, withdrawn: '2026-11-03T10:00:00Z', modified: '2026-11-03T10:00:00Z', summary: '' }); // prettier-ignore
    const before = new Map([
      ['GHSA-aaaa-bbbb-cccc.json', other({})],
      ['CVE-2025-1.json', withdrawn],
      ['README.md', '# Security at Acme\n\nWrite to us.\n'],
    ]);
    const { files } = after(before);
    expect(idsIn(files)).toEqual([advisory.ids.ghsa, 'GHSA-aaaa-bbbb-cccc', 'CVE-2025-1']);
    for (const file of ['README.md', 'feed.xml'])
      await expect(files.get(file)).toMatchFileSnapshot(`fixtures/beside/${file}`);
  });

  test('a list that was made keeps its place in the page, and a record that changed is read anew', () => {
    const { files } = after(new Map([['GHSA-aaaa-bbbb-cccc.json', other({})]]));
    files.set('README.md', `Before.\n\n${files.get('README.md')}\nBehind.\n`);
    files.set('GHSA-aaaa-bbbb-cccc.json', other({ modified: '2026-12-20T10:00:00Z' }, { status: 'revised', advisory: 'ACME-SA-1' })); // prettier-ignore
    const { files: later, asked } = after(files);
    expect(asked).toEqual(['index.json', 'README.md', 'GHSA-aaaa-bbbb-cccc.json']);
    const page = later.get('README.md') ?? '';
    expect(page).toMatch(
      /^Before\.\n\n<!-- psirt-bot list -->[^]*<!-- psirt-bot end of list -->\n\nBehind\.\n$/,
    );
    expect(page.match(/psirt-bot list/g)).toHaveLength(1);
    expect(page).toContain('](ACME-SA-1.md)');
    expect(page).toContain('**revised**, 2026-12-20');
    // What changed last comes first in the feed.
    const feed = later.get('feed.xml') ?? '';
    expect(feed.indexOf('[revised] Old')).toBeLessThan(feed.indexOf(advisory.title.slice(0, 10)));
  });

  test('a list whose end is gone is begun anew behind it', () => {
    const { files } = after(new Map([['README.md', 'Text\n\n<!-- psirt-bot list -->\n']]));
    expect(files.get('README.md')).toMatch(/^Text\n\n<!-- psirt-bot list -->\n\n<!-- psirt-bot list -->/);
  });

  test('files that are no records and lists that nobody can read are passed over', () => {
    const before = new Map([
      ['package.json', '{"name":"site"}'],
      ['broken.json', '{'],
      ['index.json', '[]'],
      ['deep/GHSA-dddd-eeee-ffff.json', other({})],
      ['half.json', other({ id: 'GHSA-half-half-half', published: undefined, affected: 1, database_specific: 'none', summary: 'S' })],
      ['named.json', other({ id: 'GHSA-name-name-name' }, { advisory: '../x', status: 7, products: ['a', 'b'] })],
    ]); // prettier-ignore
    const { files } = after(before);
    expect(new Set(idsIn(files))).toEqual(
      new Set([advisory.ids.ghsa, 'GHSA-half-half-half', 'GHSA-name-name-name']),
    );
    expect(files.get('README.md')).toContain('](GHSA-name-name-name.md)');
    expect(files.get('README.md')).toContain('unknown');
  });

  test('of very many unknown ones a hundred are read, and the feed names fifty', () => {
    const before = new Map(
      Array.from({ length: 130 }, (_, at) => {
        const id = `GHSA-aaaa-aaaa-${String(at).padStart(4, '0')}`;
        return [`${id}.json`, other({ id })] as const;
      }),
    );
    const { files, asked } = after(before);
    expect(asked).toHaveLength(100);
    expect(idsIn(files)).toHaveLength(101);
    expect((files.get('feed.xml') ?? '').match(/<entry>/g)).toHaveLength(50);
    expect(idsIn(after(files).files)).toHaveLength(131);
  });

  test('without any record there is no list', () => {
    expect(after(new Map(), new Map([['a.md', 'A']])).changed).toEqual(new Map([['a.md', 'A']]));
  });
});
