// A drill as a conversation: from the label at its opening to what would have been published, marked in all that people read.
import { describe, expect, test } from 'vitest';
import { allOf, doneAct, latest } from '../../../src/core/case/case.ts';
import { isDrill } from '../../../src/core/case/drill.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { setScene } from '../../../src/core/decide/scene.ts';
import { digestsAt } from '../../../src/core/digest/digests.ts';
import { openEye } from '../../../src/core/look.ts';
import { emptyView, receipt, report } from '../words/a-view.ts';
import { viewOf } from '../sweep/a-sight.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { read } from './a-table.ts';

const body = '### Which product is it?\n\nwidget\n\n### What is wrong, and what can an attacker do with it?\n\nExport reads any row.\n\n### Who found it, when it wasn’t you?\n\nRemy <remy@example.org>\n'; // prettier-ignore
const outward = /^do (?:advisory|fork|cve|site|release|page)/;

function opened(): Story {
  const story = aStory({
    issue: { body, title: 'Export' },
    settings: settings({ more: 'site: { repository: acme/security }' }),
  });
  story.press('lin', { event: 'labeled', label: 'drill' });
  story.settle();
  return story;
}

describe('A drill [R9]', () => {
  test('begins by the label that psirt sets when the issue is opened, and by nobody else’s', () => {
    expect(isDrill(opened().view())).toBe(true);
    const other = aStory({ issue: { body } });
    other.press('tri', { event: 'labeled', label: 'drill' });
    other.settle();
    expect(isDrill(other.view())).toBe(false);
    expect(other.table.issue.labels).not.toContain('drill');
  });

  test('is marked wherever people look: title, label, card, replies, texts to send', () => {
    const story = opened();
    story.hear('lead', '/psirt ack');
    story.hear('lead', '/psirt nonsense');
    story.hear('lead', '/psirt draft brief');
    const { issue, comments } = story.table;
    expect(issue.title).toBe('DRILL · Case 42 · widget');
    expect(issue.labels).toContain('drill');
    const ours = comments.filter(({ author }) => author.bot).map((comment) => comment.body);
    expect(ours.length).toBeGreaterThan(3);
    for (const text of ours) expect(text.split('\n').find((line) => !line.startsWith('<!--')) ?? '').toMatch(/DRILL/);
    const drafted = latest(story.view().it, 'drafted');
    expect(story.table.notices.get(drafted?.hash ?? '')).toMatch(/^DRILL: an exercise\. Nothing in this text is real\.\n/);
    story.press('lead', { event: 'unlabeled', label: 'drill' });
    story.settle();
    expect(issue.labels).toContain('drill');
    expect(isDrill(story.view())).toBe(true);
  });

  test('goes on as if it had been done: to the publication, and nothing is done outside', () => {
    const story = opened();
    const lines = [
      '/psirt public no\n/psirt embargo until 2026-12-10\n/psirt confirm exploit none leak no major no CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.4.0 <2.4.1" fixed 2.4.1',
      '/psirt remedy fix by 2026-12-10 dev @dev workaround "turn export off"',
    ].flatMap((line) => story.hear('lead', line));
    const fork = doneAct(story.view().it, 'fork')?.made['full_name'];
    lines.push(
      ...story.hear('dev', `/psirt fix https://github.com/${fork}/pull/1 for 2.4 reviewed-by @lin`),
      ...story.hear('lin', '/psirt reproduce yes seen\n/psirt test attested "ran it" for all\n/psirt similar none "looked"'),
      ...story.hear('lead', '/psirt publish'),
      ...story.hear('owner', `/psirt approve ${latest(story.view().it, 'publish-requested')?.hash.slice(0, 8)}`),
      ...story.hear('lead', '/psirt landed 4f9c2a1e5d6b7a80 for 2.4'),
    );
    expect(lines.filter((line) => /^refused|^do (?:page|advisory)/.test(line))).toEqual([]);
    story.wait(11 * 86_400);
    lines.push(...story.settle());
    expect(lines.filter((line) => outward.test(line))).toEqual([]);
    expect(statusOf(story.view())).toBe('recovering');
    expect(doneAct(story.view().it, 'publish')?.made['url']).toMatch(/GHSA-xxxx-xxxx-/);
    const hashes = story.view().it.entries.flatMap((entry) => entry.kind === 'receipt' ? (entry.made['drill'] ?? []) : []);
    expect(hashes.length).toBeGreaterThan(4);
    expect(doneAct(story.view().it, 'site:lists')?.made['path']).toBe('advisories/README.md');
    for (const hash of hashes) expect(story.table.notices.get(hash)).toMatch(/^DRILL: this was not done/);
    expect(story.settle()).toEqual([]);
  });

  test('is no case to whoever releases', () => {
    const story = opened();
    story.say('lead', '/psirt ack');
    story.rules.door = 'action';
    expect(story.settle()).toEqual([]);
    story.rules.door = 'app';
    expect(story.settle()).not.toEqual([]);
  });

  test('what is split off from it is a drill too', () => {
    const from = opened();
    from.hear('lead', '/psirt accept exploit none leak no');
    from.hear('lead', '/psirt split "second sink"');
    const { number, body: filled } = from.table.opened[0] ?? { number: 0, body: '' };
    const author = { login: 'psirt-bot[bot]', id: 99, bot: true };
    const story = aStory({ issue: { number, title: 'New report', body: filled, author, created_at: from.table.now } });
    story.table.now = from.table.now;
    const log = read(from.table);
    if (log !== undefined) story.table.others.set(42, log);
    story.settle();
    expect(allOf(story.view().it, 'drill')).toHaveLength(1);
  });

  test('a report that waits for another case hears nothing of a drill', () => {
    const story = aStory({ issue: { body } });
    story.settle();
    story.table.cases.set(7, { exists: true, published: false, duplicate: false, closed: false });
    story.hear('lead', '/psirt duplicate #7');
    story.table.cases.set(7, { exists: true, published: true, duplicate: false, closed: false, advisory: 'https://x.example', drill: true });
    story.settle();
    expect(allOf(story.view().it, 'duplicate')).toHaveLength(1);
  });

  test('writes what would be done once, however often it would be', () => {
    const story = opened();
    const scene = setScene(story.world(), openEye(new Map()));
    const close = { kind: 'advisory.close', repository: 'acme/widget', ghsa: 'GHSA-xxxx-xxxx-2222' } as const;
    scene.do(close);
    scene.doFirst(close, { kind: 'title', title: 'x' });
    expect(scene.written().effects.map(({ kind }) => kind)).toEqual(['title']);
    expect(scene.written().entries.filter(({ kind }) => kind === 'receipt')).toHaveLength(1);
    expect(scene.written().notices).toHaveLength(1);
  });

  test('is marked in digests', () => {
    const steps = [report({ source: 'product-team', ghsa: null, repository: null }), { name: 'drill', because: 'x' } as const, receipt('card')];
    const views = [viewOf(steps, 42, '2026-12-02T07:00:00Z')];
    const standing = { views, house: emptyView().it, begun: '2026-11-29T07:00:00Z' };
    const lines = digestsAt(standing, '2026-12-02T07:00:00Z').flatMap((digest) => digest.lines);
    expect(new Set(lines.map(({ family }) => family))).toEqual(new Set(['DRILL · widget']));
  });
}); // prettier-ignore
