// The texts that the reporter reads, checked in as files to read aloud.
import { describe, expect, test } from 'vitest';
import { declineReasons, justifications } from '../../../src/core/case/fact.ts';
import type { Fact, FactName } from '../../../src/core/case/fact.ts';
import { messagesOf } from '../../../src/core/case/told.ts';
import type { NoticeName } from '../../../src/core/case/told.ts';
import type { View } from '../../../src/core/case/view.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { messageText, templateOf } from '../../../src/core/words/messages.ts';
import { outward } from '../../../src/core/words/outward.ts';
import {
  accepted,
  confirmed,
  emptyView,
  fixing,
  golden,
  published,
  ready,
  receipt,
  report,
  viewAfter,
} from './a-view.ts';
import type { Step } from './a-view.ts';

test('who wrote by mail to a colleague is drafted what any reporter is', () => {
  const ours = report({ reporter: null, source: 'product-team', ghsa: null, repository: null });
  const mailed: Step = { name: 'source', channel: 'email', received_at: null };
  const notices = (...steps: readonly Step[]) => messagesOf(viewAfter(steps)).map(({ notice }) => notice);
  const asked: Step = { name: 'asked', text: 'Which version?' };
  expect(notices(ours, asked)).toEqual([]);
  expect(notices(ours, mailed, asked)).toEqual(['ack', 'question']);
  expect(cardOf(viewAfter([ours, mailed]))).toContain('**Reporter** p1: not told anything yet');
});

/** The message that the latest fact of a name gives rise to. */
function textOf(view: View, notice: NoticeName, about: FactName): string {
  const fact = view.it.facts.get(about)?.at(-1);
  if (fact === undefined) throw new Error(`no ${about}`);
  return messageText(view, { notice, about: fact });
}

const declined = (reason: (typeof declineReasons)[number], more: Partial<Extract<Fact, { name: 'declined' }>> = {}): Step => ({
  name: 'declined', reason, justification: null, text: 'We ran your steps on 2.4.0 and 2.3.8. The export is limited to rows that the caller owns.', ...more,
}); // prettier-ignore
const cve: Step = { name: 'cve', state: 'id', id: 'CVE-2026-1234', because: null };
const owed = (form: 'cve' | 'verify' | 'tomorrow'): Step => ({ name: 'owed', form, about: 'x' });
const withdrawn: readonly Step[] = [
  { name: 'publish-requested', hash: 'f', early: false, notice: 'f', expires: '2027-12-01T00:00:00Z', roles: ['psirt'], fix_authors: [], revises: 1, withdraws: 'Not a vulnerability: what it needs is in no release.' },
  { name: 'approved', what: 'publish', hash: 'f', self: false },
]; // prettier-ignore
const named: Fact = { name: 'credit', who: 'p1', login: null, as: 'finder', consent: 'yes' };

describe('what the reporter reads', () => {
  test.each<[string, NoticeName, FactName, readonly Step[]]>([
    ['ack', 'ack', 'reported', [report({ reporter_deadline: '2027-02-02T00:00:00Z', missing: ['the version', 'steps to see it'] })]],
    ['ack-public', 'ack', 'reported', [report({ embargo_until: null, visibility: 'public' })]],
    ['question', 'question', 'asked', [report(), { name: 'asked', text: '1. Which version do you use?\n2. Does it happen without a proxy?' }]],
    ['accept', 'accept', 'accepted', accepted],
    ['decline', 'decline', 'declined', [...accepted, declined('works-as-intended')]],
    ['decline-not-affected', 'decline', 'declined', [...accepted, declined('not-affected', { justification: 'vulnerable_code_not_in_execute_path' })]],
    ['decline-upstream', 'decline', 'declined', [...accepted, declined('upstream')]],
    ['decline-spam', 'decline', 'declined', [report(), declined('spam', { text: '' })]],
    ['duplicate', 'duplicate', 'duplicate', [report(), { name: 'duplicate', of: '#41', published: false }]],
    ['duplicate-published', 'duplicate', 'duplicate', [report(), { name: 'duplicate', of: 'GHSA-xxxx-yyyy-zzzz', published: true }]],
    ['update-verdict', 'update', 'confirmed', [...confirmed, { name: 'cve', state: 'request', id: null, because: null }]],
    ['update-date', 'update', 'remedy', fixing],
    ['update-deferred', 'update', 'deferred', [...accepted, { name: 'deferred', until: '2027-01-29T16:00:00Z', because: 'The parser is being rewritten, see #12.' }]],
    ['update-cve', 'update', 'owed', [...fixing, cve, owed('cve')]],
    ['update-verify', 'update', 'owed', [...ready, cve, named, owed('verify')]],
    ['update-tomorrow', 'update', 'owed', [...published.slice(0, -2), cve, named, owed('tomorrow')]],
    ['published', 'published', 'publish-requested', [...published, cve, named]],
    ['update-withdrawn', 'update', 'publish-requested', [...published, cve, named, ...withdrawn]],
    ['thanks', 'thanks', 'closed', [...published, cve, named, { name: 'closed', outcome: 'fixed' }]],
  ])('%s', (name, notice, about, steps) => {
    const text = textOf(viewAfter(steps), notice, about);
    expect(text).toBe(golden(`message-${name}`, text));
  });
}); // prettier-ignore

test('every text names the reference and says when they hear next, and none names a private place or a colleague', () => {
  const view = viewAfter([...published, declined('bug'), { name: 'asked', text: 'x' }, { name: 'duplicate', of: '#41', published: false }, { name: 'closed', outcome: 'fixed' }]); // prettier-ignore
  const about = view.it.facts.get('reported')?.[0];
  if (about === undefined) throw new Error('no report');
  for (const notice of [
    'ack',
    'question',
    'accept',
    'decline',
    'duplicate',
    'update',
    'published',
    'thanks',
    'data-seen',
  ] as const) {
    const text = messageText(view, { notice, about });
    expect(text).toContain('PSIRT-42');
    expect(text).toMatch(/hear from us next|We will not write again/);
    expect(text).not.toMatch(/acme\/psirt|\bada\b|\blin\b|#\d|@\w|\{\{|\}\}|undefined/);
  }
});

test.each(declineReasons.map((reason) => [reason]))('a decline for %s explains itself', (reason) => {
  const text = textOf(viewAfter([...accepted, declined(reason)]), 'decline', 'declined');
  expect(text).toContain('We ran your steps');
  expect(text).toMatch(/answer here by Mon 2026-12-14/);
});

test.each(justifications.map((justification) => [justification]))(
  '%s is said in plain words',
  (justification) => {
    const text = textOf(
      viewAfter([...accepted, declined('not-affected', { justification })]),
      'decline',
      'declined',
    );
    expect(text).toMatch(/^Technically: the (?:product|vulnerable)/m);
  },
);

test.each<[string, readonly Step[], RegExp]>([
  ['no CVE ID will come', [{ name: 'cve', state: 'none', id: null, because: 'no' }], /CVE ID: there will be none/],
  ['no CVE ID yet', [{ name: 'cve', state: 'pending', id: null, because: null }], /CVE ID: asked for, not assigned yet/],
  ['credit asked', [{ ...named, consent: 'asked' }], /Credit: we thank you without a name, unless/],
])('thanks with %s', (_, steps, expected) => {
  const view = viewAfter([...published, ...steps, { name: 'closed', outcome: 'fixed' }]);
  expect(textOf(view, 'thanks', 'closed')).toMatch(expected);
}); // prettier-ignore

test('a report without a product, a time or a severity still gets its texts', () => {
  const two = emptyView(
    'version: 1\nroles: { psirt-lead: [ada] }\nproducts: { a: { repository: x/a }, b: { repository: x/b } }',
  );
  const view = viewAfter(
    [{ name: 'asked', text: 'x' }, { name: 'confirmed' }, { name: 'closed', outcome: 'other' }],
    two,
  );
  expect(textOf(view, 'ack', 'asked')).toContain(
    'Thank you for your report about our product. We received it on Mon 2026-11-30',
  );
  expect(textOf(view, 'ack', 'asked')).not.toContain('Our policy');
  expect(textOf(view, 'update', 'confirmed')).toContain('- What we will do: we are working that out now');
  expect(textOf(view, 'update', 'confirmed')).not.toContain('Severity');
  expect(textOf(view, 'thanks', 'closed')).toContain('all that was to do is done');
  expect(templateOf(view, { notice: 'decline', about: view.it.entries[0] as never })).toBe('decline');
  expect(textOf(view, 'decline', 'asked')).toContain('You are free to publish');
});

test('a time that a person set for the report counts', () => {
  const view = viewAfter([
    report(),
    { name: 'source', channel: 'email', received_at: '2026-11-29T10:00:00Z' },
  ]);
  expect(textOf(view, 'ack', 'reported')).toContain('We received it on Sun 2026-11-29 10:00 UTC');
});

test('an embargo on the table is asked for as well', () => {
  const view = viewAfter([report(), { name: 'embargo', act: 'refuse', until: null, text: null }]);
  expect(textOf(view, 'ack', 'reported')).toContain('before Sun 2027-02-28 16:00 UTC');
});

describe('a colleague’s words on their way out', () => {
  const view = viewAfter([
    receipt('fork', { full_name: 'acme/widget-ghsa-x', url: 'https://github.com/acme/widget-ghsa-x' }),
  ]);

  test.each([
    ['see https://github.com/acme/psirt/issues/42#issuecomment-1 please', 'see PSIRT-42 please'],
    ['(acme/psirt#42) and ACME/psirt', '(PSIRT-42) and PSIRT-42'],
    ['ask @ada about #41', 'ask @\u200Bada about #\u200B41'],
    ['the fork https://github.com/acme/widget-ghsa-x/pull/1', 'the fork PSIRT-42'],
    ['acme/psirt-bot is public', 'acme/psirt-bot is public'],
    ['a # b, 5 @ 3', 'a # b, 5 @ 3'],
  ])('%s', (text, expected) => {
    expect(outward(view, text)).toBe(expected);
  });
});
