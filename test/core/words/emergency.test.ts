// The emergency sheet: every line of it is a command, in the order in which the doors of the plan come, wherever the case is.
import { describe, expect, test } from 'vitest';
import { commandNamed } from '../../../src/core/commands/index.ts';
import { readCommands } from '../../../src/core/commands/parse.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import { emergencySheet } from '../../../src/core/words/reply/emergency.ts';
import { openEye } from '../../../src/core/look.ts';
import { replyTo } from '../../../src/core/words/replies.ts';
import { after, empty, settings } from '../commands/conversation.ts';
import { inStatus } from '../plan/to-status.ts';
import { approved, at, receipt, report, requested, viewAfter } from './a-view.ts';
import type { Step } from './a-view.ts';

const wild = { name: 'exploit', state: 'wild', evidence: 'logs' } as const;

/** The lines of its block. */
function linesOf(text: string): readonly string[] {
  const [, block = ''] = /```text\n([^`]*)\n```/u.exec(text) ?? [];
  return block.split('\n');
}

test.each(statuses)('a case that is %s', (status) => {
  const lines = linesOf(emergencySheet(after([wild], inStatus[status])));
  const verbs = lines.map((line) => {
    const read = readCommands(line);
    return read.ok ? read.value[0]?.verb : undefined;
  });
  expect(verbs.filter((verb) => commandNamed(verb ?? '') === undefined)).toEqual([]);
  const doors = verbs
    .filter((_, index) => !lines[index]?.startsWith('/psirt publish early'))
    .filter((verb) => ['accept', 'confirm', 'remedy', 'publish'].includes(verb ?? ''));
  expect(new Set(doors).size).toBe(doors.length);
});

test('from a fresh report on, all doors to publication in their order', () => {
  const text = emergencySheet(after([report(), wild]));
  expect(linesOf(text)[0]).toBe('/psirt major approve <reason>');
  expect(linesOf(text).filter((line) => /^\/psirt (?:accept|confirm|remedy|publish)/u.test(line))).toEqual([
    '/psirt accept',
    '/psirt confirm',
    expect.stringMatching(/^\/psirt remedy fix by /u),
    '/psirt publish',
  ]);
  expect(text).toContain('Ask legal now');
});

test('what waits for a signature asks for that; what is signed or out asks for nothing of it', () => {
  expect(linesOf(emergencySheet(viewAfter(requested)))).toEqual(['/psirt major approve <reason>', '/psirt approve 4f9c2a1e']); // prettier-ignore
  expect(linesOf(emergencySheet(viewAfter(approved)))).toEqual(['/psirt major approve <reason>']);
  expect(linesOf(emergencySheet(inStatus.recovering))).toEqual(['/psirt major approve <reason>', '/psirt status']); // prettier-ignore
});

test('the first of two words that turn it down during attacks says who else has to', () => {
  const half = { name: 'major', state: 'rejected', because: 'a honeypot', half: 'exec' } as const;
  const view = after([wild, { name: 'major', state: 'requested', because: null }, half]);
  const via = view.it.entries.at(-1)?.via ?? '';
  const text = replyTo(view, via, { eye: openEye(new Map()), saved: [] });
  expect(text).toContain('it is rejected when the other one says so too');
});

test('what is overdue says so, and no attack asks for no lawyer', () => {
  const text = emergencySheet(at(viewAfter([report()]), '2026-12-02T09:00:00Z'));
  expect(text).toContain('⚠️ overdue: Tue 2026-12-01 08:55 UTC');
  expect(text).not.toContain('legal');
});

describe('with rules of law and a site', () => {
  const on = empty(settings('regimes: { cra: { as: manufacturer }, gdpr: { as: controller } }\nsite: { repository: acme/security }')); // prettier-ignore
  const leak = { name: 'leak', state: 'yes', what: 'mails' } as const;
  const aware = { name: 'aware', event: 'exploitation', aware_at: '2026-11-30T08:00:00Z', basis: 'logs' } as const; // prettier-ignore

  test('duties stand with their true times, and their lines come first', () => {
    const text = emergencySheet(after([report(), wild, aware, leak], on));
    expect(text).toContain('| `cra-24h` early warning | ❔ to decide | Tue 2026-12-01 08:00 UTC |');
    expect(text).not.toContain('Ask legal now');
    expect(linesOf(text).slice(0, 5)).toEqual([
      '/psirt duty cra 24h required',
      '/psirt duty cra 72h required',
      '/psirt duty cra final required',
      '/psirt duty cra users required',
      '/psirt major approve <reason>',
    ]);
    expect(linesOf(emergencySheet(after([report(), wild], on)))[0]).toBe('/psirt aware exploitation <when> <basis>'); // prettier-ignore
    expect(emergencySheet(after([report()], on))).not.toContain('⚖️');
  });

  test('the short way to a first public word, while there is none', () => {
    const short = (steps: readonly Step[]): readonly string[] => linesOf(emergencySheet(after(steps, on))).filter((line) => /workaround|publish early|next-update/u.test(line)); // prettier-ignore
    expect(short([report(), wild])).toEqual([
      '/psirt workaround "<none, or what users can do>"',
      '/psirt publish early next-update <date>',
    ]);
    expect(short([report()]).join('\n')).not.toContain('early');
    const early: Step = { name: 'publish-requested', hash: '4f9c2a1e'.repeat(8), early: true, notice: '4f9c2a1e'.repeat(8), expires: '2027-01-01T00:00:00Z', roles: [], fix_authors: [] }; // prettier-ignore
    const none = { name: 'workaround', text: null } as const;
    expect(short([report(), wild, none])).toEqual(['/psirt publish early next-update <date>']);
    expect(short([report(), wild, none, early])).toEqual([]);
    expect(short([report(), wild, none, early, receipt('early:4:site')])).toEqual([]);
  });
});
