// `/psirt duplicate`: the same vulnerability as another case. That case is looked at only as far as naming it is allowed.
import { againstOtherKind } from '../drill/kinds.ts';
import { readCaseReference } from './args.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { facts, refuse, wait } from './say.ts';
import { takeFrom } from './take.ts';
import { beforeVerdict, leads } from './who.ts';

export const duplicateCommand: Command = {
  name: 'duplicate',
  group: 'triage',
  summary: 'attach the report to the case that it repeats',
  who: leads,
  usage: ['duplicate #<case>'],
  examples: ['/psirt duplicate #41'],
  when: beforeVerdict,
  run,
};

function run(call: Call): Said {
  // An example here would attach the report to a case that has nothing to do with it.
  if (call.words.length === 0) return refuse(call, 'E-ARGS', [missing('say which case it repeats')]);
  const take = takeFrom(call);
  const of = take.word(0, readCaseReference);
  take.end(1);
  if (of === undefined || !take.fine()) return take.stop();
  if (of === call.view.it.number)
    return refuse(call, 'E-ARGS', [missing('a case is no duplicate of itself')]);
  const other = call.eye.ask({ look: 'case', number: of });
  if (other === undefined) return wait;
  if (!other.exists) return refuse(call, 'E-ARGS', [missing(`there is no case #${of}`)]);
  const kinds = againstOtherKind(call.view, { ...other, number: of });
  if (kinds.length > 0) return refuse(call, 'E-ARGS', kinds);
  if (other.duplicate) return refuse(call, 'E-ARGS', [missing(`#${of} is a duplicate itself; name the case that it repeats`)]); // prettier-ignore
  if (other.closed && !other.published)
    return refuse(call, 'E-GATE', [
      { what: `#${of} is closed and was never published; reopen it there first` },
    ]);
  const { published, advisory } = other;
  return facts({ name: 'duplicate', of: `#${of}`, published, ...(advisory !== undefined && { known_at: advisory }) }); // prettier-ignore
}

function missing(what: string): Missing {
  return { what, post: '/psirt duplicate #<case>' };
}
