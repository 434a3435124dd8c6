// A vulnerability that everybody talks about and that does not concern us: answered in public, in words that two people stand for, and
// mended there when somebody asks on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acmeWith, done, refused } from './ready.ts';
import { openRoom } from './room.ts';
import type { CaseRoom, Room } from './room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom(acmeWith());
});
afterAll(() => room.close());

const path = 'advisories/statements/cve-2021-44228-widget.md';
const page = () => room.as('outsider').file({ repository: 'acme/security', path });

async function draftAndSend(one: CaseRoom): Promise<void> {
  const { reply } = await done(one.say('analyst', '/psirt draft statement'));
  const [line = ''] = /\/psirt approve notice [\da-f]{8}/u.exec(reply) ?? [];
  expect(await refused(one, 'analyst', '/psirt send statement')).toContain(line);
  expect(await refused(one, 'analyst', line)).toContain('somebody else must agree');
  await done(one.say('lead', line));
  await done(one.say('analyst', '/psirt send statement'));
}

test(
  'a famous vulnerability that does not affect us is answered in public',
  { timeout: 60_000 },
  async () => {
    const one = await room.opened('analyst', {
      title: 'Everybody asks about log4j',
      body: 'Are we affected?',
    });
    await done(one.say('analyst', '/psirt ack', '/psirt component log4j'));
    expect(await refused(one, 'analyst', '/psirt draft statement vulnerabilty CVE-2021-44228')).toContain('vulnerability'); // prettier-ignore
    await done(one.say('analyst', '/psirt public https://nvd.example/CVE-2021-44228', '/psirt accept exploit none leak no')); // prettier-ignore
    const { reply } = await done(one.say('analyst', '/psirt draft statement vulnerability CVE-2021-44228', '/psirt draft statement')); // prettier-ignore
    expect(reply).toContain('/psirt decline not-affected <justification>');

    await done(one.say('analyst', '/psirt decline not-affected component-not-present "Widget is written in another language."')); // prettier-ignore
    await done(one.say('analyst', '/psirt draft statement statement "Every release since 2.0, by its list of parts."')); // prettier-ignore
    expect(await page()).toBeUndefined();
    await draftAndSend(one);
    expect(await page()).toContain(
      '**widget is not affected:** the product does not contain the part in question.',
    );
    expect(await page()).toContain('Every release since 2.0');
    expect(await page()).not.toMatch(/case|psirt#|analyst/iu);
    expect(await one.card()).toMatch(/statement v2 `[\da-f]{8}` sent/u);

    // Somebody asks on; what stands there is replaced, and the case can be closed.
    await done(one.say('analyst', '/psirt draft statement also "Look at your own programs, too."'));
    await draftAndSend(one);
    expect(await page()).toContain('Look at your own programs, too.');
    await done(one.say('lead', '/psirt close'));
    expect(await one.status()).toBe('closed');
  },
);
