// What must not have shown: words that stand in private fields alone, in public places, in what GitHub mails, in the App's log and in the
// Action's. What is published may show when it is published, never before.
import type { Box } from '../../../src/sandbox/box.ts';
import { canariesIn } from '../../support/stories/canaries.ts';

/** The fields that the advisory says, once it is out. */
const published = new Set(['title', 'body']);

/** @param logs what the App told its operator, and what the Action printed */
export function leaksIn({ publicLog, createdLog }: Box, logs: readonly string[]): readonly string[] {
  const out = publicLog.findIndex(({ text }) => text.includes('"state":"published"'));
  return [
    ...publicLog.flatMap(({ method, url, text }, at) =>
      found(`${method} ${url}`, text, out >= 0 && at >= out),
    ),
    ...createdLog.flatMap(({ by, kind, text }) =>
      isBot(by) ? found(`the mail of a ${kind}`, text, false) : [],
    ),
    ...logs.flatMap((line) => found('a log', line, out >= 0)),
  ];
}

const isBot = (login: string): boolean => login.endsWith('[bot]');

function found(where: string, text: string, isOut: boolean): readonly string[] {
  return canariesIn(text)
    .filter((field) => !(isOut && published.has(field)))
    .map((field) => `${field} showed in ${where}`);
}
