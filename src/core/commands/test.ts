// `/psirt test`: evidence that the regression test passes with the fix: a run, or what somebody attests where no run can be had.
import { allOf } from '../case/case.ts';
import { linesOf, linkedAt } from '../case/lines.ts';
import { ownWordFrom } from '../case/signers.ts';
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import { readUrl } from './args.ts';
import { oneOfNames } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Said } from './command.ts';
import { alreadySo, facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';
import { builders } from './who.ts';

export const testCommand: Command = {
  name: 'test',
  group: 'remediation',
  summary: 'give test evidence for lines',
  who: builders,
  usage: ['test <address of the run> [for <line>|all]', 'test attested "<what ran, hash of the log>" [for <line>|all]'],
  examples: [
    '/psirt test attested "full suite, log sha256:4f9c2a1e" for all',
    '/psirt test https://github.com/acme/widget-private/actions/runs/91 for 2.4',
  ],
  when: 'open',
  run,
}; // prettier-ignore

function run(call: Call): Said {
  const names = linesOf(call.view).map(({ line }) => line);
  if (names.length === 0) {
    const post = '/psirt affects "<range>" fixed <version>';
    return refuse(call, 'E-GATE', [{ what: 'no line needs a fix yet, so there is nothing to test', post }]);
  }
  const take = takeFrom(call);
  const { head } = clausesOf(call.words, ['for']);
  const isAttested = call.words[0]?.quoted === false && call.words[0].text.toLowerCase() === 'attested';
  const said = take.all({
    name: 'tested' as const,
    lines: takeLines(call, take, names),
    how: isAttested ? ('attested' as const) : ('run' as const),
    evidence: take.only(isAttested ? { ...head, from: 1 } : head, isAttested ? readAttestation : readUrl),
  });
  if (said === undefined) return take.stop();
  const known = allOf(call.view.it, 'tested').some(
    ({ by, evidence, lines }) =>
      by.id === call.speaker.person.id && evidence === said.evidence && lines.join() === said.lines.join(),
  );
  if (said.how === 'attested' && isSecondWord(call, said.lines)) return facts({ ...said, again: true });
  return known ? alreadySo : facts(said);
}

/** Whether the author of the fixes attested them before, long enough ago for a team in which nobody else can be asked. */
function isSecondWord({ view, speaker }: Call, lines: readonly string[]): boolean {
  const asked = linesOf(view).filter(({ line }) => lines.includes(line));
  return asked.every(({ line, fix, tested }) => {
    if (fix === undefined || tested) return false;
    const since = linkedAt(view.it, fix);
    const own = allOf(view.it, 'tested').find((one) => one.seq > since && one.lines.includes(line) && one.by.id === speaker.person.id); // prettier-ignore
    const from = own === undefined ? undefined : ownWordFrom(view, own);
    return from !== undefined && from <= speaker.said_at;
  });
}

function takeLines(call: Call, take: Take, names: readonly string[]): string[] | undefined {
  const clause = clausesOf(call.words, ['for']).of('for');
  if (clause !== undefined) {
    const line = take.only(clause, oneOfNames([...names, 'all']));
    if (line === undefined) return undefined;
    return line === 'all' ? [...names] : [line];
  }
  if (names.length === 1) return [...names];
  return take.lacks(call.words.length, ['for', '<line>'], `say for which line: ${names.join(', ')} or all`);
}

function readAttestation(word: string): Reading<string> {
  const expected = 'what ran and the hash of its log, in quotes';
  return word === '' ? misread(expected, word, '<what ran, hash of the log>') : read(word);
}
