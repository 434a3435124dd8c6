// What a phase ends with: the mandatory steps that are still open before a door that leads out of it. A step that is not mandatory holds
// nobody up, and once the fix is public nothing here does.
import { doneAct, latest } from '../case/case.ts';
import type { View } from '../case/view.ts';
import type { Door, Missing } from '../commands/command.ts';
import { missingFor } from './conditions.ts';
import type { ConditionName } from './conditions.ts';
import { gatesOf } from './doors.ts';
import type { stepPhases } from './schema.ts';
import { stepsOf } from './steps.ts';
import type { StepState } from './steps.ts';

type StepPhase = (typeof stepPhases)[number];

/** The phases whose mandatory steps must have their conclusion before a door opens. */
const ended: Partial<Record<Door, readonly StepPhase[]>> = {
  remedy: ['triage'],
  publish: ['triage', 'assessment'],
  close: ['triage', 'assessment', 'remediation', 'recovery', 'major'],
};

/** Everything that keeps a door shut: its gates, then what its phase still owes, each line once. */
export function missingBefore(door: Door, view: View): readonly Missing[] {
  const gates = gatesOf(door, view);
  const posts = new Set(gates.map(({ post }) => post));
  return [...gates, ...exitsOf(door, view).filter(({ post }) => !posts.has(post))];
}

function exitsOf(door: Door, view: View): readonly Missing[] {
  const phases = ended[door] ?? [];
  if (!isAsked(door, view)) return [];
  const open = stepsOf(view).filter(
    ({ step, state, mandatory }) => mandatory && state === 'open' && phases.includes(step.phase),
  );
  // What the bot does by itself holds nobody up before the end; what the reporter is owed is a gate of its own.
  const owed = open.filter(({ step: { owner, done_when: seen } }) => {
    return (door === 'close' || owner !== 'bot') && seen !== 'closed' && seen?.endsWith('-told') !== true;
  });
  return missingOf(view, owed);
}

/**
 * A case that was declined never went through the later phases, one that is not confirmed has that to do first, and users do not wait
 * for paper once the fix is public.
 */
function isAsked(door: Door, { it }: View): boolean {
  if (door === 'close') return doneAct(it, 'publish') !== undefined;
  return latest(it, 'confirmed') !== undefined && latest(it, 'fix-public') === undefined;
}

function missingOf(view: View, open: readonly StepState[]): readonly Missing[] {
  const byHand = open.flatMap(({ step }) => (step.done_when === undefined ? [step.id] : []));
  return open.flatMap(({ step }): readonly Missing[] => {
    const what = `step ${step.id} is open: ${step.text}`;
    if (step.done_when === undefined) return [{ what, post: `/psirt done ${byHand.join(' ')} <evidence>` }];
    const posts = postsFor(view, step.done_when);
    if (posts.length > 0) return posts.map((post) => ({ what, post }));
    // The bot is at it; the checklist says how to go on without it.
    if (step.owner === 'bot') return step.waivable ? [{ what }] : [];
    // What nobody can bring about any more, and nobody may waive, holds nobody up.
    return step.waivable ? [{ what, post: `/psirt waive ${step.id} <reason>` }] : [];
  });
}

/** Lines for what is no gate of its own. */
const hints: Partial<Record<ConditionName, readonly string[]>> = {
  acknowledged: ['/psirt ack'],
  led: ['/psirt assign case-lead @<login>'],
  scored: ['/psirt cvss <vector>', '/psirt cwe <CWE-ID>'],
  'leak-decided': ['/psirt leak <no|yes> <what>'],
  'report-clean': ['/psirt redact none'],
  drafted: ['/psirt cve <request|none>'],
  'cve-tracked': ['/psirt cve <request|none>'],
};

function postsFor(view: View, name: ConditionName): readonly string[] {
  const posts = missingFor(view, name).map(({ post }) => post);
  const lines = posts.filter((post) => post !== undefined);
  return lines.length > 0 ? lines : (hints[name] ?? []);
}
