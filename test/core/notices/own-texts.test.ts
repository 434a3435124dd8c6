// A team's own texts: one stands in for the shipped text of its name, is held to the same rules, and can't turn it into another one.
import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import { hashOf } from '../../../src/core/case/log.ts';
import type { View } from '../../../src/core/case/view.ts';
import { lookKey, openEye } from '../../../src/core/look.ts';
import { draftNow } from '../../../src/core/notices/draft.ts';
import { readOwnTexts, templateFor, textName } from '../../../src/core/notices/own-texts.ts';
import { shippedTemplate } from '../../../src/core/notices/shipped.ts';
import type { TemplateId } from '../../../src/core/notices/shipped.ts';
import { templateTexts } from '../../../src/core/notices/template-texts.ts';
import { writtenIn } from '../../../src/core/notices/written-in.ts';
import { messageText } from '../../../src/core/words/messages.ts';
import { accepted, confirmed, report, viewAfter } from '../words/a-view.ts';

const dir = 'texts';
const own = (id: TemplateId, before: string, after: string): { path: string; text: string } => {
  expect(templateTexts[id]).toContain(before);
  return { path: `${dir}/${id}.md`, text: templateTexts[id].replace(before, () => after) };
};
const problems = (...files: Parameters<typeof readOwnTexts>[0]): readonly string[] =>
  readOwnTexts(files).problems.map(({ file, line, what }) => `${file}:${line}: ${what}`);

test('a file stands in for the shipped text of its name, and for no other [R117]', () => {
  const { texts, problems: wrong } = readOwnTexts([own('ack', 'Thank you', 'Many thanks')]);
  expect(wrong).toEqual([]);
  expect(templateFor({ texts }, 'ack').body).toContain('Many thanks for your report');
  expect(templateFor({ texts }, 'accept')).toBe(shippedTemplate('accept'));
});

test.each([
  ['texts/ack.md', 'ack'],
  ['texts/README.md', undefined],
  ['texts/.gitkeep', undefined],
  ['texts/notes', 'notes'],
  ['ack.md', 'ack'],
])('%s is called %s', (path, name) => {
  expect(textName(path)).toBe(name);
});

describe('what can’t be a text is told with what is expected there', () => {
  test.each<[string, string | null, RegExp]>([
    ['texts/acknowledge.md', 'x', /^texts\/acknowledge\.md:1: expected a file called like one of the notices accept, ack, .*; got acknowledge\.md; for example ack\.md$/],
    ['texts/prenotfy.md', 'x', /got prenotfy\.md; for example prenotify\.md$/],
    ['texts/ACK.MD', 'x', /got ACK\.MD; for example ack\.md$/],
    ['texts/ack', 'x', /got ack; for example ack\.md$/],
    ['texts/ack.md', null, /^texts\/ack\.md:1: expected a text of at most 20000 characters; got a folder, a link or a far larger file\. Copy advisory-templates\/ack\.md/],
    ['texts/ack.md', 'x'.repeat(20_001), /^texts\/ack\.md:1: expected a text of at most 20000 characters; got 20001$/],
    ['texts/ack.md', 'Hello', /^texts\/ack\.md:1: expected front matter in YAML between two lines ---; got Hello; for example ---$/],
  ])('%s', (path, text, what) => {
    const found = problems({ path, text });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(what);
  }); // prettier-ignore
});

describe('a text stays what the shipped one is', () => {
  test.each<[TemplateId, readonly [string, string], RegExp]>([
    ['faq', ['audience: support', 'audience: team'], /^texts\/faq\.md:5: audience: expected support, who read faq; got team; for example audience: support$/],
    ['advisory', ['approval: publish', 'approval: none'], /^texts\/advisory\.md:8: approval: expected publish, since two people sign what the public reads; got none; for example approval: publish$/],
    ['brief', ['approval: none', 'approval: publish'], /^texts\/brief\.md:8: approval: expected none or a list of roles, .*; got publish; for example approval: \[psirt/],
    ['statement', ['approval: [psirt, psirt-lead, product-owner]', 'approval: none'], /^texts\/statement\.md:8: approval: expected a list of roles, since the bot puts statement on the site; got none; for example approval: \[psirt/],
  ])('%s', (id, [before, after], what) => {
    const found = problems(own(id, before, after));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(what);
  }); // prettier-ignore

  test('who agrees is the team’s to say', () => {
    expect(problems(own('bulletin', 'approval: [psirt, psirt-lead, product-owner]', 'approval: [psirt-lead]'))).toEqual([]); // prettier-ignore
  });
});

describe('on a case', () => {
  const under = (view: View, ...files: Parameters<typeof readOwnTexts>[0]): View => ({
    ...view,
    house: { ...view.house, texts: readOwnTexts(files).texts },
  });
  const eye = openEye(new Map());
  const textOf = (view: View): string => {
    const drafting = draftNow({ view, eye }, 'update', view.now);
    return drafting.kind === 'text' ? drafting.rendered.text : drafting.kind;
  };

  test('it is what the reporter hears', () => {
    const view = under(viewAfter([report()]), own('ack', 'Thank you', 'Many thanks'));
    const about = latest(view.it, 'reported');
    expect(about && messageText(view, { notice: 'ack', about })).toMatch(/^Many thanks for your report/);
  });

  test('a draft under other words has another hash, so what was agreed to holds for the former alone [R117]', () => {
    const before = viewAfter([
      ...accepted,
      { name: 'worded', notice: 'update', field: 'changed', text: 'x' },
    ]);
    const after = under(before, own('update', 'Thank you', 'Many thanks'));
    expect(textOf(after)).toBe(textOf(before).replace('Thank you', 'Many thanks'));
    expect(hashOf(textOf(after))).not.toBe(hashOf(textOf(before)));
  });

  test('only the words that it asks for can be written', () => {
    const text = templateTexts.update.replaceAll('changed', 'headline');
    const view = under(viewAfter(accepted), { path: 'texts/update.md', text });
    expect(writtenIn(view.house, 'update')).toContain('headline');
    expect(writtenIn(viewAfter(accepted).house, 'update')).not.toContain('headline');
  });

  test('a stranger’s name does nothing in it, wherever it stands', () => {
    const who = '<img src=x onerror=alert(1)> @acme/all [x](https://evil.test) {{severity}} </details>';
    const view = viewAfter([
      ...confirmed,
      { name: 'credit', who, login: null, as: 'finder', consent: 'yes' },
    ]);
    const texts = own('prenotify', 'Thanks to: {{thanks_to}}', '# {{thanks_to}}\n\n1. {{thanks_to}}');
    const seen = openEye(
      new Map<string, unknown>([
        [lookKey({ look: 'prose' }), null],
        [lookKey({ look: 'tags', repository: 'acme/widget' }), []],
        [lookKey({ look: 'notice', hash: 'f'.repeat(64) }), 'Anybody reads anything.'],
      ]),
    );
    const drafting = draftNow({ view: under(view, texts), eye: seen }, 'prenotify', view.now);
    const said = drafting.kind === 'text' ? drafting.rendered.text : drafting.kind;
    expect(said).toMatch(/^# finder: \\<img/m);
    expect(said).not.toMatch(/(?<!\\)<img|(?<!\\)<\/details|@acme|\]\(https:\/\/e/);
    expect(said).toContain('{{severity}}');
  });
});
