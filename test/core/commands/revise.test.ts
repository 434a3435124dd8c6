// What is said to revise an advisory that is public: by whom, when, and what is refused because it would change nothing.
import { describe, expect, test } from 'vitest';
import { madeAt } from '../../../src/core/case/versions.ts';
import { factsSince } from '../../../src/core/case/unrevised.ts';
import { previewOf } from '../../../src/core/commands/publication.ts';
import type { View } from '../../../src/core/case/view.ts';
import { inStatus } from '../plan/to-status.ts';
import { receipt } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { pendingRequest } from '../../../src/core/case/approvals.ts';
import { publicationPart } from '../../../src/core/words/reply/publication.ts';
import { after, answered, conversation, empty, eyeOf, say, taken } from './conversation.ts';
import type { Seen } from './conversation.ts';

const { closed, recovering } = inStatus;
const seen: Seen = [
  [{ look: 'prose' }, null],
  [{ look: 'notice', hash: 'f'.repeat(64) }, 'Anybody reads anything.'],
  [{ look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc' }, { state: 'published' }],
];
const signedAs = (view: View): string => view.it.facts.get('publish-requested')?.flatMap((fact) => ('hash' in fact ? [fact.hash] : []))[0] ?? ''; // prettier-ignore
/** What two people signed in that case, as it was saved. */
function saved(): string {
  const before = previewOf({ view: inStatus.released, eye: eyeOf(seen) });
  return before.kind === 'form' ? before.notice.text : '';
}
const all: Seen = [...seen, [{ look: 'notice', hash: signedAs(recovering) }, saved()]];
const worse = after([{ name: 'severity', level: 'high', because: 'x' }], recovering);

describe('revising what is public', () => {
  conversation(worse, [
    ['lin', '/psirt revise', ['E-ARGS', expect.stringContaining('what changed') as string], all],
    ['com', '/psirt revise it is worse', ['E-ROLE', expect.stringContaining('revise is for') as string], all],
    ['lin', '/psirt revise it is worse', 'wait'],
    ['lin', '/psirt revise it is worse', 'wait', seen],
    ['lin', '/psirt revise it is worse than case 42', ['E-GATE', expect.stringContaining('the number of the case') as string], all],
    ['lin', '/psirt revise it is worse', [expect.objectContaining({ name: 'publish-requested', early: false, revises: 1 })], all],
  ]); // prettier-ignore

  test('is refused where nothing differs, but for what nobody signed', () => {
    const same = 'nothing differs from what is public; say first what does, by commands or in the prose. A CVE ID that comes and lines that are released late are added by themselves → /psirt status'; // prettier-ignore
    expect(answered(say(recovering, 'lin', '/psirt revise nothing', all))).toEqual(['E-GATE', same]);
    const held = after([{ name: 'held', because: 'x' }], recovering);
    expect(answered(say(held, 'lin', '/psirt revise nothing', all))).toEqual(['E-GATE', 'the case is on hold → /psirt unhold', same]); // prettier-ignore
    expect(answered(say(after([{ name: 'held', because: 'x' }], worse), 'lin', '/psirt revise it', all))).toEqual(['E-GATE', 'the case is on hold → /psirt unhold']); // prettier-ignore
    const byHand = after([{ entry: { kind: 'receipt', act: 'publish', result: 'found', made: {}, said_at: recovering.now, by: recovering.bot, via: 'sweep' } }], inStatus.released); // prettier-ignore
    expect(answered(say(byHand, 'lin', '/psirt revise all of it', seen))).toMatchObject([{ revises: 1 }]);
  });

  test('is read only once what is public was looked at', () => {
    const said = say(worse, 'lin', '/psirt revise it is worse', all);
    const notices = said.say === 'facts' ? (said.notices ?? []) : [];
    const asked = taken(worse, 'lin', '/psirt revise it is worse', all);
    const request = pendingRequest(asked);
    if (request === undefined) throw new TypeError('nothing was asked for');
    expect(publicationPart(asked, request, { eye: eyeOf(), saved: notices })).toBeUndefined();
    expect(publicationPart(asked, request, { eye: eyeOf(all), saved: notices })).toContain(
      '+ - Severity: **high**',
    );
  });

  test('of a closed case begins with taking it up', () => {
    expect(answered(say(closed, 'lin', '/psirt revise it is worse', all))).toEqual([
      'E-STATE',
      'the case is closed; take it up again, say what is different, and ask then → /psirt reopen <reason>',
    ]);
  });
});

test('what is not public yet counts from the text of the latest version', () => {
  const steps: readonly Step[] = [{ name: 'workaround', text: null }, receipt('publish'), { name: 'severity', level: 'high', because: null }]; // prettier-ignore
  expect(madeAt(empty())).toBe(0);
  expect(madeAt(after(steps))).toBe(2);
  expect(factsSince(after(steps))).toEqual(['severity']);
});
