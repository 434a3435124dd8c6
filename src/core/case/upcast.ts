// Reads entries of older formats as today's. Nothing rewrites a stored line; this is the only place that knows old formats.

/** Format 1 is the first and the present one, so every value passes as it is. */
export function upcast(stored: unknown): unknown {
  return stored;
}
