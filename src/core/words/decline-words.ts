// What a reporter is told for each reason to decline: the verdict in plain words, what they can do, and what would change our mind.
import type { declineReasons, justifications } from '../case/fact.ts';

export type DeclineReason = (typeof declineReasons)[number];

export interface DeclineWords {
  readonly verdict: string;
  readonly next: string;
  /** Follows "what would change our mind is". */
  readonly changes: string;
  /** Whether the short form is enough: there is nothing to argue about. */
  readonly short: boolean;
}

const normalIssue = 'You are welcome to report it as a normal issue on the public tracker.';

export const declineWords: Readonly<Record<DeclineReason, DeclineWords>> = {
  'not-affected': long('our product is not affected by this.', 'If another product is affected, its makers will want to hear from you.', 'a version of our product and the steps that show it there'), // prettier-ignore
  'works-as-intended': long('it works the way it is meant to, and nobody gains anything that they were not allowed before.', 'If the documentation promises something else, please tell us: then that is the bug.', 'an example in which somebody gets at something that they must not'), // prettier-ignore
  bug: long('this is a bug, but it lets nobody do what they must not.', normalIssue, 'an example in which somebody gets at something that they must not'), // prettier-ignore
  hardening: long('this would make the product more robust, but there is no way in that it closes.', `It is still a good idea. ${normalIssue}`, 'an attack that works today and that this would stop'), // prettier-ignore
  feature: long('this is a wish for something new.', normalIssue, 'an attack that works today'),
  'false-positive': long('what the tool or the check found is not there.', 'A tool’s finding alone tells us little: what we need is a place in the code and what an attacker gains.', 'a way to use it'), // prettier-ignore
  'not-reproducible': long('we followed your steps and did not see it happen.', 'If you can, send us the exact version, the configuration and each step.', 'steps with which we see it ourselves'), // prettier-ignore
  'out-of-scope': long('it lies outside of what we look after.', 'Our policy says what is in scope.', 'a way in which it reaches something that is in scope'), // prettier-ignore
  unsupported: long('it is only in versions that no longer get fixes.', 'Please update to a supported version.', 'a supported version in which it happens, too'), // prettier-ignore
  upstream: long('the fault is in a part that others make.', 'Please report it to them; we are glad to help with that.', 'a way in which our own code causes it'), // prettier-ignore
  'no-response': short('We asked you for more and did not hear back, so we stop here for now.', 'You can come back any time with what was missing.'), // prettier-ignore
  withdrawn: short('You took your report back, so we close it.', 'If anything changes, come back any time.'),
  spam: short('We could not find a vulnerability report in it, so we close it.', 'If you meant to report one, tell us what happens, in which version, and how to see it.'), // prettier-ignore
};

/** The five VEX justifications as a sentence says them. */
export const justificationWords: Readonly<Record<(typeof justifications)[number], string>> = {
  component_not_present: 'the product does not contain the part in question',
  vulnerable_code_not_present: 'the product contains that part, but not the vulnerable code',
  vulnerable_code_not_in_execute_path: 'the vulnerable code is there, but the product never runs it',
  vulnerable_code_cannot_be_controlled_by_adversary:
    'the vulnerable code runs, but an attacker can’t influence it',
  inline_mitigations_already_exist: 'the product already has protections that stop it',
};

/** Whether somebody who was declined may publish: always, but other people's products are theirs to time. */
export function mayPublish(reason: DeclineReason): string {
  return reason === 'upstream'
    ? 'Please agree with them on when you publish.'
    : 'You are free to publish what you found. If you do, we would be glad to see it a few days before.';
}

function long(verdict: string, next: string, changes: string): DeclineWords {
  return { verdict, next, changes, short: false };
}

function short(verdict: string, next: string): DeclineWords {
  return { verdict, next, changes: '', short: true };
}
