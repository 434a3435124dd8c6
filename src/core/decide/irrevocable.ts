// What can't be taken back: whoever was let in has read it, whoever was told knows it. It is done only from a record whose history was
// looked at and is ours alone.
import type { Decision, EffectKind } from '../decision.ts';
import { openEye } from '../look.ts';
import type { Audit } from '../look.ts';
import type { World } from '../world.ts';

// A new kind of effect doesn't compile until somebody says whether it can be taken back.
const irrevocable: Readonly<Record<EffectKind, boolean>> = {
  'comment.create': false,
  'comment.fill': false,
  'comment.pin': false,
  react: false,
  labels: false,
  title: false,
  assignees: false,
  'issue.create': false,
  'issue.close': false,
  'issue.reopen': false,
  'issue.fill': false,
  // It says nothing of a case, and whoever is needed can't wait until its record was looked at.
  page: false,
  // A draft is created empty and can be closed; what is written into it can be written back. Who reads it is the collaborators' matter.
  'advisory.create': false,
  'advisory.write': false,
  'comment.delete': true,
  'advisory.accept': true,
  'advisory.close': true,
  'advisory.collaborators': true,
  'advisory.tell': true,
  'cve.request': true,
  'fork.open': true,
  'advisory.publish': true,
  'advisory.revise': true,
  'site.write': true,
  'site.commit': true,
  'release.notes': true,
};

/** Whether something that was decided can't be taken back. */
export function isIrrevocable({ effects }: Decision): boolean {
  return effects.some(({ kind }) => irrevocable[kind]);
}

/** `soon`: no card shows yet how far the log had come, so there is nothing to compare it with; the card comes first. */
export type Trust = Audit | 'soon' | 'unseen';

/** What is known of the record by what was observed. */
export function trustIn({ log, answers }: World): Trust {
  const entries = log?.ok === true ? log.entries : [];
  const isShown = entries.some(
    (entry) => entry.kind === 'receipt' && /^card(?::|$)/.test(entry.act) && entry.result !== 'failed',
  );
  return isShown ? (openEye(answers).ask({ look: 'audit' }) ?? 'unseen') : 'soon';
}
