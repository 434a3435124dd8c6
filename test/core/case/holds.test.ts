import { expect, test } from 'vitest';
import { holdsOf } from '../../../src/core/case/holds.ts';
import { actor, after } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import type { Step } from '../words/a-view.ts';

const hold = (login: Login, because = 'x'): Step => ({ name: 'held', because, said: actor(login) });
const unhold = (login: Login): Step => ({ name: 'unheld', said: actor(login) });

test.each<[string, readonly Step[], readonly string[]]>([
  ['nobody', [], []],
  ['one', [hold('lin')], ['lin']],
  ['one, for a new reason', [hold('lin'), hold('lin', 'y')], ['lin']],
  ['two', [hold('lin'), hold('owner')], ['lin', 'owner']],
  ['who held it lets go', [hold('lin'), hold('owner'), unhold('owner')], ['lin']],
  ['who did not hold it lets all go', [hold('lin'), hold('owner'), unhold('lead')], []],
  [
    'a psirt-lead lets go what is their own, then the rest',
    [hold('lin'), hold('lead'), unhold('lead')],
    ['lin'],
  ],
  ['and then the rest', [hold('lin'), hold('lead'), unhold('lead'), unhold('lead')], []],
  ['again', [hold('lin'), unhold('lin'), hold('lin')], ['lin']],
])('%s', (_, steps, names) => {
  expect(holdsOf(after(steps)).map(({ by }) => by.login)).toEqual(names);
});
