// The command line: what is understood, what is refused and with which words, and that help comes from the table.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gateMeanings } from '../../src/core/plan/gate-meanings.ts';
import { planText } from '../../src/core/plan/plan-text.ts';
import { shippedPlan } from '../../src/core/plan/shipped.ts';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/table.ts';
import { doors } from '../../src/core/plan/doors.ts';
import { shell } from './shell.ts';

test.each(['', 'help', '--help', '-h'])('"%s" prints every command', async (line) => {
  const { code, printed, aside } = await shell(line);

  expect([code, aside]).toEqual([0, '']);
  for (const { name, summary } of commands) expect(printed).toMatch(new RegExp(`${name} +${summary}`));
});

test.each(commands)('help explains $name with an example', async ({ name, example }) => {
  const [asked, flagged] = [await shell(`help ${name}`), await shell(`${name} --help`)];

  expect([asked.code, flagged.code]).toEqual([0, 0]);
  expect(asked.printed).toBe(flagged.printed);
  expect(asked.printed).toContain(`usage: psirt-bot ${name}`);
  expect(asked.printed).toContain(`for example: ${example}`);
});

test.each([
  ['strat', 'There is no command "strat"; did you mean "psirt-bot start"?'],
  ['help strat', 'There is no command "strat"; did you mean "psirt-bot start"?'],
  [
    'frobnicate',
    `There is no command "frobnicate"; expected one of ${commands.map(({ name }) => name).join(', ')}`,
  ],
  ['demo --keeep', 'There is no option "keeep" here; did you mean --keep?'],
  ['demo --toString', 'There is no option "toString" here'],
  ['demo --keep=yes', '--keep takes no value'],
  ['plan now', 'There is no file now that can be read'],
  ['plan now then', '"then" is one word too many'],
  ['plan --profile smal', 'There is no profile "smal"'],
])('"%s" is not understood, and the answer says what to type', async (line, words) => {
  const { code, printed, aside } = await shell(line);

  expect([code, printed]).toEqual([2, '']);
  expect(aside).toContain(words);
  expect(aside).toMatch(/for example: .*psirt-bot /);
});

test('start without an environment names everything that is missing', async () => {
  const { code, aside } = await shell('start');

  expect(code).toBe(2);
  for (const name of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET', 'PSIRT_REPOSITORY'])
    expect(aside).toContain(`${name}: expected`);
});

test('the plan names every door and every gate before it, every step and every clock [R31, R32]', async () => {
  const { code, printed } = await shell('plan');

  expect(code).toBe(0);
  expect(printed).toContain('triage["Notification & Triage<br/>new, triaging, needs-info"]');
  for (const [door, gates] of Object.entries(doors)) {
    expect(printed).toMatch(new RegExp(`\\b${door}\\b`));
    for (const gate of gates) expect(printed).toContain(gateMeanings[gate]);
  }
  const { steps, clocks } = shippedPlan('mirantis');
  const asTyped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  for (const { id, text } of steps)
    expect(printed).toMatch(new RegExp(`\\| ${id}[ ★◆]* \\| ${asTyped(text)}`));
  for (const { name } of clocks) expect(printed).toContain(`| \`${name}\` |`);
});

test('a profile’s plan holds its own steps and targets', async () => {
  const { code, printed } = await shell('plan --profile small');

  expect(code).toBe(0);
  expect(printed).not.toContain('| F4 ');
  expect(printed).toMatch(/\| `ack` \|.*\| 3bd \|/);
});

test('a team’s own plan is printed; of a wrong one every mistake is told with its line [R4, R34, R72]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'psirt-plan-'));
  const file = join(folder, 'plan.yml');
  writeFileSync(file, planText.replace('name: default', 'name: acme'));
  expect((await shell(`plan ${file}`)).printed).toContain('# Incident response plan acme, version 1');

  writeFileSync(file, planText.replace('done_when: acknowledged', 'done_when: acked').replace('owner: triager', 'owner: tri')); // prettier-ignore
  const { code, aside } = await shell(`plan ${file}`);
  expect(code).toBe(1);
  expect(aside).toMatch(
    /plan\.yml:\d+ steps\.N1\.owner: expected a role: .*; got tri\n {2}for example: owner: triager/,
  );
  expect(aside).toMatch(
    /plan\.yml:\d+ steps\.N2\.done_when: expected a condition that the bot knows: .*; got acked/,
  );
  rmSync(folder, { recursive: true });
});

test('the plan tells who represents which product, by tier, with the people of its group [R73]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'psirt-settings-'));
  const file = join(folder, 'psirt.yml');
  const text = [
    'version: 1',
    'roles: { psirt-lead: [lead] }',
    'groups: { edge: { tier: "2", people: { product-rep: [rep], qe: [qe, "team:acme/qe"] } }, core: { tier: "1", people: { product-rep: [cor] } } }',
    'products:',
    '  gizmo: { repository: acme/gizmo }',
    '  widget: { repository: acme/widget, group: edge, people: { product-rep: [own] } }',
    '  gadget: { repository: acme/gadget, group: core }',
  ].join('\n');
  writeFileSync(file, text);
  const { code, printed } = await shell(`plan --settings ${file}`);
  expect(code).toBe(0);
  expect(printed.split('## Who represents which product\n\n')[1]?.split('\n')).toEqual([
    '| Product | Group | Tier | product-rep | qe |',
    '| --- | --- | --- | --- | --- |',
    '| gadget | core | 1 | cor |  |',
    '| widget | edge | 2 | own | qe, team:acme/qe |',
    '| gizmo |  |  |  |  |',
  ]);
  writeFileSync(file, text.replace('group: core', 'group: cores'));
  const wrong = await shell(`plan --settings ${file}`);
  expect(wrong.code).toBe(1);
  expect(wrong.aside).toMatch(
    /psirt\.yml:7 products\.gadget\.group: expected the name of a group .*; got cores/,
  );
  expect((await shell(`plan --settings ${folder}/none`)).aside).toContain(
    'for example: psirt-bot plan --settings',
  );
  rmSync(folder, { recursive: true });
});

test('--version prints it', async () => {
  expect((await shell('--version')).printed).toMatch(/^\d+\.\d+\.\d+$/);
});
