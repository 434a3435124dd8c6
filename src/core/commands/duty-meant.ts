// Which duties a line means. It must be clear, and they must be duties of this case.
import { dutiesOf, isOpenDuty } from '../case/duties.ts';
import type { Duty } from '../case/duties.ts';
import { versionsFor } from '../plan/regimes/enabled.ts';
import type { EnabledRegime } from '../plan/regimes/enabled.ts';
import { dutyEvents } from '../plan/regimes/schema.ts';
import type { DutyEvent, Stage } from '../plan/regimes/schema.ts';
import type { Call, Said } from './command.ts';
import { refuse } from './say.ts';

export interface Meant {
  readonly on: EnabledRegime;
  /** One, or all that are open where that was said. */
  readonly duties: readonly [Duty, ...Duty[]];
  /** The place of the first word after the act. */
  readonly from: number;
}

interface Named {
  /** `all`: every open one. */
  readonly stage: string;
  readonly event: DutyEvent | undefined;
}

/** The duties that are meant, or why that is none or not clear. */
export function meantDuties(call: Call, on: EnabledRegime, named: Named): Meant['duties'] | Said {
  const { stage, event } = named;
  const of = dutiesOf(call.view).filter(
    (duty) => duty.regime === on.regime.name && (event === undefined || duty.event === event),
  );
  const [first, ...others] = of.filter((duty) => stage === 'all' || duty.stage === stage);
  if (first === undefined) return refuse(call, 'E-STATE', notRaised(on, named));
  if (first.state === 'off') return refuse(call, 'E-STATE', [{ what: `nothing is owed by ${first.regime} here: ${first.because}`, post: `/psirt duty ${first.regime}` }]); // prettier-ignore
  if (stage !== 'all') return others.length === 0 ? [first] : unclear(call, [first, ...others]);
  const [open, ...more] = [first, ...others].filter(({ state }) => state === 'not-required' || isOpenDuty(state)); // prettier-ignore
  const done = { what: `every stage of ${first.regime} is filed`, post: `/psirt duty ${first.regime}` };
  return open === undefined ? refuse(call, 'E-STATE', [done]) : [open, ...more];
}

function unclear(call: Call, all: readonly Duty[]): Said {
  // Whoever named no act wants to see the dossier.
  const act = call.words.length > 2 ? ' <required|filed|not-required>' : '';
  return refuse(call, 'E-ARGS', all.map(({ regime, stage, event }) => ({ what: `${stage} is owed for several events; say which`, post: `/psirt duty ${regime} ${stage} ${event}${act}` }))); // prettier-ignore
}

/** Nothing of the case asks for it yet: then somebody says since when they are aware, or that they were asked. */
function notRaised(on: EnabledRegime, { stage, event }: Named) {
  const stages: readonly Pick<Stage, 'starts' | 'on_request'>[] = versionsFor(on).flatMap((version) => {
    const one = version.stages[stage];
    return stage === 'all' ? Object.values(version.stages) : one === undefined ? [] : [one];
  });
  const events = dutyEvents.filter((one) => (event === undefined || one === event) && stages.some(({ starts }) => starts[one] !== undefined)); // prettier-ignore
  if (events.length === 0) return [{ what: `${stage} of ${on.regime.name} is not owed for ${event}`, post: `/psirt duty ${on.regime.name}` }]; // prettier-ignore
  const asked = stages.every(({ on_request: isAsked }) => isAsked) ? ['request'] : events;
  return asked.map((one) => ({
    what: `nothing in this case raises ${stage} of ${on.regime.name} yet: say since when you are aware`,
    post: `/psirt aware ${one} <when> <basis>`,
  }));
}
