// A statement that we are not affected comes to the site in the very words that another person agreed to, and in no others.
import { describe, expect, test } from 'vitest';
import { hour } from '../../../src/core/time.ts';
import { golden } from '../words/a-view.ts';
import { settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { reported, rested } from './stories.ts';

const site = settings({ more: 'site: { repository: acme/security }' });
const page = 'advisories/statements/cve-2021-44228-widget.md';
const written = /^do site/;

/** Declined, drafted, and agreed to by the lead; `words` stand in it. */
function agreed({
  words = 'Every release since 2.0.',
  file = site,
  first = '/psirt component widget',
} = {}): Story {
  const story = reported(file);
  rested(story);
  story.say('lin', `/psirt ack\n${first}`);
  story.say('lin', '/psirt public https://nvd.example/\n/psirt decline not-affected component-not-present');
  rested(story);
  story.say(
    'lin',
    `/psirt draft statement vulnerability CVE-2021-44228\n/psirt draft statement statement "${words}"`,
  );
  rested(story);
  story.say('lin', '/psirt draft statement');
  rested(story);
  const drafted = story
    .view()
    .it.entries.findLast((entry) => entry.kind === 'fact' && entry.name === 'drafted');
  const hash = drafted !== undefined && 'hash' in drafted ? String(drafted.hash) : '';
  story.say('lead', `/psirt approve notice ${hash.slice(0, 8)}`);
  return rested(story);
}

const reply = ({ table }: Story): string => table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:reply'))?.body ?? ''; // prettier-ignore

describe('A statement', () => {
  test('is written once it is sent, and once only', () => {
    const story = agreed();
    expect(story.table.files.has(page)).toBe(false);
    expect(story.hear('lin', '/psirt send statement', written)).toHaveLength(1);
    const text = story.table.files.get(page) ?? '';
    expect(text).toBe(golden('statement-page', text));
    expect(reply(story)).toContain(`The bot puts it on the site, as \`${page}\``);
    expect(story.settle(written)).toEqual([]);
  });

  test('waits while somebody holds the case', () => {
    const story = agreed({ first: '/psirt hold the wording is not settled' });
    expect(story.hear('lin', '/psirt send statement', written)).toEqual([]);
    expect(story.table.files.has(page)).toBe(false);
  });

  test('stays inside once something in it became private', () => {
    const words = 'Every release since 2.0; ask dora@acme.example.';
    const story = agreed({ words });
    story.fates.set('site.write', 'failed');
    story.hear('lin', '/psirt send statement', written);
    const mail = settings({ more: 'site: { repository: acme/security }' }).replace('roles: {', 'roles: { dpo: ["mail:dora@acme.example"],'); // prettier-ignore
    story.rules.settings = mail;
    story.wait(2 * hour);
    expect(story.settle(written)).toEqual([]);
    story.rules.settings = site;
    expect(story.settle(written)).toHaveLength(1);
  });

  test('that lies there already is taken over', () => {
    const story = agreed();
    story.hear('lin', '/psirt send statement', written);
    const again = agreed();
    again.table.files.set(page, story.table.files.get(page) ?? '');
    expect(again.hear('lin', '/psirt send statement', written)).toEqual([]);
    expect(again.settle(written)).toEqual([]);
  });

  test('takes the place of an earlier one', () => {
    const story = agreed();
    story.table.files.set(page, 'an older one\n');
    expect(story.hear('lin', '/psirt send statement', written)).toHaveLength(1);
  });

  test('goes by hand where there is no site', () => {
    const story = agreed({ file: settings() });
    expect(story.hear('lin', '/psirt send statement', written)).toEqual([]);
    expect(reply(story)).toContain('Please send exactly this');
  });
});
