// The settings file: that it is there, can be read, and names enough people for its own rules.
import { readSettings, settingsPath } from '../../core/settings.ts';
import type { Settings } from '../../core/settings.ts';
import { storedFile } from '../../github/stored-file.ts';
import { good, wrong } from './finding.ts';
import type { Check, Finding, Sight } from './finding.ts';

export const settingsCheck: Check = { name: 'settings', look };

async function look({ clients, repository, settings }: Sight): Promise<readonly Finding[]> {
  const file = await storedFile(clients.cases, { ...repository, path: settingsPath });
  if (file === undefined)
    return [wrong(`there is no ${settingsPath}`, 'no case is worked on', 'run psirt-bot init')];
  const read = readSettings(file.text);
  if (!read.ok) {
    const [first] = read.mistakes;
    const more = read.mistakes.length === 1 ? '' : `, and ${read.mistakes.length - 1} more`;
    const todo = `line ${first?.line}: expected ${first?.expected}; for example ${first?.example}${more}`;
    return [wrong(`${settingsPath} has mistakes`, 'the settings before it stay in force', todo)];
  }
  return [good(`${settingsPath} can be read`), ...(settings === undefined ? [] : people(settings))];
}

function people({ roles, two_person: rule }: Settings): readonly Finding[] {
  const signers = new Set([
    ...(roles['psirt-lead'] ?? []),
    ...(roles.psirt ?? []),
    ...(roles.maintainer ?? []),
  ]);
  const teams = [...signers].some((holder) => holder.startsWith('team:'));
  if (rule !== 'strict' || teams || signers.size > 1) return [];
  return [
    wrong(
      'two people have to sign every publication and the settings name one',
      'nothing can be published',
      'name a second one as psirt-lead, or choose two_person: prefer',
    ),
  ];
}
