// What was filed, elsewhere and by people: when, under which number, and what was corrected. A late filing is recorded like any other; one
// before anybody was aware can't be.
import { awareOf } from '../case/awareness.ts';
import type { Duty } from '../case/duties.ts';
import { dutyLine } from '../case/duty-lines.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { spoken } from '../time.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Missing, Said } from './command.ts';
import { dutyFact, filedAlready } from './duty-decision.ts';
import type { Meant } from './duty-meant.ts';
import { takeMoment } from './moment.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';

interface Filed {
  readonly filed_at: string;
  readonly ref: string | null;
}

/** `filed at <time> [ref <id>]`. */
export function file(call: Call, { duties: [duty], from }: Meant): Said {
  const take = takeFrom(call);
  const said = takeFiled(call, take, from);
  if (said === undefined) return take.stop();
  const { filed, due } = duty;
  if (filed?.filed_at === said.filed_at && filed.ref === said.ref) return alreadySo;
  const missing = filedAlready(call, duty);
  if (missing.length > 0) return refuse(call, 'E-STATE', missing);
  const aware = awareOf(call.view, duty.event);
  if (aware === undefined) return refuse(call, 'E-GATE', [unaware(duty)]);
  if (said.filed_at < aware.aware_at) return refuse(call, 'E-DATE', before(call, duty, { said, aware_at: aware.aware_at })); // prettier-ignore
  const frozen = { due: due.kind === 'dated' ? due.at : null, aware_at: aware.aware_at };
  return facts(dutyFact(duty, { act: 'filed', ...said, ...frozen }));
}

/** `correct at <time> [ref <id>]`, or `correct none <reason>`. */
export function correct(call: Call, { duties: [duty], from }: Meant): Said {
  const take = takeFrom(call);
  const isNone = call.words[from]?.text.toLowerCase() === 'none';
  const because = isNone ? take.text(from + 1, 'the reason: why nothing is corrected') : null;
  const said = isNone ? { filed_at: null, ref: null } : takeFiled(call, take, from);
  const all = take.all({ ...said, because });
  if (said === undefined || all === undefined) return take.stop();
  const { filed } = duty;
  if (filed === undefined) return refuse(call, 'E-STATE', [notFiled(call, duty)]);
  if (said.filed_at !== null && said.filed_at < filed.filed_at) {
    const what = `it was filed ${spoken(filed.filed_at)}; a correction comes after that, and not ${spoken(said.filed_at)}`; // prettier-ignore
    return refuse(call, 'E-DATE', [{ what, post: `${dutyLine(call.view, duty)} correct at <when> ref <id>` }]); // prettier-ignore
  }
  const aware_at = awareOf(call.view, duty.event)?.aware_at ?? null;
  return facts(dutyFact(duty, { act: 'corrected', ...said, because: all.because, aware_at }));
}

/** `acknowledged [ref <id>]`. */
export function acknowledge(call: Call, { duties: [duty], from }: Meant): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['ref'], from);
  take.extra(head.from, head.to);
  const clause = of('ref');
  const said = take.all({ ref: clause === undefined ? null : take.text(clause.from, 'the number') });
  if (said === undefined) return take.stop();
  if (duty.filed === undefined) return refuse(call, 'E-STATE', [notFiled(call, duty)]);
  return duty.state === 'acknowledged' ? alreadySo : facts(dutyFact(duty, { act: 'acknowledged', ...said }));
}

function takeFiled(call: Call, take: Take, from: number): Filed | undefined {
  const { head, of } = clausesOf(call.words, ['at', 'ref'], from);
  take.extra(head.from, head.to);
  const [at, ref] = [of('at'), of('ref')];
  if (at === undefined) return take.lacks(from, ['at', '<when>'], 'say at which time it was filed');
  take.extra(at.from + 1, at.to);
  const filed_at = takeMoment(call, take, at.from < at.to ? at.from : { before: at.from });
  const text = ref === undefined ? null : take.only(ref, readRef);
  return take.all({ filed_at, ref: text });
}

/** What the receiving side calls it. A gap that a copied line left open is none. */
function readRef(word: string): Reading<string> {
  return word === '' ? misread('the number of the filing', word, '<id>') : read(word);
}

function notFiled(call: Call, duty: Duty): Missing {
  return { what: `${duty.regime} ${duty.stage} was not filed yet`, post: `${dutyLine(call.view, duty)} filed at <when> ref <id>` }; // prettier-ignore
}

function unaware({ event }: Duty): Missing {
  return { what: `nobody said since when you are aware of the ${event}, so nobody could say when it was due`, post: `/psirt aware ${event} <when> <basis>` }; // prettier-ignore
}

/** One of the two times is wrong. */
function before(call: Call, duty: Duty, { said, aware_at }: { readonly said: Filed; readonly aware_at: string }): readonly Missing[] {
  const what = `it can’t have been filed ${spoken(said.filed_at)}, before you were aware (${spoken(aware_at)}): one of the two times is wrong`;
  return [
    { what, post: `${dutyLine(call.view, duty)} filed at <when> ref <id>` },
    { what: 'if the awareness is wrong, correct it first', post: `/psirt aware ${duty.event} <when> <basis>` },
  ];
} // prettier-ignore
