import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markerOf, readMarker } from '../../../src/core/words/marker.ts';

test('a marker as it is written', () => {
  expect(markerOf('card')).toBe('<!-- psirt-bot:card v1 -->');
  expect(markerOf('notice:ack', 2)).toBe('<!-- psirt-bot:notice:ack v2 -->');
  expect(readMarker('<!-- psirt-bot:card v1 -->\r\n### Case 42')).toEqual({ slot: 'card', version: 1 });
});

test('any slot is read back, and nothing in it ends the comment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 999 }), (slot, version) => {
      const marker = markerOf(slot, version);
      expect(readMarker(`${marker}\ntext`)).toEqual({ slot, version });
      expect(marker.slice(4, -3)).not.toMatch(/--|[<>\n]/u);
    }),
  );
});

test.each(['', 'text', 'text\n<!-- psirt-bot:card v1 -->', ' <!-- psirt-bot:card v1 -->', '> <!-- psirt-bot:card v1 -->', '<!-- psirt-bot:card v1 --> x'])(
  '%j has no marker',
  (body) => {
    expect(readMarker(body)).toBeUndefined();
  },
); // prettier-ignore
