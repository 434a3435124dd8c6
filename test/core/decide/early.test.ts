// An early advisory: two people sign “no fix yet”, it goes to the site alone, the case goes on, and the final version says what was before.
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { embargoOf } from '../../../src/core/case/embargo.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { day, hour } from '../../../src/core/time.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { golden } from '../words/a-view.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, askedHash, confirmed, readied, ghsa, release, reported, rested, sign } from './stories.ts';

const site = settings({ more: 'site: { repository: acme/security }' });
const page = `advisories/${ghsa}.md`;
const record = `advisories/${ghsa}.json`;
const known = '/psirt public https://example.org/post\n/psirt workaround Turn the export off.';
const ask = '/psirt publish early next-update +7d';
const written = /^do site|advisory\.publish/;

/** Confirmed, and everybody can read of it. */
function open(kind: Parameters<typeof confirmed>[0] = {}): Story {
  const story = confirmed({ settings: site, ...kind });
  story.say('lead', known);
  return rested(story);
}

const approve = (story: Story): string => `/psirt approve ${askedHash(story).slice(0, 8)}`;

/** Asked for and signed; nothing is settled since. */
function signedEarly(story: Story = open()): Story {
  story.say('lin', ask);
  rested(story);
  story.say('lead', approve(story));
  return story;
}

const reply = ({ table }: Story): string => table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:reply'))?.body ?? ''; // prettier-ignore
const card = ({ table }: Story): string => table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? ''; // prettier-ignore
const text = ({ table }: Story, path = page): string => table.files.get(path) ?? '';

describe('An early version', () => {
  test('is asked for, read and signed, and says what is not known yet', () => {
    const story = open();
    story.say('lin', ask);
    rested(story);
    // The number of a comment is the story's, not the reply's.
    const read = reply(story).replaceAll(/(?<=reply:|issuecomment-)\d+/g, '1');
    expect(read).toBe(golden('reply-publish-early', read));
    expect(labelsOf(story.view())).toContain('needs/approval');
    expect(card(story)).toContain('the second signature under the early advisory. Post this');
    expect(card(story)).toContain('**Waiting on `lead, owner`**: the second signature');
    story.say('lead', approve(story));
    rested(story);
    expect(reply(story)).toContain('The early advisory is written to the site now.');
    expect(text(story)).toBe(golden('early-page', text(story)));
    expect(card(story)).toContain('**Version 1, early**, is public since Mon 2026-11-30');
  });

  test('goes to the site alone: draft and fork stay as they are, and the status too', () => {
    const story = signedEarly();
    expect(story.settle(written)).toEqual([
      `do site.write ${record}`,
      `do site.write ${page}`,
      'do site.commit',
    ]);
    expect(advisory(story)).toMatchObject({
      state: 'draft',
      fork: { full_name: expect.anything() as string },
    });
    expect(statusOf(story.view())).toBe('confirmed');
    expect(embargoOf(story.view())).toMatchObject({ state: 'exited', because: 'public' });
    expect(labelsOf(story.view())).toContain('visibility/public');
    expect(labelsOf(story.view())).not.toContain('needs/approval');
    expect(story.settle()).toEqual([]);
  });

  test('leaves private what GitHub still keeps private, and rates nothing by itself', () => {
    const story = signedEarly();
    story.settle();
    const osv = JSON.parse(text(story, record)) as {
      references: { type: string }[];
      database_specific: object;
    };
    expect(osv.references.map(({ type }) => type)).toEqual(['WEB', 'PACKAGE']);
    expect(osv.database_specific).toMatchObject({ status: 'early', version: 1, severity: 'MEDIUM' });
    expect(text(story)).not.toContain('security/advisories');
  });

  test('is told to the reporter', () => {
    const story = signedEarly();
    expect(story.settle(/advisory\.tell/)).toEqual([expect.stringMatching(/^do advisory\.tell tell:update/)]);
    expect(story.table.threads.get(ghsa)?.at(-1)?.body).toContain(
      `https://github.com/acme/security/blob/main/${page}`,
    );
  });

  test('waits while somebody holds the case, and while what allowed it holds no more', () => {
    const held = signedEarly();
    held.say('lin', '/psirt hold the workaround is wrong');
    expect(held.settle(written)).toEqual([]);
    expect(card(held)).toContain('goes out as soon as nothing stops it');
    expect(card(held)).toContain('**Waiting on `lead`**: what is signed to be let out');
    expect(held.hear('lin', '/psirt unhold', written)).toHaveLength(3);
    const hidden = signedEarly();
    hidden.say('lead', '/psirt public no');
    expect(hidden.settle(written)).toEqual([]);
  });

  test('is void when the case says something else than what was signed', () => {
    const story = open();
    story.say('lin', ask);
    rested(story);
    story.say('lead', `${approve(story)}\n/psirt exploit wild seen in logs`);
    expect(story.settle(/^fact rejected|^do site/)).toEqual(['fact rejected (psirt-bot[bot], sweep)']);
    const call = story.table.comments.find(({ body }) => body.includes('is void, and nothing is published'));
    expect(call?.body).toContain('/psirt publish early');
  });

  test.each(['lost', 'failed'] as const)('bears one time where an answer was %s, and is finished whatever is said since', (fate) => {
    const story = signedEarly();
    story.fates.set('site.write', fate);
    story.settle();
    story.wait(2 * hour);
    story.say('lin', '/psirt workaround Turn it off and on again.');
    expect(story.settle(written)).toEqual([...(fate === 'lost' ? [] : [`do site.write ${record}`]), 'do site.commit']);
    const { published } = JSON.parse(text(story, record)) as { published: string };
    expect(text(story)).toContain(`(early) · published ${published}\n`);
    expect(story.settle()).toEqual([]);
  }); // prettier-ignore

  test('is the App’s to write, whoever publishes in the end', () => {
    const product = { more: 'site: { repository: acme/security }', product: 'publisher: action' };
    const story = signedEarly(open({ settings: settings(product) }));
    story.rules.door = 'action';
    expect(story.settle(written)).toEqual([]);
    story.rules.door = 'app';
    expect(story.settle(written)).toHaveLength(3);
  });

  test('may be asked for while attacks are known, although nobody else knows of it: it ends the embargo', () => {
    const story = confirmed({ settings: site });
    story.hear('lead', '/psirt exploit wild seen in logs\n/psirt workaround none');
    expect(embargoOf(story.view()).state).toBe('active');
    signedEarly(story).settle();
    expect(embargoOf(story.view())).toMatchObject({ state: 'exited', because: 'public' });
    expect(text(story)).toContain('**Exploited:** Yes, attacks are known');
  });
});

describe('After an early version', () => {
  test('what it promised is due, and nobody’s deadline or embargo any more; then it is said once', () => {
    const story = signedEarly();
    story.settle();
    const names = clocksOf(story.view()).map(({ name }) => name);
    expect(names).toContain('next-update');
    expect(names).not.toContain('embargo');
    expect(names).not.toContain('advise-early');
    story.wait(8 * day);
    story.settle();
    const late = story.table.comments.filter(({ body }) => body.includes('the update that the early advisory promises')); // prettier-ignore
    expect(late.some(({ body }) => body.includes('⏰ **Overdue**'))).toBe(true);
  });

  test('another one may follow, as version 2', () => {
    const story = signedEarly();
    story.settle();
    story.wait(hour);
    story.say('lin', '/psirt exploit wild seen in logs\n/psirt publish early next-update +3d');
    rested(story);
    story.say('lead', approve(story));
    expect(story.settle(written)).toEqual([
      `do site.write ${record}`,
      `do site.write ${page}`,
      'do site.commit',
    ]);
    expect(text(story)).toContain('version 2 (early)');
    expect(card(story)).toContain('**Version 2, early**');
  });

  test('the final one takes its place in the files, and says what was before', () => {
    const story = readied(rested(signedEarly()));
    sign(story);
    story.wait(day);
    release(story, '2.4', '2.4.1');
    expect(story.settle(written)).toEqual([
      'do advisory.publish',
      `do site.write ${record}`,
      `do site.write ${page}`,
      'do site.commit',
    ]);
    expect(text(story)).toBe(golden('final-after-early-page', text(story)));
    expect(JSON.parse(text(story, record))).toMatchObject({ database_specific: { version: 2, status: 'final' } }); // prettier-ignore
    expect(clocksOf(story.view()).map(({ name }) => name)).not.toContain('next-update');
    expect(story.settle()).toEqual([]);
  });

  test('is what was signed before it void: it counted itself the first', () => {
    const story = readied(open());
    sign(story);
    signedEarly(story);
    expect(story.settle(/^fact rejected|^do site/)).toEqual([
      `do site.write ${record}`,
      `do site.write ${page}`,
      'fact rejected (psirt-bot[bot], sweep)',
      'do site.commit',
    ]);
  });
});

describe('Before the verdict', () => {
  test('a draft is opened for its ID, and stays empty and private', () => {
    const story = aStory({ settings: site });
    story.settle();
    story.say('lead', `/psirt exploit wild seen in logs\n${known}\n${ask}`);
    expect(story.settle(/^refused|advisory/)).toEqual([expect.stringMatching(/^refused E-GATE publish/)]);
    expect(reply(story)).toContain('/psirt next-update <date>');
    story.say('lead', `/psirt exploit wild seen in logs\n${known}\n/psirt next-update +7d`);
    expect(story.settle(/^refused|advisory/)).toContain('do advisory.create');
    story.say('lin', '/psirt publish early');
    rested(story);
    story.say('lead', approve(story));
    expect(story.settle(written)).toHaveLength(3);
    const early = text(story, 'advisories/GHSA-2222-3333-4444.md');
    expect(early).toBe(golden('early-page-unrated', early));
    expect(advisory(story).fields['description']).toMatch(/^psirt-bot draft /);
  });

  test('a report’s own advisory is left as it is', () => {
    const story = reported(site);
    story.hear('lead', `/psirt accept exploit wild seen leak no\n${known}`);
    signedEarly(story);
    expect(story.settle(/advisory\.(accept|write|create|publish)/)).toEqual([]);
    expect(text(story)).toContain('This is an early version.');
  });
});
