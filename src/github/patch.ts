// What a commit changes, file by file, in a form that survives rebasing: lines added and removed, without their places. Pure.
import { hashOf } from '../core/case/log.ts';

/** A file of a commit as GitHub shows it; `patch` is absent for binary and very large files. */
export interface ChangedFile {
  readonly filename: string;
  readonly status: string;
  readonly sha: string | null;
  readonly patch?: string | undefined;
}

interface Lines {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

function linesOf(patch: string): Lines {
  const lines = patch.split('\n');
  const after = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
  return { added: after('+'), removed: after('-') };
}

/** The lines that a commit adds to a file, without blank ones; undefined where GitHub shows no patch. */
export function addedLines({ patch }: ChangedFile): readonly string[] | undefined {
  return patch === undefined ? undefined : linesOf(patch).added.filter((line) => line.trim() !== '');
}

/**
 * One hash for a whole change: equal for the same change elsewhere in history, as `git patch-id` has it (white space doesn't count).
 * @param way `inverse`: the hash that a commit undoing this change would have
 * @returns undefined for a change of nothing, or of files without a patch
 */
export function patchId(files: readonly ChangedFile[], way: 'same' | 'inverse' = 'same'): string | undefined {
  const parts = files.map(({ filename, patch }) => {
    if (patch === undefined) return undefined;
    const { added, removed } = linesOf(patch);
    const [plus, minus] = way === 'same' ? [added, removed] : [removed, added];
    return JSON.stringify([filename, plus.map(dense), minus.map(dense)]);
  });
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return hashOf(parts.toSorted((a = '', b = '') => (a < b ? -1 : 1)).join('\n'));
}

function dense(line: string): string {
  return line.replaceAll(/\s+/gu, '');
}
