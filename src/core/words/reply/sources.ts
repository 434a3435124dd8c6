// What a reply may need beyond the record. It is looked at through an eye, so that nothing is guessed.
import type { Notice } from '../../decision.ts';
import type { Eye } from '../../look.ts';

export interface Sources {
  readonly eye: Eye;
  /** Texts that are being saved with the case just now. */
  readonly saved: readonly Notice[];
}

/** A text saved with the case; null when there is none, undefined while it must be looked at first. */
export function savedText({ eye, saved }: Sources, hash: string): string | null | undefined {
  return saved.find((notice) => notice.hash === hash)?.text ?? eye.ask({ look: 'notice', hash });
}
