// Turns refusals into the one comment that answers them: what is wrong, and the whole block to post instead. Nothing else puts a
// refusal into words.
import { readCommands } from '../commands/parse.ts';
import type { Missing, Refusal, RefusalCode } from '../commands/command.ts';
import { visible } from './clean.ts';
import { within } from './reply/fitting.ts';
import { codeSpan, inline, quoted } from './safe.ts';

/** A refusal, and which line of the block it is about (from 0); without `at` it is the first line with its verb. */
export interface RefusedLine extends Refusal {
  readonly at?: number;
}

/** What becomes of a refused line in the block to post: what is missing goes before it or stands in its place, or it goes. */
type Mending = 'before' | 'instead' | 'without';

const words: Readonly<Record<RefusalCode, readonly [lead: string, mending: Mending]>> = {
  'E-UNKNOWN': ['is not a command', 'instead'],
  'E-ARGS': ['can’t be read', 'instead'],
  'E-ROLE': ['is not yours to say', 'without'],
  'E-STATE': ['can’t be said at this point', 'without'],
  'E-GATE': ['needs something first', 'before'],
  'E-2P': ['needs a second person', 'without'],
  'E-STALE': ['is not about what stands now', 'instead'],
  'E-EMBARGO': ['would break the embargo', 'without'],
  'E-DATE': ['has a date that can’t be used', 'instead'],
  'E-EDITED': ['was edited; an edited comment runs nothing', 'without'],
  'E-LATE': ['came too late: somebody has said something newer', 'without'],
};

const help = '/psirt help';

/** Characters for the reasons and for the block, so that both fit into one comment. */
const roomForReasons = 30_000;
const roomForBlock = 20_000;

/**
 * The reply to a comment that was refused.
 * @param block the comment's commands as typed, one a line
 */
export function refusalText(refusals: readonly RefusedLine[], block: readonly string[]): string {
  const parts = refusals.map(refusalPart);
  const shown = within(parts, roomForReasons);
  const left = parts.length - shown.length;
  return [
    `**${nothingRan(block.length)}**`,
    ...shown,
    ...(left === 0 ? [] : [`${left} more can’t run either. Mend these first.`]),
    ...corrected(offered(block, refusals), refusals.some(isMended)),
  ].join('\n\n');
}

/** Who edited a comment may be somebody else than who would be asked to post what stands in it now. */
function offered(block: readonly string[], refusals: readonly RefusedLine[]): readonly string[] {
  return refusals.some(({ code }) => code === 'E-EDITED') ? [] : correctedBlock(block, refusals);
}

/** A block that is cut would say something else, so one that is too long is not offered. */
function corrected(lines: readonly string[], hasExamples: boolean): readonly string[] {
  if (lines.length === 0) return [];
  const fits = lines.join('\n').length <= roomForBlock;
  return [fits ? postThis(lines, hasExamples ? '; what you did not type yourself is an example, so check it' : '') : 'What would have to be posted is too long for this comment. Post fewer commands at a time.']; // prettier-ignore
}

/** A word that can't be read is replaced by one that could stand there, which nobody meant. */
const isMended = ({ code }: Refusal): boolean => code === 'E-ARGS' || code === 'E-DATE';

function nothingRan(count: number): string {
  if (count === 0) return 'Nothing in your comment ran.';
  return count === 1 ? 'Your command did not run.' : `Nothing of your ${count} commands ran.`;
}

function refusalPart({ code, verb, missing }: RefusedLine): string {
  const subject = code === 'E-EDITED' ? 'The comment' : codeSpan(visible(verb), 40);
  return [`${subject} ${words[code][0]} (${code}):`, ...missing.map(missingPoint)].join('\n');
}

/** One missing thing as a list point, with the line that mends it. */
export function missingPoint({ what, post }: Missing): string {
  return post === undefined ? `- ${inline(what, 400)}` : `- ${inline(what, 400)} → ${codeSpan(post, 400)}`;
}

/** A block to copy. Where it holds a choice or a gap, it says so. */
export function postThis(lines: readonly string[], remark = ''): string {
  const gaps = lines.some((line) => /<[^<>"=\s][^<>"]*>/.test(line)) ? ' (fill in what stands in `<…>`)' : '';
  return `Post this as a new comment${gaps}${remark}:\n\n${quoted(lines.join('\n'))}`;
}

/** The whole block as it should have been: everything that was missing in its place, each line once. */
export function correctedBlock(
  block: readonly string[],
  refusals: readonly RefusedLine[],
): readonly string[] {
  const verbs = block.map(verbOf);
  const places = refusals.map(({ at, verb }) => at ?? verbs.indexOf(verb));
  const lines = block.flatMap((line, index) => {
    const about = refusals.filter((_, which) => places[which] === index);
    return mended(line, about);
  });
  return [...new Set(lines)];
}

function mended(line: string, refusals: readonly RefusedLine[]): readonly string[] {
  const posts = (mending: Mending) =>
    refusals.filter(({ code }) => words[code][1] === mending).flatMap((refusal) => postsOf(refusal, line));
  if (refusals.some(({ code }) => words[code][1] === 'without')) return [];
  const instead = posts('instead');
  return [...posts('before'), ...(instead.length === 0 ? keptLine(line, refusals) : instead)];
}

/** A line that nobody knows a remedy for is not worth posting again. */
function keptLine(line: string, refusals: readonly RefusedLine[]): readonly string[] {
  return refusals.some(({ code }) => words[code][1] === 'instead') ? [] : [line];
}

function postsOf({ code, missing }: Refusal, line: string): readonly string[] {
  const posts = missing.flatMap(({ post }) => (post === undefined || post === help ? [] : [post]));
  // Only the verb was mistyped: the rest of the line is still meant.
  return code === 'E-UNKNOWN' ? posts.map((post) => `${post}${line.replace(/^\/psirt\s+\S+/i, '')}`) : posts;
}

function verbOf(line: string): string | undefined {
  const read = readCommands(line);
  return read.ok ? read.value[0]?.verb : undefined;
}
