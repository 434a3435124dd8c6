// `/psirt embargo`: the date until which it stays secret, who agrees, and how that ends. Ending it publishes nothing.
import { latest } from '../case/case.ts';
import { embargoOf, isPublic } from '../case/embargo.ts';
import type { Embargo } from '../case/embargo.ts';
import type { Fact } from '../case/fact.ts';
import { day, later, spoken } from '../time.ts';
import { readOneOf } from './args.ts';
import type { Call, Command, Missing, RefusalCode, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { secondPersonMissing } from './second-person.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { leads, sorters } from './who.ts';

export const embargoCommand: Command = {
  name: 'embargo',
  group: 'disclosure',
  summary: 'agree how long it stays secret, or end that',
  who: sorters,
  usage: ['embargo until <time>', 'embargo accept|refuse [by <party>]', 'embargo lift [<reason>]', 'embargo broken <evidence>', 'embargo none'],
  examples: ['/psirt embargo until 2027-01-14T16:00Z', '/psirt embargo accept by reporter', '/psirt embargo broken https://example.org/post'],
  when: ['new', 'triaging', 'needs-info', 'assessing', 'confirmed', 'fixing', 'ready', 'released', 'recovering', 'declined'],
  run,
}; // prettier-ignore

type Act = Extract<Fact, { name: 'embargo' }>['act'];
const acts = ['until', 'accept', 'refuse', 'lift', 'broken', 'none'] as const satisfies readonly Act[];
/** Days from the report beyond which an embargo needs two people. */
const LONGEST = 90;

function run(call: Call): Said {
  const take = takeFrom(call);
  const act = take.word(0, (word) => readOneOf(word, acts));
  if (act === 'none') take.end(1);
  const said = take.all({
    name: 'embargo' as const,
    act,
    until: act === 'until' ? take.date({ keyword: act, from: 1, to: call.words.length }, 'future') : null,
    text: takeText(call, take, act),
  });
  if (said === undefined) return take.stop();
  const now = embargoOf(call.view);
  if (isSo(now, said)) return alreadySo;
  // Breaking is recorded by anybody who sorts reports; the terms are for whoever leads.
  if (said.act !== 'broken' && !leads.some((role) => call.speaker.roles.has(role)))
    return refuse(call, 'E-ROLE', [{ what: `embargo ${said.act} is for ${leads.join(', ')}` }]);
  const against = rules[said.act](call, now, said);
  return against === undefined ? facts(said) : refuse(call, ...against);
}

function takeText(call: Call, take: Take, act: Act | undefined): string | null | undefined {
  if (act === 'broken') return take.text(1, 'the evidence: an address or a sentence');
  if (act === 'until' || act === 'none') return null;
  const by = call.words[1]?.text.toLowerCase() === 'by' && act !== 'lift';
  return call.rest(by ? 2 : 1).trim() || null;
}

function isSo(now: Embargo, { act, until }: { readonly act: Act; readonly until: string | null }): boolean {
  if (act === 'until') return now.state === 'active' && now.because === 'agreed' && now.until === until;
  if (act === 'accept') return now.state === 'active';
  if (act === 'lift') return now.state !== 'active' && now.state !== 'proposed';
  if (act === 'broken') return now.state === 'exited' && now.because === 'broken';
  return act === 'none' && now.state === 'none';
}

type Against = readonly [RefusalCode, readonly Missing[]] | undefined;
type Rule = (call: Call, now: Embargo, said: { readonly until: string | null }) => Against;

const rules: Readonly<Record<Act, Rule>> = {
  until: (call, _, { until }) => againstDate(call, `${until}`),
  accept: (_, { state }) => (state === 'proposed' ? undefined : noProposal),
  // The policy's embargo counts as accepted by silence, so it can still be refused.
  refuse: (_, { state, because }) => (state === 'proposed' || because === 'policy' ? undefined : noProposal),
  lift: (call) => againstLift(call),
  broken: (_, { state }) => (state === 'active' || state === 'proposed' ? undefined : noneRuns),
  none: (_, { state }) => {
    const what = 'an embargo runs; it ends by its date, or by embargo lift';
    return state === 'active' ? ['E-EMBARGO', [{ what, post: '/psirt embargo lift <reason>' }]] : undefined;
  },
};

const noProposal: Against = [
  'E-GATE',
  [{ what: 'no embargo is proposed', post: '/psirt embargo until <time>' }],
];
const noneRuns: Against = [
  'E-STATE',
  [{ what: 'no embargo runs that could break', post: '/psirt public <url>' }],
];

function againstDate(call: Call, until: string): Against {
  const { view } = call;
  const known = isPublic(view) || latest(view.it, 'exploit')?.state === 'wild';
  if (known || latest(view.it, 'fix-public') !== undefined) {
    const what =
      'it is public or attacked, or its fix is out: no embargo begins or is prolonged now (rule E2)';
    return ['E-EMBARGO', [{ what, post: '/psirt embargo none' }]];
  }
  const began =
    latest(view.it, 'source')?.received_at ?? latest(view.it, 'reported')?.received_at ?? view.now;
  const limit = later(began, LONGEST * day);
  if (until <= limit) return undefined;
  const missing = secondPersonMissing(call, { what: 'embargo', words: `until ${until}` });
  const what = `${spoken(until)} is more than ${LONGEST} days after the report (${spoken(limit)})`;
  return missing.length === 0 ? undefined : ['E-2P', [{ what }, ...missing]];
}

function againstLift(call: Call): Against {
  const missing = secondPersonMissing(call, { what: 'embargo', words: 'lift' });
  return missing.length === 0 ? undefined : ['E-2P', missing];
}
