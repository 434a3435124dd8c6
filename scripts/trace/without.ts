// The program without one thing, for `npm run trace -- --break`: sources are changed on their way into a test run, never on the disk and
// never in the product.
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

import type { Thing } from './requirements.ts';

interface PlanFile {
  readonly steps: Record<string, { after?: string[] }>;
  readonly clocks: Record<string, unknown>;
  readonly stakeholders: Record<string, unknown>;
  readonly profiles: Record<string, { steps?: string[]; targets?: Record<string, unknown> }>;
}

/** Sources that hold what can be taken away, by the end of their path; each is given back without one thing of its kind. */
export const holders: Readonly<Record<string, (source: string, thing: Thing) => string>> = {
  'src/core/plan/plan-text.ts': (source, { kind, name }) =>
    kind === 'steps' || kind === 'clocks' || kind === 'stakeholders'
      ? `export const planText = ${JSON.stringify(planWithout(kind, name))};`
      : source,
  'src/core/commands/index.ts': (source, { kind, name }) =>
    kind === 'commands' ? filtered(source, 'commands', `({ name }) => name !== '${name}'`) : source,
  'src/core/notices/template-texts.ts': (source, { kind, name }) =>
    kind === 'notices' ? withoutText(source, name) : source,
  'src/core/case/told.ts': (source, { kind, name }) =>
    kind === 'notices' ? withoutMessage(source, name) : source,
};

/** The shipped plan's file without one thing, and without what else in it names that. */
export function planWithout(kind: 'steps' | 'clocks' | 'stakeholders', name: string): string {
  const plan = parse(readFileSync('src/core/plan/default-plan.yml', 'utf8')) as PlanFile;
  delete plan[kind][name];
  for (const step of Object.values(plan.steps)) if (step.after !== undefined) step.after = step.after.filter((id) => id !== name); // prettier-ignore
  for (const profile of Object.values(plan.profiles)) {
    if (profile.steps !== undefined) profile.steps = profile.steps.filter((id) => id !== name);
    if (kind === 'clocks') delete profile.targets?.[name];
  }
  return stringify(plan);
}

/** The exported list of a source, filtered. @throws where the source has no such list: then nothing would be taken away */
function filtered(source: string, list: string, keeps: string): string {
  const changed = source.replace(`export const ${list}:`, `const all_${list}:`);
  if (changed === source) throw new Error(`there is no list ${list} to take anything from`);
  return `${changed}\nexport const ${list} = all_${list}.filter(${keeps});\n`;
}

/** The notice has no text any more. */
function withoutText(source: string, notice: string): string {
  const changed = source.replace('export const templateTexts =', 'const allTexts =');
  if (changed === source) throw new Error('there are no texts to take one from');
  return `${changed}\nexport const templateTexts = Object.fromEntries(Object.entries(allTexts).filter(([id]) => id !== '${notice}'));\n`;
}

/** No message of this kind comes about any more. */
function withoutMessage(source: string, notice: string): string {
  const changed = source.replace('export function messagesOf(', 'function allMessagesOf(');
  if (changed === source) throw new Error('there is no list of messages to take anything from');
  return `${changed}\nexport function messagesOf(view: Pick<View, 'it'>): readonly Message[] {\n  return allMessagesOf(view).filter((one) => one.notice !== '${notice}');\n}\n`;
}
