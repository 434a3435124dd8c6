// What no machine can know: whether the CVE ID was asked for, when the one who asked died before the answer. Nobody asks again; the card
// calls for a person, who looks on the advisory's page and says how it stands.
import { cardOf, place } from './stage.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** A person does what the card calls for, where it does. @returns whether it did */
export async function answerForMachines(stage: Stage): Promise<boolean> {
  if (!(await cardOf(stage)).includes('/psirt cve <pending|request>')) return false;
  const asked = stage.box.controls.cveRequests.length > 0;
  await stage.as('lead').comment(place, `/psirt cve ${asked ? 'pending' : 'request'}`);
  await stage.rest();
  return true;
}

/** Without the answer itself: all else is as if nobody had had to give it. */
export function withoutAnswer({ facts, comments, ...state }: State): State {
  return {
    ...state,
    facts: facts?.filter(({ name }) => name !== 'cve'),
    comments: comments?.filter(({ text }) => !text[0]?.startsWith('/psirt cve ')),
  };
}
