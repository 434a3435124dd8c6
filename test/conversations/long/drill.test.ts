// The shipped exercises as their stand-ins play them: from the report to the review, with everything kept that is expected and nothing in
// any public place.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shell } from '../../cli/shell.ts';

test.each(readdirSync('drills').map((file) => file.replace('.yml', '')))(
  '%s',
  async (name) => {
    const { code, printed, aside } = await shell(`drill ${name}`);

    expect(aside).toBe('');
    expect(printed).not.toMatch(/did not run|\(E-[A-Z0-9]+\)/);
    const [, kept, of] = /\*\*Kept (\d+) of (\d+) expectations\.\*\*/.exec(printed) ?? [];
    expect(Number(of)).toBeGreaterThan(0);
    expect(kept).toBe(of);
    expect(printed).toContain('Written by the bot in public places: 0. Contract: 0 violations.');
    expect(code).toBe(0);
  },
  300_000,
);
