// The commands whose words a door takes inline, by the keyword that begins them there. It runs none of them.
import { affectsCommand } from './affects.ts';
import { assignCommand } from './assign.ts';
import type { Command, Word } from './command.ts';
import { componentCommand } from './component.ts';
import { creditCommand } from './credit.ts';
import { cveCommand } from './cve.ts';
import { cvssCommand } from './cvss.ts';
import { cweCommand } from './cwe.ts';
import { embargoCommand } from './embargo.ts';
import { exploitCommand } from './exploit.ts';
import { leakCommand } from './leak.ts';
import { majorCommand } from './major.ts';
import { publicCommand } from './public.ts';
import { scheduleCommand } from './schedule.ts';
import { severityCommand } from './severity.ts';
import { similarCommand } from './similar.ts';
import { sourceCommand } from './source.ts';
import { unaffectedCommand } from './unaffected.ts';
import { workaroundCommand } from './workaround.ts';

export const inlineCommands: readonly Command[] = [
  sourceCommand, componentCommand, assignCommand, severityCommand, cvssCommand, cweCommand, affectsCommand, unaffectedCommand,
  exploitCommand, leakCommand, publicCommand, majorCommand, embargoCommand, cveCommand, creditCommand, similarCommand,
  workaroundCommand, scheduleCommand,
]; // prettier-ignore

export interface InlineKeyword {
  readonly command: Command;
  /** Words that stand before those that follow the keyword: `dev @ada` is `assign fix-dev @ada`. */
  readonly first: readonly Word[];
  /** The keyword is itself the value. */
  readonly bare: boolean;
}

const plain = (command: Command): InlineKeyword => ({ command, first: [], bare: false });
const role = (name: string): InlineKeyword => ({
  ...plain(assignCommand),
  first: [{ text: name, quoted: false }],
});

const keywords = new Map<string, InlineKeyword>([
  ...inlineCommands.map((command): [string, InlineKeyword] => [command.name, plain(command)]),
  ['sev', plain(severityCommand)],
  ['dev', role('fix-dev')],
  ['qe', role('qe')],
  ['release', role('release')],
  ['lead', role('case-lead')],
]);

/** What a keyword begins; a bare CVSS vector or CWE ID begins its command by itself. */
export function inlineKeyword({ text, quoted }: Word): InlineKeyword | undefined {
  if (quoted) return undefined;
  const word: Word = { text, quoted };
  if (/^CVSS:/iu.test(text)) return { command: cvssCommand, first: [word], bare: true };
  if (/^CWE-\d/iu.test(text)) return { command: cweCommand, first: [word], bare: true };
  return keywords.get(text.toLowerCase());
}

export const inlineNames: readonly string[] = [...keywords.keys()];
