// Whether a drafted notice may go out: no gaps, the words still true, agreed to where that is asked for, and nothing in it that its
// readers must not know. Every obstacle is told at once, with the line that removes it.
import { privateThingsOf } from '../advisory/private-things.ts';
import { findPrivate } from '../advisory/redaction.ts';
import { doneAct } from '../case/case.ts';
import { isDisclosed } from '../case/embargo.ts';
import type { Draft } from '../case/noticed.ts';
import { outsiderOf } from '../case/outsider.ts';
import type { View } from '../case/view.ts';
import type { Missing, RefusalCode } from '../commands/command.ts';
import type { Eye } from '../look.ts';
import { approvalWords } from './approval.ts';
import { audiences } from './audiences.ts';
import type { Audience } from './audiences.ts';
import { partyMissing } from './party-may.ts';
import type { Gap } from './render.ts';
import type { NoticeTemplate } from './template-file.ts';

export interface Ready {
  readonly draft: Draft;
  readonly template: NoticeTemplate;
  /** The text as it would be drafted now. */
  readonly text: string;
  readonly gaps: readonly Gap[];
  readonly to: string | null;
}

export type Obstacles = { readonly code: RefusalCode; readonly missing: readonly Missing[] };

/** Why it may not go out, the first kind of reason alone; undefined where nothing stands against it, null while something must be looked at. */
export function obstaclesTo(seen: { view: View; eye: Eye }, ready: Ready): Obstacles | undefined | null {
  const hits = privateWords(seen, ready);
  if (hits === undefined) return null;
  const kinds: readonly Obstacles[] = [
    { code: 'E-STATE', missing: notHere(seen.view, ready) },
    {
      code: 'E-EMBARGO',
      missing: [...tooEarly(seen.view, ready), ...partyMissing(seen.view, ready), ...hits],
    },
    { code: 'E-GATE', missing: ready.gaps.map(gapMissing) },
    { code: 'E-2P', missing: notAgreed(ready) },
  ];
  return kinds.find(({ missing }) => missing.length > 0);
}

function gapMissing({ field, how }: Gap): Missing {
  return how.startsWith('/psirt ') ? { what: `${field} is missing`, post: how } : { what: `${field} is missing: ${how}` }; // prettier-ignore
}

/** The advisory has a way of its own, and nobody can be told who is not there. */
function notHere(view: View, { template, to }: Ready): readonly Missing[] {
  if (template.approval === 'publish') return [{ what: 'the advisory is published with two signatures, never sent', post: '/psirt publish' }]; // prettier-ignore
  if (to !== null && template.audience !== 'party') return [{ what: `this notice is for ${audiences[template.audience].who}, so it has no party to go to` }]; // prettier-ignore
  return template.audience === 'reporter' && outsiderOf(view) === null
    ? [{ what: 'nobody outside is known who reported this', post: '/psirt source <channel>' }]
    : [];
}

/** What everybody reads comes with or after the advisory, never before it. */
function tooEarly(view: View, { template }: Ready): readonly Missing[] {
  const { tlp, owed }: Audience = audiences[template.audience];
  if (tlp[0] !== 'clear' || owed === true || doneAct(view.it, 'publish') !== undefined || isDisclosed(view))
    return [];
  return [{ what: 'nothing is said in public before the advisory is', post: '/psirt publish' }];
}

/** Anything private in what everybody reads; undefined while who reported must be looked at. */
function privateWords(
  { view, eye }: { view: View; eye: Eye },
  { template, text }: Ready,
): readonly Missing[] | undefined {
  if (audiences[template.audience].tlp[0] !== 'clear') return [];
  const things = privateThingsOf(view, eye);
  if (things === undefined) return undefined;
  const rules = new Set(findPrivate(text, things).map(({ rule, line }) => `line ${line} of the text holds something private (${rule}); take it out and draft it again`)); // prettier-ignore
  return [...rules].map((what) => ({ what }));
}

function notAgreed({ template, draft }: Ready): readonly Missing[] {
  const { approval } = template;
  if (!Array.isArray(approval) || draft.approved.length > 0) return [];
  return [
    {
      what: `it needs the word of ${approvalWords(approval)}`,
      post: `/psirt approve notice ${draft.drafted.hash.slice(0, 8)}`,
    },
  ];
}
