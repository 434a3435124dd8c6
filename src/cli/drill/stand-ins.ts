// Plays an exercise by its stand-ins: each says their words at their time, so that a team sees how it goes before it plays.
import type { Exercise } from './exercise.ts';

interface Event {
  readonly at: number;
  readonly happen: () => Promise<void> | void;
}

/** Plays to the end of the scenario. */
export async function playByStandIns(exercise: Exercise): Promise<void> {
  const events = exercise.scenario.injects.flatMap((inject): readonly Event[] => [
    { at: inject.after, happen: () => exercise.tell(inject) },
    ...inject.stand_ins.map(({ after, who, say }) => ({ at: inject.after + after, happen: () => exercise.say(who, say) })), // prettier-ignore
  ]);
  for (const { at, happen } of events.toSorted((a, b) => a.at - b.at)) {
    await exercise.until(at);
    await happen();
  }
}
