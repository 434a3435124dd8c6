// What people read in each notice, checked in as files to read aloud; gaps that can be seen; and strangers' words that can do nothing.
import { describe, expect, test } from 'vitest';
import { sampleCase } from '../../../src/cli/preview/sample-case.ts';
import { asReleased } from '../../../src/core/advisory/as-released.ts';
import { findPrivate } from '../../../src/core/advisory/redaction.ts';
import { audiences } from '../../../src/core/notices/audiences.ts';
import { renderNotice } from '../../../src/core/notices/render.ts';
import type { Rendered } from '../../../src/core/notices/render.ts';
import { noticeOf, shippedTemplate, templateIds } from '../../../src/core/notices/shipped.ts';
import type { TemplateId } from '../../../src/core/notices/shipped.ts';
import type { View } from '../../../src/core/case/view.ts';
import { accepted, confirmed, emptyView, fixing, golden, report, viewAfter } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const { advisory } = sampleCase('fixing', 'brief');

function rendered(id: TemplateId, view: View): Rendered {
  return renderNotice(shippedTemplate(id), { view, advisory, notice: noticeOf(id), since: view.now });
}

describe('what people read', () => {
  const others = templateIds.filter((id) => shippedTemplate(id).audience !== 'reporter');

  test.each(others.map((id) => [id]))('%s', (id) => {
    const { audience } = shippedTemplate(id);
    const isOut = audiences[audience].tlp[0] === 'clear' || id === 'broken';
    const name = audience === 'github' ? 'withdrawn' : isOut ? 'published' : 'fixing';
    const sample = sampleCase(id === 'statement' ? 'spared' : name, noticeOf(id));
    const { text, gaps } = renderNotice(shippedTemplate(id), { ...sample, notice: noticeOf(id), since: sample.view.now });
    expect(gaps).toEqual([]);
    expect(text).toBe(golden(`notice-${id}`, text));
  });

  test.each<TemplateId>(['data-seen', 'update', 'update-verify'])('%s', (id) => {
    const { view } = sampleCase('fixing', noticeOf(id));
    const { text, gaps } = rendered(id, view);
    expect(gaps).toEqual([]);
    expect(text).toBe(golden(`notice-${id}`, text));
  });
}); // prettier-ignore

test('what everybody reads names no case, no private place, no colleague, and nobody who did not agree', () => {
  const things = {
    repositories: ['acme/psirt'], caseNumbers: [42], emails: [], names: ['ada', 'lin', 'dev'], logins: [], words: ['PSIRT-42', 'p1'],
  }; // prettier-ignore
  const open = templateIds.filter((id) => audiences[shippedTemplate(id).audience].tlp[0] === 'clear' && shippedTemplate(id).audience !== 'reporter'); // prettier-ignore
  expect(open).toHaveLength(9);
  for (const id of open) expect(findPrivate(rendered(id, viewAfter(fixing)).text, things)).toEqual([]);
});

describe('gaps', () => {
  test('are seen in the text, and say how they are filled', () => {
    const { text, gaps } = rendered('dpo', viewAfter(accepted));
    expect(text).toContain(
      '- What data: ⟨data_kind missing: /psirt draft dpo data_kind <what kind of data, and whether it is of people>⟩',
    );
    // Nobody has to know how many before they may speak.
    expect(text).not.toContain('How many');
    expect(gaps.map(({ field }) => field)).toContain('technical_contact');
    expect(text).toBe(golden('notice-dpo-gaps', text));
  });

  test.each<[TemplateId, string, string, readonly Step[]]>([
    ['bulletin', 'url', '/psirt publish', confirmed],
    ['faq', 'exploited', '/psirt exploit <none|claimed|public-exploit|wild>', [report()]],
    ['update-tomorrow', 'release', '/psirt schedule <date>', [report()]],
    ['broken', 'public_where', '/psirt public <address>', confirmed],
    ['decline', 'verdict', 'the bot knows it by itself once it is so', [report()]],
  ])('%s without %s', (id, field, how, steps) => {
    expect(rendered(id, viewAfter(steps)).gaps).toContainEqual({ field, how });
  });

  test('without an advisory all of it is missing', () => {
    const view = viewAfter(confirmed);
    const { gaps } = renderNotice(shippedTemplate('social'), { view, notice: 'social', since: view.now });
    expect(gaps.map(({ field }) => field)).toEqual(['products', 'rating', 'what_to_do', 'url']);
  });

  test('an advisory in which nothing is affected has nobody to tell', () => {
    const none = { ...advisory, products: [], cvss: [], ids: { aliases: [] } };
    const view = viewAfter([report()]);
    const { gaps } = renderNotice(shippedTemplate('prenotify'), { view, advisory: none, notice: 'prenotify', since: view.now }); // prettier-ignore
    expect(gaps.map(({ field }) => field)).toEqual(['who_must_act', 'what_to_do', 'rating', 'release', 'deployable', 'patch']); // prettier-ignore
  });
});

describe('the marking', () => {
  const first = (id: TemplateId, steps: readonly Step[]): string => rendered(id, viewAfter(steps)).text.split('\n')[0] ?? ''; // prettier-ignore
  const isPublic: Step = { name: 'public', state: 'public', url: 'https://example.org/', since: null };

  test('says how far it may go and until when', () => {
    expect(first('embargo', confirmed)).toBe('TLP:AMBER+STRICT · EMBARGO until Sun 2027-02-28 16:00 UTC');
    expect(first('dpo', [report({ embargo_until: null })])).toBe('TLP:RED');
  });

  test('is over outside once it is public, and stays inside', () => {
    expect(first('embargo', [...confirmed, isPublic])).toMatch(/^Thank you/);
    expect(first('dpo', [...confirmed, isPublic])).toBe('TLP:RED');
  });
});

describe('strangers’ words', () => {
  const evil =
    '<img src=x onerror=alert(1)> @octocat https://evil.example [x](https://evil.example) #1 {{lead}}';

  test('HTML, mentions and links in the name of whoever reported it stay words', () => {
    const named = { ...advisory, credits: [{ consent: 'yes', kind: 'finder', name: evil } as const] };
    const view = viewAfter(confirmed);
    const { text } = renderNotice(shippedTemplate('prenotify'), { view, advisory: named, notice: 'prenotify', since: view.now }); // prettier-ignore
    const [line] = /^Thanks to: .*$/m.exec(text) ?? [''];
    expect(line).toContain(String.raw`\<img src=x onerror=alert(1)>`);
    expect(line).toContain('@\u200Boctocat');
    expect(line).toContain('#\u200B1');
    expect(line).not.toMatch(/https:\/\/evil|[^\\]\]\(/);
    // A field in a value is never filled.
    expect(line).toContain('{{lead}}');
  });

  test('the same in a mail that is plain text', () => {
    const titled = { ...advisory, title: evil };
    const view = viewAfter(confirmed);
    const { text } = renderNotice(shippedTemplate('oss-security'), { view, advisory: titled, notice: 'oss-security', since: view.now }); // prettier-ignore
    expect(text.split('\n')[0]).toContain('widget: <img src=x onerror=alert(1)> @\u200Boctocat');
  });

  test('a colleague’s words lose private addresses on their way out, and keep them inside', () => {
    const words = (notice: 'prenotify' | 'brief', field: string): Step => ({ name: 'worded', notice, field, text: 'see https://github.com/acme/psirt/issues/42' }); // prettier-ignore
    expect(rendered('prenotify', viewAfter([...confirmed, words('prenotify', 'patch')])).text).toContain('- The patch: see PSIRT-42'); // prettier-ignore
    expect(rendered('brief', viewAfter([...confirmed, words('brief', 'decisions')])).text).toContain('- Decided: see https://github.com/acme/psirt/issues/42'); // prettier-ignore
    expect(rendered('brief', viewAfter([...confirmed, words('prenotify', 'patch')])).text).toContain('⟨decisions missing'); // prettier-ignore
  });
});

test('what the case says inside is said in words', () => {
  const brief = (...steps: readonly Step[]): string => rendered('brief', viewAfter(steps)).text;
  expect(brief(report({ embargo_until: null }))).not.toContain('Embargo:');
  expect(brief(...accepted)).toContain(
    '- Data: no leak\n- Embargo: in force until Sun 2027-02-28 16:00 UTC; do not share',
  );
  expect(brief(...accepted, { name: 'leak', state: 'yes', what: 'mail addresses' })).toContain('- Data: data leaked: mail addresses'); // prettier-ignore
  expect(brief(...accepted, { name: 'leak', state: 'suspected', what: 'mails', kinds: ['personal', 'customer'] })).toContain('- Data: a leak is suspected (personal and customer data): mails'); // prettier-ignore
  expect(brief(report())).not.toContain('Who leads');
  expect(brief(report(), { name: 'embargo', act: 'none', until: null, text: null })).toContain(
    '- Embargo: none',
  );
});

test('where it can be read and when the embargo ended is told, and not in our own words', () => {
  const broken = (text: string): Step => ({ name: 'embargo', act: 'broken', until: null, text });
  const text = (...steps: readonly Step[]): string =>
    rendered('broken', viewAfter([report(), ...steps])).text;
  expect(text(broken('https://example.org/post says it all'))).toContain(
    '- Where: https://example.org/post\n',
  );
  expect(text(broken('Remy saw it in a chat'))).toContain('⟨public_where missing');
  const known: Step = { name: 'public', state: 'public', url: 'https://example.org/talk', since: null };
  expect(text(known)).toContain('- Where: https://example.org/talk\n');
  expect(text(known)).toMatch(/- The embargo ended: \w{3} 2026-11-30 10:00 UTC/u);
  const later: Step = {
    name: 'embargo',
    act: 'propose',
    until: '2027-01-10T16:00:00Z',
    text: null,
    party: 'p2',
  };
  expect(rendered('brief', viewAfter([report(), later])).text).toContain(
    'do not share; another date is proposed',
  );
});

test('a release counts once its tag was proven to hold the fix', () => {
  const tagged: readonly Step[] = [
    ...fixing,
    { name: 'landed', line: '2.4', commits: ['a'.repeat(40)] },
    { name: 'tagged', repository: 'acme/widget', tag: 'v2.4.1', commit: 'b'.repeat(40), line: '2.4', version: '2.4.1' },
  ]; // prettier-ignore
  const fixesOf = (steps: readonly Step[]): readonly (string | undefined)[] =>
    asReleased(viewAfter(steps), advisory).products[0]?.affected.map(({ fix }) => fix?.tagUrl) ?? [];
  expect(fixesOf(tagged)).toEqual([undefined, undefined]);
  expect(
    fixesOf([...tagged, { name: 'proven', tag: 'v2.4.1', line: '2.4', proven: true, because: [] }]),
  ).toEqual(['https://github.com/acme/widget/releases/tag/v2.4.1', undefined]);
  expect(asReleased(emptyView('version: 1\nroles: { psirt-lead: [ada] }\nproducts: { a: { repository: x/a }, b: { repository: x/b } }'), advisory)).toEqual(advisory); // prettier-ignore
});
