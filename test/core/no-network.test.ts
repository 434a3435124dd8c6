// The tests of pure code can't reach the network, not even this machine's own.
import { expect, test } from 'vitest';

test('a request fails before it leaves', async () => {
  await expect(fetch('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'ENETUNREACH' });
});
