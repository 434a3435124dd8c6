// The release lines and how far each is. Addresses stand as code: a link would show up on the other side.
import { linesOf } from '../../case/lines.ts';
import type { LineState } from '../../case/lines.ts';
import type { View } from '../../case/view.ts';
import { inline } from '../safe.ts';
import { codeCell } from './code-cell.ts';

/** The table; undefined while no line needs a fix. */
export function linesTable(view: View): string | undefined {
  const lines = linesOf(view);
  if (lines.length === 0) return undefined;
  return [
    '| Line | Affected | Fix | Reviewed | Test | Landed | Release |',
    '|---|---|---|---|---|---|---|',
    ...lines.map(row),
  ].join('\n');
}

function row(state: LineState): string {
  const { line, range, reviewer, tested, landed } = state;
  const cells = [
    inline(line),
    inline(range),
    fixCell(state),
    reviewer === undefined ? '–' : `✅ \`${reviewer.login}\``,
    tested ? '✅' : '☐',
    landed.length === 0 ? '–' : `✅ ${landed.length}`,
    releaseCell(state),
  ];
  return `| ${cells.join(' | ')} |`;
}

function fixCell({ fix, developer }: LineState): string {
  if (fix === undefined) return developer === undefined ? '☐' : `☐ \`${developer.login}\``;
  return `✅ ${fix.place} ${codeCell(fix.url)}`;
}

function releaseCell({ planned, tag, proven, because }: LineState): string {
  if (tag === undefined) return inline(planned);
  if (proven) return `✅ ${inline(tag.tag)}`;
  const reasons = because.length === 0 ? 'not proven to hold the fix' : inline(because.join('; '), longest);
  return `⚠️ ${inline(tag.tag)}: ${reasons}`;
}

/** Characters of reasons that a cell takes. */
const longest = 400;
