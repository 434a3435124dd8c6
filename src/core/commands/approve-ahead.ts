// The second person's word to something that another one will say: it names the content itself, so nobody signs blind.
import { isVoid } from '../case/conflicts.ts';
import { allOf } from '../case/case.ts';
import { declineReasons } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import { readSeverity } from './choices.ts';
import type { Call, Role, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { agreementHash } from './second-person.ts';
import type { Agreement } from './second-person.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';

const who: Readonly<Record<Agreement['what'], Role>> = {
  severity: 'psirt',
  decline: 'psirt',
  embargo: 'psirt-lead',
};

/** `approve severity medium`, `approve decline bug`, `approve embargo lift`, `approve embargo until 2027-03-01T16:00Z`. */
export function approveAhead(call: Call, what: Agreement['what']): Said {
  const take = takeFrom(call);
  const said = take.all({ what, words: takeContent(call, take, what) });
  if (said === undefined) return take.stop();
  if (!call.speaker.roles.has(who[said.what]))
    return refuse(call, 'E-2P', [{ what: `approving ${said.what} is for a ${who[said.what]}` }]);
  const hash = agreementHash(call.view, said);
  const given = allOf(call.view.it, 'approved').some(
    (one) =>
      one.what === said.what &&
      one.hash === hash &&
      one.by.id === call.speaker.person.id &&
      !isVoid(call.view, one),
  );
  return given ? alreadySo : facts({ name: 'approved', what: said.what, hash, self: false });
}

function takeContent(call: Call, take: Take, what: Agreement['what']): string | undefined {
  if (what === 'embargo') return takeEmbargo(call, take);
  take.end(2);
  return what === 'severity'
    ? take.word(1, readSeverity)
    : take.word(1, (word) => readOneOf(word, declineReasons));
}

function takeEmbargo(call: Call, take: Take): string | undefined {
  const act = take.word(1, (word) => readOneOf(word, ['lift', 'until']));
  if (act !== 'until') {
    take.end(2);
    return act;
  }
  const until = take.date({ keyword: 'until', from: 2, to: call.words.length }, 'future');
  return until === undefined ? undefined : `until ${until}`;
}
