// `/psirt embargo`: the date until which it stays secret, who proposes and agrees, who owns it, and how it ends. Ending it publishes nothing.
import { embargoOf } from '../case/embargo.ts';
import { boundParties } from '../case/parties.ts';
import { readOneOf } from './args.ts';
import { againstGlass, takeGlass } from './break-glass.ts';
import { clausesOf, textOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { factOf, isSo, rules } from './embargo-rules.ts';
import type { SaidEmbargo, TypedAct } from './embargo-rules.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { takeOutsider } from './take-party.ts';
import { leads, sorters, whileBound } from './who.ts';

export const embargoCommand: Command = {
  name: 'embargo',
  group: 'disclosure',
  summary: 'agree how long it stays secret, or end that',
  who: sorters,
  usage: [
    'embargo until <time> [by <party>|reporter]', 'embargo accept|refuse [by <party>|reporter]', 'embargo accept by all', 'embargo owner us|<party>',
    'embargo lift [<reason>]', 'embargo lift --break-glass <reason>', 'embargo broken <evidence>', 'embargo keep <reason>', 'embargo none',
  ],
  examples: ['/psirt embargo until 2027-01-14T16:00Z', '/psirt embargo accept by reporter', '/psirt embargo until 2027-01-10 by p2', '/psirt embargo broken https://example.org/post'],
  when: whileBound,
  run,
}; // prettier-ignore

const acts = ['until', 'accept', 'refuse', 'lift', 'broken', 'none', 'owner', 'keep'] as const satisfies readonly TypedAct[]; // prettier-ignore

function run(call: Call): Said {
  const take = takeFrom(call);
  const act = take.word(0, (word) => readOneOf(word, acts));
  const glass = act === 'lift' ? takeGlass(call, take, { at: 1, act: 'embargo' }) : null;
  const said = act === undefined ? undefined : takeSaid(call, take, act);
  if (said === undefined) return take.stop();
  const now = embargoOf(call.view);
  if (isSo(call, now, said)) return alreadySo;
  // Breaking is recorded by anybody who sorts reports; the terms are for whoever leads.
  if (said.act !== 'broken' && !leads.some((role) => call.speaker.roles.has(role)))
    return refuse(call, 'E-ROLE', [{ what: `embargo ${said.act} is for ${leads.join(', ')}` }]);
  if (glass != null && now.owner === 'us')
    return againstGlass(call, glass) ?? facts(glass, { ...factOf(call, now, said), text: glass.because });
  const against = rules[said.act](call, now, said);
  return against === undefined ? facts(factOf(call, now, said)) : refuse(call, ...against);
}

function takeSaid(call: Call, take: Take, act: TypedAct): SaidEmbargo | undefined {
  return take.all({ act, ...takeTerms(call, take, act) });
}

type Terms = { readonly [K in 'until' | 'text' | 'party']: SaidEmbargo[K] | undefined };

function takeTerms(call: Call, take: Take, act: TypedAct): Terms {
  const terms: Terms = { until: null, text: null, party: 'us' };
  switch (act) {
    case 'none':
      take.end(1);
      return terms;
    case 'lift':
      return { ...terms, text: call.rest(1).trim() || null };
    case 'broken':
      return { ...terms, text: take.text(1, 'the evidence: an address or a sentence') };
    case 'keep':
      return { ...terms, text: take.text(1, 'the reason') };
    case 'owner':
      take.end(2);
      return { ...terms, party: takeOwner(call, take) };
    default:
      return takeByWhom(call, take, act);
  }
}

function takeOwner(call: Call, take: Take): string | undefined {
  const isUs = call.words[1]?.quoted === false && call.words[1].text.toLowerCase() === 'us';
  return isUs ? 'us' : takeOutsider(call, take, { at: 1, reporter: false });
}

/** A date or a yes or no, and whose it is: ours where nobody is named. */
function takeByWhom(call: Call, take: Take, act: 'until' | 'accept' | 'refuse'): Terms {
  const { head, of } = clausesOf(call.words, ['by'], 1);
  const by = of('by');
  const until = act === 'until' ? take.date({ ...head, keyword: act }, 'future') : null;
  // What stands there without a "by" is a remark of whoever leads.
  const text = act === 'until' ? null : textOf(call.words, head) || null;
  if (by === undefined) return { until, text, party: 'us' };
  take.extra(by.from + 1, by.to);
  const isAll = act === 'accept' && call.words[by.from]?.text.toLowerCase() === 'all';
  if (isAll && boundParties(call.view).length > 0) return { until, text, party: 'all' };
  return { until, text, party: takeOutsider(call, take, { at: by.from, reporter: true }) };
}
