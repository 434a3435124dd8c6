// Every fact that can stand in a case's log, as one table of schemas. Facts are what people said or GitHub showed; nothing derived.
import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { hygieneFacts } from './hygiene-facts.ts';
import { signingFacts } from './signing-facts.ts';
import { outsideFacts } from './outside-facts.ts';
import { peopleFacts } from './people-facts.ts';
import { dutyFacts } from './duty-facts.ts';
import { noticeFacts } from './notice-facts.ts';

export { notices } from './notice-facts.ts';
import {
  sources, severities, exploitStates, leakStates, leakKinds, declineReasons, justifications, roles, assignableRoles, creditKinds, disputants, remedyKinds, mitigationKinds, draftFields, ssvcDecisions,
} from './fact-lists.ts'; // prettier-ignore

export {
  sources, severities, exploitStates, leakStates, leakKinds, declineReasons, justifications, roles, assignableRoles, creditKinds, disputants, remedyKinds, mitigationKinds, draftFields,
} from './fact-lists.ts'; // prettier-ignore

/** GitHub's time form: UTC, whole seconds, `2026-12-01T16:00:00Z`. */
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const text = z.string();

/** The word of a `looked` that stands for a command which said what was already so: its comment was processed, nothing changed. */
export const alreadySoWord = 'unchanged';

const proposal = z.strictObject({
  cvss: text.nullable(), cwes: z.array(text), affects: z.array(z.strictObject({ range: text, fixed: text.nullable() })),
}); // prettier-ignore

// Field names must not be those of an entry's head (v, seq, at, said_at, by, via, prev, kind, name): facts lie flat in their entry.
export const factSchemas = {
  /** A report arrived. `reporter` is a reference such as `p1` (see parties), never a name. */
  reported: z.strictObject({
    source: z.enum(sources), received_at: time, reporter: text.nullable(), product: text.nullable(), title: text,
    /** SHA-256 of the report as it came, saved with the case as a notice. */
    report: text,
    visibility: z.enum(['private', 'public', 'unknown']), ghsa: text.nullable(), repository: text.nullable(),
    embargo_until: time.nullable(), proposed: proposal, missing: z.array(text), reporter_deadline: time.nullable(),
    exploit: z.enum(['none', 'claimed']).nullable(), leak: z.enum(['no', 'possible']).nullable(),
  }), // prettier-ignore
  /** An issue older than the install, or an existing advisory, was made part of this case by a person. */
  adopted: z.strictObject({ ghsa: text.nullable(), repository: text.nullable() }),
  /** The case is an exercise: nothing of it leaves the case repository. It stays one. */
  drill: z.strictObject({ because: text }),
  acknowledged: z.strictObject({}),
  asked: z.strictObject({ text }),
  /** The reporter wrote in the advisory's thread; the text stays there. */
  answered: z.strictObject({ comment: z.number().int() }),
  accepted: z.strictObject({}),
  /** Somebody does not agree with what we found or said. */
  disputed: z.strictObject({ party: z.enum(disputants), text }),
  'dispute-settled': z.strictObject({ text }),
  /** Somebody else found it too. */
  rediscovered: z.strictObject({ evidence: text }),
  /** Parked until a time; the case goes on by itself then. */
  deferred: z.strictObject({ until: time, because: text }),
  /** It goes on: what it was parked for, or waited for from the reporter, is waited for no more. */
  resumed: z.strictObject({}),
  declined: z.strictObject({
    reason: z.enum(declineReasons), justification: z.enum(justifications).nullable(), text,
  }), // prettier-ignore
  /** `known_at`: where everybody reads of that case, once it is published. */
  duplicate: z.strictObject({ of: text, published: z.boolean(), known_at: text.optional() }),
  /** Another case is a second report of this one; its reporter set this deadline. */
  attached: z.strictObject({ report: text, deadline: time.nullable() }),
  ...noticeFacts,
  ...hygieneFacts,
  assigned: z.strictObject({ role: z.enum(assignableRoles), person: actorSchema, line: text.nullable() }),
  /** Who was on call by the rota when the case was opened, and until when. */
  'on-call': z.strictObject({ person: actorSchema, until: time }),
  ...peopleFacts,
  ...dutyFacts,
  source: z.strictObject({ channel: z.enum(sources), received_at: time.nullable() }),
  product: z.strictObject({ product: text }),
  component: z.strictObject({ component: text, upstream: text.nullable() }),
  severity: z.strictObject({ level: z.enum(severities), because: text.nullable() }),
  cvss: z.strictObject({ vector: text }),
  cwe: z.strictObject({ ids: z.array(text) }),
  /**
   * One affected range of one product; the same product and line again replaces the earlier answer. `unfixed`: somebody said that no
   * version will fix it; without that, a `fixed` of null only means that none was named.
   */
  affects: z.strictObject({
    product: text, package: text.nullable(), line: text.nullable(), range: text, fixed: text.nullable(),
    impact: z.enum(severities).nullable(), unfixed: z.literal(true).optional(),
  }), // prettier-ignore
  unaffected: z.strictObject({ product: text, justification: z.enum(justifications), text: text.nullable() }),
  exploit: z.strictObject({ state: z.enum(exploitStates), evidence: text.nullable() }),
  /** SSVC by the table of this name; the points in its words, those that follow from others included. */
  ssvc: z.strictObject({
    points: z.array(z.strictObject({ point: text, value: text })), decision: z.enum(ssvcDecisions), table: text,
  }), // prettier-ignore
  /** `kinds`: whose data, as far as somebody said. */
  leak: z.strictObject({ state: z.enum(leakStates), what: text.nullable(), kinds: z.array(z.enum(leakKinds)).optional() }), // prettier-ignore
  public: z.strictObject({
    state: z.enum(['public', 'private']), url: text.nullable(), since: time.nullable(),
  }), // prettier-ignore
  /** `half`: as which of two deciders somebody rejects it; it counts once the other one does. */
  major: z.strictObject({
    state: z.enum(['no', 'requested', 'approved', 'rejected', 'ended']), because: text.nullable(),
    half: z.enum(['psirt-lead', 'exec']).optional(),
  }), // prettier-ignore
  /** `until` is in force once it is said, `propose` waits for others. `party`: whose word it is, as `p2`; absent where it is ours. */
  embargo: z.strictObject({
    act: z.enum(['until', 'accept', 'refuse', 'lift', 'broken', 'none', 'propose', 'owner', 'keep']),
    until: time.nullable(), text: text.nullable(), party: text.optional(),
  }), // prettier-ignore
  ...outsideFacts,
  confirmed: z.strictObject({}),
  credit: z.strictObject({
    who: text, login: text.nullable(), as: z.enum(creditKinds), consent: z.enum(['yes', 'asked', 'anonymous', 'none']),
  }), // prettier-ignore
  cve: z.strictObject({ state: z.enum(['request', 'id', 'pending', 'none']), id: text.nullable(), because: text.nullable() }), // prettier-ignore
  remedy: z.strictObject({
    decision: z.enum(remedyKinds), due: time.nullable(), mitigations: z.array(z.enum(mitigationKinds)), because: text.nullable(),
    /** Not to fix: the roles of whoever decided it, judged now and never again. */
    roles: z.array(z.enum(roles)).optional(),
  }), // prettier-ignore
  /** Where the fix of a line is built. `author` and `reviewer` as far as known. */
  fix: z.strictObject({
    url: text, line: text, place: z.enum(['fork', 'mirror', 'public']), author: actorSchema.nullable(), reviewer: actorSchema.nullable(),
  }), // prettier-ignore
  reproduced: z.strictObject({ state: z.enum(['yes', 'no', 'skipped']), text }),
  tested: z.strictObject({
    lines: z.array(text), how: z.enum(['run', 'attested']), evidence: text,
    /** The author's own word a second time, where the settings in force let one person do that. */
    again: z.literal(true).optional(),
  }), // prettier-ignore
  /** `opens`: the bot opens a case for it; before there was that word, people did. */
  similar: z.strictObject({
    state: z.enum(['none', 'new', 'added']), text, opens: z.literal(true).optional(),
  }), // prettier-ignore
  /** A part that can be fixed by itself gets a case of its own. */
  split: z.strictObject({ title: text }),
  /** This case was split off: from which, and by which entry of its log. */
  'split-from': z.strictObject({
    case: z.number().int().positive(), split: z.number().int().positive(), title: text,
  }), // prettier-ignore
  workaround: z.strictObject({ text: text.nullable() }),
  scheduled: z.strictObject({ release_at: time }),
  /** When people are told the next thing: what an early advisory promises. */
  'next-update': z.strictObject({ due: time }),
  /** The public commits that hold the fix of a line. */
  landed: z.strictObject({ line: text, commits: z.array(text) }),
  /** A release tag of a line was seen on the product's public repository. */
  tagged: z.strictObject({ repository: text, tag: text, commit: text, line: text, version: text }),
  /** The tag's proof: it contains every landed commit of its line and none was reverted; or what is missing. */
  proven: z.strictObject({ tag: text, line: text, proven: z.boolean(), because: z.array(text) }),
  /** First public commit, tag or package with the fix: the point of no return. */
  /** The release began: who releases is at it. */
  landing: z.strictObject({}),
  'fix-public': z.strictObject({ what: text, url: text }),
  ...signingFacts,
  'draft-choice': z.strictObject({
    field: z.enum(draftFields), choice: z.enum(['keep', 'replace']), value: text.nullable(),
  }), // prettier-ignore
  /** A person says that a step of the plan is done which the bot can't tick itself. */
  'step-done': z.strictObject({ step: text, evidence: text.nullable() }),
  /** A step of the plan is concluded without doing it. */
  'step-waived': z.strictObject({ step: text, because: text }),
  /** What the holder of a role answered who is reached by mail alone, recorded by somebody else. */
  'answered-for': z.strictObject({ role: z.enum(roles), evidence: text }),
  /** The case goes on under the plan of these settings. `keeps`: retired steps that it still waits for. */
  'plan-moved': z.strictObject({ commit: text, plan: text, keeps: z.array(text) }),
  /** `thanks`: whoever reported it is thanked now. */
  closed: z.strictObject({ outcome: text, thanks: z.literal(true).optional() }),
  /** Words took a case back that was ready or released: what they left without its conclusion. */
  'fell-back': z.strictObject({ was: z.enum(['ready', 'released']), because: z.array(text) }),
  reopened: z.strictObject({ because: text }),
  /** Who said a fact takes it back: `fact` is its entry's number. */
  undone: z.strictObject({ fact: z.number().int().positive() }),
  /** Somebody asked to see something; the answer is a reply, the state does not change. */
  looked: z.strictObject({
    what: z.enum(['help', 'status', 'log', 'checklist', 'clocks', 'ready', 'duty']),
    words: z.array(text),
  }),
  /** The case's record was found cut, vanished or tampered with; nothing outside happens until people have looked. */
  frozen: z.strictObject({ because: text }),
} as const;

export type FactName = keyof typeof factSchemas;
/** What each fact says, by its name. */
export type FactData = { [N in FactName]: Said<z.infer<(typeof factSchemas)[N]>> };
// An empty strict object is inferred as a record of nothing, which no other property could join.
type Said<T> = string extends keyof T ? object : Readonly<T>;
/** A named fact, as a command returns it. */
export type Fact = { [N in FactName]: { readonly name: N } & FactData[N] }[FactName];
