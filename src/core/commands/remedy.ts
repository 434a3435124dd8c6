// `/psirt remedy`: what will be done and by when. The date is the default for the embargo's end and the release.
import { latest } from '../case/case.ts';
import { remedyKinds } from '../case/fact.ts';
import type { Fact } from '../case/fact.ts';
import { readOneOf } from './args.ts';
import { readMitigations } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Call, Command, Said, Word } from './command.ts';
import { inlineKeyword } from './inline-table.ts';
import { passDoor } from './pass-door.ts';
import { commandLine, isSaid } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { beforePublication, leads } from './who.ts';

export const remedyCommand: Command = {
  name: 'remedy',
  group: 'remediation',
  summary: 'decide what will be done, by when, and who does it',
  who: leads,
  usage: [
    'remedy fix by <date> [kind <kinds>] [dev @login [for <line>]] [<facts>] [because <reason>]',
    'remedy mitigate by <date> kind workaround,deployment-advice,runtime-change [<facts>]',
    'remedy wontfix [by <date>] <reason>',
  ],
  examples: [
    '/psirt remedy fix by 2026-12-10 dev @ada workaround none',
    '/psirt remedy mitigate by +14d kind deployment-advice',
    '/psirt remedy wontfix the line is out of support; workaround exists',
  ],
  when: beforePublication,
  door: 'remedy',
  run,
};

type Remedy = Extract<Fact, { name: 'remedy' }>;
const keywords = ['by', 'kind', 'because'];

function run(call: Call): Said {
  const take = takeFrom(call);
  const decision = take.word(0, (word) => readOneOf(word, remedyKinds));
  if (decision === undefined) return take.stop();
  const { own, inline } = decision === 'wontfix' ? { own: [], inline: [] } : sorted(call.words);
  const remedy = decision === 'wontfix' ? takeWontfix(call, take) : takeRemedy(take, { decision, own });
  if (remedy === undefined) return take.stop();
  const typed = own.flatMap(({ from, to }) => call.words.slice(from - 1, to));
  return passDoor(call, {
    door: 'remedy',
    words: inline,
    head: commandLine('remedy', [...call.words.slice(0, 1), ...typed]),
    own: (view) => (isSaid(latest(view.it, 'remedy'), remedy) ? [] : [remedy]),
  });
}

/** The words of the decision itself, and those that are facts of other commands. */
function sorted(words: readonly Word[]): { own: readonly Clause[]; inline: readonly Word[] } {
  const own: Clause[] = [];
  const inline: Word[] = [];
  let from = 1;
  while (from < words.length) {
    const clause = clausesOf(words, keywords, from);
    const [next] = clause.all;
    inline.push(...words.slice(from, clause.head.to));
    if (next === undefined) break;
    const to = endOf(words, next);
    own.push({ ...next, to });
    from = to;
  }
  return { own, inline };
}

/** A clause of the decision ends where a fact's keyword begins; a reason runs to the end. */
function endOf(words: readonly Word[], { keyword, from, to }: Clause): number {
  if (keyword === 'because') return to;
  const at = words.findIndex(
    (word, index) => index > from && index < to && inlineKeyword(word) !== undefined,
  );
  return at === -1 ? to : at;
}

function takeRemedy(
  take: Take,
  { decision, own }: { decision: 'fix' | 'mitigate'; own: readonly Clause[] },
): Remedy | undefined {
  const of = (keyword: string) => own.findLast((clause) => clause.keyword === keyword);
  const [by, kind, because] = [of('by'), of('kind'), of('because')];
  const needsKind = kind === undefined && decision === 'mitigate';
  // What it lacks stands right after the decision: a reason would swallow it at the end.
  const lacks = [...(by === undefined ? ['by', '<date>'] : []), ...(needsKind ? ['kind', '<kinds>'] : [])];
  if (lacks.length > 0) take.lacks(1, lacks, 'a remedy needs its date, and a mitigation its kind');
  return take.all({
    name: 'remedy' as const,
    decision,
    due: by === undefined ? null : take.date(by, 'future'),
    mitigations: kind === undefined ? [defaultKind] : take.only(kind, readMitigations),
    because: because === undefined ? null : take.text(because.from, 'the reason'),
  });
}

const defaultKind: Remedy['mitigations'][number] = 'code-change';

function takeWontfix({ words, speaker }: Call, take: Take): Remedy | undefined {
  const dated = words[1]?.quoted === false && words[1].text.toLowerCase() === 'by';
  return take.all({
    name: 'remedy' as const,
    decision: 'wontfix' as const,
    due: dated ? take.date({ keyword: 'by', from: 2, to: 3 }, 'future') : null,
    mitigations: [],
    because: take.text(dated ? 3 : 1, 'why nothing will be fixed'),
    roles: [...speaker.roles],
  });
}
