// `/psirt drill`: who may make a case an exercise, when, and what keeps it from being one.
import { describe, expect, test } from 'vitest';
import { isDrill } from '../../../src/core/case/drill.ts';
import { actor, after, answered, conversation, empty, say, taken } from './conversation.ts';
import { report, receipt } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const byForm: Step = report({ source: 'product-team', ghsa: null, repository: null });
const fresh = after([byForm]);
const why = 'so it can’t be a drill; open a new issue for the drill → /psirt status';

describe('drill [R9]', () => {
  conversation(fresh, [
    ['lin', '/psirt drill a Friday evening', [{ name: 'drill', because: 'a Friday evening' }]],
    ['lead', '/psirt drill a Friday evening', [{ name: 'drill', because: 'a Friday evening' }]],
    [
      'lin',
      '/psirt drill',
      ['E-ARGS', 'expected what is exercised; got nothing → /psirt drill "<what is exercised>"'],
    ],
  ]);
});

test('a drill stays one: said again nothing is new, and it is not taken back', () => {
  const drill = taken(fresh, 'lin', '/psirt drill a Friday evening');
  expect(answered(say(drill, 'lead', '/psirt drill again'))).toEqual([]);
  expect(answered(say(drill, 'lin', '/psirt undo'))).toEqual([
    'E-STATE', 'a drill stays a drill; for something real open another case → /psirt status',
  ]); // prettier-ignore
  const forged = after([{ name: 'undone', fact: drill.it.head.seq, said: actor('lin') }], drill);
  expect(isDrill(forged)).toBe(true);
});

test.each<readonly [string, readonly Step[]]>([
  ['somebody reported it on GitHub', [report()]],
  ['something went outside already, or hangs on another case (page)', [byForm, receipt('page:wild:1')]],
  ['something went outside already, or hangs on another case (sent)', [byForm, { name: 'sent', notice: 'ack', channel: 'mail' }]],
])('%s: it is no drill', (because, steps) => {
  const view = after(steps, empty());
  expect(answered(say(view, 'lin', '/psirt drill x'))).toEqual(['E-STATE', `${because}, ${why}`]);
}); // prettier-ignore

test('what the bot did on the case itself is nothing outside', () => {
  const view = after([byForm, receipt('card'), receipt('reply:7')]);
  expect(answered(say(view, 'lin', '/psirt drill x'))).toEqual([{ name: 'drill', because: 'x' }]);
});

test('a drill and a real case are no reports of each other', () => {
  const drill = taken(fresh, 'lin', '/psirt drill a Friday evening');
  const other = { exists: true, published: false, duplicate: false, closed: false } as const;
  const ask = { look: 'case', number: 41 } as const;
  expect(answered(say(fresh, 'lead', '/psirt duplicate #41', [[ask, { ...other, drill: true }]]))).toEqual([
    'E-ARGS', '#41 is a drill and this case is none; name one of the same kind → /psirt status',
  ]);
  expect(answered(say(drill, 'lead', '/psirt duplicate #41', [[ask, other]]))).toEqual([
    'E-ARGS', 'this case is a drill and #41 is none; name one of the same kind → /psirt status',
  ]);
  expect(answered(say(drill, 'lead', '/psirt duplicate #41', [[ask, { ...other, drill: true }]]))).toEqual([
    { name: 'duplicate', of: '#41', published: false },
  ]);
}); // prettier-ignore
