// Two people look after a project, and one of them is on holiday. Nobody is blamed, nothing is lost, and what takes two waits for a day
// instead of for ever.
import { afterEach, expect, test } from 'vitest';
import { pageOf, stateOf } from '../outside.ts';
import { acmeWith, ask, buildFix, done, newest, refused } from '../ready.ts';
import { openRoom, product } from '../room.ts';
import type { Room } from '../room.ts';

let room: Room;
afterEach(() => room.close());

/** Both do everything; nobody else has a role. */
const small = acmeWith(
  ['two_person: strict', 'two_person: prefer\nprofile: small'],
  [
    'psirt-lead:\n    - lead\n  psirt:\n    - analyst\n  product-owner:\n    - owner\n  fix-dev:\n    - dev',
    'maintainer:\n    - owner\n    - dev',
  ],
);

test(
  'two people, one on holiday: a report from the first word to the advisory',
  { timeout: 90_000 },
  async () => {
    room = await openRoom(small, { forks: true });
    const one = await room.reported();
    const thread = async (): Promise<readonly string[]> => (await room.as('reporter').advisoryComments({ repository: product, ghsa: one.ghsa })).map(({ body }) => body); // prettier-ignore
    // The reporter hears at once although everybody is away.
    expect((await thread()).at(-1)).toContain('Thank you for your report');

    await room.after({ days: 9 });
    expect(await one.status()).toBe('new');
    const late = (await one.ofBot()).filter((text) => text.startsWith('<!-- psirt-bot:late:'));
    expect(new Set(late.map((text) => /late:([\w-]+)/u.exec(text)?.[1]))).toEqual(new Set(['triage']));

    // `owner` is back, on a phone; `dev` is not.
    await done(one.say('owner', '/psirt ack', '/psirt accept exploit none leak no'));
    await done(
      one.say(
        'owner',
        '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.4.0 <2.4.1" fixed 2.4.1 major no',
        '/psirt remedy fix by +14d dev @owner workaround none',
      ),
    );
    expect(await one.card()).not.toMatch(/\bN4\b|\bF10\b|\bC9\b/u);
    const { fork } = await room.as('owner').advisory({ repository: product, ghsa: one.ghsa });
    const fix = await buildFix(room, newest, fork ?? '', 'owner');
    // Nobody else is there to review and to test it, so the same person does both twice, a day apart.
    const linked = `/psirt fix ${fix.url} by @owner`;
    await done(one.say('owner', linked, '/psirt test attested "full suite"'));
    expect(await refused(one, 'owner', `${linked} reviewed-by @owner`)).toMatch(/alone, look at it again from \w+ \S+ \d\d:\d\d UTC on/u); // prettier-ignore
    await done(one.say('owner', '/psirt reproduce yes test/owner.spec.js', '/psirt similar none "every reader read again"')); // prettier-ignore
    expect(await refused(one, 'owner', '/psirt publish')).toContain('(who is alone says so twice, 1 d apart)'); // prettier-ignore
    await room.after({ hours: 25 });
    await done(one.say('owner', `${linked} reviewed-by @owner`, '/psirt test attested "full suite, again"'));
    const hash = await ask(one, 'owner');
    const own = `/psirt approve ${hash}`;
    expect(await refused(one, 'owner', own)).toMatch(/Your own counts only from \w+ \S+ \d\d:\d\d UTC on/u);
    await room.after({ hours: 25 });
    expect((await done(one.say('owner', own))).reply).toContain('signed twice, as the settings allow; the record says so'); // prettier-ignore

    await room.box.controls.mergeFork(one.ghsa, 'owner');
    await room.as('owner').release({ repository: product, tag: 'v2.4.1', target: 'main', notes: 'Fixes.' });
    await room.rest();
    expect(await stateOf(room, one)).toBe('published');
    expect(await pageOf(room, one)).toContain('Upgrade to widget 2.4.1.');
    await done(one.say('owner', '/psirt close'));
    expect(await one.status()).toBe('closed');

    // What was done alone can be seen by whoever comes back.
    expect((await one.say('dev', '/psirt log 60')).reply).toContain(`approved publish ${hash} alone`);
    expect(room.troubles()).toEqual([]);
  },
);
