// What is said to take a comment away, and that neither the record nor an answer keeps what was typed beside it.
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/case/log.ts';
import { isReportClean } from '../../../src/core/case/redaction.ts';
import { withoutOutsiders, withoutTyped } from '../../../src/core/commands/without-outsiders.ts';
import type { View } from '../../../src/core/case/view.ts';
import { redactedTold } from '../../../src/core/words/reply/redaction.ts';
import { inStatus } from '../plan/to-status.ts';
import { receipt } from '../words/a-view.ts';
import { actor, after, answered, conversation, say } from './conversation.ts';
import type { Seen } from './conversation.ts';

const secret = 'The key is hunter2.';
const comment = (id: number, more: object = {}): Seen[number] => [
  { look: 'comment', id },
  { id, author: actor('rep'), body: secret, created_at: '2026-12-01T09:00:00Z', updated_at: '2026-12-01T09:00:00Z', ...more },
]; // prettier-ignore
const { assessing, closed, recovering } = inStatus;
const there: Seen = [comment(7)];
const gone = { name: 'redacted', comment: 7, of: 'secret', hash: hashOf(secret) };
const address = (issue: number, repository = 'acme/psirt') => `https://github.com/${repository}/issues/${issue}#issuecomment-7`; // prettier-ignore
const number = assessing.it.number;

describe('taking a comment away', () => {
  conversation(assessing, [
    ['tri', '/psirt redact 7 secret', 'wait'],
    ['tri', '/psirt redact 7 secret', [gone], there],
    ['tri', '/psirt redact #issuecomment-7 secret', [gone], there],
    ['tri', `/psirt redact ${address(number)} personal-data`, [{ ...gone, of: 'personal-data' }], there],
    ['tri', `/psirt redact ${address(number, 'ACME/Psirt')} secret`, [gone], there],
    ['dev', '/psirt redact 7 secret', ['E-ROLE', expect.stringContaining('redact is for') as string], there],
    ['tri', '/psirt redact', ['E-ARGS', expect.stringContaining('the number of a comment, or its address; got nothing') as string, expect.stringContaining('one of secret, personal-data') as string]],
    ['tri', '/psirt redact 7', ['E-ARGS', expect.stringContaining('one of secret, personal-data; got nothing') as string], there],
    ['tri', '/psirt redact 7 secret it is mine', ['E-ARGS', expect.stringContaining('too much here') as string], there],
    ['tri', '/psirt redact https://github.com/acme/psirt/issues/7 secret', ['E-ARGS', expect.stringContaining('the number of a comment') as string], there],
    ['tri', `/psirt redact ${address(number + 1)} secret`, ['E-ARGS', expect.stringContaining('that is no comment of this case') as string], there],
    ['tri', `/psirt redact ${address(number, 'acme/widget')} secret`, ['E-ARGS', expect.stringContaining('that is no comment of this case') as string], there],
    ['tri', '/psirt redact 7 secret', ['E-STATE', expect.stringContaining('no comment of this case has that number') as string], [[{ look: 'comment', id: 7 }, null]]],
    ['tri', '/psirt redact 7 secret', ['E-STATE', expect.stringContaining('that is the bot’s own comment') as string], [comment(7, { author: assessing.bot })]],
  ]); // prettier-ignore

  test('is done once, also on a closed case', () => {
    const once = after([gone as never], assessing);
    expect(answered(say(once, 'tri', '/psirt redact 7 secret'))).toEqual([]);
    expect(answered(say(closed, 'tri', '/psirt redact 7 secret', there))).toEqual([gone]);
  });

  test('of a signature is for one that stands as it was written', () => {
    const id = Number(recovering.it.facts.get('publish-requested')?.at(-1)?.via.replace('comment:', ''));
    const at = { id, created_at: '2026-12-01T09:00:00Z', updated_at: '2026-12-01T09:00:00Z' };
    const edited = (was: boolean, more: object = {}): Seen => [comment(id, { ...at, ...more }), [{ look: 'edited', id }, was]]; // prettier-ignore
    const line = `/psirt redact ${id} secret`;
    const changed = ['E-STATE', expect.stringContaining('signed a publication and was edited since')];
    expect(answered(say(recovering, 'tri', line, [comment(id, at)]))).toBe('wait');
    expect(answered(say(recovering, 'tri', line, edited(true)))).toEqual(changed);
    expect(answered(say(recovering, 'tri', line, edited(false, { updated_at: '2026-12-01T09:01:00Z' })))).toEqual(changed); // prettier-ignore
    expect(answered(say(recovering, 'tri', line, edited(false)))).toMatchObject([{ comment: id }]);
  });
});

describe('what was found is followed to its end', () => {
  const one = after([gone as never], assessing);
  const taken = after([receipt('redact:7')], one);

  conversation(assessing, [
    ['tri', '/psirt redact none', [{ name: 'report-clean', evidence: null }]],
    ['tri', '/psirt redact none at all', ['E-ARGS', expect.stringContaining('too much here') as string]],
    ['tri', '/psirt redact done', ['E-ARGS', expect.stringContaining('what was replaced and cleaned up') as string]],
    ['tri', '/psirt redact done key revoked', [{ name: 'report-clean', evidence: 'key revoked' }]],
  ]); // prettier-ignore

  test('nothing to clean up can’t be said of a case in which something was found', () => {
    expect(answered(say(taken, 'tri', '/psirt redact none'))).toEqual([
      'E-STATE',
      'something was found and taken away; say what was replaced and cleaned up elsewhere → /psirt redact done <what was replaced and cleaned up>',
    ]);
    const clean = after([{ name: 'report-clean', evidence: null }], assessing);
    expect(answered(say(clean, 'tri', '/psirt redact none'))).toEqual([]);
    const done = after([{ name: 'report-clean', evidence: 'key revoked' }], taken);
    expect(answered(say(done, 'tri', '/psirt redact done key revoked'))).toEqual([]);
    expect(answered(say(after([{ ...gone, comment: 8 } as never], done), 'tri', '/psirt redact done key revoked'))).toHaveLength(1); // prettier-ignore
  });

  test('is clean when people say so after the last thing that was found, and it is gone', () => {
    const clean = { name: 'report-clean', evidence: 'key revoked' } as const;
    expect(isReportClean(assessing)).toBe(false);
    expect(isReportClean(after([clean], one))).toBe(false);
    expect(isReportClean(after([clean], taken))).toBe(true);
    expect(isReportClean(after([receipt('reply:7', { comment: '9' })], after([clean], taken)))).toBe(false);
  });
});

test.each([
  ['/psirt redact 7 hunter2', '/psirt redact 7 <what>'],
  ['/psirt redact hunter2 secret', '/psirt redact <what> secret'],
  ['/psirt redact 7 secret hunter2', '/psirt redact 7 secret <what>'],
  ['/psirt Redact 7 "secret"', '/psirt Redact 7 <what>'],
  ['/psirt redact done', '/psirt redact done'],
  ['/psirt redact none hunter2', '/psirt redact none <what>'],
  [`/psirt redact ${address(7)} personal-data`, `/psirt redact ${address(7)} personal-data`],
])('%s is kept as %s', (typed, kept) => {
  expect(withoutOutsiders(typed)).toBe(kept);
});

test('what to clean up names the report where there is one', () => {
  const told = (view: View): string => redactedTold({ ...view.it.facts.get('redacted')?.at(-1), ...gone } as never, view); // prettier-ignore
  expect(told(after([gone as never], assessing))).toContain('the report as it came');
  expect(told(after([gone as never]))).not.toContain('the report as it came');
});

test('what is wrong with it is told without what was typed', () => {
  expect(withoutTyped('redact', 'expected one of secret, personal-data; got hunter2; for example secret')).not.toContain('hunter2'); // prettier-ignore
  expect(withoutTyped('redact', '“hunter2” is too much here')).not.toContain('hunter2');
});
