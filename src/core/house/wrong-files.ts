// What keeps settings from coming into force beside the settings file itself: the plan that they name, and the team's own texts.
import type { FileMistake } from '../file/yaml.ts';
import { shown } from '../mistake.ts';
import { readOwnTexts } from '../notices/own-texts.ts';
import type { TextFile } from '../notices/own-texts.ts';
import { readPlan } from '../plan/plan.ts';
import { settingsPath } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { TemplateProblem } from '../words/template.ts';
import { hasOwnPlan } from './plan-of.ts';

/** A file that can't be used, with everything that is wrong in it. */
export type WrongFile =
  | { readonly file: string; readonly mistakes: readonly FileMistake[] }
  | { readonly file: string; readonly problems: readonly TemplateProblem[] };

/** What is wrong with the plan that the settings name, and in which file. */
export function wrongPlan({ plan: path }: Pick<Settings, 'plan'>, text: string | null): readonly WrongFile[] {
  if (!hasOwnPlan({ plan: path })) return [];
  const missing = { path: 'plan', line: 1, expected: 'the path of a response plan that is in this repository', got: shown(path), example: 'plan: default' }; // prettier-ignore
  if (text === null) return [{ file: settingsPath, mistakes: [missing] }];
  const read = readPlan(text);
  return read.ok ? [] : [{ file: path, mistakes: read.mistakes }];
}

/** What is wrong with the team's own texts, file by file. */
export function wrongTexts(files: readonly TextFile[]): readonly WrongFile[] {
  const { problems } = readOwnTexts(files);
  return [...new Set(problems.map(({ file }) => file))].map((file) => ({
    file,
    problems: problems.filter((one) => one.file === file),
  }));
}
