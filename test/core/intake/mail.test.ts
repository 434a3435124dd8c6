// What becomes of a mail, and how it stands in an issue: the text as it came, without its sender, in a block where it means nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldCase } from '../../../src/core/case/case.ts';
import { appendEntries } from '../../../src/core/case/log.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { mailsOf } from '../../../src/core/house/mails.ts';
import { textOfHtml } from '../../../src/core/intake/html-text.ts';
import { judgeMail } from '../../../src/core/intake/judge-mail.ts';
import {
  answerBody,
  mailBody,
  mailTitle,
  peopleBody,
  textInBody,
} from '../../../src/core/intake/mail-body.ts';
import { caseInSubject, isAutomatic, isOfList, mailAct } from '../../../src/core/intake/mail.ts';
import type { Mail } from '../../../src/core/intake/mail.ts';
import { clean } from '../../../src/core/words/clean.ts';
import { bot, settingsOf, start } from '../words/a-view.ts';

const mail = (more: Partial<Mail> = {}): Mail => ({
  id: 'one@x',
  answers: [],
  name: 'Grace Hopper',
  address: 'grace@example.org',
  subject: 'Overflow',
  text: 'It overflows.',
  attachments: [],
  headers: new Map(),
  ...more,
});
const settings = settingsOf(`
version: 1
roles: { psirt-lead: [ada] }
products: { widget: { repository: acme/widget } }
lists: { oss-security: { widget: [libwidget, "C++ widget"] } }
`);
const by = { said_at: start, by: bot, via: 'sweep' } as const;
const took = (id: string, made: Record<string, string>, result: 'found' | 'failed' = 'found'): EntryDraft => ({ kind: 'receipt', act: mailAct(id), result, made, ...by }); // prettier-ignore
const houseOf = (...drafts: readonly EntryDraft[]) => {
  const { entries, head } = appendEntries(undefined, drafts, start);
  return foldCase(0, entries, head);
};
const judge = (given: Partial<Mail>, drafts: readonly EntryDraft[] = [], list?: string) =>
  judgeMail(mail(given), { house: houseOf(...drafts), settings, list });

describe('a mail to the address for reports [R50]', () => {
  test('is a case, unless it was taken before', () => {
    const act = mailAct('one@x');
    expect(judge({})).toEqual({ kind: 'case', source: 'email', act, product: null, perhaps: undefined });
    expect(judge({ subject: 'Re: case 42' })).toMatchObject({ perhaps: 42 });
    expect(judge({}, [took('one@x', { number: '7' })])).toEqual({ kind: 'known', number: 7 });
    expect(judge({}, [took('one@x', { status: '403' }, 'failed')])).toMatchObject({ kind: 'case' });
    const begun: EntryDraft = { kind: 'intent', act, owner: 'intake', expires: start, ...by };
    expect(judge({}, [begun])).toMatchObject({ kind: 'case' });
  });

  test('is an answer where it answers one that is known, the nearest first', () => {
    const known = [took('a', { number: '7' }), took('b', { number: '8', comment: '3' })];
    expect(judge({ answers: ['x', 'b', 'a'] }, known)).toEqual({ kind: 'answer', number: 8 });
    expect(judge({ answers: ['x'] }, known)).toMatchObject({ kind: 'case' });
  });

  test.each<[string, string]>([
    ['auto-submitted', 'auto-replied; x'],
    ['return-path', ' <> '],
    ['precedence', 'Bulk'],
    ['content-type', 'multipart/report; report-type=delivery-status'],
    ['x-autoreply', 'yes'],
    ['x-autorespond', 'yes'],
  ])('of a machine (%s: %s) is none', (name, value) => {
    expect(isAutomatic(mail({ headers: new Map([[name, value]]) }))).toBe(true);
    expect(judge({ headers: new Map([[name, value]]) })).toEqual({ kind: 'dropped', why: 'automatic' });
  });

  test('of a list, or of nobody, is none; an ordinary one is no machine’s', () => {
    expect(judge({ headers: new Map([['list-id', '<x>']]) })).toEqual({ kind: 'dropped', why: 'of a list' });
    expect(judge({ address: '' })).toEqual({ kind: 'dropped', why: 'without a sender' });
    const usual = new Map([['auto-submitted', 'No'], ['return-path', '<a@b>'], ['precedence', 'first-class']]); // prettier-ignore
    expect(isAutomatic(mail({ headers: usual }))).toBe(false);
    expect(isOfList(mail())).toBe(false);
  });

  test.each<[string, number | undefined]>([
    ['Case 42', 42],
    ['Re: case #7 again', 7],
    ['case 0', undefined],
    ['suitcase 7', undefined],
    ['In any case', undefined],
  ])('%s names the case %s', (subject, number) => {
    expect(caseInSubject(mail({ subject }))).toBe(number);
  });
});

describe('a mail of a list [R49]', () => {
  const listed = (given: Partial<Mail>, drafts: readonly EntryDraft[] = []) =>
    judge({ headers: new Map([['list-id', '<oss>'], ['precedence', 'list']]), ...given }, drafts, 'oss-security'); // prettier-ignore

  test.each<[string, boolean]>([
    ['A flaw in libwidget.', true],
    ['LibWidget', true],
    ['xlibwidget, libwidgets, then libwidget!', true],
    ['libwidgets', false],
    ['the C++ widget', true],
    ['nothing', false],
  ])('“%s” names something that is watched: %s', (text, isNamed) => {
    expect(listed({ text }).kind).toBe(isNamed ? 'case' : 'dropped');
  });

  test('is one case a thread, by whatever mail of it comes first', () => {
    const text = 'libwidget';
    const found = listed({ text, answers: ['b', 'root'] });
    expect(found).toEqual({ kind: 'case', source: 'list', act: mailAct('root'), product: 'widget', perhaps: undefined }); // prettier-ignore
    const known = [took('root', { number: '9', source: 'list', product: 'widget' })];
    expect(listed({ text, answers: ['b', 'root'] }, known)).toEqual({ kind: 'known', number: 9 });
    expect(listed({ id: 'root', text }, known)).toEqual({ kind: 'known', number: 9 });
    expect(listed({ text }, known)).toMatchObject({ kind: 'case' });
  });

  test('that nobody watches is dropped', () => {
    expect(judge({ text: 'libwidget' }, [], 'other')).toEqual({ kind: 'dropped', why: 'nothing watched' });
  });
});

test('the house’s log tells which mails are cases, and which are answers', () => {
  const house = houseOf(
    took('a', { number: '7', source: 'email' }),
    took('b', { number: '7', comment: '3' }),
    took('c', { number: '9', source: 'list', product: 'widget' }),
    took('d', { status: '403' }, 'failed'),
    { kind: 'receipt', act: 'other', result: 'done', made: { number: '5', source: 'email' }, ...by },
    { kind: 'intent', act: mailAct('e'), owner: 'intake', expires: start, ...by },
  );
  expect(mailsOf(house)).toEqual({
    cases: { 7: { source: 'email', product: null }, 9: { source: 'list', product: 'widget' } },
    answers: [{ number: 7, comment: 3, at: start }],
  });
});

describe('the issue of a mail [R50]', () => {
  test('holds neither name nor address of its sender', () => {
    const text = 'I am grace hopper, GRACE@example.org.';
    expect(mailBody(mail({ text }), 'p1')).toBe('```text\nI am p1, p1.\n```');
    expect(mailTitle(mail({ subject: 'From Grace Hopper to @lead' }), 'p1')).toBe('From p1 to @\u200Blead');
    expect(mailTitle(mail({ subject: '' }), 'p1')).toBe('Report by mail');
    // A short name is part of too many words.
    expect(mailBody(mail({ name: 'Al', address: '', text: 'Al, always' }), 'p1')).toContain('Al, always');
  });

  test('names what was attached, and says what was left out', () => {
    const one = { name: 'a`b.zip', type: 'application/zip', size: 3, hash: 'f'.repeat(64) };
    const few = mailBody(mail({ attachments: [one] }), 'p1');
    expect(few).toContain(`- \`\`a\`b.zip\`\` (\`application/zip\`, 3 bytes, SHA-256 \`${one.hash}\`)`);
    expect(mailBody(mail({ attachments: Array.from({ length: 60 }, () => one) }), 'p1')).toContain(
      '… and 40 more',
    );
    const long = mailBody(
      mail({ text: 'x '.repeat(40_000), attachments: Array.from({ length: 60 }, () => one) }),
      'p1',
    );
    expect(long).toContain('The text was cut: it has 80000 characters.');
    expect(long.length).toBeLessThan(65_000);
  });

  test('gives back the text as it came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.boolean(), (raw, isFenced) => {
        const text = clean(isFenced ? `\`\`\`\n${raw}\n\`\`\`` : raw);
        const body = `<!-- marker -->\n\n${mailBody(mail({ name: '', address: '', text }), 'p1')}`;
        expect(textInBody(body.replaceAll('\n', '\r\n'))).toBe(text);
      }),
      { numRuns: 100 },
    );
    expect(textInBody('The PSIRT bot is writing here.')).toBeUndefined();
  });

  test('the comment about people alone says who it is', () => {
    expect(peopleBody(mail())).toContain('\n- p1: `Grace Hopper` · `grace@example.org`');
    expect(peopleBody(mail({ name: '' }))).toContain('\n- p1: `grace@example.org`');
    expect(answerBody(mail(), 'p1')).toBe('**Answer by mail** of p1\n\n```text\nIt overflows.\n```');
    const stranger = answerBody(mail({ text: 'Grace Hopper here' }), 'the sender');
    expect(stranger).toContain('by mail** of somebody in the thread who does not stand');
    expect(stranger).toContain('the sender here');
  });
});

test.each<[string, string]>([
  ['<p>One &amp; two</p><div>three<br>four</div>', 'One & two\n\nthree\nfour'],
  ['<head><title>x</title></head><style>p{}</style>a<script>alert("<p>")</script >b', 'ab'],
  ['<3>x', 'x'],
  ['a<!-- <b>no</b> -->b<!-- open', 'ab'],
  ['&lt;p&gt; &#65;&#x42; &nbsp;&what; &#9999999;', '<p> AB  &what; &#9999999;'],
  ['1 < 2 <x y="z">three</x> <3', '1 < 2 three <3'],
  ['<p>a</p>\n\n\n\n<p>b</p>', 'a\n\nb'],
  ['a</script>b --> c', 'ab  c'],
])('%s is read as text', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test('a mail of a million marks is read in one pass', () => {
  expect(textOfHtml('<script>'.repeat(200_000))).toBe('');
  expect(textOfHtml('<p '.repeat(200_000)).length).toBeGreaterThan(0);
});
