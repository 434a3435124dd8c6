// Turns "there is none" from an error into a value; every other failure stays one.
import { kindOfFailure } from './failure.ts';

/** What the asking gives, or null when GitHub says that it isn't there. */
export async function orNull<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (kindOfFailure(error) === 'missing') return null;
    throw error;
  }
}
