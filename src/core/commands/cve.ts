// `/psirt cve`: where the CVE ID stands. It never blocks publication; asking for one is an act, so it needs a confirmed case of ours.
import { latest } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { nearest } from './nearest.ts';
import { readCve } from './args.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { alreadySo, facts, isSaid, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { leads } from './who.ts';

export const cveCommand: Command = {
  name: 'cve',
  group: 'disclosure',
  summary: 'ask for a CVE ID, give one, or say that it is pending or not needed',
  who: leads,
  usage: ['cve request', 'cve <CVE-ID>', 'cve pending', 'cve none <reason>'],
  examples: ['/psirt cve request', '/psirt cve CVE-2026-12345', '/psirt cve none "only ever hosted by us"'],
  when: 'open',
  run,
};

type Cve = Extract<Fact, { name: 'cve' }>;

function run(call: Call): Said {
  const take = takeFrom(call);
  const act = take.word(0, readAct);
  const isNone = act?.state === 'none';
  if (!isNone) take.end(1);
  const said = take.all({ act, because: isNone ? take.text(1, 'why it gets none') : null });
  if (said === undefined) return take.stop();
  const fact: Cve = { name: 'cve', ...said.act, because: said.because };
  const before = latest(call.view.it, 'cve');
  if (isSaid(before, fact)) return alreadySo;
  if (fact.state !== 'request') return facts(fact);
  const never = neverAsked(call, before);
  if (never.length > 0) return refuse(call, 'E-STATE', never);
  const isConfirmed = latest(call.view.it, 'confirmed') !== undefined;
  const unconfirmed = { what: 'the case is not confirmed', post: '/psirt confirm' };
  return isConfirmed ? facts(fact) : refuse(call, 'E-GATE', [unconfirmed]);
}

const states = ['request', 'pending', 'none'] as const;

function readAct(word: string): Reading<Pick<Cve, 'state' | 'id'>> {
  const state = states.find((one) => one === word.toLowerCase());
  if (state !== undefined) return read({ state, id: null });
  const id = readCve(word);
  if (id.ok) return read({ state: 'id', id: id.value });
  return misread('request, pending, none or a CVE ID', word, nearest(word, states) ?? 'CVE-2026-12345');
}

/** Why nobody is asked whatever else is done: the upstream's CNA has first refusal, and one ID is enough. */
function neverAsked({ view }: Call, before: Cve | undefined): readonly Missing[] {
  const { it, house } = view;
  const pending = '/psirt cve pending';
  const missing: Missing[] = [];
  if ((latest(it, 'component')?.upstream ?? null) !== null)
    missing.push({ what: 'the fault is upstream’s: their CNA gives the ID; until then', post: pending });
  if (house.settings.cve.request === 'none')
    missing.push({ what: 'the settings ask nobody for IDs; enter it when you have it; until then', post: pending }); // prettier-ignore
  if (before?.state === 'id')
    missing.push({ what: `it already has ${before.id}; to give that up`, post: '/psirt cve none <reason>' });
  return missing;
}
