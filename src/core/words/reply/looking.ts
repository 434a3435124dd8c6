// What somebody asked to see: help, where the case stands, the latest of its record. Nothing here is news, so nobody is called.
import type { FactEntry } from '../../case/entry.ts';
import { rolesOf } from '../../case/people.ts';
import type { View } from '../../case/view.ts';
import { helpOn, helpText } from '../../commands/help.ts';
import { commandNamed, commands } from '../../commands/index.ts';
import { spoken } from '../../time.ts';
import { dueTable } from '../card/due-table.ts';
import { embargoBox } from '../card/embargo-box.ts';
import { headline } from '../card/headline.ts';
import { nextSteps } from '../card/next-steps.ts';
import { waitingLine } from '../card/waiting.ts';
import { inline } from '../safe.ts';
import { deedOf } from '../sentences.ts';
import type { Sources } from './sources.ts';

/** Room that the entries of a log may take in one comment. */
const longestLog = 60_000;

/** The answer to one look; undefined while the speaker's roles must be looked at first. */
export function lookedPart(view: View, fact: FactEntry<'looked'>, sources: Sources): string | undefined {
  if (fact.what === 'help') return helpPart(view, fact, sources);
  if (fact.what === 'log') return logPart(view, fact);
  return fact.words[0] === 'unchanged' ? 'That is already so; nothing changed.' : statusPart(view);
}

function helpPart(view: View, fact: FactEntry<'looked'>, { eye }: Sources): string | undefined {
  const command = commandNamed(fact.words[0] ?? '');
  if (command !== undefined) return helpOn(command);
  const { by: person, said_at, via } = fact;
  const roles = rolesOf(view, eye, { person, fresh: false });
  return roles === undefined ? undefined : helpText(view, { person, roles, said_at, via }, commands);
}

function statusPart(view: View): string {
  const parts = [headline(view), waitingLine(view), embargoBox(view), nextSteps(view), dueTable(view)];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

function logPart(view: View, { words, seq }: FactEntry<'looked'>): string {
  const before = view.it.entries.filter((entry) => entry.seq < seq);
  const lines = before
    .slice(-Number(words[0]))
    .toReversed()
    .map((entry) => `- ${entry.seq} · ${spoken(entry.said_at)} · ${inline(deedOf(entry))}`);
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > longestLog) break;
    shown.push(line);
  }
  return [`**The latest ${shown.length} of ${before.length} entries**, newest first:`, shown.join('\n')].join('\n\n'); // prettier-ignore
}
