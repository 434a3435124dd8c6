// The logger that Probot gets instead of its own: it drops everything that Probot would print, since that holds payloads and request
// bodies, and only tells that there was trouble.
import type { Logger } from 'probot';
import type { Say } from './say.ts';

/** A logger of pino's shape over our log. */
export function probotLog(say: Say): Logger {
  const drop = () => undefined;
  const trouble = () => say({ level: 'warn', sentence: 'Probot reports trouble', ids: {} });
  const logger: unknown = {
    level: 'error',
    trace: drop,
    debug: drop,
    info: drop,
    warn: drop,
    error: trouble,
    fatal: trouble,
    child: () => logger,
  };
  // Probot asks for the whole of pino and calls these.
  return logger as Logger;
}
