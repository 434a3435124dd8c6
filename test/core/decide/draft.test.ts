// The draft advisory: opened or adopted at confirm, filled afterwards, and following the case field by field unless people edited it.
import { describe, expect, test } from 'vitest';
import { differing, draftNonce } from '../../../src/core/decide/wants/draft.ts';
import { setScene } from '../../../src/core/decide/scene.ts';
import { openEye } from '../../../src/core/look.ts';
import { hour } from '../../../src/core/time.ts';
import { lay } from './a-table.ts';
import { aStory, secondLine, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, confirmed, confirming, ghsa, published, reported, rested, vector } from './stories.ts';

const draft = /advisory\.(create|write|accept)|receipt draft/;
const cardOf = ({ table }: Story): string => table.comments.find(({ pinned }) => pinned)?.body ?? '';

/** Somebody edits a field of the draft on GitHub. */
function edit(story: Story, fields: Readonly<Record<string, unknown>>): void {
  const it = advisory(story);
  it.fields = { ...it.fields, ...fields };
}

describe('Opening', () => {
  test('comes with confirm, as a nonce, and is filled afterwards', () => {
    const story = confirming({ internal: true });
    story.fates.set('advisory.write', 'failed');
    story.settle(draft);
    const nonce = draftNonce(setScene(story.world(), openEye(new Map())));
    expect(nonce).toMatch(/^psirt-bot draft [0-9a-f]{24}$/);
    expect(advisory(story).fields).toEqual({ summary: 'Draft', description: nonce });
    expect(story.settle(draft)).toEqual([]);
    story.wait(hour);
    expect(story.settle(draft)).toEqual([
      'do advisory.write summary description cvss_vector_string cwe_ids vulnerabilities credits',
      'receipt draft-fields done',
    ]);
    expect(advisory(story).fields).toMatchObject({
      summary: 'Found something',
      cvss_vector_string: vector,
      cwe_ids: ['CWE-639'],
    });
  });

  test('what GitHub refused is sent again as soon as somebody said something', () => {
    const story = confirming({ internal: true });
    story.fates.set('advisory.write', 'failed');
    story.settle(draft);
    expect(story.hear('lead', '/psirt cwe CWE-862', draft)).toHaveLength(2);
    expect(advisory(story).fields).toMatchObject({ cwe_ids: ['CWE-862'] });
  });

  test('waits for a product', () => {
    const story = aStory({ settings: `${settings()}  gadget:\n    repository: acme/gadget\n` });
    story.settle();
    const rest = `exploit none leak no major no ${vector} CWE-639`;
    expect(
      story.hear('lead', `/psirt public no\n/psirt confirm ${rest}`, /^(refused|do advisory)/)[0],
    ).toMatch(/^refused/);
    expect(story.table.advisories.size).toBe(0);
  });

  test('waits when the product left the settings', () => {
    const story = confirming({ internal: true });
    story.fates.set('advisory.create', 'failed');
    story.settle();
    story.wait(hour);
    story.rules.settings =
      settings().replace('widget:', 'gizmo:') + '  gadget:\n    repository: acme/gadget\n';
    expect(story.settle(draft)).toEqual([]);
  });

  test('a report’s own advisory is left alone before confirm, then accepted and filled', () => {
    const story = reported();
    story.settle();
    expect(advisory(story).state).toBe('triage');
    const filled = confirming();
    expect(filled.settle(draft)).toEqual([
      'do advisory.accept',
      'do advisory.write description cvss_vector_string cwe_ids vulnerabilities credits',
      'receipt draft-fields done',
      'receipt draft-fields found',
    ]);
    expect(advisory(filled).state).toBe('draft');
  });

  test('a person may name another advisory, and what people wrote in it is left alone', () => {
    const story = confirmed({ internal: true });
    const fields = {
      summary: 'By hand',
      description: 'A text.',
      cwe_ids: ['CWE-22'],
      vulnerabilities: [],
      credits: [],
    };
    lay(story.table, ghsa, { state: 'draft', fields });
    expect(story.hear('lead', `/psirt adopt ${ghsa}`, /^(fact|do advisory)/)).toEqual([
      expect.stringMatching(/^fact adopted/),
      'do advisory.write cvss_vector_string vulnerabilities',
    ]);
    expect(story.table.advisories.get(ghsa)?.fields).toMatchObject({
      summary: 'By hand',
      description: 'A text.',
      cwe_ids: ['CWE-22'],
    });
    for (const field of ['summary', 'description', 'cwe_ids'])
      expect(cardOf(story)).toContain(`/psirt draft keep ${field}`);
    expect(story.hear('lead', '/psirt draft replace summary', draft)[0]).toBe('do advisory.write summary');
  });

  test('what people changed in a report before the verdict is left alone', () => {
    const story = confirming();
    edit(story, { description: 'Mended by the owner.' });
    expect(story.settle(draft)[1]).toBe('do advisory.write cvss_vector_string cwe_ids vulnerabilities credits');
    expect(advisory(story).fields['description']).toBe('Mended by the owner.');
    expect(cardOf(story)).toContain('/psirt draft keep description');
    const renamed = confirming();
    edit(renamed, { summary: 'Better', description: null });
    renamed.settle();
    expect(advisory(renamed).fields['summary']).toBe('Better');
  }); // prettier-ignore
});

describe('Following the case', () => {
  test('writes what changed and nothing else', () => {
    const story = confirmed();
    expect(story.settle()).toEqual([]);
    expect(story.hear('lead', '/psirt cwe CWE-862', draft)).toEqual([
      'do advisory.write cwe_ids',
      'receipt draft-fields done',
    ]);
  });

  test('stops at an advisory that was closed, and where the prose can’t be used', () => {
    const story = confirmed();
    advisory(story).state = 'closed';
    expect(story.hear('lead', '/psirt cwe CWE-862', draft)).toEqual([]);
    expect(cardOf(story)).toContain('The draft is closed on GitHub, so nothing can be published');
    story.table.advisories.delete(ghsa);
    story.hear('lead', '/psirt cwe CWE-863');
    expect(cardOf(story)).toContain('The bot does not see the draft any more');
    const wrong = confirmed();
    wrong.table.prose = '---\nsummary: [1]\n---\ntext';
    expect(wrong.hear('lead', '/psirt cwe CWE-862', draft)).toEqual([]);
  });

  test('stops where the text is too long for GitHub', () => {
    const story = confirmed();
    story.table.prose = `---\ntitle: Long\n---\n${'long '.repeat(14_000)}`;
    expect(story.hear('lead', '/psirt cwe CWE-862', draft)).toEqual([]);
  });

  test('takes a vector away first, and says the level when it is gone: GitHub refuses both at once', () => {
    const story = confirming({ internal: true });
    story.settle();
    const it = advisory(story);
    expect(it.fields['severity']).toBeUndefined();
    const rated = aStory();
    rated.settle();
    rated.hear(
      'lead',
      '/psirt public no\n/psirt embargo until 2026-12-10\n/psirt confirm exploit none leak no major no severity high CWE-639 affects ">=2.4.0 <2.4.1" fixed 2.4.1',
    );
    expect(advisory(rated).fields).toMatchObject({ severity: 'high' });
    edit(rated, { cvss_vector_string: vector });
    expect(rated.settle(draft)).toEqual([]);
    expect(rated.hear('lead', '/psirt draft replace cvss_vector_string', draft)).toEqual([
      'do advisory.write cvss_vector_string',
      'receipt draft-fields done',
    ]);
    expect(advisory(rated).fields).toMatchObject({ severity: 'high', cvss_vector_string: null });
  });

  test('leaves alone what GitHub rates by the vector, and a CVE ID that only GitHub knows', () => {
    const story = confirmed();
    edit(story, { severity: 'medium', cve_id: 'CVE-2026-11111' });
    expect(story.settle(draft)).toEqual([]);
    expect(cardOf(story)).not.toContain('draft keep');
  });

  test('ends with publication', () => {
    const story = published();
    edit(story, { summary: 'Changed by hand' });
    expect(story.settle(draft)).toEqual([]);
  });
});

describe('A field that somebody edited', () => {
  const edited = (): Story => {
    const story = confirmed();
    edit(story, { cwe_ids: ['CWE-284'] });
    return story;
  };

  test('stays as it is, and the card asks', () => {
    const story = edited();
    expect(story.settle()).toEqual([expect.stringMatching(/^do comment.fill/)]);
    expect(cardOf(story)).toContain('/psirt draft keep cwe_ids');
    expect(story.hear('lead', '/psirt cwe CWE-862', draft)).toEqual([]);
    expect(advisory(story).fields['cwe_ids']).toEqual(['CWE-284']);
  });

  test('stays when people keep it', () => {
    const story = edited();
    expect(story.hear('lead', '/psirt draft keep cwe_ids', draft)).toEqual([]);
    expect(cardOf(story)).not.toContain('/psirt draft keep');
    expect(cardOf(story)).toContain('`cwe_ids` stays in the draft as somebody wrote it');
    // Writing another field asks nothing anew.
    expect(story.hear('lead', '/psirt workaround turn export off', draft)).toEqual([
      'do advisory.write description',
      'receipt draft-fields done',
    ]);
    expect(advisory(story).fields['cwe_ids']).toEqual(['CWE-284']);
    expect(cardOf(story)).not.toContain('/psirt draft keep');
  });

  test('is written over when people replace it', () => {
    const story = edited();
    expect(story.hear('lead', '/psirt draft replace cwe_ids', draft)).toEqual([
      'do advisory.write cwe_ids',
      'receipt draft-fields done',
    ]);
    expect(cardOf(story)).not.toContain('/psirt draft keep cwe_ids');
  });

  test('is written over although GitHub refused it the first time', () => {
    const story = edited();
    story.say('lead', '/psirt draft replace cwe_ids');
    story.fates.set('advisory.write', 'failed');
    story.settle();
    story.wait(hour);
    expect(story.settle(draft)).toEqual(['do advisory.write cwe_ids', 'receipt draft-fields done']);
  });

  test('is news again when it is edited after the choice', () => {
    const story = edited();
    story.hear('lead', '/psirt draft replace cwe_ids');
    edit(story, { cwe_ids: ['CWE-1'] });
    story.settle();
    expect(cardOf(story)).toContain('/psirt draft keep cwe_ids');
  });

  test('to what the case says anyway is nobody’s edit', () => {
    const story = confirmed();
    edit(story, { cwe_ids: ['CWE-862'] });
    expect(story.hear('lead', '/psirt cwe CWE-862', draft)).toEqual(['receipt draft-fields found']);
    expect(cardOf(story)).not.toContain('/psirt draft keep');
  });
});

test('Every line has its own range in the draft', () => {
  const story = confirmed({ two: true, settings: settings({ lines: secondLine }) });
  expect(advisory(rested(story)).fields['vulnerabilities']).toMatchObject([
    { patched_versions: '2.4.1' },
    { patched_versions: '2.3.9' },
  ]);
});

test('of what lies on GitHub, only what differs is sent: a vector that goes as nothing', () => {
  const fields = {
    summary: 'A',
    description: 'B',
    vulnerabilities: [],
    cwe_ids: [],
    credits: [],
    severity: 'high' as const,
  };
  const seen = lay(confirmed().table, 'GHSA-3333-4444-5555', {
    fields: { ...fields, summary: 'C', cvss_vector_string: 'CVSS:3.1/x' },
  });
  expect(differing(fields, seen)).toEqual({ summary: 'A', cvss_vector_string: null });
});
