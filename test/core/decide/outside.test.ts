// People outside in a case that is decided: who they are stands in one comment, and nowhere in what is kept; who leads is called when the
// embargo breaks or somebody wants an earlier date.
import { describe, expect, test } from 'vitest';
import { embargoOf } from '../../../src/core/case/embargo.ts';
import { latest } from '../../../src/core/case/case.ts';
import { day, hour } from '../../../src/core/time.ts';
import { aStory } from './a-world.ts';
import type { Story } from './a-world.ts';
import { confirming, reported, rested, vector } from './stories.ts';

const add = '/psirt party add "Acme OS" vendor sec@acmeos.example';
const people = ({ table }: Story): readonly string[] =>
  table.comments.flatMap(({ body, author }) => (author.bot && body.includes('People outside') ? [body.split('\n').slice(1).join('\n')] : [])); // prettier-ignore
const title = '**People outside the team** (personal data; it stands in this comment alone)';
const row = '- p2 (vendor): `Acme OS` · `sec@acmeos.example`';
const bodies = ({ table }: Story): string => table.comments.map(({ body }) => body).join('\n---\n');
const ofBot = ({ table }: Story): string => table.comments.filter(({ author }) => author.bot).map(({ body }) => body).join('\n---\n'); // prettier-ignore

/** A private report, taken and under the policy's embargo. */
function taken(): Story {
  const story = reported();
  story.settle();
  story.hear('lead', '/psirt ack');
  return story;
}

describe('who is named [R69]', () => {
  test('is added to the comment that names the reporter, and stands nowhere else', () => {
    const story = taken();
    expect(story.hear('lead', add, /fact party/u)).toHaveLength(1);
    expect(people(story)).toEqual([`${title}\n- p1: \`reporter\` on GitHub, who reported \`GHSA-2345-6789-cfgh\`\n${row}`]); // prettier-ignore
    const others = ofBot(story).replace(people(story).join(), '');
    expect(others).not.toMatch(/Acme OS|acmeos/u);
    expect(story.table.log).not.toMatch(/Acme OS|acmeos/u);
    expect([...story.table.notices.values()].join()).not.toMatch(/Acme OS|acmeos/u);
    expect(story.settle()).toEqual([]);
  });

  test('is added where nobody outside reported it', () => {
    const story = aStory();
    story.settle();
    story.hear('lead', `/psirt ack\n${add}\n/psirt party accept "Acme OS"`);
    expect(people(story)).toEqual([`${title}\n${row}`]);
    expect(story.view().it.facts.get('party')).toMatchObject([{ act: 'add', place: 2 }, { act: 'accept', party: 'p2' }]); // prettier-ignore
  });

  test('is written down later where that failed', () => {
    const story = taken();
    story.fates.set('comment.fill', 'failed');
    story.hear('lead', add);
    story.wait(hour);
    story.settle();
    expect(people(story).join()).toContain(row);
  });

  test('is nobody’s any more where the comment went before it was written down', () => {
    const story = aStory();
    story.settle();
    story.hear('lead', '/psirt ack');
    story.fates.set('comment.create', 'failed');
    const id = story.say('lead', add);
    story.settle();
    story.table.comments.splice(
      story.table.comments.findIndex((one) => one.id === id),
      1,
    );
    story.wait(hour);
    story.settle();
    expect(people(story).join()).toContain('- p2 (vendor): the comment that named them is gone; take it off and invite them anew'); // prettier-ignore
  });

  test('comes back once after people deleted the comment, as far as the comments that named them stand', () => {
    const story = taken();
    story.hear('lead', add);
    const at = story.table.comments.findIndex(({ body }) => body.includes('People outside'));
    story.table.comments.splice(at, 1);
    expect(story.settle(/create parties/u)).toHaveLength(1);
    expect(people(story)).toEqual([`${title}\n${row}`]);
    const again = story.table.comments.findIndex(({ body }) => body.includes('People outside'));
    story.table.comments.splice(again, 1);
    expect(story.settle()).toEqual([]);
    story.hear('lead', '/psirt party add CERT/XX coordinator https://cert.example/report');
    expect(people(story)).toEqual([`${title}\n${row}\n- p3 (coordinator): \`CERT/XX\` · \`https://cert.example/report\``]); // prettier-ignore
    expect(story.settle()).toEqual([]);
  });
});

test('what is refused names nobody in the log nor in the answer', () => {
  const story = taken();
  const lines = ['/psirt party add Acme OS vendor sec@acmeos.example', '/psirt party accept AcmeOS', '/psirt notify AcmeOS', '/psirt embargo accept by AcmeOS', '/psirt prty add x vendor sec@acmeos.example']; // prettier-ignore
  for (const line of lines) expect(story.hear('lead', line, /^refused/u)).toHaveLength(1);
  expect(story.table.log).not.toMatch(/acme ?os/iu);
  expect(ofBot(story)).not.toMatch(/acme ?os/iu);
  expect(ofBot(story)).toContain('/psirt party add <name> vendor <contact>');
});

describe('when the embargo breaks', () => {
  test('who leads is called once, and a Major Incident asked for where it is bad', () => {
    const story = rested(confirming({ bad: true }));
    story.hear('lead', `${add}\n/psirt party accept p2`);
    const heard = story.hear('tri', '/psirt embargo broken https://example.org/post', /fact|create call/u);
    expect(heard).toEqual([expect.stringContaining('fact embargo (tri'), expect.stringContaining('fact major'), expect.stringContaining('fact owed'), expect.stringMatching(/create call:\d+/u), expect.stringMatching(/create call:\d+/u)]); // prettier-ignore
    expect(latest(story.view().it, 'major')).toMatchObject({ state: 'requested', by: { login: 'psirt-bot[bot]' } }); // prettier-ignore
    expect(bodies(story)).toContain('🔓 **The embargo is broken**: `https://example.org/post`. Nobody waits for the old date any more. To be told at once: p2'); // prettier-ignore
    expect(embargoOf(story.view())).toMatchObject({ state: 'exited', because: 'broken' });
    expect(story.settle()).toEqual([]);
  });

  test('no Major Incident is asked for where it is not bad, or was asked for before', () => {
    const story = rested(confirming());
    expect(story.hear('lead', '/psirt embargo broken a post', /fact major/u)).toEqual([]);
    const asked = rested(confirming({ bad: true }));
    asked.hear('lead', '/psirt major request the press calls');
    expect(asked.hear('lead', '/psirt embargo broken a post', /fact major/u)).toEqual([]);
  });

  test('the decision is due, and nobody is called who decided at once', () => {
    const story = rested(confirming());
    story.hear('lead', '/psirt embargo broken a post\n/psirt embargo keep nobody read it');
    expect(bodies(story)).not.toContain('🔓 **The embargo is broken**');
    const late = rested(confirming());
    late.hear('lead', '/psirt embargo broken a post');
    late.wait(day);
    late.settle();
    expect(bodies(late)).toContain('it is decided whether to publish now: the embargo broke (clock `broken`');
  });
});

test('no CVE ID is asked for where a coordinator may hold it, until somebody says so', () => {
  const story = taken();
  story.hear(
    'lead',
    '/psirt party add CERT/XX coordinator https://cert.example/report\n/psirt party accept p2',
  );
  const confirm = `/psirt confirm exploit none leak no major no ${vector} CWE-639 affects "<2.4.1" fixed 2.4.1`;
  expect(story.hear('lead', confirm, /cve/u)).toEqual([]);
  expect(ofBot(story)).toContain('CVE: not asked for, since a coordinator may hold the ID: `/psirt cve <CVE-ID>`, or `/psirt cve request`'); // prettier-ignore
  expect(story.hear('lead', '/psirt cve request', /do cve/u)).toHaveLength(1);
});

test('an earlier date of somebody outside calls who leads, a later one or ours does not', () => {
  const story = taken();
  story.hear('lead', `${add}\n/psirt party accept p2`);
  expect(story.hear('lead', '/psirt embargo until +20d', /create call/u)).toEqual([]);
  expect(story.hear('lead', '/psirt embargo until 2027-02-28T18:00Z by p2', /create call/u)).toEqual([]);
  expect(story.hear('lead', '/psirt embargo until +10d by p2', /create call/u)).toHaveLength(1);
  expect(bodies(story)).toContain('⏳ **p2 wants an earlier date**: Thu 2026-12-10 16:00 UTC instead of');
  expect(story.table.issue.labels).toContain('embargo/revise');
  story.hear('lead', '/psirt embargo accept');
  expect(embargoOf(story.view())).toMatchObject({ state: 'active', until: '2026-12-10T16:00:00Z' });
});

test('who leaves without keeping the silence is told of at once, while it is still a secret', () => {
  const story = taken();
  story.hear('lead', `${add}\n/psirt party accept p2`);
  expect(story.hear('lead', '/psirt party left p2 disregards', /create call/u)).toHaveLength(1);
  expect(bodies(story)).toContain('📣 **p2 left and does not keep the silence**');
});

test('who accepted is told a week ahead, and reminded a day ahead: once each', () => {
  const story = rested(confirming());
  story.hear(
    'lead',
    `${add}\n/psirt party accept p2\n/psirt embargo until +20d\n/psirt embargo accept by all`,
  );
  const late = (): readonly string[] => bodies(story).match(/clock `prenotify[a-z-]*`/gu) ?? [];
  story.wait(12 * day);
  story.settle();
  expect(late()).toEqual([]);
  story.wait(day + 8 * hour);
  story.settle();
  expect(late()).toEqual(['clock `prenotify`']);
  story.hear('lead', '/psirt notify all');
  story.wait(6 * day);
  story.settle();
  expect(late()).toEqual(['clock `prenotify`', 'clock `prenotify-again`']);
  story.hear('lead', '/psirt notify p2');
  expect(late()).toHaveLength(2);
});
