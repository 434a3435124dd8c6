// Every fact that can stand in a case's log, as one table of schemas. Facts are what people said or GitHub showed; nothing derived.
import { z } from 'zod';
import { actorSchema } from './actor.ts';

/** GitHub's time form: UTC, whole seconds, `2026-12-01T16:00:00Z`. */
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const text = z.string();

export const sources = [
  'email', 'ghsa', 'automation', 'list', 'pentest-external', 'pentest-internal', 'product-team', 'public', 'customer', 'other',
] as const; // prettier-ignore
export const severities = ['none', 'low', 'medium', 'high', 'critical'] as const;
export const exploitStates = ['none', 'claimed', 'public-exploit', 'wild'] as const;
export const leakStates = ['no', 'possible', 'suspected', 'yes'] as const;
export const declineReasons = [
  'not-affected', 'works-as-intended', 'bug', 'hardening', 'feature', 'false-positive', 'not-reproducible', 'out-of-scope',
  'unsupported', 'upstream', 'no-response', 'withdrawn', 'spam',
] as const; // prettier-ignore
/** The five VEX justifications; the same words in CSAF flags and OpenVEX. */
export const justifications = [
  'component_not_present', 'vulnerable_code_not_present', 'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary', 'inline_mitigations_already_exist',
] as const; // prettier-ignore
export const roles = [
  'triager', 'case-lead', 'psirt', 'psirt-lead', 'product-rep', 'product-owner', 'fix-dev', 'qe', 'release', 'comms', 'legal',
  'dpo', 'support', 'exec', 'observer', 'maintainer',
] as const; // prettier-ignore
/** Roles that can be given on one case. Those that judge or sign come from the settings alone, whatever a log says. */
export const assignableRoles = [
  'case-lead', 'product-rep', 'fix-dev', 'qe', 'release', 'comms', 'support', 'observer',
] as const satisfies readonly (typeof roles)[number][]; // prettier-ignore
export const creditKinds = [
  'analyst', 'finder', 'reporter', 'coordinator', 'remediation_developer', 'remediation_reviewer', 'remediation_verifier', 'tool',
  'sponsor', 'other',
] as const; // prettier-ignore
export const remedyKinds = ['fix', 'mitigate', 'wontfix'] as const;
export const mitigationKinds = ['workaround', 'deployment-advice', 'runtime-change', 'code-change'] as const;
export const notices = [
  'ack',
  'question',
  'accept',
  'decline',
  'duplicate',
  'update',
  'published',
  'thanks',
] as const;
export const draftFields = [
  'summary',
  'description',
  'severity',
  'cvss_vector_string',
  'cwe_ids',
  'vulnerabilities',
  'credits',
  'cve_id',
] as const;

/** The word of a `looked` that stands for a command which said what was already so: its comment was processed, nothing changed. */
export const alreadySoWord = 'unchanged';

const proposal = z.strictObject({
  cvss: text.nullable(),
  cwes: z.array(text),
  affects: z.array(z.strictObject({ range: text, fixed: text.nullable() })),
});

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
  acknowledged: z.strictObject({}),
  asked: z.strictObject({ text }),
  /** The reporter wrote in the advisory's thread; the text stays there. */
  answered: z.strictObject({ comment: z.number().int() }),
  accepted: z.strictObject({}),
  declined: z.strictObject({
    reason: z.enum(declineReasons),
    justification: z.enum(justifications).nullable(),
    text,
  }),
  duplicate: z.strictObject({ of: text, published: z.boolean() }),
  /** Somebody sent a notice by hand, outside GitHub. */
  sent: z.strictObject({ notice: z.enum(notices), channel: text }),
  assigned: z.strictObject({ role: z.enum(assignableRoles), person: actorSchema, line: text.nullable() }),
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
  leak: z.strictObject({ state: z.enum(leakStates), what: text.nullable() }),
  public: z.strictObject({
    state: z.enum(['public', 'private']),
    url: text.nullable(),
    since: time.nullable(),
  }),
  major: z.strictObject({ state: z.enum(['no', 'requested']), because: text.nullable() }),
  embargo: z.strictObject({
    act: z.enum(['until', 'accept', 'refuse', 'lift', 'broken', 'none']), until: time.nullable(), text: text.nullable(),
  }), // prettier-ignore
  confirmed: z.strictObject({}),
  credit: z.strictObject({
    who: text, login: text.nullable(), as: z.enum(creditKinds), consent: z.enum(['yes', 'asked', 'anonymous', 'none']),
  }), // prettier-ignore
  cve: z.strictObject({
    state: z.enum(['request', 'id', 'pending', 'none']),
    id: text.nullable(),
    because: text.nullable(),
  }),
  remedy: z.strictObject({
    decision: z.enum(remedyKinds), due: time.nullable(), mitigations: z.array(z.enum(mitigationKinds)), because: text.nullable(),
  }), // prettier-ignore
  /** Where the fix of a line is built. `author` and `reviewer` as far as known. */
  fix: z.strictObject({
    url: text, line: text, place: z.enum(['fork', 'mirror', 'public']), author: actorSchema.nullable(), reviewer: actorSchema.nullable(),
  }), // prettier-ignore
  reproduced: z.strictObject({ state: z.enum(['yes', 'no', 'skipped']), text }),
  tested: z.strictObject({ lines: z.array(text), how: z.enum(['run', 'attested']), evidence: text }),
  similar: z.strictObject({ state: z.enum(['none', 'new', 'added']), text }),
  workaround: z.strictObject({ text: text.nullable() }),
  scheduled: z.strictObject({ release_at: time }),
  /** The public commits that hold the fix of a line. */
  landed: z.strictObject({ line: text, commits: z.array(text) }),
  /** A release tag of a line was seen on the product's public repository. */
  tagged: z.strictObject({ repository: text, tag: text, commit: text, line: text, version: text }),
  /** The tag's proof: it contains every landed commit of its line and none was reverted; or what is missing. */
  proven: z.strictObject({ tag: text, line: text, proven: z.boolean(), because: z.array(text) }),
  /** First public commit, tag or package with the fix: the point of no return. */
  'fix-public': z.strictObject({ what: text, url: text }),
  /** First signature: exactly this approval form, saved as a notice, is to be published. */
  'publish-requested': z.strictObject({
    hash: text,
    early: z.boolean(),
    notice: text,
    expires: time,
    /** The requester's roles, judged now and never again. */
    roles: z.array(z.enum(roles)),
    fix_authors: z.array(z.number().int()),
  }),
  /** Second signature. `self` marks the requester's own, where the settings in force allow it. */
  approved: z.strictObject({
    what: z.enum(['publish', 'remedy', 'severity', 'decline', 'wontfix', 'embargo', 'settings']),
    hash: text,
    self: z.boolean(),
  }),
  rejected: z.strictObject({ what: text, hash: text, because: text }),
  held: z.strictObject({ because: text }),
  unheld: z.strictObject({}),
  'draft-choice': z.strictObject({
    field: z.enum(draftFields),
    choice: z.enum(['keep', 'replace']),
    value: text.nullable(),
  }),
  /** A person says that a step of the plan is done which the bot can't tick itself. */
  'step-done': z.strictObject({ step: text, evidence: text.nullable() }),
  /** A step of the plan is concluded without doing it. */
  'step-waived': z.strictObject({ step: text, because: text }),
  closed: z.strictObject({ outcome: text }),
  reopened: z.strictObject({ because: text }),
  /** Somebody asked to see something; the answer is a reply, the state does not change. */
  looked: z.strictObject({ what: z.enum(['help', 'status', 'log']), words: z.array(text) }),
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
