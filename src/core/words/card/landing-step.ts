// What the card asks when a fix may be out and the bot can't see by which commit: the commits to choose from, and the line to post.
import type { SeenCommit } from '../../look.ts';
import { spoken } from '../../time.ts';
import { postThis } from '../refusals.ts';
import { codeSpan, inline } from '../safe.ts';

export interface OfferedLanding {
  readonly line: string;
  /** The tag of the line's planned version, once it is there. */
  readonly tag: string | undefined;
  /** Public commits on the line's branch since the fix can have landed, newest first. */
  readonly commits: readonly SeenCommit[];
}

/** The step; undefined when there is nothing to choose. */
export function landingStep(offered: readonly OfferedLanding[]): string | undefined {
  if (offered.length === 0) return undefined;
  const said = offered.map(({ line, commits }) => `${choice(commits)} for ${line}`).join(' ');
  return [
    `**Has the fix landed?** ${offered.map(wordsOf).join('; ')}. Nothing is published before it is known which public commits hold it. ${postThis([`/psirt landed ${said}`])}`,
    ...offered.flatMap(candidates),
  ].join('\n');
}

const wordsOf = ({ line, tag }: OfferedLanding): string =>
  tag === undefined ? `Forks were merged on line ${inline(line)}` : `Line ${inline(line)} is tagged ${inline(tag)}`; // prettier-ignore

/** One commit is offered as it is; of several one has to be chosen. */
function choice(commits: readonly SeenCommit[]): string {
  const names = commits.map(({ sha }) => sha.slice(0, 12));
  return names.length === 1 ? names.join() : `<${names.join('|') || 'commit'}>`;
}

function candidates({ line, commits }: OfferedLanding): readonly string[] {
  return commits.map(({ sha, message, committed_at }) => {
    const [title = ''] = message.split('\n', 1);
    return `- ${inline(line)}: ${codeSpan(sha.slice(0, 12))} ${inline(title, 80)} (${spoken(committed_at)})`;
  });
}
