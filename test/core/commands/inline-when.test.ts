// A door takes facts in the words of their commands, so each of these must be sayable wherever a door is: nobody asks again.
import { expect, test } from 'vitest';
import { whenSaid } from '../../../src/core/commands/allowed.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import { inlineCommands } from '../../../src/core/commands/inline-table.ts';

const open = statuses.filter((status) => status !== 'closed' && status !== 'declined');

test.each(inlineCommands.map((command) => [command.name, command] as const))('%s is said in every open case', (_, command) => {
  expect(open.flatMap((status) => whenSaid(status, command))).toEqual([]);
}); // prettier-ignore
