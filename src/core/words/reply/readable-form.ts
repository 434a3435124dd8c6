// The advisory as people will read it, with what is still open as visible gaps. It shows what was asked for, not what the case says since.
import type { Advisory } from '../../advisory/advisory.ts';
import { withFix } from '../../advisory/form.ts';
import type { ApprovalForm, Hole } from '../../advisory/form.ts';
import { pageText } from '../../formats/markdown.ts';
import { shownId } from '../../formats/sentences.ts';
import { quoted } from '../safe.ts';

/** Room for the text itself in one comment. */
const room = 50_000;

/** The text in a block, and what may still change in it. */
export function readableForm({ advisory, holes }: ApprovalForm): string {
  const text = pageText(holes.reduce(gapped, advisory)).trimEnd();
  const cut = text.length > room ? ' It is too long for a comment and cut here; read the rest in the file below.' : ''; // prettier-ignore
  const same =
    advisory.version.kind === 'early'
      ? 'The OSV file says the same.'
      : 'GitHub’s fields, the OSV file and the release notes say the same.';
  return [
    `**This becomes public, word for word.** ${same}${cut}`,
    quoted(text, room),
    `Only this is still filled in, by fixed rules, as it becomes known: ${openIn(holes).join('; ')}. Any other change voids the signatures.`,
  ].join('\n\n');
}

/** A release is shown as if it were out, but not in an early version: a line that is late says “expected” instead. */
function gapped(advisory: Advisory, hole: Hole): Advisory {
  return hole.kind === 'tag-url' && advisory.version.kind !== 'early'
    ? withFix(advisory, hole, (fix) => ({ ...fix, tagUrl: `‹release of ${hole.version}›` }))
    : advisory;
}

const names: Readonly<Partial<Record<Hole['kind'], string>>> = {
  cve: 'the CVE ID',
  ghsa: 'the GHSA ID',
  'published-at': 'the time of publication',
};

function openIn(holes: readonly Hole[]): readonly string[] {
  const versions = holes.flatMap((hole) => (hole.kind === 'tag-url' ? [shownId(hole.version)] : []));
  const releases = versions.length === 0 ? [] : [`commits, tag and release page of ${versions.join(', ')} (a line that is not out by then says “expected”)`]; // prettier-ignore
  return [...holes.flatMap(({ kind }) => names[kind] ?? []), ...releases];
}
