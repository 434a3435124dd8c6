// `/psirt landed`: the public commits that hold the fix of each line. Release tags are proven against them.
import { allOf } from '../case/case.ts';
import type { Fact } from '../case/fact.ts';
import { linesOf } from '../case/lines.ts';
import { oneOfNames, readCommit } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { lineNames } from './line-of.ts';
import { facts } from './say.ts';
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
  const take = takeFrom(call);
  const said = takeAll(call, take);
  if (!take.fine()) return take.stop();
  const known = (fact: Landed) =>
    allOf(call.view.it, 'landed')
      .findLast(({ line }) => line === fact.line)
      ?.commits.join() === fact.commits.join();
  return facts(...said.filter((fact) => !known(fact)));
}

/** Commits stand before the line that they are on. */
function takeAll(call: Call, take: Take): readonly Landed[] {
  const said: Landed[] = [];
  const { head, all } = clausesOf(call.words, ['for']);
  let [from, to] = [head.from, head.to];
  for (const clause of all.length > 0 ? all : [undefined]) {
    const commits = takeCommits(take, from, to);
    const line =
      clause === undefined ? onlyLine(call, take) : take.word(clause.from, oneOfNames(lineNames(call.view)));
    if (line !== undefined) said.push({ name: 'landed', line, commits });
    [from, to] = clause === undefined ? [to, to] : [clause.from + 1, clause.to];
  }
  take.extra(from, to);
  return said;
}

function takeCommits(take: Take, from: number, to: number): string[] {
  const places = Array.from({ length: Math.max(to - from, 1) }, (_, index) => from + index);
  const read = places.map((at) => take.word(at < to ? at : { before: at }, readCommit));
  return [...new Set(read.filter((commit) => commit !== undefined))];
}

function onlyLine(call: Call, take: Take): string | undefined {
  const names = linesOf(call.view).map(({ line }) => line);
  if (names.length === 1) return names[0];
  return take.lacks(call.words.length, ['for', '<line>'], 'say which line each commit is on');
}
