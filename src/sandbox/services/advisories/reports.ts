// Whether a public repository takes private vulnerability reports.
import type { Service } from '../../gateway/call.ts';
import { notFound } from '../../gateway/call.ts';

/** `enabled` holds numeric repository ids and is changed by the calls. */
export function reportsService(enabled: Set<number>): Service {
  return {
    'repos/check-private-vulnerability-reporting': ({ repository }) =>
      repository ? { status: 200, body: { enabled: enabled.has(repository.id) } } : notFound(),
    'repos/enable-private-vulnerability-reporting': ({ repository }) => {
      if (!repository || repository.isPrivate) return notFound();
      enabled.add(repository.id);
      return { status: 204 };
    },
    'repos/disable-private-vulnerability-reporting': ({ repository }) => {
      if (!repository) return notFound();
      enabled.delete(repository.id);
      return { status: 204 };
    },
  };
}
