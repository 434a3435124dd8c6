// `/psirt defer`: parks a case to a date. Only what can wait is parked: low ones, and those whose fix others have to make. What is owed to
// the reporter, the embargo and the date of disclosure go on meanwhile.
import { pendingRequest } from '../case/approvals.ts';
import { latest } from '../case/case.ts';
import { deferralOf, isPressing } from '../case/deferral.ts';
import { severityOf } from '../case/severity.ts';
import type { View } from '../case/view.ts';
import { gates } from '../plan/gates.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { beforePublication, leads } from './who.ts';

export const deferCommand: Command = {
  name: 'defer',
  group: 'assessment',
  summary: 'park a case that can wait, until a date; it goes on by itself then',
  who: leads,
  usage: ['defer until <date> <reason>'],
  examples: ['/psirt defer until +60d "the rewrite of the parser replaces it"'],
  when: [...beforePublication.filter((status) => status !== 'released'), 'deferred'],
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const isFramed = call.words[0]?.text.toLowerCase() === 'until';
  if (!isFramed) take.lacks(0, ['until'], 'say until when');
  const at = isFramed ? 1 : 0;
  const said = take.all({
    until: take.date({ keyword: 'until', from: at, to: Math.min(at + 1, call.words.length) }, 'future'),
    because: take.text(at + 1, 'the reason'),
  });
  if (said === undefined) return take.stop();
  const missing = gatesAgainst(call.view);
  if (missing.length > 0) return refuse(call, 'E-GATE', missing);
  return newly(deferralOf(call.view)?.said, { name: 'deferred', ...said });
}

/** Everything that keeps a case from being parked. */
function gatesAgainst(view: View): readonly Missing[] {
  const request = pendingRequest(view);
  return [
    ...gates.exploitation(view),
    ...(isPressing(view) ? [pressing] : []),
    ...waitable(view),
    ...(latest(view.it, 'fix-public') === undefined ? [] : [{ what: 'its fix is public, so the advisory can’t wait', post: '/psirt publish' }]),
    ...(request === undefined ? [] : [{ what: 'its publication is asked for', post: '/psirt reject publish <reason>' }]),
  ]; // prettier-ignore
}

const pressing: Missing = {
  what: 'somebody says that it is attacked, or an exploit is public: that can’t wait',
  post: '/psirt exploit none "<why it is not so>"',
};

/** Low, or for others to fix. */
function waitable(view: View): readonly Missing[] {
  const { level } = severityOf(view);
  const isLow = level === 'low' || level === 'none';
  if (isLow || (latest(view.it, 'component')?.upstream ?? null) !== null) return [];
  const now = level === undefined ? 'nobody said how bad it is' : `it is ${level}`;
  return [
    {
      what: `${now}; only what is low waits, or what others have to fix`,
      post: '/psirt severity <none|low> because <why>',
    },
    {
      what: 'if others make the part in question, say which and where they work on it',
      post: '/psirt component <name> upstream <url>',
    },
  ];
}
