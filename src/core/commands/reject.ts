// `/psirt reject`: a no to what waits for a second person, with the reason. The request is void from then on.
import { pendingRequest } from '../case/approvals.ts';
import { allOf, latest } from '../case/case.ts';
import { hashOf } from '../case/log.ts';
import { readHash } from './choices.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { signers } from './who.ts';

export const rejectCommand: Command = {
  name: 'reject',
  group: 'disclosure',
  summary: 'say no to what waits for approval, and why',
  who: signers,
  usage: ['reject [publish|<hash>] <reason>', 'reject remedy <reason>'],
  examples: ['/psirt reject the version list is wrong', '/psirt reject remedy "the date is too late"'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const first = call.words[0]?.text.toLowerCase() ?? '';
  if (first === 'remedy') return rejectRemedy(call);
  const request = pendingRequest(call.view);
  if (request === undefined) {
    const latestWas = latest(call.view.it, 'publish-requested');
    const done = allOf(call.view.it, 'rejected').some(({ hash }) => hash === latestWas?.hash);
    return done
      ? alreadySo
      : refuse(call, 'E-STALE', [{ what: 'nothing waits for approval', post: '/psirt status' }]);
  }
  const isHash = readHash(first).ok;
  if (isHash && !request.hash.startsWith(first)) {
    const post = `/psirt reject ${request.hash.slice(0, 8)} <reason>`;
    return refuse(call, 'E-STALE', [{ what: 'another hash waits for approval', post }]);
  }
  const take = takeFrom(call);
  const because = take.text(isHash || first === 'publish' ? 1 : 0, 'the reason');
  return because === undefined
    ? take.stop()
    : facts({ name: 'rejected', what: 'publish', hash: request.hash, because });
}

function rejectRemedy(call: Call): Said {
  const take = takeFrom(call);
  const because = take.text(1, 'the reason');
  if (because === undefined) return take.stop();
  const remedy = latest(call.view.it, 'remedy');
  if (remedy === undefined)
    return refuse(call, 'E-STALE', [{ what: 'nothing is decided yet', post: '/psirt remedy fix by <date>' }]);
  const { decision, due, mitigations } = remedy;
  const hash = hashOf(JSON.stringify({ decision, due, mitigations, because: remedy.because }));
  const known = allOf(call.view.it, 'rejected').some((one) => one.hash === hash && one.seq > remedy.seq);
  return known ? alreadySo : facts({ name: 'rejected', what: 'remedy', hash, because });
}
