// `/psirt public`: whether the vulnerability is known in public, where and since when. Being public ends an embargo.
import { latest } from '../case/case.ts';
import { readUrl } from './args.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { newly, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import { sorters } from './who.ts';

export const publicCommand: Command = {
  name: 'public',
  group: 'assessment',
  summary: 'say whether it is known in public',
  who: sorters,
  usage: ['public no', 'public <url> [at <time>]'],
  examples: ['/psirt public no', '/psirt public https://example.org/post at 2026-11-20T08:00Z'],
  when: 'open',
  run,
};

function run(call: Call): Said {
  const isNo = call.words[0]?.quoted === false && call.words[0].text.toLowerCase() === 'no';
  return isNo ? sayPrivate(call) : sayPublic(call);
}

function sayPrivate(call: Call): Said {
  const take = takeFrom(call);
  take.end(1);
  if (!take.fine()) return take.stop();
  const before = latest(call.view.it, 'public');
  if (before?.state === 'public' && !call.speaker.roles.has('psirt-lead')) {
    return refuse(call, 'E-ROLE', [{ what: `it was said to be public; only a psirt-lead takes that back` }]);
  }
  return newly(before, { name: 'public', state: 'private', url: null, since: null });
}

function sayPublic(call: Call): Said {
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['at']);
  const at = of('at');
  const said = take.all({
    name: 'public' as const,
    state: 'public' as const,
    url: take.only(head, readUrl),
    since: at === undefined ? null : take.date(at, 'past'),
  });
  if (said === undefined) return take.stop();
  return newly(latest(call.view.it, 'public'), said);
}
