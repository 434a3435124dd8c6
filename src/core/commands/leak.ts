// `/psirt leak`: whether data of people, customers or the company leaked. A confirmed leak is taken back by the DPO alone.
import { latest } from '../case/case.ts';
import { leakKinds, leakStates } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Said } from './command.ts';
import { newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

type LeakKind = (typeof leakKinds)[number];

export const leakCommand: Command = {
  name: 'leak',
  group: 'assessment',
  summary: 'say whether data leaked',
  who: [...sorters, 'dpo'],
  usage: ['leak no|possible [<text>]', `leak suspected|yes [${leakKinds.join('] [')}] <what leaked>`],
  examples: ['/psirt leak no', '/psirt leak suspected personal "e-mail addresses of customers"'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const take = takeFrom(call);
  const state = take.word(0, (word) => readOneOf(word, leakStates));
  const needsWords = state === 'suspected' || state === 'yes';
  const kinds = needsWords ? kindsIn(call) : [];
  const from = 1 + kinds.length;
  const what = needsWords ? take.text(from, 'what leaked') : call.rest(from).trim() || null;
  const said = take.all({
    name: 'leak' as const,
    state,
    what,
    ...(kinds.length > 0 && { kinds: leakKinds.filter((kind) => kinds.includes(kind)) }),
  });
  if (said === undefined) return take.stop();
  const before = latest(call.view.it, 'leak');
  if (before?.state === 'yes' && said.state !== 'yes' && !call.speaker.roles.has('dpo')) {
    return refuse(call, 'E-ROLE', [{ what: 'a confirmed leak is taken back by the DPO alone' }]);
  }
  return newly(before, said);
}

/** The words right after the state that say whose data it is. */
function kindsIn({ words }: Call): readonly LeakKind[] {
  const named = words
    .slice(1)
    .map(({ text, quoted }) => (quoted ? undefined : leakKinds.find((kind) => kind === text.toLowerCase())));
  const end = named.indexOf(undefined);
  return named.slice(0, end === -1 ? undefined : end).filter((kind) => kind !== undefined);
}
