// What people read when they draft and send notices, and how the card tells how far each is.
import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import type { Fact } from '../../../src/core/case/fact.ts';
import { hashOf } from '../../../src/core/case/log.ts';
import type { NoticeName } from '../../../src/core/case/told.ts';
import { factDraft, withEntries } from '../../../src/core/case/suppose.ts';
import type { View } from '../../../src/core/case/view.ts';
import { draftNow } from '../../../src/core/notices/draft.ts';
import { lookKey, openEye } from '../../../src/core/look.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { reporterPart } from '../../../src/core/words/card/reporter-part.ts';
import { draftParts } from '../../../src/core/words/reply/drafts.ts';
import { replyTo } from '../../../src/core/words/replies.ts';
import { accepted, ada, confirmed, golden, lin, published, report, viewAfter } from './a-view.ts';
import type { Step } from './a-view.ts';

const eye = openEye(
  new Map<string, unknown>([
    [lookKey({ look: 'prose' }), null],
    [lookKey({ look: 'tags', repository: 'acme/widget' }), []],
    [lookKey({ look: 'notice', hash: 'f'.repeat(64) }), 'Anybody reads anything.'],
  ]),
);
const blind = openEye(new Map());

interface Drafted {
  readonly view: View;
  readonly fact: Extract<Fact, { name: 'drafted' }>;
  readonly text: string;
}

function drafted(notice: NoticeName, steps: readonly Step[]): Drafted {
  const before = viewAfter(steps);
  const drafting = draftNow({ view: before, eye }, notice, before.now);
  if (drafting.kind !== 'text') throw new Error(drafting.kind);
  const { text, gaps } = drafting.rendered;
  const fact = { name: 'drafted', notice, hash: hashOf(text), gaps: gaps.map(({ field }) => field) } as const;
  return { view: said(before, fact, 7), fact, text };
}

function said(view: View, fact: Fact, comment: number, person = ada): View {
  return withEntries(view, [factDraft(fact, { person, said_at: view.now, via: `comment:${comment}` })]);
}

const draftReply = ({ view, text, fact }: Drafted): string | undefined =>
  replyTo(view, 'comment:7', { eye: blind, saved: [{ hash: fact.hash, text }] });

const sending = ({ fact: { notice, hash } }: Drafted, to: string | null = null): Fact => ({ name: 'sending', notice, hash, to }); // prettier-ignore
const worded = (notice: NoticeName, field: string, text: string): Step => ({ name: 'worded', notice, field, text }); // prettier-ignore
const bulletin = [...published, { name: 'exploit', state: 'none', evidence: null }, worded('bulletin', 'act_by', 'today')] as const; // prettier-ignore

function sendReply(one: Drafted, to: string | null = null): string | undefined {
  const view = said(one.view, sending(one, to), 8);
  return replyTo(view, 'comment:8', { eye: blind, saved: [{ hash: one.fact.hash, text: one.text }] });
}

describe('what people read', () => {
  test.each<[string, string | undefined]>([
    ['reply-draft-gaps', draftReply(drafted('dpo', accepted))],
    ['reply-draft-agree', draftReply(drafted('bulletin', bulletin))],
    ['reply-draft-send', draftReply(drafted('party-invite', confirmed))],
    ['reply-send', sendReply(drafted('party-invite', confirmed), 'p2')],
    ['reply-send-reporter', sendReply(drafted('data-seen', [report({ ghsa: null, repository: null })]))],
  ])('%s', (name, text) => {
    expect(text).toBe(golden(name, text ?? 'nothing'));
  });
}); // prettier-ignore

test('a gap that no line fills says how it fills itself', () => {
  const text = draftReply(drafted('decline', [report()]));
  expect(text).toContain(
    '**It can’t be sent yet:** verdict is missing.\n\n- the bot knows it by itself once it is so',
  );
  expect(text).toContain('/psirt draft decline');
});

test('the advisory is sent by nobody', () => {
  const text = draftReply(
    drafted('advisory', [...confirmed, { name: 'exploit', state: 'none', evidence: null }]),
  );
  expect(text).toContain('the advisory is published with two signatures');
});

test('the text is looked at first; one that is gone says so', () => {
  const one = drafted('party-invite', confirmed);
  expect(replyTo(one.view, 'comment:7', { eye: blind, saved: [] })).toBeUndefined();
  const view = said(one.view, sending(one), 8);
  expect(replyTo(view, 'comment:8', { eye: blind, saved: [] })).toBeUndefined();
  const gone = openEye(new Map([[lookKey({ look: 'notice', hash: one.fact.hash }), null]]));
  expect(replyTo(view, 'comment:8', { eye: gone, saved: [] })).toContain(
    'is not saved with the case any more',
  );
  expect(replyTo(view, 'comment:8', { eye: gone, saved: [] })).toContain(
    'to vendors and others under the embargo;',
  );
});

test('who agreed reads what to post next', () => {
  const one = drafted('bulletin', bulletin);
  const agreed: Fact = { name: 'approved', what: 'notice', hash: one.fact.hash, self: false };
  expect(replyTo(said(one.view, agreed, 8, lin), 'comment:8', { eye: blind, saved: [] })).toContain(
    '/psirt send bulletin',
  );
  const other: Fact = { ...agreed, hash: '0'.repeat(64) };
  expect(replyTo(said(one.view, other, 8, lin), 'comment:8', { eye: blind, saved: [] })).toBeUndefined();
});

describe('the card tells how far each notice is', () => {
  const line = (view: View): string => /^\*\*Notices\*\* .*$/m.exec(cardOf(view))?.[0] ?? 'none';
  const one = drafted('bulletin', bulletin);
  const hash = one.fact.hash.slice(0, 8);

  test('from the first draft to the end', () => {
    expect(line(viewAfter(confirmed))).toBe('none');
    expect(line(one.view)).toBe(`**Notices** bulletin v1 \`${hash}\` drafted`);
    const agreed = said(
      one.view,
      { name: 'approved', what: 'notice', hash: one.fact.hash, self: false },
      8,
      lin,
    );
    expect(line(agreed)).toBe(`**Notices** bulletin v1 \`${hash}\` agreed, not sent`);
    const out = said(agreed, sending(one), 9);
    expect(line(out)).toBe(`**Notices** bulletin v1 \`${hash}\` **to be sent**`);
    const sent = said(out, { name: 'sent', notice: 'bulletin', channel: 'mail', hash: one.fact.hash }, 10);
    expect(line(sent)).toMatch(/^\*\*Notices\*\* bulletin v1 `[0-9a-f]{8}` sent [A-Z][a-z]{2} 2026-/);
  });

  test('and how many words are missing', () => {
    expect(line(drafted('kb', published).view)).toMatch(
      /^\*\*Notices\*\* kb v1 `[0-9a-f]{8}` drafted, 2 missing$/,
    );
  });

  test('one that the bot posted is sent', () => {
    const seen = drafted('data-seen', [report()]);
    const out = said(seen.view, sending(seen), 8);
    const posted = withEntries(out, [
      { kind: 'receipt', act: `tell:data-seen:${out.it.head.seq}`, result: 'done', made: {}, said_at: out.now, by: ada, via: 'sweep' },
    ]); // prettier-ignore
    expect(line(posted)).toMatch(/sent [A-Z][a-z]{2} 2026-/);
  });
});

test('what somebody sent on its way stays the text that was drafted [R117]', () => {
  const one = drafted('update', [...accepted, worded('update', 'changed', 'we found the cause')]);
  const out = said(one.view, sending(one), 8);
  const later = said(out, { name: 'worded', notice: 'update', field: 'changed', text: 'nothing' }, 9);
  const onTheirWay = new Map([[one.fact.hash, one.text]]);
  expect(reporterPart(later, onTheirWay)).toContain('- What is new: we found the cause');
  expect(reporterPart(later, onTheirWay)).not.toContain('What is new: nothing');
  // While it is looked at, the place says where it is.
  expect(reporterPart(later)).toContain(`The text is kept as \`cases/42/notices/${one.fact.hash}.md\``);

  const fact = latest(later.it, 'sending');
  if (fact === undefined) throw new Error('nothing is sent');
  const seeing = (text: string | null) => openEye(new Map([[lookKey({ look: 'notice', hash: one.fact.hash }), text]])); // prettier-ignore
  expect(draftParts(later, fact, { eye: seeing(one.text), saved: [] }).join()).toContain(
    'we found the cause',
  );
  expect(draftParts(later, fact, { eye: seeing(null), saved: [] }).join()).toContain('not saved with the case any more'); // prettier-ignore
  expect(draftParts(later, fact, { eye: blind, saved: [] })).toEqual([]);
});
