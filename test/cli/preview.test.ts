// `psirt-bot preview`: texts for people who do not program, and their mistakes by file and line.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audiences } from '../../src/core/notices/audiences.ts';
import { shippedTemplate, templateIds } from '../../src/core/notices/shipped.ts';
import { templateTexts } from '../../src/core/notices/template-texts.ts';
import { sampleNames } from '../../src/cli/preview/sample-case.ts';
import { shell } from './shell.ts';

test('alone it lists every text with its audience', async () => {
  const { code, printed } = await shell('preview');

  expect(code).toBe(0);
  expect(printed.split('\n')).toHaveLength(templateIds.length);
  expect(printed).toMatch(/^prenotify +party +Notice before publication\. /m);
});

test.each(templateIds)('%s is shown on each made-up case', async (id) => {
  for (const sample of sampleNames) {
    const { code, printed, aside } = await shell(`preview ${id} --case ${sample}`);
    expect(code).toBe(0);
    expect(printed).not.toMatch(/\{\{|undefined|\[object/);
    expect(aside).toContain(`for ${audiences[shippedTemplate(id).audience].who}. Agreement: `);
    expect(printed.includes('⟨')).toBe(aside.includes('On this case it could not be sent'));
  }
});

test('what would keep it from being sent is said', async () => {
  const { aside } = await shell('preview oss-security');

  expect(aside).toContain(
    'On this case it could not be sent: patches, url would be missing. Try --case published.',
  );
});

test.each([
  [
    'preview prenotfy',
    'There is no notice prenotfy; expected one of accept, ack,',
    'psirt-bot preview prenotify',
  ],
  ['preview xyzzy', 'There is no notice xyzzy; expected one of accept, ack,', 'psirt-bot preview ack'],
  [
    'preview ack --case none',
    'There is no case none; expected one of report, fixing,',
    'psirt-bot preview ack --case',
  ],
  ['preview --case none', 'There is no case none', 'psirt-bot preview ack --case published'],
])('"%s" is not understood', async (line, words, example) => {
  const { code, aside } = await shell(line);

  expect(code).toBe(2);
  expect(aside).toContain(words);
  expect(aside).toContain(`for example: ${example}`);
});

test('a team’s own file is shown; of a wrong one every mistake is told with its line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'psirt-texts-'));
  const file = join(folder, 'ack.md');
  writeFileSync(file, templateTexts.ack.replace('Thank you for your report', 'Many thanks for your report'));
  expect((await shell(`preview ${file}`)).printed).toMatch(/^Many thanks for your report about widget/);

  writeFileSync(file, templateTexts.ack.replace('audience: reporter', 'audience: everyone'));
  const wrongHead = await shell(`preview ${file}`);
  expect(wrongHead.code).toBe(1);
  expect(wrongHead.aside).toMatch(/ack\.md:5: audience: expected one of reporter, party, .*; got everyone/);

  writeFileSync(file, `${templateTexts.ack}\n{% for i in (1..9999999999) %}x{% endfor %}\n`);
  const endless = await shell(`preview ${file}`);
  expect(endless.code).toBe(1);
  expect(endless.aside).toMatch(/ack\.md:\d+: \{% … %\}: a text has no loops and no conditions/);

  expect((await shell(`preview ${join(folder, 'none.md')}`)).aside).toContain('none.md that can be read');
  rmSync(folder, { recursive: true });
});

test('a folder of one’s own is read as the bot reads it, text by text and whole [R117]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'psirt-texts-'));
  writeFileSync(join(folder, 'README.md'), 'How we write');
  writeFileSync(join(folder, 'ack.md'), templateTexts.ack.replace('Thank you', 'Many thanks'));
  expect((await shell(`preview ack --from ${folder}`)).printed).toMatch(/^Many thanks for your report/);
  expect((await shell(`preview accept --from ${folder}`)).printed).toBe(
    (await shell('preview accept')).printed,
  );
  const list = await shell(`preview --from ${folder}`);
  expect(list.code).toBe(0);
  expect(list.printed.split('\n').filter((row) => row.endsWith('(your own)'))).toHaveLength(1);

  writeFileSync(join(folder, 'faq.md'), templateTexts.faq.replace('audience: support', 'audience: public'));
  mkdirSync(join(folder, 'kb.md'));
  const whole = await shell(`preview --from ${folder}`);
  expect(whole.code).toBe(1);
  expect(whole.aside).toMatch(
    /faq\.md:5: audience: expected support[^]*kb\.md:1: expected a text of at most 20000/,
  );
  expect((await shell(`preview faq --from ${folder}`)).code).toBe(1);
  expect((await shell(`preview ack --from ${folder}`)).code).toBe(0);
  expect((await shell(`preview ack --from ${folder}/none`)).aside).toContain('for example: psirt-bot preview ack --from'); // prettier-ignore
  rmSync(folder, { recursive: true });
});
