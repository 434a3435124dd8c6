// What is told when somebody takes no part in a case: what that means for them and for what they signed, and who has to lead instead.
import { latest } from '../case/case.ts';
import { isVoidUnder } from '../case/conflicts.ts';
import type { FactEntry } from '../case/entry.ts';
import { leadOf } from '../case/people.ts';
import { askingLine, kindOf } from '../case/versions.ts';
import type { View } from '../case/view.ts';
import { calledLeads } from './calls.ts';
import { markerOf } from './marker.ts';
import { postThis } from './refusals.ts';
import { inline } from './safe.ts';

/** Whom the call about a lead who takes no part mentions: them, to hand over, and who leads the team. */
export function calledAbout(view: View, { person }: FactEntry<'conflict'>): readonly string[] {
  return [`@${person.login}`, ...calledLeads(view)];
}

/** Whoever led has to hand the case on. */
export function conflictCall(view: View, fact: FactEntry<'conflict'>): string {
  const { person, because, seq } = fact;
  return [
    markerOf(`call:${seq}`),
    calledAbout(view, fact).join(' '),
    `🚫 \`${person.login}\` leads this case and takes no part in it: ${inline(because)}. Somebody else has to lead.`,
    `\`${person.login}\`, please hand it over; that is all you can still say here. ${postThis(['/psirt handoff @<login>'])}`,
    `Or a psirt-lead names who leads. ${postThis(['/psirt assign case-lead @<login>'])}`,
  ].join('\n\n');
}

/** The answer to whoever said it. */
export function conflictTold(fact: FactEntry<'conflict'>, then: View): string {
  const { person, state } = fact;
  if (state === 'over')
    return `\`${person.login}\` may take part again. What became void stays void; they can say it anew.`;
  return [
    `\`${person.login}\` takes no part from here on: what they post is refused, but for looking. What they said stays said; what they agreed to and nothing was done by yet is void.`,
    ...voidRequest(then, person),
    ...(leadOf(then)?.id === person.id ? ['They lead this case: they and the psirt-lead are called to hand it over.'] : []),
  ].join('\n\n'); // prettier-ignore
}

function voidRequest(then: View, { id }: FactEntry<'conflict'>['person']): readonly string[] {
  const request = latest(then.it, 'publish-requested');
  if (request?.by.id !== id || !isVoidUnder(then, request, request)) return []; // prettier-ignore
  return [`So is what they asked for as \`${request.hash.slice(0, 8)}\`. Somebody else asks anew. ${postThis([askingLine(kindOf(request))])}`]; // prettier-ignore
}
