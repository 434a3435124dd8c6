// `/psirt duty <regime> <stage>`: prepares the dossier for the person who files, and takes the words that only people can write for it.
import { currentAdvisory } from '../advisory/current.ts';
import { hashOf } from '../case/log.ts';
import { dossierOf, fieldsOf, unfit } from '../duty/dossier.ts';
import { wordedField } from '../duty/duties.ts';
import { dossierText } from '../words/dossier-text.ts';
import { readOneOf } from './args.ts';
import type { Call, Said } from './command.ts';
import type { About } from './duty-acts.ts';
import { alreadySo, facts, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';

/** The dossier as the case stands now, saved with the case under its hash; the answer shows it. */
export function prepare(call: Call, { enabled: { regime }, duty, stage, event }: About): Said {
  if (fieldsOf(duty).length === 0) return refuse(call, 'E-STATE', [{ what: `the bot knows no form of ${regime.name} ${stage}; a person writes it`, post: `/psirt duty ${regime.name} ${stage} ${event} filed <time> <reference>` }]); // prettier-ignore
  const current = currentAdvisory(call.view, call.eye);
  if (current.kind === 'unseen') return wait;
  if (current.kind === 'wrong') return refuse(call, 'E-GATE', current.missing);
  const rows = dossierOf(duty, { view: call.view, advisory: current.advisory, event });
  const text = dossierText(call.view, duty, rows);
  const hash = hashOf(text);
  const missing = unfit(rows).map(({ field }) => field.id);
  const fact = { name: 'duty-prepared', regime: regime.name, stage, event, hash, missing } as const;
  return { say: 'facts', facts: [fact], notices: [{ hash, text }] };
}

/** What a person writes for a field; what the form would not take is refused, and nothing of it is lost: it stands in their comment. */
export function setField(call: Call, { enabled: { regime }, duty }: About, at: number): Said {
  const take = takeFrom(call);
  const [first, ...others] = fieldsOf(duty).map(({ id }) => id);
  if (first === undefined) return refuse(call, 'E-STATE', [{ what: `the bot knows no form of ${regime.name} ${duty.stage.id}`, post: `/psirt duty ${regime.name}` }]); // prettier-ignore
  const field = take.word(at, (word) => readOneOf(word, [first, ...others]));
  const text = take.text(at + 1, 'what stands there');
  const said = take.all({ name: 'duty-worded' as const, regime: regime.name, field, text });
  if (said === undefined) return take.stop();
  const max = fieldsOf(duty).find(({ id }) => id === said.field)?.max ?? Infinity;
  const over = said.text.length - max;
  if (over > 0) return refuse(call, 'E-ARGS', [{ what: `${said.field}: expected at most ${max} characters; got ${said.text.length}; take ${over} away`, post: `/psirt duty ${regime.name} ${duty.stage.id} ${duty.event} set ${said.field} <text>` }]); // prettier-ignore
  return wordedField(call.view, regime, said.field) === said.text ? alreadySo : facts(said);
}
