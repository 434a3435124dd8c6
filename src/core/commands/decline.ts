// `/psirt decline`: the report is no vulnerability of ours, and why. The reporter gets the reason; nothing here sends it.
import { allOf, latest } from '../case/case.ts';
import { declineReasons } from '../case/fact.ts';
import { levelOfVector, severityOf } from '../case/severity.ts';
import { statusOf } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { day, later, spoken } from '../time.ts';
import { readOneOf } from './args.ts';
import { readJustification } from './choices.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { facts, refuse } from './say.ts';
import { secondPersonMissing } from './second-person.ts';
import { takeFrom } from './take.ts';
import { beforeVerdict, leads } from './who.ts';

export const declineCommand: Command = {
  name: 'decline',
  group: 'triage',
  summary: 'decline the report with a reason',
  who: leads,
  usage: ['decline <reason> <text>', 'decline not-affected <justification> [<text>]', 'decline spam'],
  examples: ['/psirt decline bug "the crash needs rights that already allow everything"', '/psirt decline not-affected not-in-execute-path', '/psirt decline spam'],
  when: beforeVerdict,
  door: 'decline',
  run,
}; // prettier-ignore

type Reason = (typeof declineReasons)[number];
/** Days that a reporter has to answer before silence ends a report. */
const PATIENCE = 14;

function run(call: Call): Said {
  const take = takeFrom(call);
  const reason = take.word(0, (word) => readOneOf(word, declineReasons));
  const isJustified = reason === 'not-affected';
  const said = take.all({
    name: 'declined' as const,
    reason,
    justification: isJustified ? take.word(1, readJustification) : null,
    text:
      isJustified || reason === 'spam'
        ? call.rest(isJustified ? 2 : 1).trim()
        : take.text(1, 'the reasoning'),
  });
  if (said === undefined) return take.stop();
  const gates = gatesAgainst(call, said.reason);
  const alone = claimedHigh(call) ? secondPersonMissing(call, { what: 'decline', words: said.reason }) : [];
  if (gates.length > 0) return refuse(call, 'E-GATE', [...gates, ...alone]);
  return alone.length > 0 ? refuse(call, 'E-2P', alone) : facts(said);
}

function gatesAgainst({ view }: Call, reason: Reason): readonly Missing[] {
  const early = { what: 'nobody acknowledged the report; only spam is declined before', post: '/psirt ack' };
  const isEarly = statusOf(view) === 'new' && reason !== 'spam';
  return [
    ...(isEarly ? [early] : []),
    ...worthIt(view, reason),
    ...(reason === 'no-response' ? silenceMissing(view) : []),
  ];
}

/** Reasons that call it no vulnerability. */
const harmless: ReadonlySet<Reason> = new Set(['works-as-intended', 'bug', 'hardening', 'feature']);

/** What is rated medium or worse is a vulnerability; who doubts that says first how bad it is. */
function worthIt(view: View, reason: Reason): readonly Missing[] {
  const { level = 'none' } = severityOf(view);
  if (!harmless.has(reason) || level === 'none' || level === 'low') return [];
  const what = `it is rated ${level}, so it is a vulnerability and not declined as ${reason}`;
  return [{ what, post: '/psirt severity <none|low> because <why>' }];
}

/** Silence ends a report after two questions and some patience. */
function silenceMissing(view: View): readonly Missing[] {
  const asked = allOf(view.it, 'asked');
  const last = asked.at(-1);
  const until = last === undefined ? view.now : later(last.said_at, PATIENCE * day);
  const answered = latest(view.it, 'answered');
  const hasAnswered = answered !== undefined && answered.seq > (last?.seq ?? 0);
  const twice = { what: 'the reporter was not asked twice', post: '/psirt ask <question>' };
  return [
    ...(asked.length < 2 ? [twice] : []),
    ...(hasAnswered ? [{ what: 'the reporter answered', post: '/psirt accept' }] : []),
    ...(until > view.now ? [{ what: `the reporter has until ${spoken(until)} to answer` }] : []),
  ];
}

/** A report that claims high or critical is not put away by one person. */
function claimedHigh({ view }: Call): boolean {
  const proposed = latest(view.it, 'reported')?.proposed.cvss ?? null;
  const levels = [proposed === null ? undefined : levelOfVector(proposed), severityOf(view).level];
  return levels.some((level) => level === 'high' || level === 'critical');
}
