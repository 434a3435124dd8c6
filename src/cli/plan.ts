// `psirt-bot plan`: a response plan as a document, the shipped one or a team's own, with who represents which product; or everything that
// is wrong with it.
import { readFileSync } from 'node:fs';
import type { FileMistake } from '../core/file/yaml.ts';
import { nearest } from '../core/commands/nearest.ts';
import { defaultPlan } from '../core/plan/shipped.ts';
import { readPlan } from '../core/plan/plan.ts';
import type { Plan } from '../core/plan/plan.ts';
import { planFor } from '../core/plan/profile.ts';
import { readSettings, settingsPath } from '../core/settings.ts';
import type { Settings } from '../core/settings.ts';
import { profileNames } from '../core/settings/schema.ts';
import type { Call, ExitCode } from './command.ts';
import { planDocument } from './plan/document.ts';
import { representatives } from './plan/representatives.ts';

export async function run({ out, words, options }: Call): Promise<ExitCode> {
  const profile = profileNames.find((name) => name === (options['profile'] ?? 'mirantis'));
  if (profile === undefined) return notKnown(out, String(options['profile']));
  const [file] = words;
  const plan = file === undefined ? { kind: 'read' as const, value: defaultPlan() } : readFile(file, ofPlan);
  if (plan.kind === 'wrong') return said(out, plan.text, plan.code);
  const path = options['settings'];
  const settings = typeof path === 'string' ? readFile(path, ofSettings) : undefined;
  if (settings?.kind === 'wrong') return said(out, settings.text, settings.code);
  out.line(planDocument(planFor(plan.value, profile), profile));
  if (settings !== undefined) out.line(`\n${representatives(settings.value)}`);
  return 0;
}

type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'wrong'; readonly text: string; readonly code: ExitCode };

interface Form<T> {
  readonly read: (text: string) => T | readonly FileMistake[];
  readonly expected: string;
  readonly example: string;
}

const ofPlan: Form<Plan> = {
  read: (text) => {
    const reading = readPlan(text);
    return reading.ok ? reading.plan : reading.mistakes;
  },
  expected: 'the path of a response plan',
  example: 'psirt-bot plan .github/psirt-plan.yml',
};

const ofSettings: Form<Settings> = {
  read: (text) => {
    const reading = readSettings(text);
    return reading.ok ? reading.settings : reading.mistakes;
  },
  expected: 'the path of a settings file',
  example: `psirt-bot plan --settings ${settingsPath}`,
};

function readFile<T>(file: string, { read, expected, example }: Form<T>): Read<T> {
  let value: T | readonly FileMistake[];
  try {
    value = read(readFileSync(file, 'utf8'));
  } catch {
    const text = `There is no file ${file} that can be read; expected ${expected}\nfor example: ${example}`;
    return { kind: 'wrong', text, code: 2 };
  }
  return Array.isArray(value)
    ? { kind: 'wrong', text: value.map((one: FileMistake) => mistakeLine(file, one)).join('\n'), code: 1 }
    : { kind: 'read', value: value as T };
}

function mistakeLine(file: string, { path, line, expected, got, example }: FileMistake): string {
  return `${file}:${line}${path === '' ? '' : ` ${path}`}: expected ${expected}; got ${got}\n  for example: ${example}`;
}

function notKnown(out: Call['out'], profile: string): ExitCode {
  const near = nearest(profile, profileNames) ?? 'small';
  return said(out, `There is no profile "${profile}"; expected one of ${profileNames.join(', ')}\nfor example: psirt-bot plan --profile ${near}`, 2); // prettier-ignore
}

function said({ aside }: Call['out'], text: string, code: ExitCode): ExitCode {
  aside(text);
  return code;
}
