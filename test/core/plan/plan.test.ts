// Reading a response plan: the shipped one, its profiles, and every kind of mistake with its place, what came and a line to copy.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planDocument } from '../../../src/cli/plan/document.ts';
import { planIn, readPlan } from '../../../src/core/plan/plan.ts';
import { planText } from '../../../src/core/plan/plan-text.ts';
import { planFor } from '../../../src/core/plan/profile.ts';
import { defaultPlan, shippedPlan } from '../../../src/core/plan/shipped.ts';

test('the plan that ships is the file, and can be read', () => {
  expect(planText).toBe(readFileSync('src/core/plan/default-plan.yml', 'utf8'));
  const { name, version, steps } = defaultPlan();
  expect(`${name}@${version}`).toBe('default@1');
  expect(new Set(steps.map(({ phase }) => phase)).size).toBe(5);
});

test('a profile keeps some steps and changes some targets', () => {
  const [mirantis, redhat, small] = [shippedPlan('mirantis'), shippedPlan('redhat'), shippedPlan('small')];
  const targetsOf = (plan: typeof small, clock: string) => plan.clocks.find(({ name }) => name === clock)?.targets; // prettier-ignore
  expect(mirantis.steps.map(({ id }) => id)).toEqual(defaultPlan().steps.map(({ id }) => id));
  expect(small.steps.map(({ id }) => id)).toContain('N8');
  expect(small.steps.map(({ id }) => id)).not.toContain('F4');
  expect(targetsOf(small, 'ack')?.high).toBe('3bd');
  expect([targetsOf(mirantis, 'release')?.low, targetsOf(redhat, 'release')?.low]).toEqual(['90d', '180d']);
});

test('every step says what is so at its end, who does it and what shows it; every clock knows each severity [R15]', () => {
  const { steps, clocks } = defaultPlan();
  expect(steps.filter(({ text, owner, evidence }) => [text, owner, evidence ?? ''].includes(''))).toEqual([]);
  expect(clocks.map(({ targets }) => Object.keys(targets).join(' '))).toEqual(clocks.map(() => 'critical high medium low')); // prettier-ignore
});

test('the four phases have their names, and each begins where another ends [R10, R11, R12, R13]', () => {
  expect(Object.values(defaultPlan().phases).map(({ title }) => title)).toEqual([
    'Notification & Triage',
    'Assessment & Coordination',
    'Remediation & Release',
    'Recovery & Close',
    // What belongs to no phase alone.
    'Major Incident',
  ]);
});

test('a step leads to the team’s own playbook, by an address and by nothing else [R37]', () => {
  const withPlaybook = (address: string) =>
    readPlan(planText.replace('  N4:\n', `  N4:\n    playbook: ${address}\n`));
  const address = 'https://wiki.acme.example/triage';
  expect(planDocument(planIn(withPlaybook(address)), 'mirantis')).toContain(`<${address}>`);
  expect(withPlaybook('see the wiki').ok).toBe(false);
});

test('a retired step is left out, and a plan without profiles changes nothing', () => {
  const read = readPlan(planText.replace('  N4:\n', '  N4:\n    retired: true\n').replace(/\nprofiles:[^]*$/u, '\n')); // prettier-ignore
  if (!read.ok) throw new Error('it can be read');
  const ids = planFor(read.plan, 'small').steps.map(({ id }) => id);
  expect(ids).not.toContain('N4');
  expect(ids).toContain('N5');
});

test('a plan that can’t be read is nobody’s', () => {
  expect(() => planIn(readPlan('version: 2'))).toThrow('the plan can’t be read: ');
});

const mistakesIn = (text: string) => {
  const read = readPlan(text);
  return read.ok ? [] : read.mistakes.map(({ path, expected, got, example }) => ({ path, expected, got, example })); // prettier-ignore
};
const changed = (from: string, to: string): string => {
  if (!planText.includes(from)) throw new Error(`the plan has no ${from}`);
  return planText.replace(from, to);
};

describe('a mistake is told with its place:', () => {
  test.each<[string, string, string, object]>([
    ['a condition that nobody knows', 'done_when: acknowledged', 'done_when: acknowleged', { path: 'steps.N2.done_when', got: 'acknowleged', example: 'done_when: acknowledged' }],
    ['a clock without a stop', '    stops: concluded\n', '', { path: 'clocks.triage.stops', got: 'nothing', example: 'stops: acknowledged' }],
    ['a negative target', '{ critical: 48h, high: 48h', '{ critical: -48h, high: 48h', { path: 'clocks.triage.targets.critical', got: '-48h', example: 'critical: 24h' }],
    ['a phase that is none', 'phase: triage', 'phase: traige', { path: 'steps.N1.phase', got: 'traige' }],
    ['a name that is none', '    mandatory: true\n    done_when: reported', '    mandatry: true\n    done_when: reported', { path: 'steps.N1.mandatry', got: 'mandatry', example: 'mandatory: true' }],
    ['a switch that is none', 'waivable: false', 'waivable: maybe', { path: 'steps.N1.waivable', got: 'maybe' }],
    ['a version that is none', 'version: 1', 'version: one', { path: 'version', got: 'one' }],
    ['an empty text', "text: Somebody leads the case", 'text:', { path: 'steps.N3.text', got: 'nothing' }],
    ['a step before that is none', '    owner: triager\n    mandatory: true\n    done_when: led', '    owner: triager\n    after: [N99]\n    done_when: led', { path: 'steps.N3.after[0]', expected: 'the id of a step of this plan', got: 'N99' }],
    ['a kept step that is none', '        N2,\n', '        X9,\n', { path: 'profiles.small.steps[1]', got: 'X9', example: 'N1' }],
    ['a target of a clock that is none', '      triage: { critical: 5bd', '      triagge: { critical: 5bd', { path: 'profiles.small.targets.triagge', got: 'triagge', example: 'ack' }],
  ])('%s', (_, from, to, wanted) => {
    const mistakes = mistakesIn(changed(from, to));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject(wanted);
  }); // prettier-ignore

  test('a file that is no plan, and no YAML', () => {
    expect(mistakesIn('just text')).toMatchObject([{ path: '' }]);
    expect(mistakesIn('name: [')).not.toEqual([]);
    expect(mistakesIn('name: default\nversion: 1')).toMatchObject([{ path: 'clocks' }, { path: 'phases' }, { path: 'steps' }]); // prettier-ignore
  });

  test('steps that wait for each other, once a circle', () => {
    const waits = (id: string, before: string) => (text: string) => text.replace(`  ${id}:\n`, `  ${id}:\n    after: [${before}]\n`); // prettier-ignore
    const circle = [waits('N2', 'N3'), waits('N3', 'N4'), waits('N4', 'N2'), waits('N5', 'N2'), waits('F1', 'F1')].reduce((text, wait) => wait(text), planText); // prettier-ignore
    expect(mistakesIn(circle)).toMatchObject([
      { path: 'steps.N2.after', expected: 'steps of which none waits for itself', got: 'N2 after N3 after N4 after N2' }, // prettier-ignore
      { path: 'steps.F1.after', got: 'F1 after F1' },
    ]);
    expect(mistakesIn([waits('N2', 'N3'), waits('N4', 'N3')].reduce((text, wait) => wait(text), planText))).toEqual([]); // prettier-ignore
  });
});
