import { describe, expect, test } from 'vitest';
import { accepted, confirmed, published, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { after, answered, conversation, say, taken } from './conversation.ts';

const sent = (notice: 'update' | 'published' | 'duplicate' | 'decline'): Step => ({ name: 'sent', notice, channel: 'email' }); // prettier-ignore
const unsent = (notice: string) =>
  `the reporter was not sent: ${notice} → /psirt sent ${notice} via <channel>`;
const asked: readonly Step[] = [receipt('engage:product-rep.product-owner'), { name: 'cve', state: 'request', id: null, because: null }, receipt('cve:1')]; // prettier-ignore
const told: readonly Step[] = [...asked, ...(['ack', 'accept'] as const).map((notice): Step => ({ name: 'sent', notice, channel: 'email' }))]; // prettier-ignore
const agreed: Step = {
  name: 'approved',
  what: 'wontfix',
  hash: 'x',
  self: false,
  roles: ['psirt-lead', 'product-owner'],
};
const declined: Step = { name: 'declined', reason: 'bug', justification: null, text: 'no' };
const remedy = (decision: 'wontfix' | 'mitigate'): Step => ({ name: 'remedy', decision, due: null, mitigations: [], because: 'x' }); // prettier-ignore

describe('close [R44, R53]', () => {
  const closed = (outcome: string) => [{ name: 'closed', outcome }];
  describe('after publication', () => {
    // Whoever told us is thanked.
    const thanked = (outcome: string) => [{ name: 'closed', outcome, thanks: true }];
    conversation(after([...published, ...told]), [
      ['lin', '/psirt close', ['E-GATE', unsent('update'), unsent('update'), unsent('published')]],
      ['lin', '/psirt close now', ['E-ARGS', '“now” is too much here → /psirt close']],
      [
        'dev',
        '/psirt close',
        ['E-ROLE', 'close is for case-lead, psirt: lin (psirt), ann (psirt), lead (psirt-lead)'],
      ],
    ]);
    const done = [...published, ...told, sent('update'), sent('published')];
    conversation(after(done), [['lin', '/psirt close', thanked('fixed')]]);
    conversation(after([...done, { name: 'closed', outcome: 'fixed' }]), [['lin', '/psirt close', []]]);
    conversation(after([...done, remedy('mitigate'), sent('update')]), [['lin', '/psirt close', thanked('mitigated')]]); // prettier-ignore
    conversation(after([...done, remedy('wontfix'), agreed, sent('update')]), [['lin', '/psirt close', thanked('not-fixed')]]); // prettier-ignore
  });
  describe('what a colleague reported', () => {
    const ours = report({ reporter: null, source: 'product-team', ghsa: null, repository: null });
    const draft = receipt('draft', { repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc', url: 'x' });
    conversation(after([ours, ...published.slice(1), draft, ...asked]), [['lin', '/psirt close', closed('fixed')]]); // prettier-ignore
  });
  describe('before', () => {
    conversation(after([]), [
      ['lin', '/psirt close', ['E-GATE', 'the case is new: it ends with its publication, or with decline or duplicate → /psirt decline <reason> "<why>"']],
    ]); // prettier-ignore
    conversation(after(confirmed), [
      ['lin', '/psirt close', ['E-GATE', 'the case is confirmed: it ends with its publication, or with decline or duplicate → /psirt publish']],
    ]); // prettier-ignore
  });
  describe('what was declined', () => {
    conversation(after([...accepted, ...told, declined, sent('decline')]), [['lin', '/psirt close', closed('bug')]]); // prettier-ignore
    conversation(after([...accepted, ...told, { ...declined, reason: 'upstream' }, sent('decline')]), [
      ['lin', '/psirt close', ['E-GATE', 'an embargo still binds us, until 2027-02-28T16:00:00Z (rule E10) → /psirt embargo lift <reason>']],
    ]); // prettier-ignore
  });
  describe('what repeats another case', () => {
    const duplicate = (isPublished: boolean): Step => ({
      name: 'duplicate',
      of: '#41',
      published: isPublished,
    });
    conversation(after([...accepted, ...told, duplicate(false), sent('duplicate')]), [
      ['lin', '/psirt close', ['E-GATE', 'an embargo still binds us, until 2027-02-28T16:00:00Z (rule E10) → /psirt embargo lift <reason>']],
    ]); // prettier-ignore
    conversation(after([...accepted, ...told, duplicate(true), sent('duplicate')]), [['lin', '/psirt close', closed('duplicate')]]); // prettier-ignore
    conversation(after([report({ reporter: null, embargo_until: null }), duplicate(false)]), [['lin', '/psirt close', closed('duplicate')]]); // prettier-ignore
  });
});

describe('reopen', () => {
  const reopened = [{ name: 'reopened', because: 'a bypass' }];
  conversation(after([...accepted, declined]), [
    ['lin', '/psirt reopen a bypass', reopened],
    ['lin', '/psirt reopen', ['E-ARGS', 'expected the reason; got nothing → /psirt reopen <reason>']],
  ]);
  describe('what is open', () => {
    conversation(after(accepted), [
      ['lin', '/psirt reopen a bypass', ['E-STATE', 'the case is assessing; reopen works in closed, declined → /psirt help']],
    ]); // prettier-ignore
  });
  test('takes the case back to where it was', () => {
    const view = taken(after([...accepted, declined, { name: 'closed', outcome: 'bug' }]), 'lin', '/psirt reopen a bypass'); // prettier-ignore
    expect(answered(say(view, 'lin', '/psirt decline bug no'))).toHaveLength(1);
  });
});

describe('a frozen case', () => {
  const frozen = 'the case is frozen because its record can’t be trusted; only looking and reopen work → /psirt reopen <what you found>'; // prettier-ignore
  conversation(after([...confirmed, { name: 'frozen', because: 'cut' }]), [
    ['lin', '/psirt severity low', ['E-STATE', frozen]],
    ['lin', '/psirt embargo none', ['E-STATE', frozen]],
    ['lin', '/psirt close', ['E-STATE', frozen]],
    ['lin', '/psirt status', [{ name: 'looked', what: 'status', words: [] }]],
    ['lin', '/psirt log', [{ name: 'looked', what: 'log', words: ['20'] }]],
    ['lin', '/psirt help', [{ name: 'looked', what: 'help', words: [] }]],
    ['lin', '/psirt reopen the backup agrees', [{ name: 'reopened', because: 'the backup agrees' }]],
  ]);
  test('goes on after people have looked', () => {
    const view = taken(
      after([...confirmed, { name: 'frozen', because: 'cut' }]),
      'lin',
      '/psirt reopen checked',
    );
    expect(say(view, 'lin', '/psirt leak possible').say).toBe('facts');
  });
});
