// A fault that three vendors share, reported a second time while it is secret and a third time when it is public.
import { afterEach, expect, test } from 'vitest';
import { calls } from '../outside.ts';
import { acmeWith, done, mitigated, sign } from '../ready.ts';
import { openRoom, product } from '../room.ts';
import type { CaseRoom, Room } from '../room.ts';

let room: Room;
afterEach(() => room.close());

type Reported = CaseRoom & { readonly ghsa: string };

async function told({ ghsa }: Reported): Promise<string> {
  const all = await room.as('reporter').advisoryComments({ repository: product, ghsa });
  return all.findLast(({ by }) => by === room.box.app.botLogin)?.body ?? '';
}

test(
  'a duplicate of an embargoed case of three vendors, and one of a published case',
  { timeout: 120_000 },
  async () => {
    room = await openRoom(acmeWith());
    const first = await mitigated(room, '+20d');
    const vendors = ['Hansa Linux', 'Borealis', 'Zephyr Appliances'];
    await done(first.say('lead', ...vendors.map((name, at) => `/psirt party add "${name}" vendor psirt@vendor${at}.example`))); // prettier-ignore
    await done(first.say('lead', ...vendors.map((name) => `/psirt party accept "${name}"`)));
    expect(await first.card()).toContain('**Parties** 3 bound · 0 ready');

    // The second finder plans to speak in a fortnight; ours was to wait for twenty days.
    const second = await room.reported();
    await done(second.say('analyst', '/psirt reporter-deadline +14d'));
    await done(second.say('lead', `/psirt duplicate #${first.number}`));
    expect(await told(second)).toContain('It is valid, and we are already handling this vulnerability.');
    expect(await told(second)).not.toMatch(/#\d|Hansa|Borealis|Zephyr|vendor/iu);
    await done(first.say('lead', `/psirt attach #${second.number}`, '/psirt credit @reporter as finder consent yes')); // prettier-ignore
    expect(await first.card()).toContain('the reporter will publish (their date)');
    expect(await first.labels()).toContain('embargo/active');

    // Somebody found it again, so the embargo is looked at; the vendors keep their date unless people move it.
    await done(first.say('analyst', '/psirt rediscovered "a second private report"'));
    expect((await calls(first)).at(-1)).toContain('/psirt embargo');
    await done(first.say('lead', '/psirt embargo until +13d'));
    await done(first.say('lead', ...vendors.map((name) => `/psirt embargo accept by "${name}"`)));
    await done(first.say('lead', '/psirt notify all'));
    await done(first.say('lead', ...vendors.slice(0, 2).map((name) => `/psirt party ready "${name}"`)));
    await sign(first);
    await room.after({ days: 12 });
    expect(await second.status()).toBe('declined');

    // Publication waits for the date, not for the vendor that is not ready.
    await room.after({ days: 2 });
    expect(await first.status()).toBe('recovering');
    await room.after({ hours: 2 });
    expect(await told(second)).toMatch(/You find it here: https:\/\/github\.com\/acme\/widget\/security\/advisories\/GHSA-/u); // prettier-ignore
    expect(await second.status()).toBe('closed');

    // Whoever comes now gets the address, and nothing is opened again.
    const third = await room.reported({ summary: 'I can read all records' });
    await done(third.say('analyst', '/psirt ack', `/psirt duplicate #${first.number}`));
    expect(await told(third)).toMatch(/security\/advisories\/GHSA-/u);
    expect(await first.status()).toBe('recovering');
    expect((await third.labels()).includes('duplicate/held')).toBe(false);
    expect(room.troubles()).toEqual([]);
  },
);
