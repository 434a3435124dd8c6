// Which files an archive of evidence has, and in which order: sorted by name, so that the same case makes the same archive.

export const names = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  facts: 'facts.json',
  log: 'log.jsonl',
  state: 'case.json',
  approvals: 'approvals.json',
  timeline: 'timeline.md',
  commits: 'commits.json',
} as const;

export const noticeName = (hash: string): string => `notices/${hash}.md`;
export const settingsName = (commit: string): string => `rules/${commit}/settings.yml`;
export const planName = (commit: string): string => `rules/${commit}/plan.yml`;

const fixed: ReadonlySet<string> = new Set(Object.values(names));
const varying = /^(?:notices\/[0-9a-f]{64}\.md|rules\/[0-9a-f]{7,64}\/(?:settings|plan)\.yml)$/;

/** Whether an archive of evidence can have a file of this name. */
export const isName = (name: string): boolean => fixed.has(name) || varying.test(name);
