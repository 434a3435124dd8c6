// `/psirt publish early`: the first signature under an advisory that says “no fix yet”. It goes to the site's files, never to GitHub's
// advisory: publishing that deletes the fork in which the fix is built. What else the case lacks stays to be done.
import { validHours } from '../case/approvals.ts';
import { doneAct, latest } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import { suppose } from '../case/suppose.ts';
import type { View } from '../case/view.ts';
import { gatesOf } from '../plan/doors.ts';
import { hour, later } from '../time.ts';
import { asking } from './asked-for.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Missing, Said } from './command.ts';
import { previewOf } from './publication.ts';
import { isSaid, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';

const promise = 'next-update';

/** Asks for it; the words after `early` say when it is updated, where that was not said before. */
export function publishEarly(call: Call): Said {
  const promised = takePromise(call);
  if ('say' in promised) return promised;
  if (doneAct(call.view.it, 'publish') !== undefined)
    return refuse(call, 'E-STATE', [{ what: 'the advisory is public: there is no early version any more', post: '/psirt status' }]); // prettier-ignore
  const view = suppose(call.view, promised.facts, call.speaker);
  const preview = previewOf({ view, eye: call.eye }, { kind: 'early' });
  if (preview.kind === 'unseen') return wait;
  const missing = [...gatesOf('early', view), ...siteMissing(view)];
  const wrong = preview.kind === 'wrong' ? preview.missing : [];
  if (preview.kind === 'wrong' || missing.length > 0) return refuse(call, 'E-GATE', [...missing, ...wrong]);
  const expires = later(view.now, validHours * hour);
  return asking(call, view, { kind: 'early', notice: preview.notice, expires, before: promised.facts });
}

function takePromise(call: Call): Said | { readonly facts: readonly Fact[] } {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, [promise], 1);
  const clause = of(promise);
  take.extra(head.from, head.to);
  const due = clause === undefined ? undefined : take.date(clause, 'future');
  if (!take.fine()) return take.stop();
  if (due === undefined) return { facts: [] };
  const fact: Fact = { name: promise, due };
  return { facts: isSaid(latest(call.view.it, promise), fact) ? [] : [fact] };
}

function siteMissing({ house }: View): readonly Missing[] {
  if (house.settings.site !== null) return [];
  return [
    { what: 'the settings name no site whose files could say it: `site: { repository: <owner/name> }`' },
  ];
}
