// docs/trace.md: every requirement, what covers it, and which tests prove it. Made from the sources alone, so that it can be compared
// without running a test; `npm run trace` says whether they pass.
import { basename, relative } from 'node:path';

import { kinds, origins } from './requirements.ts';
import type { Kind, Requirement } from './requirements.ts';
import type { Tagged } from './tags.ts';

export const pagePath = 'docs/trace.md';

const headings: Readonly<Record<(typeof origins)[number], string>> = {
  KB: 'Red Hat: “Understanding Red Hat’s Product Security Incident Response Plan”',
  BLOG: 'Red Hat’s blog: “Open source incident response solutions”',
  MIR: 'Mirantis: overview of its Product Security Incident Response Team',
  CARD: 'What psirt-bot sets out to be',
};

const singular: Readonly<Record<Kind, string>> = {
  steps: 'step',
  clocks: 'clock',
  notices: 'notice',
  commands: 'command',
  stakeholders: 'stakeholder',
};

/** The page as Markdown. */
export function tracePage(requirements: readonly Requirement[], tags: readonly Tagged[]): string {
  const open = requirements.filter((one) => one.open !== undefined).length;
  return [
    '# What is asked of an incident response plan, and what proves that it is so',
    `${requirements.length} requirements, read out of published texts about incident response and said in our words; ${open} of them are not whole yet, and say what is missing. Each stands with what covers it (steps, clocks and stakeholders of the [plan](plan.md), [commands](commands.md), notices to the reporter, documents) and with the tests whose names carry its number. Written from \`test/requirements.yml\` and the tests’ sources; \`npm run trace\` runs the tests, and \`npm run trace -- --break\` takes each thing that is named here out of the program and sees a test of each requirement fail.`,
    ...origins.map((origin) => part(origin, requirements, tags)),
  ].join('\n\n');
}

function part(
  origin: (typeof origins)[number],
  requirements: readonly Requirement[],
  tags: readonly Tagged[],
): string {
  const rows = requirements
    .filter(({ from }) => from === origin)
    .map((one) => `| ${[one.id, cell(one.says), coverage(one), proof(one, tags)].join(' | ')} |`);
  return [`## ${headings[origin]}`, ['| | What is asked | Covered by | Proven by |', '| --- | --- | --- | --- |', ...rows].join('\n')].join('\n\n'); // prettier-ignore
}

function coverage(one: Requirement): string {
  const named = kinds.flatMap((kind) => {
    const names = one[kind] ?? [];
    const label = names.length > 1 ? kind : singular[kind];
    return names.length === 0 ? [] : [`${label} ${names.map((name) => `\`${name}\``).join(', ')}`];
  });
  return [...named, ...(one.documents ?? []).map(linkTo)].join('<br>');
}

function proof({ id, open }: Requirement, tags: readonly Tagged[]): string {
  const tests = tags
    .filter(({ ids }) => ids.includes(id))
    .map(({ file, name }) => `[${basename(file, '.test.ts')}: ${cell(name)}](${fromDocs(file)})`);
  return [...tests, ...(open === undefined ? [] : [`**open**: ${cell(open)}`])].join('<br>');
}

const linkTo = (path: string): string => `[${path}](${fromDocs(path)})`;
const fromDocs = (path: string): string => relative('docs', path);
/** What would break a row of the table, or come alive in it, stays plain text. */
const cell = (text: string): string => text.replaceAll(/[|[\]<>*_\\`]/g, (mark) => `\\${mark}`);
