import { describe, expect, test } from 'vitest';
import { rolesOf } from '../../../src/core/case/people.ts';
import type { View } from '../../../src/core/case/view.ts';
import { helpOn, helpText } from '../../../src/core/commands/help.ts';
import { commandNamed, commands } from '../../../src/core/commands/index.ts';
import { accepted, confirmed, report } from '../words/a-view.ts';
import { actor, after, conversation, eyeOf } from './conversation.ts';
import type { Login } from './conversation.ts';

const looked = (what: string, ...words: readonly string[]) => [{ name: 'looked', what, words }];

describe('status, checklist, clocks and log [R3, R22, R23, R33, R42, R68]', () => {
  const roleless = (name: string) => ['E-ROLE', expect.stringMatching(new RegExp(`^${name} is for anyone with a role: tri `))] as const; // prettier-ignore
  conversation(after(accepted), [
    ['obs', '/psirt status', looked('status')],
    ['obs', '/psirt status please', ['E-ARGS', '“please” is too much here → /psirt status']],
    ['out', '/psirt status', roleless('status')],
    ['obs', '/psirt ready', looked('ready')],
    ['obs', '/psirt ready now', ['E-ARGS', '“now” is too much here → /psirt ready']],
    ['obs', '/psirt checklist', looked('checklist')],
    ['obs', '/psirt checklist 3', looked('checklist', '3')],
    ['obs', '/psirt checklist 5', ['E-ARGS', 'expected one of 1, 2, 3, 4, major; got 5 → /psirt checklist 1']],
    ['obs', '/psirt checklist 3 4', ['E-ARGS', '“4” is too much here → /psirt checklist 3']],
    ['out', '/psirt checklist', roleless('checklist')],
    ['obs', '/psirt clocks', looked('clocks')],
    ['obs', '/psirt clocks all', ['E-ARGS', '“all” is too much here → /psirt clocks']],
    ['obs', '/psirt log', looked('log', '20')],
    ['obs', '/psirt log 200', looked('log', '200')],
    ['obs', '/psirt log 201', ['E-ARGS', 'expected a number of entries from 1 to 200; got 201 → /psirt log 20']],
    ['obs', '/psirt log 0', ['E-ARGS', 'expected a number of entries from 1 to 200; got 0 → /psirt log 20']],
    ['obs', '/psirt log 20 all', looked('log', '20', 'all')],
    ['obs', '/psirt log 5 6', ['E-ARGS', 'expected all or nothing; got 6 → /psirt log 5 all']],
    ['obs', '/psirt log 5 all 6', ['E-ARGS', '“6” is too much here → /psirt log 5 all']],
    ['out', '/psirt log', roleless('log')],
  ]); // prettier-ignore
});

describe('help [R68]', () => {
  conversation(after(accepted), [
    ['out', '/psirt help', looked('help')],
    ['out', '/psirt', looked('help')],
    ['out', '/psirt help Confirm', looked('help', 'confirm')],
    ['out', '/psirt help "/psirt fix"', looked('help', 'fix')],
    ['out', '/psirt help confrim', ['E-ARGS', 'there is no command confrim → /psirt help confirm']],
    ['out', '/psirt help unsay', ['E-ARGS', 'there is no command unsay → /psirt help']],
    ['out', '/psirt help me please', ['E-ARGS', '“please” is too much here → /psirt help me']],
  ]); // prettier-ignore

  const named = (view: View, login: Login): readonly string[] => {
    const person = actor(login);
    const roles = rolesOf(view, eyeOf(), { person, fresh: false }) ?? new Set();
    const text = helpText(view, { person, roles, said_at: view.now, via: 'comment:1' }, commands);
    return [...text.matchAll(/^- `\/psirt ([a-z]+)`/gmu)].map(([, name]) => String(name));
  };

  test('tells what somebody may say now and nothing else', () => {
    expect(named(after([report()]), 'out')).toEqual(['help']);
    expect(named(after([report()]), 'rel')).toEqual(['help', 'status', 'ready', 'checklist', 'clocks', 'log', 'conflict', 'major', 'schedule', 'land', 'landed', 'hold', 'unhold', 'done', 'undo']); // prettier-ignore
    expect(named(after(confirmed), 'lin')).not.toContain('decline');
    expect(named(after([...confirmed, { name: 'frozen', because: 'cut' }]), 'lin')).toEqual(['help', 'status', 'ready', 'checklist', 'clocks', 'log', 'reopen']); // prettier-ignore
  });

  test.each(commands.map((command) => [command.name, command] as const))('tells how %s is said', (name, command) => {
    const text = helpOn(command);
    expect(text).toContain(`**${name}**: ${command.summary}.`);
    expect(text).toContain(command.examples[0]);
    expect(text.includes('what is missing')).toBe(commandNamed(name)?.door !== undefined);
  }); // prettier-ignore
});
