// Who may say what and when, typed by hand from the process (its section 8, with what stands over it): so that a change of the table
// by mistake fails here. Nothing in this file is derived from the table of commands but the commands' names.
import { describe, expect, test } from 'vitest';
import { roles } from '../../../src/core/case/fact.ts';
import { includedIn } from '../../../src/core/case/people.ts';
import { isWho, notNow, whenSaid } from '../../../src/core/commands/allowed.ts';
import type { Role, Status } from '../../../src/core/commands/command.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import { commandNamed, commands } from '../../../src/core/commands/index.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { after } from './conversation.ts';
import { inStatus } from '../plan/to-status.ts';

type When =
  | 'any'
  | 'open'
  | 'active'
  | 'unpublished'
  | 'parked'
  | 'secret'
  | 'unjudged'
  | 'ended'
  | 'embargoed'
  | 'ahead'
  | 'published'
  | 'fresh';

// Any fact can be recorded in any open status, in any order; only doors and acts that leave the house are restricted.
const times: Readonly<Record<When, string>> = {
  any: 'new triaging needs-info assessing confirmed fixing ready released recovering closed declined deferred',
  open: 'new triaging needs-info assessing confirmed fixing ready released recovering deferred',
  // Doors are not passed by a case that is parked.
  active: 'new triaging needs-info assessing confirmed fixing ready released recovering',
  unpublished: 'new triaging needs-info assessing confirmed fixing ready released',
  // What is out can't wait.
  parked: 'new triaging needs-info assessing confirmed fixing ready deferred',
  secret: 'new triaging needs-info assessing confirmed fixing ready released deferred',
  fresh: 'new triaging',
  unjudged: 'new triaging needs-info assessing',
  ended: 'closed declined',
  // What leaves the house ahead of publication is about a verdict, and comes before everybody knows.
  ahead: 'confirmed fixing ready released',
  published: 'recovering closed',
  // A declined case stays bound by somebody else's embargo (E10).
  embargoed: 'new triaging needs-info assessing confirmed fixing ready released recovering declined deferred',
};

// Whoever drives a case, and whoever sorts what comes in.
const lead = 'case-lead psirt';
const sort = `triager ${lead}`;
const all = 'triager case-lead psirt psirt-lead product-rep product-owner fix-dev qe release comms legal dpo support exec observer maintainer'; // prettier-ignore

/** Command, roles as the process names them (those that a role includes come by themselves), and when. */
const expected: readonly (readonly [name: string, who: string, when: When])[] = [
  ['help', 'anyone', 'any'],
  ['status', all, 'any'],
  ['ready', all, 'any'],
  ['checklist', all, 'any'],
  ['clocks', all, 'any'],
  ['log', all, 'any'],
  ['adopt', sort, 'open'],
  // Who may say that it is no real case at all.
  ['drill', 'psirt psirt-lead', 'fresh'],
  ['ack', sort, 'open'],
  ['ask', lead, 'unjudged'],
  ['accept', lead, 'active'],
  ['decline', lead, 'unjudged'],
  ['duplicate', lead, 'unjudged'],
  ['attach', lead, 'open'],
  ['sent', `${sort} comms`, 'any'],
  // A secret can turn up at any time, and somebody who sorts reports is at hand.
  ['redact', sort, 'any'],
  // Step N3: the triager names the lead.
  ['assign', sort, 'open'],
  ['handoff', 'case-lead', 'open'],
  ['accept-handoff', all, 'open'],
  // That only leads say it of others is judged by the command.
  ['conflict', all, 'any'],
  ['source', sort, 'open'],
  ['reporter-deadline', sort, 'embargoed'],
  ['component', `${sort} product-rep`, 'open'],
  ['severity', lead, 'open'],
  ['cvss', lead, 'open'],
  ['cwe', lead, 'open'],
  ['affects', `${lead} product-rep`, 'open'],
  ['unaffected', `${lead} product-rep`, 'open'],
  ['exploit', `${sort} product-rep`, 'open'],
  ['ssvc', lead, 'open'],
  ['leak', `${sort} dpo`, 'open'],
  ['public', sort, 'open'],
  // Anybody with a role asks; that only leads rule it out is judged by the command.
  ['major', all, 'open'],
  // That only psirt invites is judged by the command.
  ['party', lead, 'embargoed'],
  ['ref', lead, 'open'],
  ['confirm', lead, 'active'],
  ['dispute', lead, 'any'],
  ['split', lead, 'open'],
  ['defer', lead, 'parked'],
  ['resume', lead, 'open'],
  ['remedy', lead, 'unpublished'],
  ['fix', `${lead} fix-dev`, 'open'],
  ['reproduce', `${lead} fix-dev qe`, 'open'],
  ['test', `${lead} fix-dev qe`, 'open'],
  ['similar', `${lead} fix-dev qe product-rep`, 'open'],
  ['workaround', `${lead} fix-dev qe product-rep support`, 'open'],
  ['schedule', `${lead} release`, 'open'],
  ['notify', lead, 'ahead'],
  ['land', `${lead} release`, 'unpublished'],
  ['landed', `${lead} release fix-dev`, 'open'],
  // One person who sorts reports records a breach; that the terms are for leads is judged by the command.
  ['embargo', sort, 'embargoed'],
  ['rediscovered', sort, 'secret'],
  ['credit', lead, 'open'],
  ['cve', lead, 'open'],
  // Texts are drafted and sent after the end too, such as a look back; that an ended case has no draft advisory is judged by the command.
  ['draft', `${lead} comms`, 'any'],
  ['send', `${lead} comms`, 'any'],
  // What an early advisory promises.
  ['next-update', `${lead} comms`, 'unpublished'],
  // The first signature: whoever may sign.
  ['publish', 'psirt psirt-lead product-owner', 'active'],
  ['approve', 'psirt psirt-lead product-owner', 'any'],
  ['reject', 'psirt psirt-lead product-owner', 'open'],
  // What is public is changed by two people, too; a closed case is taken up again first.
  ['revise', 'psirt psirt-lead product-owner', 'published'],
  // That it should not have been published is psirt's to say.
  ['withdraw', 'psirt psirt-lead', 'published'],
  // Since when one is aware, and what the law asks then: whoever drives the case, legal and the data protection officer.
  ['aware', `${lead} legal dpo`, 'embargoed'],
  // That it is not required takes two is judged by the command.
  ['duty', `${lead} legal dpo`, 'embargoed'],
  ['hold', all.replace(' observer', ''), 'open'],
  ['unhold', all.replace(' observer', ''), 'open'],
  // Whoever owns a step says so, or who leads the case: that is judged by the command.
  ['done', all.replace(' observer', ''), 'open'],
  ['by', lead, 'open'],
  ['waive', lead, 'open'],
  ['plan', lead, 'open'],
  ['close', lead, 'any'],
  ['reopen', lead, 'ended'],
  // Whether it is one's own and still without consequences is judged by the command.
  ['undo', all, 'any'],
];

test('every command stands in the expected table, once, in the order of a case’s life', () => {
  expect(commands.map(({ name }) => name)).toEqual(expected.map(([name]) => name));
});

// What roles include, as section 4 has it: a maintainer is everybody that a small team needs.
const included: Partial<Record<Role, string>> = {
  'psirt-lead': 'psirt triager case-lead',
  psirt: 'triager',
  maintainer: 'psirt-lead psirt triager case-lead product-owner product-rep fix-dev qe release',
};

test.each(roles)('%s includes what the process says', (role) => {
  const others = included[role]?.split(' ') ?? [];
  expect([...includedIn(role)].toSorted()).toEqual([role, ...others].toSorted());
});

const view = after([]);
const speaker = (held: ReadonlySet<Role>) => ({ person: view.bot, roles: held, said_at: view.now, via: 'x' });

describe.each(expected)('%s', (name, who, when) => {
  const command = commandNamed(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const may = who.split(' ');

  test('is said by these roles and no other', () => {
    const allowed = roles.filter((role) => isWho(view, command, speaker(includedIn(role))).length === 0);
    const wanted = roles.filter((role) => who === 'anyone' || [...includedIn(role)].some((one) => may.includes(one))); // prettier-ignore
    expect(allowed).toEqual(wanted);
    expect(isWho(view, command, speaker(new Set())).length === 0).toBe(who === 'anyone');
  });

  test('is said in these statuses and no other', () => {
    expect(statuses.filter((status) => whenSaid(status, command).length === 0).join(' ')).toBe(
      statuses.filter((status) => times[when].split(' ').includes(status)).join(' '),
    );
  });
});

// The same, on cases that really are in each status.
describe.each(statuses.map((status): [Status] => [status]))('a case that is %s', (status) => {
  test('hears the commands of its time', () => {
    const case42 = inStatus[status];
    expect(statusOf(case42)).toBe(status);
    const heard = commands.filter((command) => notNow(case42, command).length === 0).map(({ name }) => name);
    const wanted = expected.filter(([, , when]) => times[when].split(' ').includes(status)).map(([name]) => name); // prettier-ignore
    expect(heard).toEqual(wanted);
  });

  test.each(roles)('hears from a %s what is theirs to say then', (role) => {
    const held = includedIn(role);
    const heard = commands.filter((command) => isWho(inStatus[status], command, speaker(held)).length === 0 && notNow(inStatus[status], command).length === 0); // prettier-ignore
    const wanted = expected.filter(([, who, when]) => times[when].split(' ').includes(status) && (who === 'anyone' || who.split(' ').some((one) => [...held].some((own) => own === one)))); // prettier-ignore
    expect(heard.map(({ name }) => name)).toEqual(wanted.map(([name]) => name));
  });
});
