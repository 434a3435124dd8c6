// `/psirt landed`: the public commits that hold the fix of each line. From then on the fix is public, and release tags are proven against
// these commits; so each of them must be there.
import { allOf } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import { linesOf } from '../case/lines.ts';
import { productMissing, productOf } from '../case/product.ts';
import { mistake } from '../mistake.ts';
import { oneOfNames, readCommit } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { lineNames } from './line-of.ts';
import { facts, refuse } from './say.ts';
import type { Place } from './ledger.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';

export const landedCommand: Command = {
  name: 'landed',
  group: 'remediation',
  summary: 'name the public commits that hold the fix',
  who: ['release', 'fix-dev', 'case-lead', 'psirt'],
  usage: ['landed <commit> [<commit> …] [for <line>] [<commit> … for <line> …]'],
  examples: ['/psirt landed 4f9c2a1e5d6b7a80 for 2.4 8a7b6c5d4e3f2a10 for 2.3'],
  when: 'open',
  run,
};

type Landed = Extract<Fact, { name: 'landed' }>;

function run(call: Call): Said {
  const repository = productOf(call.view)?.product.repository;
  if (repository === undefined) return refuse(call, 'E-GATE', [productMissing(call.view)]);
  const take = takeFrom(call);
  const said = takeAll(call, take, repository);
  if (!take.fine()) return take.stop();
  const known = (fact: Landed) =>
    allOf(call.view.it, 'landed')
      .findLast(({ line }) => line === fact.line)
      ?.commits.join() === fact.commits.join();
  return facts(...said.filter((fact) => !known(fact)));
}

/** Commits stand before the line that they are on. */
function takeAll(call: Call, take: Take, repository: string): readonly Landed[] {
  const said: Landed[] = [];
  const { head, all } = clausesOf(call.words, ['for']);
  let [from, to] = [head.from, head.to];
  for (const clause of all.length > 0 ? all : [undefined]) {
    const commits = takeCommits({ call, take, repository }, from, to);
    const line =
      clause === undefined ? onlyLine(call, take) : take.word(clause.from, oneOfNames(lineNames(call.view)));
    if (line !== undefined) said.push({ name: 'landed', line, commits });
    [from, to] = clause === undefined ? [to, to] : [clause.from + 1, clause.to];
  }
  take.extra(from, to);
  return said;
}

interface Taking {
  readonly call: Call;
  readonly take: Take;
  readonly repository: string;
}

function takeCommits(taking: Taking, from: number, to: number): string[] {
  const places = Array.from({ length: Math.max(to - from, 1) }, (_, index) => from + index);
  const read = places.map((at) => takeCommit(taking, at < to ? at : { before: at }));
  return [...new Set(read.filter((commit) => commit !== undefined))];
}

/** The whole name of the commit that is meant. */
function takeCommit({ call, take, repository }: Taking, place: Place): string | undefined {
  const commit = take.word(place, readCommit);
  if (commit === undefined) return undefined;
  const found = call.eye.ask({ look: 'commit', repository, commit });
  if (found === undefined) return take.waits();
  return found ?? take.miss(place, [mistake(`a commit of ${repository}`, commit, '<commit>')]);
}

function onlyLine(call: Call, take: Take): string | undefined {
  const names = linesOf(call.view).map(({ line }) => line);
  if (names.length === 1) return names[0];
  return take.lacks(call.words.length, ['for', '<line>'], 'say which line each commit is on');
}
