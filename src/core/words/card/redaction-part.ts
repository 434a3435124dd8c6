// Comments that were to go and that GitHub did not let the bot delete: a person has to.
import { redactAct, redactedComments } from '../../case/redaction.ts';
import type { View } from '../../case/view.ts';

/** Undefined while everything went as it should. */
export function redactionPart(view: View): string | undefined {
  const stuck = redactedComments(view).filter((comment) => view.it.acts.get(redactAct(comment))?.receipt?.result === 'failed'); // prettier-ignore
  if (stuck.length === 0) return undefined;
  const links = stuck.map((comment) => `[comment ${comment}](#issuecomment-${comment})`);
  return `❗ **A person has to delete ${links.join(' and ')}**: it should not stand there, and GitHub did not let the bot take it away.`;
}
