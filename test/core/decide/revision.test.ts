// What becomes of an advisory that is public: two people sign what is said otherwise, late lines and a late CVE ID come by themselves, and
// every place says which version it shows.
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/advisory/canonical.ts';
import { doneAct } from '../../../src/core/case/case.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { pastVersions } from '../../../src/core/case/versions.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { day, hour } from '../../../src/core/time.ts';
import { golden } from '../words/a-view.ts';
import { append, read } from './a-table.ts';
import { secondLine, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, askedHash, ghsa, published, release, rested, signed, tag } from './stories.ts';

const site = settings({ more: 'site: { repository: acme/security }' });
const two = { two: true, settings: settings({ more: 'site: { repository: acme/security }', lines: secondLine }) } as const; // prettier-ignore
const page = `advisories/${ghsa}.md`;
const record = `advisories/${ghsa}.json`;
const written = /^do (site|advisory\.(revise|publish)|release)/;
const everywhere = ['do advisory.revise', `do site.write ${record}`, `do site.write ${page}`];
/** After the last of them, what is made of the pages that are there. */
const lists = 'do site.commit';

const reply = ({ table }: Story): string => table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:reply'))?.body ?? ''; // prettier-ignore
const card = ({ table }: Story): string => table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? ''; // prettier-ignore
const text = ({ table }: Story, path = page): string => table.files.get(path) ?? '';
const approve = (story: Story): string => `/psirt approve ${askedHash(story).slice(0, 8)}`;

/** Published and complete, a day ago. */
function out(): Story {
  const story = rested(published({ settings: site }));
  story.wait(day);
  return story;
}

/** Somebody asks for a revision, after saying what is different. */
function asked(story: Story = out(), said = '/psirt severity high because it is worse'): Story {
  story.say('lin', `${said}\n/psirt revise It is worse than we thought.`);
  return rested(story);
}

function revised(): Story {
  const story = asked();
  story.say('lead', approve(story));
  return story;
}

/** Two lines, of which the second is late: published with one. */
function half(): Story {
  const story = signed(two);
  release(story, '2.4', '2.4.1');
  story.settle();
  story.wait(5 * hour);
  rested(story);
  return story;
}

describe('A revision', () => {
  test('is read as what differs, field by field, and signed', () => {
    const story = asked();
    // The number of a comment is the story's, not the reply's.
    const read = reply(story).replaceAll(/(?<=reply:|issuecomment-)\d+/g, '1');
    expect(read).toBe(golden('reply-revise', read));
    expect(labelsOf(story.view())).toContain('needs/approval');
    expect(card(story)).toContain('the second signature under the revision. Post this');
    story.say('lead', approve(story));
    rested(story);
    expect(reply(story)).toContain('What is public is changed now');
    expect(text(story)).toBe(golden('page-revised', text(story)));
  });

  test('changes every place, and what it does not change is not sent', () => {
    const story = revised();
    const effect = story.decided().effects.find(({ kind }) => kind === 'advisory.revise');
    const sent = effect?.kind === 'advisory.revise' ? (JSON.parse(effect.fields) as object) : {};
    expect(Object.keys(sent)).toEqual(['description']);
    expect(canonicalJson(sent)).toContain('Version 2:** It is worse than we thought.');
    expect(story.settle(written)).toEqual([...everywhere, 'do release.notes', lists]);
    expect(advisory(story).state).toBe('published');
    expect(JSON.parse(text(story, record))).toMatchObject({ database_specific: { version: 2, status: 'revised', severity: 'HIGH' } }); // prettier-ignore
    expect(story.table.releases.get('v2.4.1')?.body).toContain('**high**');
    expect(statusOf(story.view())).toBe('recovering');
    expect(card(story)).toContain('| revision, GitHub advisory | ✅ |');
    expect(story.settle()).toEqual([]);
  });

  test('is told to whoever reported it, once', () => {
    const story = revised();
    rested(story);
    const told = (): readonly string[] => (story.table.threads.get(ghsa) ?? []).flatMap(({ body }) => (body.includes('There is a new version') ? [body] : [])); // prettier-ignore
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain(`security/advisories/${ghsa}`);
    story.wait(day);
    rested(story);
    expect(told()).toHaveLength(1);
  });

  test('is asked for on the card as long as what was said is not public', () => {
    const story = out();
    story.hear('lin', '/psirt severity high because it is worse\n/psirt workaround turn it off');
    expect(card(story)).toContain('**Not public yet**: what was said of severity and workaround since the latest version'); // prettier-ignore
    asked(story, '/psirt credit none');
    expect(card(story)).not.toContain('**Not public yet**');
    story.say('lead', approve(story));
    story.settle();
    expect(card(story)).not.toContain('**Not public yet**');
  });

  test('waits for a hold, and is void when the case says something else', () => {
    const held = revised();
    held.say('lin', '/psirt hold wait');
    expect(held.settle(written)).toEqual([]);
    expect(card(held)).toContain('the revision is signed and goes out as soon as nothing stops it');
    const other = revised();
    other.say('lin', '/psirt workaround turn it off');
    expect(other.settle(/rejected|^do site/)).toEqual(['fact rejected (psirt-bot[bot], sweep)']);
    const call = other.table.comments.find(({ body }) => body.includes('is void, and nothing is published'));
    expect(call?.body).toContain('/psirt revise <what changed>');
  });

  test('goes on where an answer was lost, with the time that it began', () => {
    const story = revised();
    story.fates.set('advisory.revise', 'lost');
    expect(story.settle(written)).toEqual(['do advisory.revise (lost)']);
    story.wait(hour);
    expect(story.settle(written)).toEqual([...everywhere.slice(1), 'do release.notes', lists]);
    const { modified } = JSON.parse(text(story, record)) as { modified: string };
    expect(String(advisory(story).fields['description'])).toContain(
      `${modified}: Version 2 (revised) published.`,
    );
  });

  test('of an advisory that GitHub shows no more waits', () => {
    const story = revised();
    advisory(story).state = 'withdrawn';
    expect(story.settle(written)).toEqual([]);
    story.table.advisories.clear();
    expect(story.settle(written)).toEqual([]);
  });

  test('that grew too long for GitHub is asked for anew', () => {
    const story = out();
    const words = 'Word. '.repeat(10_900);
    story.table.prose = words;
    story.hear('lin', '/psirt revise It is longer.');
    const tooMany = Number(/description of (\d+) characters/.exec(reply(story))?.[1]) - 65_535;
    story.table.prose = words.slice(0, -tooMany - 1);
    story.say('lin', '/psirt revise It is longer.');
    rested(story);
    story.say('lead', approve(story));
    expect(story.settle(/rejected|^do advisory/)).toEqual(['fact rejected (psirt-bot[bot], sweep)']);
  });

  test('follows another: version 3 says what was before', () => {
    const story = revised();
    story.settle();
    story.wait(hour);
    asked(story, '/psirt workaround turn it off');
    story.say('lead', approve(story));
    expect(story.settle(written)).toEqual([...everywhere, lists]);
    expect(pastVersions(story.view()).map(({ number, kind }) => `${number} ${kind}`)).toEqual(['1 final', '2 revised', '3 revised']); // prettier-ignore
  });

  test('changes GitHub’s advisory and the notes where there is no site', () => {
    const story = rested(published());
    story.table.prose = '---\ndetails: Look into the log.\n---\n\nExport reads any row of anybody.';
    story.say('lin', '/psirt revise How to find out was added.');
    rested(story);
    expect(reply(story)).toContain('+ Look into the log.');
    story.say('lead', approve(story));
    expect(story.settle(written)).toEqual(['do advisory.revise']);
    expect(story.settle()).toEqual([]);
  });

  test('is made of a colleague’s report as of any other', () => {
    const story = rested(published({ internal: true, settings: site }));
    story.say('lin', '/psirt severity high because it is worse\n/psirt revise It is worse.');
    rested(story);
    story.say('lead', approve(story));
    expect(story.settle(/^do advisory\.revise/)).toEqual(['do advisory.revise']);
  });

  test('is nothing where the case has no advisory any more', () => {
    const story = rested(published({ internal: true, settings: site }));
    story.say('lin', '/psirt severity high because it is worse\n/psirt revise It is worse.');
    rested(story);
    story.say('lead', approve(story));
    const log = read(story.table);
    const entries = log?.ok === true ? log.entries.filter((entry) => !('act' in entry) || entry.act !== 'draft') : []; // prettier-ignore
    story.table.log = undefined;
    append(story.table, entries);
    expect(story.settle(written)).toEqual([]);
  });

  test('is the App’s: the Action publishes for good and revises nothing', () => {
    const story = revised();
    story.rules.door = 'action';
    expect(story.settle(written)).toEqual([]);
  });
});

describe('What fills a gap by its rule', () => {
  test('a line that is released two days late: said to be expected, then revised without a word', () => {
    const story = half();
    expect(text(story)).toContain('2.3.9, expected on');
    story.wait(2 * day);
    tag(story, '2.3', '2.3.9');
    story.say('rel', `/psirt landed ${'b'.repeat(40)} for 2.3`);
    const lines = story.settle(/^do (site|advisory\.(revise|publish)|release)|^fact revision/);
    expect(lines).toEqual(['fact revision (psirt-bot[bot], sweep)', 'do release.notes', ...everywhere, 'do release.notes', lists]); // prettier-ignore
    expect(text(story)).toBe(golden('page-late-line', text(story)));
    expect(advisory(story).fields['vulnerabilities']).toMatchObject([{ patched_versions: '2.4.1' }, { patched_versions: '2.3.9' }]); // prettier-ignore
    expect(story.settle()).toEqual([]);
  });

  test('a CVE ID that comes', () => {
    const story = out();
    advisory(story).cve = 'CVE-2026-40404';
    expect(story.settle(/^fact|^do site/)).toEqual([
      `fact cve (psirt-bot[bot], advisory:${ghsa})`,
      'fact revision (psirt-bot[bot], sweep)',
      ...everywhere.slice(1),
      lists,
    ]);
    expect(text(story)).toContain('**What is new:** Its CVE ID is CVE-2026-40404.');
    expect(story.settle()).toEqual([]);
  });

  test('is not what somebody published by hand, nor what waits behind a hold', () => {
    const story = out();
    story.hear('lin', '/psirt hold wait');
    advisory(story).cve = 'CVE-2026-40404';
    expect(story.settle(written)).toEqual([]);
    expect(story.hear('lin', '/psirt unhold', written)).toEqual([...everywhere, 'do release.notes', lists]);
    const hand = rested(signed({ settings: site }));
    Object.assign(advisory(hand), { state: 'published', published_at: hand.table.now, fields: { ...advisory(hand).fields, summary: 'Other' } }); // prettier-ignore
    hand.settle();
    expect(doneAct(hand.view().it, 'publish')?.result).toBe('found');
    advisory(hand).cve = 'CVE-2026-40404';
    expect(hand.settle(written)).toEqual([]);
  });

  test('comes after a revision, too, in the words of that', () => {
    const story = revised();
    story.settle();
    story.wait(hour);
    advisory(story).cve = 'CVE-2026-40404';
    expect(story.settle(written)).toEqual([...everywhere, 'do release.notes', lists]);
    expect(text(story)).toContain('version 3 (revised)');
    expect(text(story)).toContain('Severity: **high**');
  });
});

test('what was published by hand may be revised to what two people sign', () => {
  const story = rested(signed({ settings: site }));
  Object.assign(advisory(story), { state: 'published', published_at: story.table.now, fields: { ...advisory(story).fields, summary: 'Other' } }); // prettier-ignore
  release(story, '2.4', '2.4.1');
  story.settle();
  asked(story, '/psirt workaround none of ours');
  expect(reply(story)).toContain('Nobody signed what is public now');
  story.say('lead', approve(story));
  expect(story.settle(written)).toEqual([...everywhere, lists]);
  expect(advisory(story).fields['summary']).toBe('IDOR in export');
});
