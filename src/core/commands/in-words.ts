// The table of commands in words: the titles of its groups, who may say a command, and when. Help and docs say it the same way.
import { roles } from '../case/fact.ts';
import { listed } from '../formats/sentences.ts';
import type { Command, CommandGroup } from './command.ts';

/** The groups of commands in their order. */
export const groupTitles: Readonly<Record<CommandGroup, string>> = {
  looking: 'Looking',
  triage: 'Triage',
  assessment: 'Assessment',
  remediation: 'Remedy and release',
  disclosure: 'Embargo and disclosure',
  duties: 'Duties by law and contract',
  steps: 'Steps of the plan',
  closing: 'Closing, and taking back',
};

/** Who may say a command; long lists of roles by what they leave out. */
export function whoWords(who: Command['who']): string {
  if (who === 'anyone') return 'anyone who can read the case';
  const others = roles.filter((role) => !who.includes(role));
  if (others.length === 0) return 'anyone with a role';
  return others.length <= 2 ? `anyone with a role but ${listed(others, 'or')}` : who.join(', ');
}

/** When a command may be said. */
export function whenWords(when: Command['when']): string {
  const times = {
    any: 'always',
    open: 'while the case is open',
    active: 'while the case is open and not deferred',
  };
  return typeof when === 'string' ? times[when] : `while the case is ${listed(when, 'or')}`;
}
