// Which tokens were used: each holds once. The memory is bounded; a full one refuses rather than forgets. Another process has another
// memory, which does no harm: asking twice is the same as asking once.

export interface UsedTokens {
  /** Marks a token as used. @param until second since 1970 from which it would be refused anyway */
  readonly use: (id: string, until: number, now: number) => 'first' | 'again' | 'full';
}

const mostKept = 10_000;

/** A memory of token ids. @param most how many it keeps at once */
export function openUsedTokens(most: number = mostKept): UsedTokens {
  const kept = new Map<string, number>();
  return {
    use: (id, until, now) => {
      if ((kept.get(id) ?? 0) > now) return 'again';
      if (kept.size >= most) for (const [old, end] of kept) if (end <= now) kept.delete(old);
      if (kept.size >= most) return 'full';
      kept.set(id, until);
      return 'first';
    },
  };
}
