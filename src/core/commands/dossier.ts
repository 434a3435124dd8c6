// `/psirt duty <regime> <stage>` shows the dossier for whoever files; `set` takes the words for one of its fields that only people can
// write. What the form would not take is refused, and stays in the comment of whoever wrote it.
import { writtenFor } from '../case/dossier.ts';
import { dutyLine } from '../case/duty-lines.ts';
import { fieldsOf } from '../plan/regimes/enabled.ts';
import { mistake } from '../mistake.ts';
import type { Call, Said } from './command.ts';
import type { Meant } from './duty-meant.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';

/** Nothing follows: the dossier as the case stands now. */
export function showDossier({ duties: [{ regime, stage, event }] }: Meant): Said {
  return facts({ name: 'looked', what: 'duty', words: [regime, stage, event] });
}

/** `set <number> <text>`. */
export function setField(call: Call, { duties: [duty], from }: Meant): Said {
  const take = takeFrom(call);
  const fields = fieldsOf(duty.version, duty.stage, duty.event);
  const typed = call.words[from]?.text ?? '';
  const field = /^[1-9]\d{0,2}$/.test(typed) ? fields[Number(typed) - 1] : undefined;
  if (field === undefined)
    take.miss(from, [mistake(`the number of a field, 1 to ${fields.length}`, typed, '1')]);
  const text = take.text(from + 1, 'what stands there');
  const said = take.all({ name: 'dossier' as const, regime: duty.regime, field: field?.label, text });
  if (said === undefined) return take.stop();
  const over = said.text.length - (field?.max ?? Infinity);
  if (over > 0) return refuse(call, 'E-ARGS', [{ what: `${said.field}: expected at most ${field?.max} characters; got ${said.text.length}; take ${over} away`, post: `${dutyLine(call.view, duty)} set ${typed} <text>` }]); // prettier-ignore
  return writtenFor(call.view, duty.regime, said.field) === said.text ? alreadySo : facts(said);
}
