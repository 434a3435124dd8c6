// The release lines and how far each is, the affected ranges that no version fixes, and what is not affected. Addresses stand as code:
// a link would show up on the other side.
import type { FactEntry } from '../../case/entry.ts';
import { linesOf, needsNoRelease, sparedOf, withoutFix } from '../../case/lines.ts';
import type { LineState } from '../../case/lines.ts';
import type { View } from '../../case/view.ts';
import { inline } from '../safe.ts';
import { codeCell } from './code-cell.ts';

/** The table; undefined while nothing was said of any version. */
export function linesTable(view: View): string | undefined {
  const rows = [...linesOf(view).map(row), ...withoutFix(view).map((fact) => rowWithoutFix(view, fact))];
  const head = [
    '| Line | Affected | Fix | Reviewed | Test | Landed | Release |',
    '|---|---|---|---|---|---|---|',
  ];
  const spared = sparedOf(view).map(
    ({ product, justification }) =>
      `**Not affected** ${inline(product)}: ${justification.replaceAll('_', ' ')}`,
  );
  const parts = [...(rows.length === 0 ? [] : [[...head, ...rows].join('\n')]), ...spared];
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

function rowWithoutFix(view: View, { product, line, range, unfixed }: FactEntry<'affects'>): string {
  const isSettled = unfixed === true || needsNoRelease(view);
  const cells = [
    inline(line ?? '–'),
    inline(`${product} ${range}`),
    isSettled ? 'no fix' : '❓ no fixed version named',
  ];
  return `| ${[...cells, '–', '–', '–', '–'].join(' | ')} |`;
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
