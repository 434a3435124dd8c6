// The draft advisory on GitHub: it follows the case field by field, and leaves alone what people wrote.
// The workspace beside it: opened by the App or by a person, with the developers in it; and the CVE ID that arrives when it likes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ghsaOf } from '../conversations/outside.ts';
import { acmeWith, done, newest, refused, verdict } from '../conversations/ready.ts';
import { openRoom, product } from '../conversations/room.ts';
import type { Room } from '../conversations/room.ts';

let room: Room;

/** The tests of a group are about one house. @param forks whether the App may open temporary private forks */
function house(forks: boolean): void {
  beforeAll(async () => {
    room = await openRoom(acmeWith(), { forks });
  });
  afterAll(() => room.close());
}

const api = () => room.as('owner').octokit.rest.securityAdvisories;
const at = (ghsa_id: string) => ({ owner: 'acme', repo: 'widget', ghsa_id });
const seen = async (ghsa: string) => (await api().getRepositoryAdvisory(at(ghsa))).data;

/** Somebody of the organisation edits the advisory on its page; the bot finds it at the next sweep. */
async function edit(ghsa: string, fields: object): Promise<void> {
  await api().updateRepositoryAdvisory({ ...at(ghsa), ...fields });
  await room.sweep();
}

const confirm = verdict([newest], 'no').slice(2).join('\n');

describe('where the App opens forks', () => {
  house(true);

  test('a report’s own advisory is accepted, filled, and follows what is said', async () => {
    const one = await room.reported();
    expect(await seen(one.ghsa)).toMatchObject({ state: 'triage', description: 'Ask for record 7.' });
    await done(one.say('lead', confirm));
    expect(await seen(one.ghsa)).toMatchObject({
      state: 'draft',
      description: expect.stringContaining('**Who must act:** Everyone who runs widget `>= 2.4.0, < 2.4.1`.'),
      severity: 'medium',
      cwe_ids: ['CWE-639'],
      vulnerabilities: [{ vulnerable_version_range: '>= 2.4.0, < 2.4.1', patched_versions: '2.4.1' }],
      collaborating_users: [{ login: 'reporter' }, { login: 'dev' }],
      private_fork: { full_name: `acme/widget-${one.ghsa.toLowerCase()}` },
    });
    expect(await one.card()).toContain(`⚠️ Fork \`https://github.com/acme/widget-${one.ghsa.toLowerCase()}\``);
    const before = room.box.exchanges.length;
    await done(one.say('lead', '/psirt cwe CWE-862'));
    const writes = room.box.exchanges.slice(before).filter(({ method, url }) => method === 'PATCH' && url.includes('security-advisories'));
    expect(writes).toHaveLength(1);
    expect((await seen(one.ghsa)).cwe_ids).toEqual(['CWE-862']);
  }); // prettier-ignore

  test('a field that somebody edited is left alone until people choose', async () => {
    const one = await room.reported({ summary: 'Readers read all' });
    await done(one.say('lead', confirm));
    await edit(one.ghsa, { summary: 'Missing check of the owner', cwe_ids: ['CWE-284'] });
    expect(await one.card()).toContain('`summary` was edited by hand and is left alone: `/psirt draft keep summary` or `/psirt draft replace summary`');
    await done(one.say('lead', '/psirt workaround switch reading off', '/psirt cwe CWE-863'));
    expect(await seen(one.ghsa)).toMatchObject({
      summary: 'Missing check of the owner',
      cwe_ids: ['CWE-284'],
      description: expect.stringContaining('switch reading off'),
    });
    expect(await refused(one, 'dev', '/psirt draft keep summary')).toContain('draft is for case-lead, psirt, comms');
    await done(one.say('lead', '/psirt draft replace cwe_ids', '/psirt draft keep summary'));
    expect(await seen(one.ghsa)).toMatchObject({ summary: 'Missing check of the owner', cwe_ids: ['CWE-863'] });
    const card = await one.card();
    expect(card).toContain('`summary` stays in the draft as somebody wrote it; what is published is what two people sign');
    expect(card).not.toContain('/psirt draft keep');
  }); // prettier-ignore

  test('an ID is asked for once, holds nothing up and is taken over when it comes', async () => {
    const one = await room.opened('lead', { title: 'Readers', body: 'Any reader can read all.' });
    await done(one.say('lead', '/psirt public no', confirm));
    const ghsa = await ghsaOf(one);
    const asked = () => room.box.controls.cveRequests.filter((id) => id === ghsa);
    expect(await one.card()).toContain('CVE: asked for, not here yet (holds nothing up)');
    await room.after({ days: 3 });
    expect(asked()).toEqual([ghsa]);
    room.box.controls.assignCve(ghsa, 'CVE-2026-40404');
    await room.sweep();
    expect(await one.card()).toContain('CVE: CVE-2026-40404');
    await room.after({ days: 1 });
    expect(asked()).toEqual([ghsa]);
    const other = await room.opened('lead', { title: 'Upstream', body: 'A library of others.' });
    await done(other.say('lead', '/psirt public no', '/psirt cve none it is the library’s', confirm));
    expect(room.box.controls.cveRequests).not.toContain(await ghsaOf(other));
    expect(await other.card()).toContain('CVE: none');
  });
});

describe('where people open forks', () => {
  house(false);

  test('a person’s draft is taken over with its text, and so is the fork that a person opened', async () => {
    const one = await room.opened('lead', { title: 'Readers', body: 'Any reader can read all.' });
    const mine = { summary: 'Owners are not checked', description: 'Written by hand.', severity: 'high' as const, vulnerabilities: [] };
    const { data } = await api().createRepositoryAdvisory({ owner: 'acme', repo: 'widget', ...mine });
    const ghsa = data.ghsa_id;
    expect(await refused(one, 'lead', '/psirt adopt GHSA-2222-3333-4444')).toContain('the bot sees no advisory GHSA-2222-3333-4444 in acme/widget');
    await done(one.say('lead', `/psirt adopt https://github.com/acme/widget/security/advisories/${ghsa}`, '/psirt public no', confirm));
    expect(await ghsaOf(one)).toBe(ghsa);
    expect(await seen(ghsa)).toMatchObject({ summary: mine.summary, description: mine.description, cwe_ids: ['CWE-639'], collaborating_users: [{ login: 'dev' }] });
    expect(await one.card()).toContain('/psirt draft keep description');
    expect(await room.as('owner').advisories(product)).toHaveLength(1);

    expect(await one.card()).toContain(`Fork (not open yet: “Start a temporary private fork” on \`https://github.com/acme/widget/security/advisories/${ghsa}\`)`);
    const fork = await room.as('owner').openFork({ repository: product, ghsa });
    await room.sweep();
    expect(await one.card()).toContain(`⚠️ Fork \`https://github.com/${fork}\`: no CI runs there`);
  }); // prettier-ignore
});
