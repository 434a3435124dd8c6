// No status is a dead end: from each, something that people say or GitHub shows leads on, and in the end every case can be closed. The
// ways are looked for, not listed: all that commands can say, what the next door asks for, and what is seen on GitHub.
import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/core/case/case.ts';
import { linesOf } from '../../../src/core/case/lines.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import type { View } from '../../../src/core/case/view.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import type { Status } from '../../../src/core/commands/command.ts';
import { whenSaid } from '../../../src/core/commands/allowed.ts';
import { deferCommand } from '../../../src/core/commands/defer.ts';
import { commands } from '../../../src/core/commands/index.ts';
import { gatesOf } from '../../../src/core/plan/doors.ts';
import { nextDoor } from '../../../src/core/plan/next-door.ts';
import { after, say, taken } from '../commands/conversation.ts';
import type { Seen } from '../commands/conversation.ts';
import { receipt } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { filled, logins, posted, postedAll } from './posting.ts';
import { inStatus } from './to-status.ts';

const seen: Seen = [
  [
    { look: 'case', number: 41 },
    { exists: true, published: false, duplicate: false, closed: false },
  ],
];
const examples = commands.flatMap((command) => [`/psirt ${command.name}`, ...command.examples]);

/** The case after a line, by whoever may say it; as it was when nobody may. */
function heard(view: View, line: string): View {
  const who = logins.find((login) => say(view, login, line, seen).say === 'facts');
  return who === undefined ? view : taken(view, who, line, seen);
}

/** What GitHub may show next: the reporter's answer, releases that hold the fix, the advisory's publication. */
function shown(view: View): readonly View[] {
  const releases = linesOf(view).flatMap(({ line, planned: version }): readonly Step[] => [
    { name: 'tagged', repository: 'acme/widget', tag: `v${version}`, commit: 'c0ffee', line, version },
    { name: 'proven', tag: `v${version}`, line, proven: true, because: [] },
  ]);
  return [
    after([{ name: 'answered', comment: 7 }], view),
    after(releases, view),
    ...(latest(view.it, 'confirmed') === undefined ? [] : [after([receipt('publish')], view)]),
  ];
}

/** The case after everything that its next door asks for, and after that door. */
function throughDoor(view: View): readonly View[] {
  const door = nextDoor(view);
  if (door === undefined) return [];
  const opened = postedAll(view, gatesOf(door, view));
  return [opened, heard(opened, `/psirt ${door}`), heard(opened, `/psirt ${door} fix by +30d`)];
}

/** The case after it was parked, and before that made one that can wait. */
function parked(view: View): readonly View[] {
  const isTime = whenSaid(statusOf(view), deferCommand).length === 0;
  return isTime ? [posted(view, '/psirt defer until +60d "it can wait"')] : [];
}

const nextOf = (status: Status): ReadonlySet<Status> => {
  const view = inStatus[status];
  const views = [
    ...parked(view),
    ...examples.map((line) => heard(view, filled(line))),
    ...throughDoor(view),
    ...shown(view),
  ];
  return new Set(views.map(statusOf).filter((next) => next !== status));
};
const ways = new Map(statuses.map((status) => [status, nextOf(status)]));

/** Every status that can be reached from this one. */
function reachedFrom(status: Status): ReadonlySet<Status> {
  const reached = new Set<Status>([status]);
  for (const one of reached) for (const next of ways.get(one) ?? []) reached.add(next);
  return reached;
}

describe.each(statuses.map((status) => [status] as const))('from %s', (status) => {
  test('something leads on', () => {
    expect([...(ways.get(status) ?? [])]).not.toEqual([]);
  });

  test('the case can be closed in the end', () => {
    expect(reachedFrom(status)).toContain('closed');
  });
});

test('from a new report there is a way to every status', () => {
  expect([...reachedFrom('new')].toSorted()).toEqual([...statuses].toSorted());
});
