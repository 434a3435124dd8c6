// The gates that an early advisory has of its own: it is for what people must be able to act on before there is a fix, and it says when
// they hear more.
import { doneAct, latest } from '../case/case.ts';
import { embargoOf, isPublic } from '../case/embargo.ts';
import { gate, isWild } from './gate.ts';
import type { Gate } from './gate.ts';

export const earlyGates = {
  announceable: (view) => {
    const isOver = embargoOf(view).state === 'exited';
    const isFinal = latest(view.it, 'remedy')?.decision === 'wontfix';
    const what = 'an early advisory is for what is public, is attacked or will not be fixed, or whose embargo is over'; // prettier-ignore
    return gate(isPublic(view) || isOver || isFinal || isWild(view), what, '/psirt public <address>');
  },
  'next-update': (view) => {
    const due = latest(view.it, 'next-update')?.due;
    const isAhead = due !== undefined && due > view.now;
    // Once the final version is out, nothing more is promised.
    return gate(
      isAhead || doneAct(view.it, 'publish') !== undefined,
      'nobody said when people hear more',
      '/psirt next-update <date>',
    );
  },
} as const satisfies Record<string, Gate>;
