// What is said to withdraw an advisory: by whom, when, what is refused, and who may agree to it.
import { describe, expect, test } from 'vitest';
import { pendingRequest } from '../../../src/core/case/approvals.ts';
import { approversOf } from '../../../src/core/case/signers.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import type { View } from '../../../src/core/case/view.ts';
import { foreignCve, supportRequests } from '../../../src/core/case/withdrawal.ts';
import { previewOf } from '../../../src/core/commands/publication.ts';
import { publicationPart } from '../../../src/core/words/reply/publication.ts';
import { inStatus } from '../plan/to-status.ts';
import { after, answered, conversation, eyeOf, say, taken } from './conversation.ts';
import type { Seen } from './conversation.ts';

const { closed, declined, recovering } = inStatus;
const seen: Seen = [
  [{ look: 'prose' }, null],
  [{ look: 'notice', hash: 'f'.repeat(64) }, 'Anybody reads anything.'],
  [{ look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc' }, { state: 'published' }],
];
const line = '/psirt withdraw it was never in a release';
const asks = expect.objectContaining({ name: 'publish-requested', early: false, revises: 1, withdraws: 'it was never in a release' }) as object; // prettier-ignore

/** Asked for by `lin` with the text that she saw; signed by `lead`. */
function withdrawn(view: View): View {
  const preview = previewOf({ view, eye: eyeOf(seen) }, { kind: 'withdrawn', note: 'it was never in a release' }); // prettier-ignore
  if (preview.kind !== 'form') throw new Error(preview.kind);
  const { hash, text } = preview.notice;
  const all: Seen = [...seen, [{ look: 'notice', hash }, text]];
  return taken(taken(view, 'lin', line, seen), 'lead', `/psirt approve ${hash.slice(0, 8)}`, all);
}

describe('withdrawing what is public', () => {
  conversation(recovering, [
    ['lin', '/psirt withdraw', ['E-ARGS', expect.stringContaining('the reason') as string], seen],
    ['owner', line, ['E-ROLE', expect.stringContaining('withdraw is for') as string], seen],
    ['lin', line, 'wait'],
    ['lin', '/psirt withdraw see case 42', ['E-GATE', expect.stringContaining('the number of the case') as string], seen],
    ['lin', line, [asks], seen],
    ['lead', line, [asks], seen],
  ]); // prettier-ignore

  test('asked for once more it is so already, and nobody agrees to their own', () => {
    const asked = taken(recovering, 'lin', line, seen);
    expect(answered(say(asked, 'lin', line, seen))).toEqual([]);
    const hash = pendingRequest(asked)?.hash.slice(0, 8) ?? '';
    expect(answered(say(asked, 'lin', `/psirt approve ${hash}`))).toEqual(['E-2P', expect.stringContaining('you asked for it')]); // prettier-ignore
    expect(answered(say(asked, 'owner', `/psirt approve ${hash}`))).toEqual([
      'E-2P',
      'one psirt member and one psirt-lead must sign; as lin asked, the second signature is for lead',
    ]);
    const request = pendingRequest(asked);
    expect(request && approversOf(asked, request)).toEqual(['lead']);
  });

  test('is refused while somebody holds it, with everything else that is wrong', () => {
    const held = after([{ name: 'held', because: 'x' }], recovering);
    expect(answered(say(held, 'lin', line, seen))).toEqual(['E-GATE', 'the case is on hold → /psirt unhold']);
    expect(answered(say(held, 'lin', '/psirt withdraw see case 42', seen))).toHaveLength(3);
  });

  test('is refused where nothing is published, and where it is withdrawn', () => {
    const never = ['E-STATE', 'nothing of this case is published, so there is nothing to withdraw → /psirt status']; // prettier-ignore
    expect(answered(say(after([{ name: 'closed', outcome: 'bug' }], declined), 'lin', line, seen))).toEqual(never); // prettier-ignore
    expect(answered(say(inStatus.released, 'lin', line, seen))[0]).toBe('E-STATE');
    const twice = ['E-STATE', 'the advisory is withdrawn already, for good; what turns out to be true after all gets a case and an advisory of its own → /psirt status']; // prettier-ignore
    const done = withdrawn(recovering);
    expect(answered(say(done, 'lin', line, seen))).toEqual(twice);
    expect(answered(say(done, 'lin', '/psirt revise it is back', seen))).toEqual(twice);
  });

  test('takes a closed case up again', () => {
    const said = say(closed, 'lin', line, seen);
    expect(answered(said)).toEqual([{ name: 'reopened', because: 'it was never in a release' }, asks]);
    expect(statusOf(taken(closed, 'lin', line, seen))).toBe('recovering');
  });

  test('is read only once what is public was looked at, and by name of a role where nobody holds it', () => {
    const said = say(recovering, 'lin', line, seen);
    const saved = said.say === 'facts' ? (said.notices ?? []) : [];
    const asked = taken(recovering, 'lin', line, seen);
    const request = pendingRequest(asked);
    if (request === undefined) throw new TypeError('nothing was asked for');
    expect(publicationPart(asked, request, { eye: eyeOf(), saved })).toBeUndefined();
    const { house } = asked;
    const nobody = { ...asked, house: { ...house, settings: { ...house.settings, roles: {} } } };
    const was = recovering.it.facts.get('publish-requested')?.at(-1);
    const before: Seen =
      was?.name === 'publish-requested' ? [[{ look: 'notice', hash: was.hash }, null]] : [];
    expect(publicationPart(nobody, request, { eye: eyeOf([...seen, ...before]), saved })).toContain('for a psirt-lead.'); // prettier-ignore
  });
});

describe('what GitHub has to be asked for', () => {
  const id = (state: 'id', of: string) => ({ name: 'cve', state, id: of, because: null }) as const;
  const needed = (view: View): readonly string[] => supportRequests(view).map(({ notice }) => notice);

  test('is nothing before two people signed, then the advisory, and the CVE ID that GitHub assigned', () => {
    expect(needed(taken(recovering, 'lin', line, seen))).toEqual([]);
    const known = after([id('id', 'CVE-2026-12345')], recovering);
    expect(needed(withdrawn(recovering))).toEqual(['withdraw-ghsa']);
    expect(needed(withdrawn(known))).toEqual(['withdraw-ghsa', 'reject-cve']);
    expect(foreignCve(withdrawn(known))).toBeUndefined();
    expect(foreignCve(known)).toBeUndefined();
  });
});
