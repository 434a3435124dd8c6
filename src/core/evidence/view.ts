// The case as it stood at its last entry, under the rules that its log names: what state and timeline are derived from. It reads nothing
// but the evidence itself.
import { foldCase } from '../case/case.ts';
import type { Entry } from '../case/entry.ts';
import type { ReadLog } from '../case/log.ts';
import type { View } from '../case/view.ts';
import { planCommitIn } from '../house/kept-plan.ts';
import { idOf } from '../house/plan-of.ts';
import { readPlan } from '../plan/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { planFor } from '../plan/profile.ts';
import { readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { EvidenceRules, Material } from './material.ts';

export type WholeLog = Extract<ReadLog, { ok: true }>;

/** The commits of settings that a log names. */
export function commitsIn(entries: readonly Entry[]): readonly string[] {
  const named = entries.flatMap((entry) => {
    if (entry.kind === 'settings') return [entry.commit];
    return entry.kind === 'fact' && entry.name === 'plan-moved' ? [entry.commit] : [];
  });
  return [...new Set(named)];
}

/** The view as of the last entry; undefined where the rules that count are not there or can't be read. */
export function viewOf({ facts, rules }: Pick<Material, 'facts' | 'rules'>, log: WholeLog): View | undefined {
  const it = foldCase(facts.case, log.entries, log.head);
  const commit = it.settings?.commit ?? '';
  const settings = settingsIn(rules.get(commit));
  const kept = rules.get(planCommitIn(log.entries) ?? '');
  const plan = kept && planIn(kept);
  const now = String(log.entries.at(-1)?.at);
  if (settings === undefined || plan === undefined) return undefined;
  return {
    it,
    now,
    bot: facts.bot,
    repository: facts.repository,
    house: {
      settings,
      commit,
      plan: idOf(plan),
      response: plan,
      texts: new Map(),
      people: facts.people,
      since: now,
      reports: {},
      installed_at: now,
      asks: [],
      mails: { cases: {}, answers: [] },
    },
  };
}

function settingsIn(rules: EvidenceRules | undefined): Settings | undefined {
  const read = rules && readSettings(rules.settings);
  return read?.ok === true ? read.settings : undefined;
}

function planIn(rules: EvidenceRules): Plan | undefined {
  const settings = settingsIn(rules);
  const read = readPlan(rules.plan);
  return settings === undefined || !read.ok ? undefined : planFor(read.plan, settings.profile);
}
