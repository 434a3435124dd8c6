// Whatever breaks while a mail is taken in, and however often: the same mail begun again ends as one case with one comment about people.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCase } from '../../src/core/case/case.ts';
import type { EntryDraft } from '../../src/core/case/entry.ts';
import { appendEntries } from '../../src/core/case/log.ts';
import { fixedSentence } from '../../src/core/decision.ts';
import type { GitHubEffect } from '../../src/core/decision.ts';
import type { Mail } from '../../src/core/intake/mail.ts';
import { later, minute } from '../../src/core/time.ts';
import { markerOf } from '../../src/core/words/marker.ts';
import { takeMail } from '../../src/intake/take-mail.ts';
import type { IntakeHands } from '../../src/intake/take-mail.ts';
import { bot, emptyView, start } from '../core/words/a-view.ts';

/** What becomes of the next act: done; done and nobody hears; not done. */
type Fate = 'done' | 'lost' | 'never';

interface Desk {
  now: string;
  readonly drafts: EntryDraft[];
  readonly issues: { id: number; title: string; body: string }[];
  readonly comments: { id: number; number: number; body: string }[];
}

const openDesk = (): Desk => ({ now: start, drafts: [], issues: [], comments: [] });

function act(desk: Desk, effect: GitHubEffect): Record<string, string> {
  const { issues, comments } = desk;
  switch (effect.kind) {
    case 'issue.create':
      issues.push({ id: issues.length + 1, title: 'New report', body: `${effect.marker}\n${fixedSentence}` });
      return { issue: String(issues.length) };
    case 'issue.fill':
      Object.assign(issues.find(({ id }) => id === effect.number) ?? {}, { title: effect.title, body: effect.body }); // prettier-ignore
      return {};
    case 'comment.create':
      comments.push({ id: comments.length + 1, number: effect.issue ?? 0, body: effect.body });
      return { comment: String(comments.length) };
    case 'comment.fill':
      Object.assign(comments.find(({ id }) => id === effect.comment) ?? {}, { body: effect.body });
      return { comment: String(effect.comment) };
    default:
      throw new RangeError(effect.kind);
  }
}

/** A comment that was created and never filled. */
function half(desk: Desk, effect: GitHubEffect): void {
  act(desk, effect);
  const [comment] = desk.comments.slice(-1);
  if (effect.kind === 'comment.create' && comment !== undefined)
    comment.body = `${markerOf(effect.slot)}\n${fixedSentence}`;
}

function handsOf(desk: Desk, fates: Fate[]): IntakeHands {
  const { settings } = emptyView().house;
  return {
    look: () => {
      const { entries, head } = appendEntries(undefined, desk.drafts, start);
      return Promise.resolve({ now: desk.now, bot, house: foldCase(0, entries, head), settings });
    },
    append: (drafts) => {
      const fate = fates.shift() ?? 'done';
      if (fate !== 'never') desk.drafts.push(...drafts);
      return Promise.resolve(fate === 'done');
    },
    perform: (effect) => {
      const fate = fates.shift() ?? 'done';
      if (fate === 'lost') half(desk, effect);
      return Promise.resolve(fate === 'done' ? act(desk, effect) : undefined);
    },
    issue: (marker) => Promise.resolve(desk.issues.find(({ body }) => body.startsWith(marker))),
    comment: (number, marker) =>
      Promise.resolve(desk.comments.find((one) => one.number === number && one.body.startsWith(marker))),
  };
}

const mail: Mail = { id: 'a@x', answers: [], name: 'Grace', address: 'grace@example.org', subject: 'Flaw', text: 'Text', attachments: [], headers: new Map() }; // prettier-ignore

test('one mail is one case, whatever broke on the way [R50]', async () => {
  const fate = fc.constantFrom<Fate>('done', 'lost', 'never');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fate, { maxLength: 6 }), { maxLength: 6 }), async (runs) => {
      const desk = openDesk();
      for (const fates of runs) {
        await takeMail(handsOf(desk, [...fates]), { mail, list: undefined });
        desk.now = later(desk.now, 11 * minute);
      }
      const last = await takeMail(handsOf(desk, []), { mail, list: undefined });
      expect(['opened', 'known']).toContain(last.kind);
      expect(last).toMatchObject({ number: 1 });
      expect(desk.issues.map(({ title }) => title)).toEqual(['Flaw']);
      expect(desk.comments.map(({ body }) => body.includes('grace@example.org'))).toEqual([true]);
      const answer = { ...mail, id: 'b@x', answers: ['a@x'] };
      for (const fates of runs) await takeMail(handsOf(desk, [...fates]), { mail: answer, list: undefined });
      await takeMail(handsOf(desk, []), { mail: answer, list: undefined });
      expect(desk.comments.slice(1).map(({ body }) => body.includes('**Answer by mail**'))).toEqual([true]);
    }),
    { numRuns: 100 },
  );
});

test('nothing is begun while no rules are in force', async () => {
  const hands = { ...handsOf(openDesk(), []), look: () => Promise.resolve(undefined) };
  expect(await takeMail(hands, { mail, list: undefined })).toEqual({ kind: 'later', why: 'no rules are in force' }); // prettier-ignore
});

test('what people wrote into the comment about people in between stays [R50]', async () => {
  const desk = openDesk();
  // Its receipt is never written: everything else is done.
  const fates: Fate[] = ['done', 'done', 'done', 'done', 'never', 'never', 'never', 'never'];
  const broken = await takeMail(handsOf(desk, fates), { mail, list: undefined });
  expect(broken).toEqual({ kind: 'later', why: 'others kept writing in between' });
  const [people] = desk.comments;
  if (people === undefined) throw new RangeError('there is such a comment');
  people.body += '\n- p2 (vendor): `Acme` · `sec@acme.example`';
  expect(await takeMail(handsOf(desk, []), { mail, list: undefined })).toMatchObject({ kind: 'opened' });
  expect(desk.comments.map(({ body }) => body.includes('p2 (vendor)'))).toEqual([true]);
});
