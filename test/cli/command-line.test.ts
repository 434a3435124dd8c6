// The command line: what is understood, what is refused and with which words, and that help comes from the table.
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
  ['plan now', '"now" is one word too many'],
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

test('the plan names every door and every gate before it', async () => {
  const { code, printed } = await shell('plan');

  expect(code).toBe(0);
  expect(printed).toContain('1 triage: new, triaging, needs-info, declined');
  for (const [door, gates] of Object.entries(doors))
    for (const name of [door, ...gates]) expect(printed).toMatch(new RegExp(`\\b${name}\\b`));
});

test('--version prints it', async () => {
  expect((await shell('--version')).printed).toMatch(/^\d+\.\d+\.\d+$/);
});
