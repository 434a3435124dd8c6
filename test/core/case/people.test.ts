import { describe, expect, test } from 'vitest';
import { assigneesOf, holdersOf, leadOf, rolesOf } from '../../../src/core/case/people.ts';
import type { View } from '../../../src/core/case/view.ts';
import { actor, after, empty, eyeOf, second, settings } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import { assigned, report } from '../words/a-view.ts';

const roles = (view: View, login: Login): readonly string[] =>
  [...(rolesOf(view, eyeOf(), { person: actor(login), fresh: false }) ?? ['unseen'])].toSorted();

describe('the roles of a person', () => {
  const view = after([report(), assigned('case-lead', actor('dev')), assigned('case-lead', actor('lin')), assigned('qe', actor('case'))]); // prettier-ignore
  test.each<[Login, readonly string[]]>([
    ['lead', ['case-lead', 'psirt', 'psirt-lead', 'triager']],
    ['lin', ['case-lead', 'psirt', 'triager']],
    ['ann', ['psirt', 'triager']],
    ['dev', ['fix-dev']],
    ['case', ['qe']],
    ['owner', ['product-owner']],
    ['out', []],
  ])('%s: %j', (login, held) => {
    expect(roles(view, login)).toEqual(held);
  });

  test('of one product are none of another [R73]', () => {
    const two = after([report({ product: 'gadget' })], empty(settings('', '', second)));
    expect(roles(two, 'owner')).toEqual([]);
    expect(roles(after([], empty(settings('', '', second))), 'owner')).toEqual([]);
  });

  test('a maintainer is everybody that a small team needs', () => {
    const small = empty(settings().replace('psirt-lead: [lead]', 'maintainer: [lead], psirt-lead: [ann]'));
    expect(roles(small, 'lead')).toEqual([
      'case-lead',
      'fix-dev',
      'maintainer',
      'product-owner',
      'product-rep',
      'psirt',
      'psirt-lead',
      'qe',
      'release',
      'triager',
    ]);
  });

  test('are judged by number: a login that changed hands brings nothing', () => {
    const found = rolesOf(view, eyeOf(), { person: { login: 'lead', id: 999 }, fresh: false });
    expect(found).toEqual(new Set());
  });
});

describe('a team and a mail address', () => {
  const teams = empty(settings().replace('dpo: [dpo]', 'dpo: ["team:acme/dpo", "mail:dpo@acme.example"]'));
  const ask = (fresh: boolean, answer?: boolean) =>
    rolesOf(
      teams,
      eyeOf(answer === undefined ? [] : [[{ look: 'member', team: 'acme/dpo', login: 'law', fresh }, answer]]), // prettier-ignore
      { person: actor('law'), fresh },
    );
  test('a team is looked up, anew where it must be', () => {
    expect(ask(false)).toBeUndefined();
    expect(ask(false, true)).toEqual(new Set(['legal', 'dpo']));
    expect(ask(true, false)).toEqual(new Set(['legal']));
  });
  test('who holds a role is told as the settings write it', () => {
    expect(holdersOf(teams, 'dpo')).toEqual(['team:acme/dpo', 'mail:dpo@acme.example']);
    expect(holdersOf(teams, 'qe')).toEqual(['qe']);
    expect(holdersOf(after([], empty(settings('', '', second))), 'qe')).toEqual([]);
  });
});

test('the latest who was assigned leads; others hold their role once each', () => {
  const view = after([assigned('case-lead', actor('dev')), assigned('case-lead', actor('lin')), assigned('qe', actor('qe')), assigned('qe', actor('rel')), assigned('qe', actor('qe'))]); // prettier-ignore
  expect(leadOf(view)?.login).toBe('lin');
  expect(assigneesOf(view, 'qe').map(({ login }) => login)).toEqual(['qe', 'rel']);
  expect(leadOf(after([]))).toBeUndefined();
});
