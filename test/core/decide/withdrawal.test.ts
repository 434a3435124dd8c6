// What becomes of an advisory that should not have been published: two people sign that it is withdrawn, every place says so and why,
// and what no API can do stands as texts for a person to send, until somebody says that they were sent.
import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { pastVersions } from '../../../src/core/case/versions.ts';
import { day, hour } from '../../../src/core/time.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { golden } from '../words/a-view.ts';
import { settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, askedHash, ghsa, published, rested } from './stories.ts';

const site = settings({ more: 'site: { repository: acme/security }' });
const page = `advisories/${ghsa}.md`;
const record = `advisories/${ghsa}.json`;
const written = /^do (site|advisory\.(revise|publish)|release)/;
const everywhere = [
  'do advisory.revise',
  `do site.write ${record}`,
  `do site.write ${page}`,
  'do release.notes',
  'do site.commit',
];

const reply = ({ table }: Story): string => table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:reply'))?.body ?? ''; // prettier-ignore
const card = ({ table }: Story): string => table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? ''; // prettier-ignore
const text = ({ table }: Story, path = page): string => table.files.get(path) ?? '';
const approve = (story: Story): string => `/psirt approve ${askedHash(story).slice(0, 8)}`;
const reason = 'Not a vulnerability: no release has that setting.';

/** Published and complete, a day ago. */
function out(): Story {
  const story = rested(published({ settings: site }));
  story.wait(day);
  return story;
}

function asked(story: Story = out()): Story {
  story.say('lin', `/psirt withdraw ${reason}`);
  return rested(story);
}

/** Signed by both; not settled. */
function signed(story: Story = asked()): Story {
  story.say('lead', approve(story));
  return story;
}

const withdrawn = (story: Story = asked()): Story => rested(signed(story));

describe('A withdrawal', () => {
  test('is read as what everybody will read, and signed by a psirt-lead', () => {
    const story = asked();
    const read = reply(story).replaceAll(/(?<=reply:|issuecomment-)\d+/g, '1');
    expect(read).toBe(golden('reply-withdraw', read));
    expect(card(story)).toContain('the second signature under the withdrawal. Post this');
    expect(labelsOf(story.view())).not.toContain('withdrawn');
    expect(labelsOf(story.view())).toContain('needs/cve');
    expect(clocksOf(story.view()).map(({ name }) => name)).toContain('cve-id');
    for (const login of ['lin', 'owner'] as const) {
      story.say(login, approve(story));
      expect(story.settle(/^refused/)).toHaveLength(1);
    }
    expect(story.settle(written)).toEqual([]);
    story.say('lead', approve(story));
    expect(story.settle(written)).toEqual(everywhere);
    expect(labelsOf(story.view())).toContain('withdrawn');
    expect(labelsOf(story.view())).not.toContain('needs/cve');
    expect(clocksOf(story.view()).map(({ name }) => name)).not.toContain('cve-id');
    expect(statusOf(story.view())).toBe('recovering');
  });

  test('says so in every place, and since when [R3]', () => {
    const story = withdrawn();
    expect(text(story)).toBe(golden('page-withdrawn', text(story)));
    const { withdrawn: since, modified, database_specific } = JSON.parse(text(story, record)) as Record<string, unknown>; // prettier-ignore
    expect(since).toBe(modified);
    expect(database_specific).toMatchObject({ version: 2, status: 'withdrawn' });
    expect(String(advisory(story).fields['description'])).toContain('Nobody. This advisory was withdrawn.');
    expect(advisory(story).state).toBe('published');
    expect(story.table.releases.get('v2.4.1')?.body).toContain('What to do: Nothing.');
    expect(card(story)).toContain('| withdrawal, GitHub advisory | ✅ |');
    expect(card(story)).toContain('| withdrawal, markdown | ✅ |');
    expect(story.settle()).toEqual([]);
  });

  test('leaves people what no API can do, word for word, until they say that it is done [R3]', () => {
    const story = withdrawn();
    const said = reply(story).replaceAll(/(?<=reply:|issuecomment-)\d+/g, '1');
    expect(said).toBe(golden('reply-withdrawn', said));
    expect(card(story)).toContain('Withdrawal requested</b>: a person has to send this to GitHub Support');
    story.hear('lead', '/psirt close');
    expect(reply(story)).toContain('/psirt sent withdraw-ghsa via <channel>');
    story.hear('lead', '/psirt sent withdraw-ghsa via support');
    expect(card(story)).toContain('✅ **Withdrawal requested** from GitHub Support by `lead`');
  });

  test('asks for the rejection of a CVE ID where GitHub assigned it, else of whoever did', () => {
    const ours = out();
    advisory(ours).cve = 'CVE-2026-12345';
    ours.wait(hour);
    ours.settle();
    ours.hear('lin', `/psirt withdraw ${reason}`);
    ours.hear('lead', approve(ours));
    expect(reply(ours)).toContain('Please reject CVE-2026-12345');
    expect(card(ours)).toContain('Rejection of the CVE ID requested</b>: a person');
    const theirs = rested(published({ settings: settings({ more: 'cve: { request: none }\nsite: { repository: acme/security }' }) })); // prettier-ignore
    theirs.hear('lin', '/psirt cve CVE-2026-12345');
    theirs.hear('lin', `/psirt withdraw ${reason}`);
    theirs.hear('lead', approve(theirs));
    expect(reply(theirs)).toContain('**CVE-2026-12345** was not asked for at GitHub by this case');
    expect(card(theirs)).not.toContain('Rejection of the CVE ID');
  });

  test('is told to whoever reported it, once something of it is public', () => {
    const story = signed();
    story.settle();
    const last = story.table.threads.get(ghsa)?.at(-1)?.body ?? '';
    expect(last).toContain('We have withdrawn the advisory about your report');
    expect(last).toContain(reason);
  });

  test('waits for a hold, and is void when the case says something else', () => {
    const held = signed();
    held.say('lin', '/psirt hold wait');
    expect(held.settle(written)).toEqual([]);
    held.hear('lead', '/psirt close');
    expect(reply(held)).toContain('nothing public says yet that the advisory is withdrawn');
    const other = signed();
    other.say('lin', '/psirt workaround turn it off');
    expect(other.settle(/rejected|^do site/)).toEqual(['fact rejected (psirt-bot[bot], sweep)']);
    const call = other.table.comments.find(({ body }) => body.includes('is void, and nothing is published'));
    expect(call?.body).toContain('/psirt withdraw <reason>');
  });

  test('of a case that nobody outside reported is told to nobody', () => {
    const story = withdrawn(asked(rested(published({ settings: site, internal: true }))));
    expect(reply(story)).toContain('say so now.\n');
  });

  test.each<[string, (story: Story) => void]>([
    ['withdrawn', (story) => void (advisory(story).state = 'withdrawn')],
    ['deleted', ({ table }) => table.advisories.clear()],
  ])('of an advisory that GitHub’s support has %s is written to all other places', (_, happens) => {
    const story = signed();
    happens(story);
    expect(story.settle(written)).toEqual(everywhere.slice(1));
    expect(text(story)).toContain('Nobody. This advisory was withdrawn.');
  });

  test('is the last version: nothing fills a gap any more, nothing is revised', () => {
    const story = withdrawn();
    advisory(story).cve = 'CVE-2026-12345';
    story.wait(hour);
    expect(story.settle(/^fact (cve|revision)|^do site/)).toEqual([expect.stringContaining('fact cve')]);
    story.hear('lin', '/psirt severity high because it is worse');
    expect(card(story)).not.toContain('**Not public yet**');
    for (const line of ['/psirt revise It is back.', `/psirt withdraw ${reason}`]) {
      story.hear('lin', line);
      expect(reply(story)).toContain('the advisory is withdrawn already, for good');
    }
    expect(pastVersions(story.view()).map(({ kind }) => kind)).toEqual(['final']);
  });

  test('takes a closed case up again, and the case ends as withdrawn', () => {
    const story = out();
    story.say('lead', '/psirt close');
    rested(story);
    expect(statusOf(story.view())).toBe('closed');
    asked(story);
    expect(statusOf(story.view())).toBe('recovering');
    story.hear('lead', approve(story));
    story.hear('lead', '/psirt sent withdraw-ghsa via support\n/psirt done C9 review of 12-02\n/psirt close');
    expect(labelsOf(story.view())).toEqual(expect.arrayContaining(['withdrawn', 'outcome/withdrawn']));
    expect(story.table.threads.get(ghsa)?.at(-1)?.body).toContain('the advisory is withdrawn, and says why');
  });
});
