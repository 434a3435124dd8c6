// `/psirt withdraw`: the first signature under the last version of an advisory that should not have been published, or not as it is: it
// says that it is withdrawn and why. A closed case is taken up again by it, so that somebody sees it through.
import { suppose } from '../case/suppose.ts';
import { validHours } from '../case/approvals.ts';
import { doneAct } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import { statusOf } from '../case/status.ts';
import { pastVersions } from '../case/versions.ts';
import { withdrawalOf } from '../case/withdrawal.ts';
import { gatesOf } from '../plan/doors.ts';
import { hour, later } from '../time.ts';
import { asking } from './asked-for.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { previewOf } from './publication.ts';
import { refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';

export const withdrawCommand: Command = {
  name: 'withdraw',
  group: 'disclosure',
  summary: 'ask to withdraw what is public: the first of two signatures',
  who: ['psirt', 'psirt-lead'],
  usage: ['withdraw <reason, as everybody may read it>'],
  examples: ['/psirt withdraw "not a vulnerability: the setting it needs does not exist in any release"'],
  when: ['recovering', 'closed'],
  run,
};

/** Only what is public can be withdrawn, and only once. */
function impossible({ view }: Call): readonly Missing[] {
  if (doneAct(view.it, 'publish') === undefined)
    return [{ what: 'nothing of this case is published, so there is nothing to withdraw', post: '/psirt status' }]; // prettier-ignore
  return withdrawalOf(view) === undefined ? [] : [withdrawn];
}

/** Nothing comes after it. */
export const withdrawn: Missing = {
  what: 'the advisory is withdrawn already, for good; what turns out to be true after all gets a case and an advisory of its own',
  post: '/psirt status',
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const reason = take.text(0, 'the reason, as everybody may read it');
  if (reason === undefined) return take.stop();
  const never = impossible(call);
  if (never.length > 0) return refuse(call, 'E-STATE', never);
  const before: readonly Fact[] = statusOf(call.view) === 'closed' ? [{ name: 'reopened', because: reason }] : []; // prettier-ignore
  const view = suppose(call.view, before, call.speaker);
  const preview = previewOf({ view, eye: call.eye }, { kind: 'withdrawn', note: reason });
  if (preview.kind === 'unseen') return wait;
  const gates = gatesOf('revise', view);
  const missing = [...gates, ...(preview.kind === 'wrong' ? preview.missing : [])];
  if (preview.kind === 'wrong' || missing.length > 0) return refuse(call, 'E-GATE', missing);
  return asking(call, view, {
    kind: 'withdrawn',
    notice: preview.notice,
    expires: later(view.now, validHours * hour),
    revises: pastVersions(view).length,
    withdraws: reason,
    before,
  });
}
