// The clocks of the shipped plan, each on a case where it runs: when it is due, and that it is over when what it waits for is so. Typed
// by hand from the process.
import { expect, test } from 'vitest';
import { clocksOf } from '../../../src/core/case/clocks.ts';
import type { View } from '../../../src/core/case/view.ts';
import { after } from '../commands/conversation.ts';
import { confirmed, published, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { inStatus } from './to-status.ts';

const rated = (level: 'low' | 'high' | 'critical'): Step => ({ name: 'severity', level, because: null });
const fixPublic: Step = { name: 'fix-public', what: 'commit', url: 'https://example.org' };
const known: Step = { name: 'public', state: 'public', url: 'https://example.org/post', since: null };
const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
const brief: Step = { name: 'sent', notice: 'brief', channel: 'mail' };
const major = (state: 'requested' | 'approved' | 'ended'): Step => ({ name: 'major', state, because: 'the press calls' }); // prettier-ignore
const leak = (state: 'no' | 'suspected' | 'yes'): Step => ({ name: 'leak', state, what: 'orders' });
const asked: Step = { name: 'asked', text: 'which?' };
const told = receipt('tell:ack:1');
const dueOf = (view: View, name: string): string | undefined =>
  clocksOf(view).find((clock) => clock.name === name && clock.begun !== undefined)?.due;

// The report came on Monday 2026-11-30 at 08:55; facts follow it hourly from 09:00 on.
test.each<[name: string, clock: string, runs: View, due: string, over: View]>([
  ['a report is acknowledged within 24 hours [R51, R94]', 'ack', inStatus.new, '2026-12-01T08:55:00Z', inStatus.triaging],
  ['it is judged within 48 hours [R52, R98]', 'triage', inStatus.triaging, '2026-12-02T08:55:00Z', inStatus.assessing],
  ['a critical one is assessed within a day [R47]', 'assess', after([report(), rated('critical'), { name: 'accepted' }]), '2026-12-01T11:00:00Z', after(confirmed)],
  ['what nobody rated yet is assessed within five business days [R47, R54]', 'assess', after([report(), { name: 'accepted' }]), '2026-12-07T10:00:00Z', after(confirmed)],
  ['what is done is decided within two business days if it is high [R47]', 'remedy', after([report(), rated('high'), { name: 'confirmed' }]), '2026-12-02T11:00:00Z', inStatus.fixing],
  ['a critical fix is ready within 48 hours [R20, R47, R98]', 'fix-ready', after([report(), rated('critical'), { name: 'confirmed' }]), '2026-12-02T11:00:00Z', inStatus.ready],
  ['a low fix is ready within 30 days [R47, R98]', 'fix-ready', after([report(), rated('low'), { name: 'confirmed' }]), '2026-12-30T11:00:00Z', inStatus.ready],
  ['a critical release is out within a week [R20, R47, R98]', 'release', after([report(), rated('critical'), { name: 'confirmed' }]), '2026-12-07T11:00:00Z', inStatus.released],
  ['a low release is out within 90 days [R47, R98]', 'release', after([report(), rated('low'), { name: 'confirmed' }]), '2027-02-28T11:00:00Z', inStatus.released],
  ['a high advisory follows its fix within an hour [R30, R109]', 'advise', after([report(), rated('high'), fixPublic]), '2026-11-30T12:00:00Z', after(published)],
  ['an advisory is public after 90 days [R14, R58]', 'disclose', inStatus.triaging, '2027-02-28T08:55:00Z', after(published)],
  ['the reporter hears something every 14 days [R14, R35]', 'update', after([report(), told]), '2026-12-14T10:00:00Z', after([told, ...published])],
  ['at least every week if it is high', 'update', after([report(), rated('high'), told]), '2026-12-07T11:00:00Z', after([told, ...published])],
  ['the reporter has 14 days to answer [R95]', 'info', after([report(), { name: 'acknowledged' }, asked]), '2026-12-14T11:00:00Z', after([report(), asked, { name: 'answered', comment: 7 }])],
  ['the data protection officer has the facts within four hours [R82, R99]', 'dpo', after([report(), leak('suspected'), leak('yes')]), '2026-11-30T14:00:00Z', after([report(), leak('suspected'), { name: 'sending', notice: 'dpo', hash: 'x', to: null }])],
  ['what was taken back and came again begins anew [R82, R99]', 'dpo', after([report(), leak('yes'), leak('no'), leak('suspected')]), '2026-11-30T16:00:00Z', after([report(), leak('yes'), leak('no')])],
  ['what a mail address answered is enough [R82, R99]', 'dpo', after([report(), leak('yes')]), '2026-11-30T14:00:00Z', after([report(), leak('yes'), { name: 'answered-for', role: 'dpo', evidence: 'mail' }])],
  ['the CVE ID is there within three weeks', 'cve-id', after(confirmed), '2026-12-21T20:00:00Z', after([{ name: 'cve', state: 'id', id: 'CVE-2026-12345', because: null }], after(confirmed))],
  ['a CVE ID that may come later is waited for no more', 'cve-id', after(confirmed), '2026-12-21T20:00:00Z', after([...confirmed, { name: 'cve', state: 'pending', id: null, because: null }])],
  ['a release that began is out within an hour [R108]', 'landing', after([report(), { name: 'landing' }]), '2026-11-30T11:00:00Z', after([{ name: 'landing' }, ...published])],
  ['everything is over within 30 days [R14]', 'close', after(published), '2026-12-31T09:00:00Z', inStatus.closed],
  ['who was told no has 14 days to appeal', 'appeal', after([report(), { name: 'declined', reason: 'bug', justification: null, text: 'no' }]), '2026-12-14T10:00:00Z', inStatus.closed],
  ['what is public gets an early advisory within two days if it is high [R2, R83]', 'advise-early', after([report(), rated('high'), { name: 'confirmed' }, known]), '2026-12-02T12:00:00Z', after(published)],
  ['a request for a Major Incident is decided within four hours if it is high [R18, R64]', 'major-decision', after([report(), rated('high'), major('requested')]), '2026-11-30T15:00:00Z', after([report(), rated('high'), major('requested'), major('approved')])],
  ['a Major Incident has its first brief within two hours [R64]', 'brief', after([report(), major('requested'), major('approved')]), '2026-11-30T13:00:00Z', after([report(), major('requested'), major('approved'), brief])],
  ['the next brief comes within a day [R64]', 'brief-next', after([report(), major('requested'), major('approved'), brief]), '2026-12-01T12:00:00Z', after([report(), major('requested'), major('approved'), brief, major('ended')])],
  ['within twelve hours while it is attacked [R64]', 'brief-attacked', after([report(), wild, major('requested'), major('approved'), brief]), '2026-12-01T01:00:00Z', after([report(), wild, major('requested'), major('approved'), brief, major('ended')])],
])('%s', (_, clock, runs, due, over) => {
  expect(dueOf(runs, clock)).toBe(due);
  expect(dueOf(over, clock)).toBeUndefined();
}); // prettier-ignore
