// The one issue that tells people about their settings file: what is wrong with it, or what waits for a psirt-lead's approval.
import { describeMistakes, describeProblems, settingsPath } from '../settings.ts';
import { codeSpan } from '../words/safe.ts';
import { houseMarker } from './house-marker.ts';
import type { HouseWorld, NewestSettings } from './house-world.ts';
import type { Approver, Verdict } from './judge-settings.ts';
import type { WrongFile } from './wrong-files.ts';

export const settingsTitle = 'Settings of the PSIRT bot';

/** Title and body; the body begins with the marker by which the issue is found again. */
export function settingsIssueText(
  world: HouseWorld,
  verdict: Verdict,
): { readonly title: string; readonly body: string } {
  return {
    title: settingsTitle,
    body: [houseMarker('settings'), ...paragraphs(world, verdict)].join('\n\n'),
  };
}

const agreement: Readonly<Record<Approver, string>> = {
  another: 'A psirt-lead who had no hand in it has to agree',
  nobody:
    'GitHub does not vouch for who wrote all of it, so nobody can be known to be somebody else. Put what is in force back, then make the change again: on GitHub’s own page, in a pull request that is squashed, in a signed commit, or in one that is pushed alone. Then a psirt-lead who had no hand in it has to agree',
  any: 'A psirt-lead has to agree; where one works alone, that may be who wrote it',
};

function paragraphs({ newest, inForce }: HouseWorld, verdict: Verdict): readonly string[] {
  const stays = inForce === undefined ? 'No settings are in force, so no case is worked on yet.' : `The settings of \`${inForce.commit.slice(0, 12)}\` stay in force meanwhile.`; // prettier-ignore
  switch (verdict.kind) {
    case 'missing':
      return inForce === undefined
        ? [
            `There is no \`${settingsPath}\` on the default branch. \`psirt-bot init\` writes a first one.`,
            stays,
          ]
        : [`There is no \`${settingsPath}\` on the default branch any more. Put it back.`, stays];
    case 'wrong':
      return [...verdict.files.flatMap((wrong) => wrongFile(wrong, newest)), stays];
    case 'lost':
      return [
        `The settings in force, \`${settingsPath}\` of \`${verdict.commit.slice(0, 12)}\`, can't be read any more, so it isn't known who may agree to others. Put that commit back into the repository.`,
        'Until then no case is worked on.',
      ];
    case 'asked':
      return [
        `\`${newest.commit.slice(0, 12)}\` changes who may do what, or what leaves the house (\`${settingsPath}\`, the plan and the texts that it names). ${agreement[verdict.approver]}:`,
        verdict.changes
          .map(({ path, before, after }) => `- \`${path}\`: \`${before}\` → \`${after}\``)
          .join('\n'),
        `Post this as a new comment here:\n\n\`\`\`\n/psirt approve settings ${newest.commit}\n\`\`\``,
        stays,
      ];
    case 'in-force':
    case 'take':
      return [
        'All is well: the newest settings are in force. This issue stays closed until there is something to ask.',
      ];
  }
}

function wrongFile(wrong: WrongFile, { commit }: Pick<NewestSettings, 'commit'>): readonly string[] {
  return [
    `${codeSpan(wrong.file)} at \`${commit.slice(0, 12)}\` can't be used:`,
    'mistakes' in wrong
      ? describeMistakes(wrong.mistakes, wrong.file)
      : describeProblems(wrong.problems, wrong.file),
  ];
}
