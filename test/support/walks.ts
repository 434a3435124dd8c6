// Random walks of a case through its life: moves are numbers, and mean what can be said or shown next where the case stands. So the same
// moves take the same case the same way, whoever plays them, and whatever else stands in the log.
import fc from 'fast-check';
import { foldCase } from '../../src/core/case/case.ts';
import type { EntryDraft } from '../../src/core/case/entry.ts';
import { appendEntries } from '../../src/core/case/log.ts';
import { linesOf } from '../../src/core/case/lines.ts';
import { factDraft } from '../../src/core/case/suppose.ts';
import type { Fact } from '../../src/core/case/fact.ts';
import { unsentMessages } from '../../src/core/case/told.ts';
import type { View } from '../../src/core/case/view.ts';
import { commands } from '../../src/core/commands/index.ts';
import { gatesOf } from '../../src/core/plan/doors.ts';
import { nextDoor } from '../../src/core/plan/next-door.ts';
import { later } from '../../src/core/time.ts';
import { actor, empty, say } from '../core/commands/conversation.ts';
import type { Seen } from '../core/commands/conversation.ts';
import { filled, logins } from '../core/plan/posting.ts';
import { bot, report } from '../core/words/a-view.ts';

/** One move: which kind, which of its choices, by whom, and how long after the one before. */
export interface Move {
  readonly kind: 'anything' | 'next' | 'door' | 'shown' | 'sent';
  readonly choice: number;
  readonly by: number;
  readonly gap: number;
}

const day = 86_400;
export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom<Move['kind']>('anything', 'next', 'next', 'door', 'shown', 'sent'),
  choice: fc.nat(999),
  by: fc.nat(99),
  gap: fc.oneof(fc.nat(3_600), fc.nat(3 * day), fc.nat(40 * day)),
});
export const moves = fc.array(move, { minLength: 4, maxLength: 24 });

/** A log on its way: its text, and the case that it tells. */
export interface Walk {
  readonly text: string;
  readonly view: View;
}

/** The case with these entries at its end, written at the view's time. */
export function written({ text, view }: Walk, drafts: readonly EntryDraft[]): Walk {
  const before = view.it.head.seq === 0 ? undefined : view.it.head;
  const { lines, entries, head } = appendEntries(before, drafts, view.now);
  const it = foldCase(view.it.number, [...view.it.entries, ...entries], head);
  return { text: text + lines, view: { ...view, it } };
}

/** A case that was just reported. */
export function begun(): Walk {
  const view = empty();
  return written({ text: '', view }, [factDraft(report(), { person: bot, said_at: view.now, via: 'advisory:GHSA-aaaa-bbbb-cccc' })]); // prettier-ignore
}

const seen: Seen = [
  [
    { look: 'case', number: 41 },
    { exists: true, published: false, duplicate: false, closed: false },
  ],
  [{ look: 'commit', repository: 'acme/widget', commit: '4f9c2a1e5d6b7a80' }, '4f9c2a1e'.repeat(5)],
];
const examples = commands.flatMap((command) => command.examples);
const pick = <T>(list: readonly T[], choice: number): T | undefined =>
  list[choice % Math.max(list.length, 1)];

/** The case a while later, after one move; nothing is written where nobody may say it. */
export function moved({ text, view: before }: Walk, { kind, choice, by, gap }: Move): Walk {
  const walk: Walk = { text, view: { ...before, now: later(before.now, gap) } };
  const { view } = walk;
  if (kind === 'shown') return written(walk, pick(shown(view), choice) ?? []);
  if (kind === 'sent') return written(walk, told(view));
  if (kind === 'anything') return spoken(walk, pick(examples, choice) ?? '/psirt status', by);
  const door = nextDoor(view);
  if (door === undefined) return walk;
  if (kind === 'door')
    return spoken(walk, door === 'remedy' ? '/psirt remedy fix by +30d' : `/psirt ${door}`, by);
  return spoken(walk, pick(gatesOf(door, view), choice)?.post ?? `/psirt ${door}`, by);
}

function spoken(walk: Walk, post: string, by: number): Walk {
  const line = filled(post);
  const may = logins.filter((login) => say(walk.view, login, line, seen).say === 'facts');
  const login = pick(may, by);
  const said = login === undefined ? undefined : say(walk.view, login, line, seen);
  if (login === undefined || said?.say !== 'facts') return walk;
  const speaker = { person: actor(login), said_at: walk.view.now, via: `comment:${walk.view.it.head.seq}` };
  return written(
    walk,
    said.facts.map((fact) => factDraft(fact, speaker)),
  );
}

const observed = (view: View, ...facts: readonly Fact[]): readonly EntryDraft[] =>
  facts.map((fact) => factDraft(fact, { person: bot, said_at: view.now, via: 'sweep' }));

const receipt = (view: View, act: string): EntryDraft => ({
  kind: 'receipt', act, result: 'done', made: {}, said_at: view.now, by: bot, via: 'sweep',
}); // prettier-ignore

/** What GitHub may show next. */
function shown(view: View): readonly (readonly EntryDraft[])[] {
  const releases = linesOf(view).map(({ line, planned: version }) =>
    observed(
      view,
      { name: 'tagged', repository: 'acme/widget', tag: `v${version}`, commit: 'c0ffee', line, version },
      { name: 'proven', tag: `v${version}`, line, proven: true, because: [] },
    ),
  );
  const isConfirmed = view.it.facts.has('confirmed');
  return [
    observed(view, { name: 'answered', comment: 7 }),
    ...releases,
    ...(isConfirmed ? [observed(view, { name: 'fix-public', what: 'commit', url: 'https://example.org' })] : []), // prettier-ignore
    ...(isConfirmed ? [[receipt(view, 'publish')]] : []),
  ];
}

/** The oldest message that waits reaches the reporter. */
function told(view: View): readonly EntryDraft[] {
  const [message] = unsentMessages(view);
  return message === undefined ? [] : [receipt(view, message.act)];
}
