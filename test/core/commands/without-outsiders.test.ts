// What is refused is kept in the log as it was typed, but for people outside: their names and addresses become gaps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partyRoles } from '../../../src/core/case/outside-facts.ts';
import { withoutOutsiders, withoutTyped } from '../../../src/core/commands/without-outsiders.ts';
import { readCommands } from '../../../src/core/commands/parse.ts';

test.each([
  ['/psirt party add "Acme OS" vendor sec@acmeos.example', '/psirt party add <name> vendor <contact>'],
  ['/psirt party add Acme OS vendor sec@acmeos.example', '/psirt party add <name> <role> <contact>'],
  ['/psirt PARTY Add Acme', '/psirt PARTY add <name> <role> <contact>'],
  ['/psirt party accept Acme', '/psirt party accept <party>'],
  ['/psirt party left p2 keeps', '/psirt party left p2 keeps'],
  ['/psirt party "add" x', '/psirt party <party> <party>'],
  ['/psirt party', '/psirt party'],
  ['/psirt notify Acme', '/psirt notify <party>'],
  ['/psirt notify distributors', '/psirt notify distributors'],
  ['/psirt embargo until 2027-01-14 by Acme', '/psirt embargo until 2027-01-14 by <party>'],
  ['/psirt embargo until 2027-01-14 by p2', '/psirt embargo until 2027-01-14 by p2'],
  ['/psirt embargo accept by "Acme OS"', '/psirt embargo accept by <party>'],
  ['/psirt embargo owner Acme', '/psirt embargo owner <party>'],
  ['/psirt embargo owner us', '/psirt embargo owner us'],
  ['/psirt embargo accept by', '/psirt embargo accept by'],
  ['/psirt remedy fix by 2026-12-10 embargo refuse by Acme', '/psirt remedy fix by 2026-12-10 embargo refuse by <party>'],
  ['/psirt remedy fix by 2026-12-10 dev @dev', '/psirt remedy fix by 2026-12-10 dev @dev'],
  ['/psirt prty add Acme vendor sec@acmeos.example', '/psirt prty add Acme vendor <contact>'],
  ['/psirt affects ">=2.0 <2.1" fixed 2.1', '/psirt affects ">=2.0 <2.1" fixed 2.1'],
  ['no command of sec@acmeos.example', 'no command of <contact>'],
])('%s', (line, kept) => {
  expect(withoutOutsiders(line)).toBe(kept);
}); // prettier-ignore

test.each([
  ['party', 'expected one of vendor, coordinator; got OS', 'expected one of vendor, coordinator; got something else'],
  ['party', 'expected one of vendor, coordinator; got nothing', 'expected one of vendor, coordinator; got nothing'],
  ['notify', '“OS now” is too much here', 'the words at the end are too much here'],
  ['embargo', '“OS” is too much here', 'the words at the end are too much here'],
  ['remedy', 'embargo: “OS” is too much here', 'embargo: the words at the end are too much here'],
  ['remedy', '“OS” is too much here', '“OS” is too much here'],
  ['embargo', 'expected a time to come; got 2026-01-14', 'expected a time to come; got 2026-01-14'],
  ['ask', 'expected x; got sec@acmeos.example', 'expected x; got <contact>'],
])('%s: %s', (verb, what, kept) => {
  expect(withoutTyped(verb, what)).toBe(kept);
}); // prettier-ignore

const name = fc.stringMatching(/^zq[a-z]{3,12}$/);
const typed = fc.tuple(fc.constantFrom('party', 'notify', 'embargo', 'Party'), fc.constantFrom('add', 'accept', 'until 2027-01-14 by', 'accept by', 'owner', 'left', ''), name, fc.constantFrom(...partyRoles, 'keeps', ''), fc.constantFrom('sec@zqmail.example', '')); // prettier-ignore

test('no name that stands where a name belongs is kept, and what is kept is a command', () => {
  fc.assert(
    fc.property(typed, ([verb, act, who, role, contact]) => {
      const isName = !(verb === 'embargo' && !/by$|owner$/u.test(act));
      const kept = withoutOutsiders(['/psirt', verb, act, who, role, contact].filter((word) => word !== '').join(' ')); // prettier-ignore
      const read = readCommands(kept);
      expect([kept.includes('zqmail'), isName && kept.includes(who)]).toEqual([false, false]);
      expect(read.ok && read.value.length).toBe(1);
    }),
  );
});
