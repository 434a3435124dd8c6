// The table of all commands, in the order in which a case meets them. Parser, help, permissions, docs and tests read it.
import { acceptCommand } from './accept.ts';
import { ackCommand } from './ack.ts';
import { adoptCommand } from './adopt.ts';
import { affectsCommand } from './affects.ts';
import { approveCommand } from './approve.ts';
import { askCommand } from './ask.ts';
import { assignCommand } from './assign.ts';
import { closeCommand } from './close.ts';
import type { Command } from './command.ts';
import { componentCommand } from './component.ts';
import { confirmCommand } from './confirm.ts';
import { creditCommand } from './credit.ts';
import { cveCommand } from './cve.ts';
import { cvssCommand } from './cvss.ts';
import { cweCommand } from './cwe.ts';
import { declineCommand } from './decline.ts';
import { doneCommand } from './done.ts';
import { draftCommand } from './draft.ts';
import { duplicateCommand } from './duplicate.ts';
import { embargoCommand } from './embargo.ts';
import { exploitCommand } from './exploit.ts';
import { fixCommand } from './fix.ts';
import { helpAmong } from './help.ts';
import { holdCommand } from './hold.ts';
import { landedCommand } from './landed.ts';
import { leakCommand } from './leak.ts';
import { logCommand } from './log.ts';
import { majorCommand } from './major.ts';
import { publicCommand } from './public.ts';
import { publishCommand } from './publish.ts';
import { rejectCommand } from './reject.ts';
import { remedyCommand } from './remedy.ts';
import { reopenCommand } from './reopen.ts';
import { reproduceCommand } from './reproduce.ts';
import { scheduleCommand } from './schedule.ts';
import { sentCommand } from './sent.ts';
import { severityCommand } from './severity.ts';
import { similarCommand } from './similar.ts';
import { sourceCommand } from './source.ts';
import { statusCommand } from './status.ts';
import { testCommand } from './test.ts';
import { unaffectedCommand } from './unaffected.ts';
import { unholdCommand } from './unhold.ts';
import { waiveCommand } from './waive.ts';
import { workaroundCommand } from './workaround.ts';

export const commands: readonly Command[] = [
  helpAmong(() => commands), statusCommand, logCommand,
  adoptCommand, ackCommand, askCommand, acceptCommand, declineCommand, duplicateCommand, sentCommand, assignCommand, sourceCommand,
  componentCommand,
  severityCommand, cvssCommand, cweCommand, affectsCommand, unaffectedCommand, exploitCommand, leakCommand, publicCommand,
  majorCommand, confirmCommand,
  remedyCommand, fixCommand, reproduceCommand, testCommand, similarCommand, workaroundCommand, scheduleCommand, landedCommand,
  embargoCommand, creditCommand, cveCommand, draftCommand, publishCommand, approveCommand, rejectCommand, holdCommand, unholdCommand,
  doneCommand, waiveCommand,
  closeCommand, reopenCommand,
]; // prettier-ignore

/** The command of a verb, or undefined when there is none. */
export function commandNamed(verb: string): Command | undefined {
  return commands.find(({ name }) => name === verb);
}
