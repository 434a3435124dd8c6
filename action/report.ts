// What the run tells, as texts: only advisories that are published. With none it is the same bytes for every reason.
import { inline } from '../src/core/words/safe.ts';
import type { Published } from './published.ts';

/** What everybody may know of a run. */
export interface Outcome {
  readonly repository: string;
  /** Undefined: every release that is out. */
  readonly tag: string | undefined;
  /** Undefined when the list could not be read. */
  readonly published: readonly Published[] | undefined;
}

/** Said where the settings leave publishing to the bot's server, whatever the cases are. */
export const serverPublishes =
  'The settings leave publishing to the bot’s server (`publisher: app`); this run only looks at what is published.';

const why = 'If you expected more: the reason stands on the case, for those who may read it.';

/** Lines for the log. */
export function linesOf({ repository, tag, published }: Outcome): readonly string[] {
  if (published === undefined) return [unread(repository)];
  const each = published.map(
    ({ ghsa_id, cve_id, url }) => `Published: ${[ghsa_id, cve_id ?? 'without a CVE ID yet', url].join(' ')}`,
  );
  return each.length > 0 ? each : [none(tag), why];
}

/** The job's summary, in Markdown. */
export function summaryOf({ repository, tag, published }: Outcome): string {
  const title = tag === undefined ? '### Security advisories' : `### Security advisories with ${inline(tag)}`;
  if (published === undefined) return `${title}\n\n${unread(repository)}\n`;
  if (published.length === 0) return `${title}\n\n${inline(none(tag))} ${why}\n`;
  const rows = published.map(
    ({ ghsa_id, cve_id, url, summary }) => `| [${ghsa_id}](${url}) | ${cve_id ?? ''} | ${inline(summary)} |`,
  );
  return [title, '', '| advisory | CVE | summary |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

/** The output `advisories`, on one line. */
export function outputOf({ published }: Outcome): string {
  return JSON.stringify(published ?? []);
}

/** What a dry run tells, whatever the cases are. */
export const dryRunLine =
  'Dry run: identity, settings and connection are in order. Nothing was published and nothing was recorded.';

const none = (tag: string | undefined): string =>
  tag === undefined ? 'No advisory was published during this run.' : `No published advisory names ${tag}.`;
const unread = (repository: string): string =>
  `The published advisories of ${repository} could not be read; see them on its Security tab.`;
