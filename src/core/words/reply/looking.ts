// What somebody asked to see: help, where the case stands, the latest of its record. Nothing of it is news, so nobody is called.
import type { Entry, FactEntry } from '../../case/entry.ts';
import { alreadySoWord } from '../../case/fact.ts';
import { rolesOf } from '../../case/people.ts';
import type { View } from '../../case/view.ts';
import { helpOn, helpText } from '../../commands/help.ts';
import { commandNamed, commands } from '../../commands/index.ts';
import { everyEntry } from '../../commands/log.ts';
import { spoken } from '../../time.ts';
import { dueTable } from '../card/due-table.ts';
import { embargoBox } from '../card/embargo-box.ts';
import { headline } from '../card/headline.ts';
import { nextSteps } from '../card/next-steps.ts';
import { ssvcPart } from '../card/ssvc-part.ts';
import { waitingLine } from '../card/waiting.ts';
import { inline } from '../safe.ts';
import { deedOf } from '../sentences.ts';
import { checklistPart } from './checklist-part.ts';
import { clocksPart } from './clocks-part.ts';
import { dossierPart } from './dossier-part.ts';
import { dutyPart } from './duty-part.ts';
import { within } from './fitting.ts';
import { readyPart } from './ready-part.ts';
import type { Sources } from './sources.ts';

/** Room for the entries of a log in one comment. */
const roomForLog = 60_000;

/** The answer to one look; undefined when a reaction says it, or while the speaker's roles must be looked at first. */
export function lookedPart(view: View, fact: FactEntry<'looked'>, sources: Sources): string | undefined {
  if (fact.what === 'help') return helpPart(view, fact, sources);
  if (fact.what === 'log') return logPart(view, fact);
  if (fact.what === 'checklist') return checklistPart(view, fact.words[0]);
  if (fact.what === 'clocks') return clocksPart(view);
  if (fact.what === 'duty')
    return fact.words.length > 1 ? dossierPart(view, fact.words, sources.eye) : dutyPart(view, fact);
  if (fact.what === 'ready') return readyPart(view);
  return fact.words[0] === alreadySoWord ? unchanged(fact) : statusPart(view);
}

/** Whoever set something by hand sees how it stands; whoever typed a command does not. */
function unchanged({ via }: FactEntry<'looked'>): string | undefined {
  return via.startsWith('comment:') ? 'That is already so. Nothing changed.' : undefined;
}

function helpPart(view: View, fact: FactEntry<'looked'>, { eye }: Sources): string | undefined {
  const [name] = fact.words;
  const command = name === undefined ? undefined : commandNamed(name);
  if (command !== undefined) return helpOn(command);
  const { by: person, said_at, via } = fact;
  const roles = rolesOf(view, eye, { person, fresh: false });
  return roles === undefined ? undefined : helpText(view, { person, roles, said_at, via }, commands);
}

/** The parts of the card that say what to do; the rest stands there. */
function statusPart(view: View): string {
  const parts = [
    headline(view),
    waitingLine(view),
    embargoBox(view),
    nextSteps(view),
    ssvcPart(view),
    dueTable(view),
  ];
  return [...parts, 'All that you can say now: `/psirt help`. Everything else stands on the card.']
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

/** What was said and refused; what the bot notes of its own work only where it was asked for. */
function logPart(view: View, { words, seq }: FactEntry<'looked'>): string {
  const isAll = words[1] === everyEntry;
  const isTold = ({ kind }: Entry): boolean => isAll || kind === 'fact' || kind === 'refusal';
  const before = view.it.entries.filter((entry) => entry.seq < seq && isTold(entry));
  const asked = before.slice(-Number(words[0])).toReversed();
  const lines = asked.map((entry) => `- ${entry.seq} · ${spoken(entry.said_at)} · ${inline(deedOf(entry))}`);
  const shown = within(lines, roomForLog);
  const kinds = isAll ? 'entries' : 'facts and refusals';
  const more = isAll ? '' : ` What the bot did is listed by \`/psirt log ${words[0]} all\`.`;
  return [
    `**The latest ${shown.length} of ${before.length} ${kinds}**, newest first:`,
    shown.join('\n'),
    `The whole log is \`cases/${view.it.number}/log.jsonl\` on the branch \`psirt-records\`.${more}`,
  ].join('\n\n');
}
