// The table of all commands, in the order in which a case meets them. Parser, help, permissions, docs and tests read it.
import { acceptCommand } from './accept.ts';
import { ackCommand } from './ack.ts';
import { adoptCommand } from './adopt.ts';
import { affectsCommand } from './affects.ts';
import { approveCommand } from './approve.ts';
import { askCommand } from './ask.ts';
import { assignCommand } from './assign.ts';
import { byCommand } from './by.ts';
import { checklistCommand } from './checklist.ts';
import { clocksCommand } from './clocks.ts';
import { attachCommand } from './attach.ts';
import { awareCommand } from './aware.ts';
import { closeCommand } from './close.ts';
import type { Command } from './command.ts';
import { componentCommand } from './component.ts';
import { conflictCommand } from './conflict.ts';
import { confirmCommand } from './confirm.ts';
import { creditCommand } from './credit.ts';
import { cveCommand } from './cve.ts';
import { cvssCommand } from './cvss.ts';
import { cweCommand } from './cwe.ts';
import { declineCommand } from './decline.ts';
import { deferCommand } from './defer.ts';
import { disputeCommand } from './dispute.ts';
import { doneCommand } from './done.ts';
import { draftCommand } from './draft.ts';
import { drillCommand } from './drill.ts';
import { duplicateCommand } from './duplicate.ts';
import { dutyCommand } from './duty.ts';
import { embargoCommand } from './embargo.ts';
import { exploitCommand } from './exploit.ts';
import { fixCommand } from './fix.ts';
import { acceptHandoffCommand, handoffCommand } from './handoff.ts';
import { helpAmong } from './help.ts';
import { holdCommand } from './hold.ts';
import { landCommand } from './land.ts';
import { landedCommand } from './landed.ts';
import { leakCommand } from './leak.ts';
import { logCommand } from './log.ts';
import { majorCommand } from './major.ts';
import { nextUpdateCommand } from './next-update.ts';
import { notifyCommand } from './notify.ts';
import { partyCommand } from './party.ts';
import { planCommand } from './plan.ts';
import { publicCommand } from './public.ts';
import { publishCommand } from './publish.ts';
import { readyCommand } from './ready.ts';
import { redactCommand } from './redact.ts';
import { rediscoveredCommand } from './rediscovered.ts';
import { refCommand } from './ref.ts';
import { rejectCommand } from './reject.ts';
import { remedyCommand } from './remedy.ts';
import { reopenCommand } from './reopen.ts';
import { reporterDeadlineCommand } from './reporter-deadline.ts';
import { reproduceCommand } from './reproduce.ts';
import { resumeCommand } from './resume.ts';
import { reviseCommand } from './revise.ts';
import { scheduleCommand } from './schedule.ts';
import { sendCommand } from './send.ts';
import { sentCommand } from './sent.ts';
import { severityCommand } from './severity.ts';
import { similarCommand } from './similar.ts';
import { sourceCommand } from './source.ts';
import { splitCommand } from './split.ts';
import { ssvcCommand } from './ssvc.ts';
import { statusCommand } from './status.ts';
import { testCommand } from './test.ts';
import { unaffectedCommand } from './unaffected.ts';
import { undoCommand } from './undo.ts';
import { unholdCommand } from './unhold.ts';
import { waiveCommand } from './waive.ts';
import { withdrawCommand } from './withdraw.ts';
import { workaroundCommand } from './workaround.ts';

export const commands: readonly Command[] = [
  helpAmong(() => commands), statusCommand, readyCommand, checklistCommand, clocksCommand, logCommand,
  adoptCommand, drillCommand, ackCommand, askCommand, acceptCommand, declineCommand, duplicateCommand, attachCommand, sentCommand, redactCommand, assignCommand, handoffCommand, acceptHandoffCommand, conflictCommand, sourceCommand, reporterDeadlineCommand,
  componentCommand,
  severityCommand, cvssCommand, cweCommand, affectsCommand, unaffectedCommand, exploitCommand, ssvcCommand, leakCommand, publicCommand,
  majorCommand, partyCommand, refCommand, confirmCommand, disputeCommand, splitCommand, deferCommand, resumeCommand,
  remedyCommand, fixCommand, reproduceCommand, testCommand, similarCommand, workaroundCommand, scheduleCommand, notifyCommand, landCommand, landedCommand,
  embargoCommand, rediscoveredCommand, creditCommand, cveCommand, draftCommand, sendCommand, nextUpdateCommand, publishCommand, approveCommand, rejectCommand, reviseCommand, withdrawCommand, awareCommand, dutyCommand, holdCommand, unholdCommand,
  doneCommand, byCommand, waiveCommand, planCommand,
  closeCommand, reopenCommand, undoCommand,
]; // prettier-ignore

/** The command of a verb, or undefined when there is none. */
export function commandNamed(verb: string): Command | undefined {
  return commands.find(({ name }) => name === verb);
}
