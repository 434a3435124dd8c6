// Whatever anybody says: no command throws, every fact that comes of it can be recorded and read back, and every line that a refusal
// offers is itself a command.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendEntries, readLog } from '../../../src/core/case/log.ts';
import { factDraft } from '../../../src/core/case/suppose.ts';
import type { Status } from '../../../src/core/commands/command.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import { commandNamed, commands } from '../../../src/core/commands/index.ts';
import { readCommands } from '../../../src/core/commands/parse.ts';
import { inStatus } from '../plan/to-status.ts';
import { bound, invited } from '../outside.ts';
import { confirmed, report } from '../words/a-view.ts';
import { actor, after, empty, people, say, settings, taken } from './conversation.ts';
import type { Login, Seen } from './conversation.ts';

const typed = commands.flatMap(({ examples, usage }) =>
  [...examples, ...usage].flatMap((line) => line.split(' ').slice(1)),
);
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...new Set(typed)) },
  { weight: 2, arbitrary: fc.constantFrom('+14d', '2026-12-01', '#41', '@lin', '@nobody', '4f9c2a1e', '2.4', '>=2.4.0', '<2.4.1', 'for', 'by', 'because', '"', '<why>', 'as-reported', 'until') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/gu, ' ')) },
); // prettier-ignore
const logins = Object.keys(people) as Login[];
const login = fc.constantFrom(...logins);
const status = fc.constantFrom<Status>(...statuses);
const verb = fc.constantFrom(...commands.map(({ name }) => name));
const seen: Seen = [
  [{ look: 'prose' }, null],
  [{ look: 'notice', hash: 'f'.repeat(64) }, 'Anybody reads anything.'],
  [
    { look: 'case', number: 41 },
    { exists: true, published: false, duplicate: false, closed: false },
  ],
  [{ look: 'user', login: 'nobody' }, null],
];

/** The command of a line, where the parser finds exactly one; a comment of marks and blanks may hold none. */
const found = (line: string): string | undefined => {
  const read = readCommands(line);
  return read.ok && read.value.length === 1 ? read.value[0]?.verb : undefined;
};

test('what is said is recorded, refused with lines that can be said, or waits', () => {
  const heard = new Set<string>();
  fc.assert(
    fc.property(status, login, verb, fc.array(word, { maxLength: 9 }), (now, who, name, words) => {
      const line = ['/psirt', name, ...words].join(' ');
      fc.pre(found(line) === name);
      const view = inStatus[now];
      const said = say(view, who, line, seen);
      heard.add(said.say);
      if (said.say === 'facts') {
        const speaker = { person: actor(who), said_at: view.now, via: 'comment:1' };
        const { lines } = appendEntries(undefined, said.facts.map((fact) => factDraft(fact, speaker)), view.now); // prettier-ignore
        return said.facts.length === 0 || readLog(lines).ok;
      }
      const offered = said.say === 'refused' ? said.refusal.missing.flatMap(({ post }) => post ?? []) : [];
      return offered.every((post) => commandNamed(found(post) ?? '') !== undefined);
    }),
    { numRuns: 3_000 },
  );
  expect([...heard].toSorted()).toEqual(expect.arrayContaining(['facts', 'refused']));
});

const proposed = { cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N', cwes: [], affects: [{ range: '<2.4.1', fixed: '2.4.1' }] }; // prettier-ignore
const drafted = taken(after([report()]), 'lin', '/psirt draft data-seen');
const lawful = after([report(), { name: 'exploit', state: 'wild', evidence: 'logs' }, { name: 'leak', state: 'yes', what: 'mails' }, { name: 'aware', event: 'exploitation', aware_at: '2026-11-20T08:00:00Z', basis: 'logs' }], empty(settings('regimes: { cra: { as: manufacturer }, gdpr: {} }'))); // prettier-ignore
const cases = [{ ...lawful, now: '2026-12-02T09:00:00Z' }, ...Object.values(inStatus), after([report({ proposed })]), after([report(), { name: 'major', state: 'requested', because: null }]), after(invited), after([...confirmed, ...bound.slice(1)]), drafted, after([report(), { name: 'conflict', person: actor('lin'), state: 'out', because: 'x' }])]; // prettier-ignore

test.each(commands.flatMap(({ examples }) => [...examples]))(
  '%s can be said by somebody at some time',
  (line) => {
    // prettier-ignore
    const answers = cases.flatMap((view) => logins.map((who) => say(view, who, line, seen).say));
    // A hash is a case's own, and settings are no case's matter.
    const isElsewhere = /^\/psirt (?:approve (?:4f9c2a1e|settings)|drill)/u.test(line);
    expect(answers.some((answer) => answer !== 'refused')).toBe(!isElsewhere);
  },
);
