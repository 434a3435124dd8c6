// Who does not agree, and who else found it: recorded, shown until it is settled, and never more than that.
import { describe, expect, test } from 'vitest';
import { disputeOf } from '../../../src/core/case/dispute.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { labelsOf } from '../../../src/core/words/labels.ts';
import { day } from '../../../src/core/time.ts';
import { confirming, rested } from '../decide/stories.ts';
import { accepted, confirmed } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { after, conversation, taken } from './conversation.ts';

const disputed: Step = { name: 'disputed', party: 'reporter', text: 'they rate it high' };

describe('dispute', () => {
  conversation(after([...confirmed, disputed]), [
    ['lin', '/psirt dispute reporter "they rate it high"', []],
    ['lin', '/psirt dispute vendor "not ours"', [{ name: 'disputed', party: 'vendor', text: 'not ours' }]],
    ['lin', '/psirt dispute settled "a call"', [{ name: 'dispute-settled', text: 'a call' }]],
    ['lin', '/psirt dispute settled', ['E-ARGS', 'expected how it was settled; got nothing → /psirt dispute settled "<how it was settled>"']],
    ['lin', '/psirt dispute public', ['E-ARGS', 'expected what they say; got nothing → /psirt dispute public "<what they say>"']],
    ['lin', '/psirt dispute me no', ['E-ARGS', expect.stringContaining('expected one of reporter, vendor, public, settled; got me') as never]],
    ['tri', '/psirt dispute public no', ['E-ROLE', expect.stringContaining('dispute is for case-lead, psirt') as never]],
  ]); // prettier-ignore
  conversation(after(confirmed), [['lin', '/psirt dispute settled "a call"', []]]);

  test('is shown until it is settled', () => {
    const open = after([...confirmed, disputed]);
    expect(labelsOf(open)).toContain('disputed');
    expect(cardOf(open)).toContain('| disputed | reporter | `ada` |');
    const settled = taken(open, 'lin', '/psirt dispute settled "a call"');
    expect(disputeOf(settled)).toBeUndefined();
    expect(labelsOf(settled)).not.toContain('disputed');
    const both = taken(settled, 'tri', '/psirt rediscovered "a mail"');
    expect(cardOf(both)).toContain('| dispute-settled | settled |');
    expect(cardOf(both)).toContain('| rediscovered | found by others |');
    expect(labelsOf(taken(settled, 'lin', '/psirt dispute public "a post"'))).toContain('disputed');
  });
});

describe('rediscovered', () => {
  conversation(after([...accepted, { name: 'rediscovered', evidence: 'a mail' }]), [
    ['tri', '/psirt rediscovered "a mail"', []],
    ['tri', '/psirt rediscovered "a post"', [{ name: 'rediscovered', evidence: 'a post' }]],
    ['tri', '/psirt rediscovered', ['E-ARGS', 'expected the evidence: an address or a sentence; got nothing → /psirt rediscovered "<evidence: an address or a sentence>"']],
    ['dev', '/psirt rediscovered x', ['E-ROLE', expect.stringContaining('rediscovered is for triager') as never]],
  ]); // prettier-ignore

  const call = /^do comment\.create call:/;
  test('calls whoever leads once to look at the embargo again, and ends nothing', () => {
    const story = rested(confirming());
    expect(story.hear('tri', '/psirt rediscovered "a second report @all"', call)).toEqual([expect.stringMatching(/ @lead$/)]); // prettier-ignore
    const said = story.table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:call:'))?.body ?? ''; // prettier-ignore
    expect(said).toContain('**Somebody else found it too**: a second report');
    expect(said).not.toContain('@all');
    expect(said).toMatch(/it ends \w+ \d{4}-\d\d-\d\d/u);
    expect(labelsOf(story.view())).toContain('embargo/active');
    story.wait(day);
    expect(story.settle(call)).toEqual([]);
  });

  test('of what is public already calls nobody', () => {
    const story = rested(confirming());
    story.hear('lead', '/psirt public https://example.org/post');
    expect(story.hear('tri', '/psirt rediscovered "a post"', call)).toEqual([]);
  });
});

describe('what is rated medium or worse is not declined as no vulnerability', () => {
  const rated = (level: 'none' | 'low' | 'medium' | 'critical'): Step => ({ name: 'severity', level, because: 'x' }); // prettier-ignore
  const no = (level: string, reason: string): readonly [string, string] => ['E-GATE', `it is rated ${level}, so it is a vulnerability and not declined as ${reason} → /psirt severity <none|low> because <why>`]; // prettier-ignore
  conversation(after([...accepted, rated('medium')]), [
    ['lin', '/psirt decline hardening "later"', no('medium', 'hardening')],
    ['lin', '/psirt decline works-as-intended "so it is"', no('medium', 'works-as-intended')],
    ['lin', '/psirt decline out-of-scope "a test server"', [{ name: 'declined', reason: 'out-of-scope', justification: null, text: 'a test server' }]],
  ]); // prettier-ignore
  for (const level of ['none', 'low'] as const)
    conversation(after([...accepted, rated(level)]), [
      ['lin', '/psirt decline bug "later"', [{ name: 'declined', reason: 'bug', justification: null, text: 'later' }]],
    ]); // prettier-ignore
});
