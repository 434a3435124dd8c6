// Tells a team what is wrong with its settings file: the text of the one issue that says so. It reads nothing itself.
import type { FileMistake } from '../file/yaml.ts';
import type { TemplateProblem } from '../words/template.ts';
import { codeSpan, inline } from '../words/safe.ts';

const MOST_SHOWN = 50;

/** The text of the one issue that tells the team what is wrong with its settings, or with the plan that they name. */
export function describeMistakes(mistakes: readonly FileMistake[], file = '.github/psirt.yml'): string {
  return described(mistakes.map(point), file);
}

/** The same for one of the team's own texts of notices. */
export function describeProblems(problems: readonly TemplateProblem[], file: string): string {
  return described(
    problems.map(({ line, what }) => `- line ${line}: ${inline(what, 1_000)}`),
    file,
  );
}

function described(points: readonly string[], file: string): string {
  const count = points.length === 1 ? 'One place is' : `${points.length} places are`;
  const more = points.length - MOST_SHOWN;
  return [
    `${count} wrong in ${codeSpan(file)}, so nothing of it is in force.`,
    '',
    ...points.slice(0, MOST_SHOWN),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
  ].join('\n');
}

function point({ path, line, expected, got, example }: FileMistake): string {
  const place = path === '' ? '' : `, ${codeSpan(path)}`;
  return `- line ${line}${place}: expected ${inline(expected)}; got ${codeSpan(got)}. For example: ${codeSpan(example)}`;
}
