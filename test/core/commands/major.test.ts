// A Major Incident: anybody asks, a psirt-lead or exec who did not ask decides, and during attacks two turn it down.
import { describe, expect, test } from 'vitest';
import { majorOf } from '../../../src/core/case/major.ts';
import type { Fact } from '../../../src/core/case/fact.ts';
import { report } from '../words/a-view.ts';
import { actor, after, answered, conversation, empty, say, settings, taken } from './conversation.ts';
import type { Login } from './conversation.ts';

type Major = Extract<Fact, { name: 'major' }>;
const major = (state: Major['state'], because: string | null = null, half?: Major['half']): Major => ({
  name: 'major', state, because, ...(half !== undefined && { half }),
}); // prettier-ignore
const by = (login: Login, fact: Major) => ({ ...fact, said: actor(login) });
const wild = { name: 'exploit', state: 'wild', evidence: 'logs' } as const;
const asked = by('sup', major('requested', 'the press calls'));
const runs = [asked, major('approved')];
const who = 'lead (psirt-lead), exec (exec)';

describe('major: asking and ruling out [R18, R64, R79]', () => {
  conversation(after([report()]), [
    ['lin', '/psirt major no', [major('no')]],
    ['sup', '/psirt major request the press calls', [major('requested', 'the press calls')]],
    ['sup', '/psirt major no', ['E-ROLE', 'ruling a Major Incident out is for case-lead, psirt']],
    ['lin', '/psirt major yes', ['E-ARGS', 'expected one of no, request, approve, reject, end; got yes → /psirt major no']],
    ['lead', '/psirt major approve', ['E-STATE', 'nobody asks for a Major Incident → /psirt major request <reason>']],
    ['lead', '/psirt major reject too small', ['E-STATE', 'nobody asks for a Major Incident → /psirt major request <reason>']],
    ['lead', '/psirt major end', ['E-STATE', 'no Major Incident runs → /psirt status']],
  ]);
  conversation(after([major('no')]), [
    ['sup', '/psirt major no', []],
    ['sup', '/psirt major request', [major('requested')]],
  ]);
}); // prettier-ignore

describe('major: while it is asked for [R18, R79]', () => {
  conversation(after([asked]), [
    ['sup', '/psirt major request again', []],
    ['lead', '/psirt major approve', [major('approved')]],
    ['exec', '/psirt major approve all hands', [major('approved', 'all hands')]],
    ['exec', '/psirt major reject one customer', [major('rejected', 'one customer')]],
    ['lead', '/psirt major reject', ['E-ARGS', expect.stringContaining('expected the reason')]],
    ['lin', '/psirt major approve', ['E-ROLE', `deciding on a Major Incident is for ${who}`]],
    ['lin', '/psirt major no', ['E-STATE', `it is asked for, so ${who} decides → /psirt major reject <reason>`]],
    ['lead', '/psirt major end', ['E-STATE', 'no Major Incident runs → /psirt status']],
  ]); // prettier-ignore
  conversation(after([by('lin', major('requested'))]), [['lin', '/psirt major no a mistake', [major('no', 'a mistake')]]]);
  const own = `you asked for it, so somebody else decides: ${who}`;
  conversation(after([by('lin', major('requested'))]), [
    ['lead', '/psirt major no', ['E-STATE', `it is asked for, so ${who} decides → /psirt major reject <reason>`]],
    ['exec', '/psirt major approve', [major('approved')]],
  ]);
  conversation(after([by('lead', major('requested'))]), [
    ['lead', '/psirt major approve', ['E-2P', own]],
    ['lead', '/psirt major reject x', ['E-2P', own]],
  ]);
}); // prettier-ignore

describe('major: decided [R18, R64]', () => {
  conversation(after(runs), [
    ['lead', '/psirt major approve', []],
    ['sup', '/psirt major request', []],
    ['exec', '/psirt major reject x', ['E-STATE', 'the Major Incident runs; it can be ended → /psirt major end <reason>']],
    ['lin', '/psirt major no', ['E-STATE', 'the Major Incident runs; it can be ended → /psirt major end <reason>']],
    ['lin', '/psirt major end', ['E-ROLE', `deciding on a Major Incident is for ${who}`]],
    ['exec', '/psirt major end the fix is out', [major('ended', 'the fix is out')]],
  ]); // prettier-ignore
  conversation(after([...runs, major('ended')]), [
    ['lead', '/psirt major end', []],
    ['lin', '/psirt major no', []],
    ['sup', '/psirt major request', [major('requested')]],
  ]);
  conversation(after([asked, major('rejected', 'small')]), [
    ['lead', '/psirt major reject small', []],
    ['lin', '/psirt major no', []],
  ]);
});

describe('major: during attacks [R18]', () => {
  const ruledOut = 'it is attacked in the wild, so it can’t be ruled out → /psirt major request exploited in the wild';
  conversation(after([wild]), [['lin', '/psirt major no', ['E-STATE', ruledOut]]]);
  conversation(after([wild, asked]), [
    ['lead', '/psirt major reject a honeypot', [major('rejected', 'a honeypot', 'psirt-lead')]],
    ['exec', '/psirt major reject a honeypot', [major('rejected', 'a honeypot', 'exec')]],
  ]);
  const half = after([wild, asked, by('lead', major('rejected', 'a honeypot', 'psirt-lead'))]);
  conversation(half, [
    ['lead', '/psirt major reject once more', []],
    ['exec', '/psirt major reject yes', [major('rejected', 'yes')]],
    ['exec', '/psirt major approve no honeypot', [major('approved', 'no honeypot')]],
  ]);

  test('one word of two changes nothing; the second one does', () => {
    expect(majorOf(half).state).toBe('requested');
    expect(majorOf(taken(half, 'exec', '/psirt major reject yes')).state).toBe('rejected');
    const again = after([major('requested')], taken(half, 'exec', '/psirt major approve'));
    expect(majorOf(again).half).toBeUndefined();
  });

  test('two leads where the settings name no exec, and never two of one kind where they do', () => {
    const two = settings().replace('[lead]', '[lead, lin]');
    const named = after([wild, asked, by('lead', major('rejected', 'x', 'psirt-lead'))], empty(two));
    expect(answered(say(named, 'lin', '/psirt major reject x'))).toEqual([major('rejected', 'x', 'psirt-lead')]);
    const none = after([wild, asked, by('lead', major('rejected', 'x', 'psirt-lead'))], empty(two.replace(' exec: [exec],', ''))); // prettier-ignore
    expect(answered(say(none, 'lin', '/psirt major reject x'))).toEqual([major('rejected', 'x')]);
  });
}); // prettier-ignore

describe('major: alone [R18]', () => {
  const solo = settings('two_person: solo').replace(' exec: [exec],', '');
  const own = by('lead', major('requested'));
  const named = 'you asked for it, so somebody else decides: lead (psirt-lead)';

  test('one’s own word counts after a while', () => {
    const fresh = { ...after([own], empty(solo)), now: '2026-11-30T09:10:00Z' };
    expect(answered(say(fresh, 'lead', '/psirt major approve'))).toEqual(['E-2P', `${named}; your own word counts from Mon 2026-11-30 09:30 UTC on`]);
    expect(answered(say({ ...fresh, now: '2026-11-30T09:30:00Z' }, 'lead', '/psirt major approve'))).toEqual([major('approved')]);
  });

  test('and so does turning it down twice during attacks', () => {
    const half = after([wild, own, by('lead', major('rejected', 'x', 'psirt-lead'))], empty(solo));
    expect(answered(say(half, 'lead', '/psirt major reject x'))).toEqual([]);
    const later = { ...half, now: '2026-11-30T11:05:00Z' };
    expect(answered(say(later, 'lead', '/psirt major reject x'))).toEqual([major('rejected', 'x')]);
  });

  test('where nobody may decide, the roles are named', () => {
    const teamless = empty(settings().replace('psirt-lead: [lead]', 'psirt-lead: []').replace(' exec: [exec],', ' exec: [], maintainer: [ann],').concat('\nprofile: small\n'));
    expect(answered(say(after([report()], teamless), 'lin', '/psirt major approve'))).toEqual(['E-ROLE', 'deciding on a Major Incident is for psirt-lead, exec']);
  });
}); // prettier-ignore
