// How a case begins that was split off from another: what was known there comes with it, so that its clocks count from the same report and
// nobody loses credit. It looks at the other case and changes nothing there.
import { allOf, latest } from '../case/case.ts';
import { drillOf } from '../case/drill.ts';
import { embargoOf, isPublic, isRunning } from '../case/embargo.ts';
import type { FactEntry } from '../case/entry.ts';
import type { Fact, FactData } from '../case/fact.ts';
import { hashOf } from '../case/log.ts';
import { actingLead } from '../case/people.ts';
import { productOf } from '../case/product.ts';
import { originOf, splitFrom } from '../case/split.ts';
import { isAcknowledged } from '../case/status.ts';
import type { View } from '../case/view.ts';
import { said } from './scene.ts';
import type { Scene } from './scene.ts';

/** Whether the bot opened the issue for something that was split off; the other case's log decides. */
export function isSplitOff({ world: { issue, bot } }: Scene): boolean {
  return issue.author.id === bot.id && originOf(issue.body) !== undefined;
}

/** Writes the first entries. @returns whether the case has begun; not before the other case's log names it */
export function openSplitOff(scene: Scene): boolean {
  const { issue, bot } = scene.world;
  const origin = originOf(issue.body);
  const log = origin && scene.eye.ask({ look: 'log', number: origin.number });
  const from = origin && log && splitFrom(log, { origin, issue: issue.number });
  const report = from && latest(from.it, 'reported');
  if (from == null || report == null) return false;
  const { title, fact } = from.split;
  const other = { ...scene.view(), it: from.it };
  scene.save([{ hash: hashOf(title), text: title }]);
  said(
    scene,
    [
      { name: 'reported', ...reportFrom(other, report, title) },
      { name: 'split-from', case: from.it.number, split: fact.seq, title },
      ...factsFrom(other),
    ],
    { person: bot, said_at: issue.created_at, via: 'issue' },
  );
  return true;
}

/** Who leads and is credited, and whether the reporter knows that it arrived. */
function factsFrom(other: View): readonly Fact[] {
  const drill = drillOf(other);
  const lead = actingLead(other);
  return [
    ...(drill === undefined ? [] : [{ name: 'drill', because: drill.because } as const]),
    ...(isAcknowledged(other) ? [{ name: 'acknowledged' } as const] : []),
    ...(lead === undefined
      ? []
      : [{ name: 'assigned', role: 'case-lead', person: lead, line: null } as const]),
    ...allOf(other.it, 'credit').map(({ who, login, as, consent }) => ({ name: 'credit', who, login, as, consent }) as const), // prettier-ignore
  ];
}

/** The report as it was received there; what is wrong is new, so nothing is proposed about it. */
function reportFrom(other: View, report: FactEntry<'reported'>, title: string): FactData['reported'] {
  const { it } = other;
  const source = latest(it, 'source');
  const embargo = embargoOf(other);
  return {
    source: source?.channel ?? report.source,
    received_at: source?.received_at ?? report.received_at,
    reporter: report.reporter,
    product: productOf(other)?.name ?? null,
    title,
    report: hashOf(title),
    visibility: isPublic(other) ? 'public' : (latest(it, 'public')?.state ?? report.visibility),
    ghsa: null,
    repository: null,
    embargo_until: isRunning(embargo) || embargo.state === 'proposed' ? embargo.until : null,
    proposed: { cvss: null, cwes: [], affects: [] },
    missing: [],
    reporter_deadline: report.reporter_deadline,
    exploit: null,
    leak: null,
  };
}
