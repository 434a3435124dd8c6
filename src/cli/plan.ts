// `psirt-bot plan`: a response plan as a document, the shipped one or a team's own; or everything that is wrong with it.
import { readFileSync } from 'node:fs';
import { nearest } from '../core/commands/nearest.ts';
import { defaultPlan } from '../core/plan/shipped.ts';
import { readPlan } from '../core/plan/plan.ts';
import type { Plan, PlanReading, Profile } from '../core/plan/plan.ts';
import { planFor } from '../core/plan/profile.ts';
import { profileNames } from '../core/settings/schema.ts';
import type { Call, ExitCode } from './command.ts';
import { planDocument } from './plan/document.ts';

export async function run({ out, words, options }: Call): Promise<ExitCode> {
  const profile = profileNames.find((name) => name === (options['profile'] ?? 'mirantis'));
  if (profile === undefined) return notKnown(out, String(options['profile']));
  const [file] = words;
  const read = file === undefined ? ({ ok: true, plan: defaultPlan() } as const) : readFile(file);
  if (typeof read === 'string') return said(out, read, 2);
  if (read.ok) return printed(out, read.plan, profile);
  const mistakes = read.mistakes.map(
    ({ path, line, expected, got, example }) =>
      `${file}:${line}${path === '' ? '' : ` ${path}`}: expected ${expected}; got ${got}\n  for example: ${example}`,
  );
  return said(out, mistakes.join('\n'), 1);
}

function readFile(file: string): PlanReading | string {
  try {
    return readPlan(readFileSync(file, 'utf8'));
  } catch {
    return `There is no file ${file} that can be read; expected the path of a response plan\nfor example: psirt-bot plan .github/psirt-plan.yml`;
  }
}

function printed(out: Call['out'], plan: Plan, profile: Profile): ExitCode {
  out.line(planDocument(planFor(plan, profile), profile));
  return 0;
}

function notKnown(out: Call['out'], profile: string): ExitCode {
  const near = nearest(profile, profileNames) ?? 'small';
  return said(out, `There is no profile "${profile}"; expected one of ${profileNames.join(', ')}\nfor example: psirt-bot plan --profile ${near}`, 2); // prettier-ignore
}

function said({ aside }: Call['out'], text: string, code: ExitCode): ExitCode {
  aside(text);
  return code;
}
