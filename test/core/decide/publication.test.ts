// Publication: only what two people signed, only when the fix is out, only from a record that nobody touched; target by target.
import { describe, expect, test } from 'vitest';
import { doneAct, latest } from '../../../src/core/case/case.ts';
import { canonicalJson } from '../../../src/core/advisory/canonical.ts';
import { setScene } from '../../../src/core/decide/scene.ts';
import { draftNonce } from '../../../src/core/decide/wants/draft.ts';
import type { Effect } from '../../../src/core/decision.ts';
import { openEye } from '../../../src/core/look.ts';
import { hour, later, minute } from '../../../src/core/time.ts';
import { secondLine, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { golden } from '../words/a-view.ts';
import { lay } from './a-table.ts';
import {
  advisory,
  askedHash,
  confirmed,
  confirming,
  ghsa,
  published,
  readied,
  ready,
  release,
  rested,
  sign,
  signed,
  tag,
} from './stories.ts';

const site = settings({ more: 'site: { repository: acme/security }' });
const two = { two: true, settings: settings({ lines: secondLine }) } as const;
const publish = /advisory\.publish/;
const acts = /^(do (advisory\.publish|site|release)|receipt|intent)/;
const frozen = /^fact frozen/;

/** What would be sent if it were decided now. */
function sent(story: Story, kind: Effect['kind']): Effect | undefined {
  return story.decided().effects.find((effect) => effect.kind === kind);
}

/** Signed, and the fix is out on line 2.4; nothing is settled since. */
function out(kind: Parameters<typeof signed>[0] = {}): Story {
  const story = signed(kind);
  release(story, '2.4', '2.4.1');
  return story;
}

describe('What was signed', () => {
  test('is published when the fix is out, byte for byte but for the holes [R30, R88]', () => {
    const story = out();
    const effect = sent(story, 'advisory.publish');
    if (effect?.kind !== 'advisory.publish') throw new TypeError('nothing is published');
    const fields = JSON.parse(effect.fields) as object;
    expect(fields).toMatchObject({
      state: 'published',
      summary: 'IDOR in export',
      vulnerabilities: [{ patched_versions: '2.4.1' }],
    });
    expect(effect.fields).toBe(canonicalJson(fields));
    expect(story.settle(acts)).toEqual([
      'intent publish',
      'do advisory.publish',
      'receipt publish done',
      'intent notes:2.4',
      expect.stringMatching(/^intent tell:published/),
      'do release.notes',
      'receipt notes:2.4 done',
      expect.stringMatching(/^receipt tell:published/),
    ]);
    expect(story.settle()).toEqual([]);
  });

  test('waits for the fix, and for the second signature', () => {
    expect(signed().settle()).toEqual([]);
    const story = ready();
    story.hear('lin', '/psirt publish');
    release(story, '2.4', '2.4.1');
    expect(story.settle(publish)).toEqual([]);
    story.say('lead', `/psirt approve ${askedHash(story).slice(0, 8)}`);
    expect(story.settle(publish)).toEqual(['do advisory.publish']);
  });

  test('waits while somebody holds it', () => {
    const story = signed();
    story.hear('lin', '/psirt hold the notes are wrong');
    release(story, '2.4', '2.4.1');
    expect(story.settle(publish)).toEqual([]);
    expect(story.hear('lin', '/psirt unhold', publish)).toEqual(['do advisory.publish']);
  });

  test('waits for a release that can’t be looked at, and goes out without an address while its release is a draft', () => {
    const story = out();
    story.table.releases.clear();
    expect(story.settle(/^do (advisory\.publish|release)/)).toEqual(['do advisory.publish']);
    tag(story, '2.4', '2.4.1');
    expect(story.settle(/^do/)).toContain('do release.notes');
    const draft = out();
    Object.assign(draft.table.releases.get('v2.4.1') ?? {}, { draft: true });
    expect(draft.settle(publish)).toEqual(['do advisory.publish']);
  });

  test('waits for the end in force while another date is proposed, and no longer', () => {
    const story = confirmed({ mild: true });
    story.say('lead', '/psirt remedy mitigate by 2026-12-10 kind deployment-advice');
    story.say('lead', '/psirt party add "Acme OS" vendor sec@acmeos.example\n/psirt party accept p2');
    story.say('lin', '/psirt reproduce yes test/idor.ts\n/psirt similar none by rule 12\n/psirt workaround turn export off'); // prettier-ignore
    story.say('lead', '/psirt embargo until 2026-12-20 by p2');
    story.settle();
    sign(story);
    expect(story.table.issue.labels).toContain('embargo/revise');
    expect(story.settle(publish)).toEqual([]);
    story.table.now = '2026-12-10T16:00:00Z';
    expect(story.settle(publish)).toEqual(['do advisory.publish']);
  });

  test('needs no release when nothing will be released, only the end of the embargo', () => {
    const story = confirmed({ mild: true });
    story.say('lead', '/psirt remedy mitigate by 2026-12-10 kind deployment-advice');
    story.say(
      'lin',
      '/psirt reproduce yes test/idor.ts\n/psirt similar none by rule 12\n/psirt workaround turn export off',
    );
    story.settle();
    sign(story);
    expect(story.settle(publish)).toEqual([]);
    story.table.now = '2026-12-10T16:00:00Z';
    expect(story.settle(publish)).toEqual(['do advisory.publish']);
    expect(advisory(story).fields['vulnerabilities']).toMatchObject([{ patched_versions: null }]);
    expect(story.looked().map(({ look }) => look)).not.toContain('audit');
  });

  test('has the ID that came since', () => {
    const story = signed();
    advisory(story).cve = 'CVE-2026-40404';
    release(story, '2.4', '2.4.1');
    expect(story.settle(publish)).toEqual(['do advisory.publish']);
  });
});

describe('Late lines', () => {
  const waiting = (kind: Parameters<typeof signed>[0], seconds: number): readonly string[] => {
    const story = out(kind);
    story.settle();
    story.wait(seconds);
    return story.settle(publish);
  };

  test('hold up a medium one for four hours', () => {
    expect(waiting(two, 4 * hour - 1)).toEqual([]);
    expect(waiting(two, 4 * hour)).toEqual(['do advisory.publish']);
  });

  test('hold up a bad one for one hour', () => {
    const bad = { ...two, bad: true } as const;
    expect(waiting(bad, hour - 1)).toEqual([]);
    expect(waiting(bad, hour)).toEqual(['do advisory.publish']);
  });

  test('hold up nothing once they are out', () => {
    const story = out(two);
    story.settle();
    release(story, '2.3', '2.3.9');
    expect(story.settle(publish)).toEqual(['do advisory.publish']);
  });

  test('get their notes when they come', () => {
    const story = out(two);
    story.settle();
    story.wait(4 * hour);
    story.settle();
    expect(doneAct(story.view().it, 'notes:2.3')).toBeUndefined();
    release(story, '2.3', '2.3.9');
    const notes = ['do release.notes', 'receipt notes:2.3 done'];
    expect(story.settle(/^do release|^receipt/).slice(0, 2)).toEqual(notes);
    expect(story.table.releases.get('v2.3.9')?.body).toContain(ghsa);
  });
});

describe('Any other byte', () => {
  test('voids the signatures as soon as it is seen, once, and people are asked again', () => {
    const story = signed();
    story.table.prose = '---\ntitle: Another title\n---\nExport reads any row.';
    expect(story.settle(/^fact rejected|publish|create call/)).toEqual([
      'fact rejected (psirt-bot[bot], sweep)',
      expect.stringMatching(/^do comment\.create call:\d+ @lead$/),
    ]);
    const call = story.table.comments.at(-1)?.body ?? '';
    expect(call).toBe(golden('call-void', call));
    expect(latest(story.view().it, 'rejected')).toMatchObject({
      because: 'the advisory changed after it was signed',
    });
    expect(story.settle()).toEqual([]);
    sign(story);
    release(story, '2.4', '2.4.1');
    expect(rested(story).table.advisories.get(ghsa)?.state).toBe('published');
  });

  test('so does prose that can’t be read any more', () => {
    const story = signed();
    story.table.prose = '---\nsummary: [1]\n---\n';
    release(story, '2.4', '2.4.1');
    expect(story.settle(/^fact rejected|publish/)).toEqual(['fact rejected (psirt-bot[bot], sweep)']);
  });

  test('after publication changes nothing that is out', () => {
    const story = published({ settings: site });
    story.table.prose = '---\ntitle: Another title\n---\nChanged.';
    expect(story.settle(/rejected|publish|site/)).toEqual([]);
  });

  test('is not needed when somebody named in it turns out not to agree: that voids them too', () => {
    const story = ready();
    story.table.prose = '---\ntitle: IDOR\n---\nFound by Kim Doe.';
    sign(story);
    story.hear('lead', '/psirt credit "Kim Doe" consent asked');
    release(story, '2.4', '2.4.1');
    expect(story.settle(/publish|rejected/)).toEqual(['fact rejected (psirt-bot[bot], sweep)']);
    expect(latest(story.view().it, 'rejected')?.because).toMatch(/^it holds something private/);
    expect(story.settle()).toEqual([]);
    expect(story.hear('lin', '/psirt publish', /^refused/)).toHaveLength(1);
  });

  test('that turns out private afterwards keeps the other targets from it, and nobody is asked anew', () => {
    const story = ready({ settings: site });
    story.table.prose = '---\ntitle: IDOR\n---\nSeen in acme/widget-mirror.';
    sign(story);
    release(story, '2.4', '2.4.1');
    story.fates.set('site.write', 'failed');
    story.settle();
    story.wait(hour);
    const product = 'workspace: mirror\n    mirror: acme/widget-mirror';
    story.rules.settings = settings({ more: 'site: { repository: acme/security }', product });
    expect(story.settle(/site|rejected/)).toEqual([]);
    expect(story.table.files.size).toBe(1);
  });

  test('that the holes need beyond what GitHub takes voids them with the reason', () => {
    const story = ready();
    story.table.prose = `---\ntitle: IDOR\n---\n${'x'.repeat(65_535 - 450)}`;
    sign(story);
    release(story, '2.4', '2.4.1');
    expect(story.settle(/^fact rejected|publish/)).toEqual(['fact rejected (psirt-bot[bot], sweep)']);
    expect(latest(story.view().it, 'rejected')?.because).toMatch(/a description of 65\d\d\d characters/);
    expect(story.settle()).toEqual([]);
  });
});

describe('A record that can’t be trusted freezes the case', () => {
  test.each<[string, (story: Story) => void, string]>([
    [
      'a commit of somebody else',
      ({ table }) => (table.audit = { ok: false, because: ['a commit by @out', 'it is unsigned'] }),
      'a commit by @out; it is unsigned',
    ],
    [
      'another text under the signed hash',
      ({ table: { notices }, view }) => {
        for (const hash of notices.keys())
          if (hash === latest(view().it, 'publish-requested')?.hash) notices.set(hash, '{}');
      },
      'the text that was signed is not the one that is saved with the case',
    ],
    [
      'no text under the signed hash',
      (story) => story.table.notices.delete(askedHash(story)),
      'the text that was signed is not the one that is saved with the case',
    ],
    [
      'a signature that was edited',
      ({ table, view }) => {
        const via = latest(view().it, 'approved')?.via;
        const comment = table.comments.find(({ id }) => `comment:${id}` === via);
        Object.assign(comment ?? {}, { updated_at: later(table.now, minute) });
      },
      'a comment that signed the publication was edited or deleted since',
    ],
    [
      'a signature that somebody else stands under',
      ({ table, view }) => {
        const via = latest(view().it, 'approved')?.via;
        const comment = table.comments.find(({ id }) => `comment:${id}` === via);
        Object.assign(comment ?? {}, { author: { login: 'lead', id: 4711, bot: false } });
      },
      'a comment that signed the publication was edited or deleted since',
    ],
    [
      'a signature that was edited within the second in which it was written',
      ({ table, view }) => {
        const via = latest(view().it, 'approved')?.via ?? '';
        table.sneaked.add(Number(via.replace('comment:', '')));
      },
      'a comment that signed the publication was edited or deleted since',
    ],
    [
      'a signature that was deleted',
      ({ table, view }) => {
        const via = latest(view().it, 'publish-requested')?.via;
        table.comments = table.comments.filter(({ id }) => `comment:${id}` !== via);
      },
      'a comment that signed the publication was edited or deleted since',
    ],
  ])('%s', (_, tamper, because) => {
    const story = signed();
    tamper(story);
    release(story, '2.4', '2.4.1');
    expect(story.settle(/^fact frozen|publish/)).toEqual(['fact frozen (psirt-bot[bot], sweep)']);
    expect(latest(story.view().it, 'frozen')).toMatchObject({ because });
    expect(advisory(story).state).toBe('draft');
    expect(story.settle(frozen)).toEqual([]);
  });

  const unsign = ({ table, view }: Story): void => {
    const via = latest(view().it, 'publish-requested')?.via;
    table.comments = table.comments.filter(({ id }) => `comment:${id}` !== via);
  };

  test('by a signature that is gone, once: people are asked for another', () => {
    const story = signed();
    unsign(story);
    release(story, '2.4', '2.4.1');
    story.settle();
    const about = /^fact (frozen|rejected)|publish/;
    expect(story.hear('lead', '/psirt reopen lin deleted it', about)).toEqual(['fact rejected (psirt-bot[bot], sweep)']); // prettier-ignore
    sign(story);
    story.settle();
    expect(advisory(story).state).toBe('published');
  });

  test('by a signature that is gone once it is out, once: what is left of it is published after that', () => {
    const story = out({ settings: site });
    story.fates.set('site.write', 'failed');
    story.settle();
    unsign(story);
    story.wait(hour);
    expect(story.settle(frozen)).toHaveLength(1);
    expect(story.hear('lead', '/psirt reopen lin deleted it', /^(fact (frozen|rejected)|do site)/)).toEqual([
      `do site.write advisories/${ghsa}.json`,
      'do site.commit',
    ]);
  });
});

describe('Each target', () => {
  test('is written once and has its receipt [R28, R110]', () => {
    const story = out({ settings: site });
    expect(story.settle(/^do (advisory\.publish|site|release)/)).toEqual([
      'do advisory.publish',
      `do site.write advisories/${ghsa}.json`,
      `do site.write advisories/${ghsa}.md`,
      'do release.notes',
      'do site.commit',
    ]);
    const csaf = `advisories/csaf/white/2026/${ghsa.toLowerCase()}.json`;
    expect([...story.table.files.keys()]).toEqual([
      `advisories/${ghsa}.json`,
      `advisories/${ghsa}.md`,
      csaf,
      `advisories/openvex/${ghsa}.json`,
      `${csaf}.sha256`,
      `${csaf}.sha512`,
      'advisories/index.json',
      'advisories/README.md',
      'advisories/feed.xml',
      'advisories/csaf/white/index.txt',
      'advisories/csaf/white/changes.csv',
      'advisories/csaf/white/csaf-feed-tlp-white.json',
      'advisories/csaf/provider-metadata.json',
    ]);
    expect(story.table.releases.get('v2.4.1')?.body).toMatch(/^Fixes\.\n/);
    expect(story.settle()).toEqual([]);
    // Nothing is looked at for what has its receipt.
    expect(story.looked().map(({ look }) => look)).not.toContain('file');
    expect(story.looked().map(({ look }) => look)).not.toContain('site');
  });

  test('whose answer was lost is found as it is', () => {
    const story = out({ settings: site });
    story.fates.set('site.write', 'lost');
    story.settle();
    story.wait(10 * minute);
    expect(story.settle(acts)).toContain('receipt site:osv found');
    expect([...story.table.files.keys()].filter((path) => path.endsWith('.md'))).toHaveLength(2);
  });

  test('that holds something older is replaced', () => {
    const story = out({ settings: site });
    story.table.files.set(`advisories/${ghsa}.json`, '{}');
    story.settle();
    expect(story.table.files.get(`advisories/${ghsa}.json`)).toContain(ghsa);
  });

  test('that failed is tried again an hour later, and the others go on meanwhile', () => {
    const story = out({ settings: site });
    story.fates.set('site.write', 'failed');
    expect(story.settle(/receipt (site|notes)/)).toEqual([
      'receipt site:osv failed',
      'receipt site:markdown done',
      'receipt notes:2.4 done',
    ]);
    story.wait(hour);
    expect(story.settle(acts)).toEqual([
      'intent site:osv',
      `do site.write advisories/${ghsa}.json`,
      'receipt site:osv done',
      'intent site:lists',
      'do site.commit',
      'receipt site:lists done',
    ]);
  });

  test('of the advisory: an answer that was lost is found, a failure tried again', () => {
    const lost = out();
    lost.fates.set('advisory.publish', 'lost');
    lost.settle();
    lost.wait(10 * minute);
    expect(lost.settle(/publish/)).toContain('receipt publish found');
    const failed = out();
    failed.fates.set('advisory.publish', 'failed');
    expect(failed.settle(/publish/)).toContain('receipt publish failed');
    failed.wait(hour);
    expect(failed.settle(publish)).toEqual(['do advisory.publish']);
    const unsure = out();
    unsure.fates.set('advisory.publish', 'unsure');
    unsure.settle();
    unsure.wait(10 * minute);
    expect(unsure.settle(publish)).toEqual(['do advisory.publish']);
  });

  test('is left alone where its notes hold something private already', () => {
    const story = out();
    Object.assign(story.table.releases.get('v2.4.1') ?? {}, { body: 'Fixes case 42.' });
    expect(story.settle(/^do release|notes/)).toEqual([]);
    expect(advisory(story).state).toBe('published');
  });

  test('stands already where people wrote the same notes', () => {
    const story = out();
    story.settle();
    const again = out();
    const notes = story.table.releases.get('v2.4.1')?.body ?? '';
    const there = again.table.releases.get('v2.4.1');
    Object.assign(there ?? {}, { body: notes });
    expect(again.settle(/notes/)).toEqual(['receipt notes:2.4 found']);
  });
});

describe('An advisory that a person published by hand', () => {
  test('is taken over with its time', () => {
    const story = confirmed();
    Object.assign(advisory(story), { state: 'published', published_at: '2026-11-30T09:30:00Z' });
    expect(story.settle(/receipt publish/)).toEqual(['receipt publish found']);
    expect(doneAct(story.view().it, 'publish')?.made).toMatchObject({ published_at: '2026-11-30T09:30:00Z' });
  });

  test('and whose time GitHub doesn’t tell counts from its last change', () => {
    const story = confirmed();
    Object.assign(advisory(story), {
      state: 'published',
      published_at: null,
      updated_at: '2026-11-30T09:40:00Z',
    });
    story.settle();
    expect(doneAct(story.view().it, 'publish')?.made).toMatchObject({ published_at: '2026-11-30T09:40:00Z' });
  });
});

test('What was signed before there was a draft waits for it', () => {
  const story = confirming({ internal: true });
  story.fates.set('advisory.create', 'unsure');
  story.settle();
  readied(story);
  story.say('lead', '/psirt cve CVE-2026-12345');
  sign(story);
  release(story, '2.4', '2.4.1');
  expect(story.settle(/advisory/)).toEqual([]);
  story.wait(10 * minute);
  expect(story.settle(/^do advisory/)).toEqual([
    'do advisory.create',
    expect.stringMatching(/^do advisory.write/),
    'do advisory.publish',
  ]);
});

test('An advisory that was public when it was adopted is published as signed, once', () => {
  const story = confirming({ internal: true });
  lay(story.table, ghsa, { state: 'published' });
  story.say('lead', `/psirt adopt ${ghsa}`);
  readied(story);
  sign(story);
  release(story, '2.4', '2.4.1');
  story.fates.set('advisory.publish', 'lost');
  story.settle();
  story.wait(10 * minute);
  expect(story.settle(/ publish( |$)/)).toEqual(['receipt publish found']);
});

test('A draft that still holds its nonce, or that nobody can see, is not published', () => {
  const story = signed({ internal: true });
  const at = advisory(story);
  release(story, '2.4', '2.4.1');
  story.table.advisories.clear();
  expect(story.settle(publish)).toEqual([]);
  story.table.advisories.set(at.ghsa, at);
  const { description } = at.fields;
  at.fields = { ...at.fields, description: draftNonce(setScene(story.world(), openEye(new Map()))) };
  expect(story.settle(publish)).toEqual([]);
  at.fields = { ...at.fields, description };
  expect(story.settle(publish)).toEqual(['do advisory.publish']);
});

test('The requester signs alone only where the settings let them, and it is one signature then', () => {
  const solo = settings({ more: 'two_person: solo' });
  const story = ready({ settings: solo });
  story.hear('lead', '/psirt publish');
  const hash = askedHash(story).slice(0, 8);
  story.wait(hour);
  expect(story.hear('lead', `/psirt approve ${hash}`, /^(refused|fact)/)).toEqual([
    expect.stringMatching(/^fact approved/),
  ]);
  release(story, '2.4', '2.4.1');
  expect(story.settle(publish)).toEqual(['do advisory.publish']);
});
