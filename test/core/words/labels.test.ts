import { expect, test } from 'vitest';
import { labels } from '../../../src/core/words/label-table.ts';
import { commandOfLabel, doLabels, holdLabel, isOurs, labelsOf } from '../../../src/core/words/labels.ts';
import { readCommands } from '../../../src/core/commands/parse.ts';
import {
  accepted,
  at,
  confirmed,
  emptyView,
  fixing,
  published,
  ready,
  report,
  requested,
  viewAfter,
} from './a-view.ts';
import type { Step } from './a-view.ts';

const worn = (steps: readonly Step[]) => labelsOf(viewAfter(steps));

test('GitHub takes every label, and each stands in the table once', () => {
  for (const { color, description, name } of labels) {
    expect(color).toMatch(/^[0-9a-f]{6}$/);
    expect(name.length).toBeLessThanOrEqual(50);
    expect(description.length).toBeLessThanOrEqual(100);
    expect(description).not.toBe('');
  }
  expect(new Set(labels.map(({ name }) => name)).size).toBe(labels.length);
});

test('a new report wears what its channel said', () => {
  expect(worn([report({ exploit: 'claimed', leak: 'possible' })])).toEqual([
    'phase/1-triage', 'status/new', 'exploit/claimed', 'visibility/private', 'embargo/active', 'leak/possible', 'source/ghsa',
    'needs/owner', 'clock/due-soon',
  ]); // prettier-ignore
});

test('nothing but the status is known of an empty case', () => {
  expect(labelsOf(emptyView())).toEqual(['phase/1-triage', 'status/new', 'needs/owner']);
});

test.each<[string, readonly Step[], readonly string[]]>([
  ['a question waits for the reporter', [...accepted.slice(0, 3), { name: 'asked', text: 'Which version?' }], ['status/needs-info', 'needs/info']],
  ['a confirmed case has a severity', confirmed, ['status/confirmed', 'severity/medium', 'leak/no']],
  ['a CVE ID is asked for', [...confirmed, { name: 'cve', state: 'pending', id: null, because: null }], ['needs/cve']],
  ['a CVE ID was requested', [...confirmed, { name: 'cve', state: 'request', id: null, because: null }], ['needs/cve']],
  ['a line without test evidence', fixing, ['status/fixing', 'needs/test']],
  ['no reproduction', [...fixing, { name: 'reproduced', state: 'no', text: 'not yet' }], ['needs/repro']],
  ['a publication waits for the second person', requested, ['status/ready', 'needs/approval']],
  ['publication is held', [...ready, { name: 'held', because: 'wrong list' }], [holdLabel]],
  ['an issue that is public', [...accepted, { name: 'public', state: 'public', url: null, since: null }], ['visibility/public', 'embargo/exited']],
  ['an issue said to be private', [report({ visibility: 'unknown' }), { name: 'public', state: 'private', url: null, since: null }], ['visibility/private']],
  ['a source that a person set', [...accepted, { name: 'source', channel: 'email', received_at: null }], ['source/email']],
  ['a Major Incident', [...accepted, { name: 'major', state: 'requested', because: null }], ['major/requested']],
  ['a record that was tampered with', [...accepted, { name: 'frozen', because: 'cut' }], ['frozen']],
  ['a decline without a name of its own', [...accepted, { name: 'declined', reason: 'bug', justification: null, text: 'x' }], ['status/declined', 'outcome/not-a-vulnerability']],
  ['a decline with one', [...accepted, { name: 'declined', reason: 'spam', justification: null, text: 'x' }], ['outcome/spam']],
  ['a published case', published, ['phase/4-recovery', 'status/recovering', 'embargo/exited']],
  ['a closed case', [...published, { name: 'closed', outcome: 'fixed' }], ['status/closed', 'outcome/fixed']],
])('%s', (_, steps, expected) => {
  expect(worn(steps)).toEqual(expect.arrayContaining([...expected]));
}); // prettier-ignore

test('what was not reproduced yet is waited for', () => {
  const remedy: Step = { name: 'remedy', decision: 'fix', due: null, mitigations: [], because: null };
  expect(worn([...confirmed, remedy])).toContain('needs/repro');
});

test('nobody waits for anything once a case is closed or declined', () => {
  const closed = worn([...published, { name: 'closed', outcome: 'fixed' }]);
  expect(closed.filter((label) => label.startsWith('needs/'))).toEqual([]);
});

test('a skipped reproduction is waited for no more', () => {
  const view = viewAfter([...fixing, { name: 'reproduced', state: 'skipped', text: 'theory' }]);
  expect(labelsOf(view)).not.toContain('needs/repro');
});

test('what is due turns from nothing over soon to overdue', () => {
  const view = viewAfter(fixing);
  const clocks = (now: string) => labelsOf(at(view, now)).filter((label) => label.startsWith('clock/'));
  expect(clocks('2026-12-01T12:00:00Z')).toEqual([]);
  expect(clocks('2026-12-06T22:00:00Z')).toEqual(['clock/due-soon']);
  expect(clocks('2026-12-10T17:00:00Z')).toEqual(['clock/overdue']);
});

test('every label that the bot would put on stands in the table and is ours', () => {
  for (const name of worn(requested)) expect(isOurs(name)).toBe(true);
  expect(labels.filter(({ name }) => !isOurs(name))).toEqual([]);
});

test('a made-up label of our families is ours too; others are not', () => {
  expect(isOurs('severity/hihg')).toBe(true);
  expect(isOurs('area/parser')).toBe(false);
  expect(isOurs('phase')).toBe(false);
  expect(isOurs('bug')).toBe(false);
});

test('labels that people may set stand for commands; all others for none', () => {
  expect(commandOfLabel('severity/high')).toBe('/psirt severity high');
  expect(commandOfLabel('do/decline-spam')).toBe('/psirt decline spam');
  expect(commandOfLabel('exploit/wild')).toBeUndefined();
  expect(commandOfLabel('leak/yes')).toBeUndefined();
  expect(commandOfLabel('toString')).toBeUndefined();
  const said = labels.flatMap(({ name }) => commandOfLabel(name) ?? []);
  expect(said).toEqual(expect.arrayContaining(Object.values(doLabels)));
  for (const line of said) expect(readCommands(line)).toMatchObject({ ok: true, value: [{ text: line }] });
});

test('the table says which labels may be set by hand', () => {
  const settable = labels.filter(({ name }) => commandOfLabel(name) !== undefined);
  expect(labels.filter(({ description }) => description.startsWith('Set it'))).toEqual(settable);
});
