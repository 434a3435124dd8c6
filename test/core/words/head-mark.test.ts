// The mark under a card's marker is read back as it was written, and from nowhere else.
import { describe, expect, test } from 'vitest';
import { headMark, readHeadMark } from '../../../src/core/words/head-mark.ts';
import { markerOf } from '../../../src/core/words/marker.ts';

const mark = { number: 42, seq: 17, hash: 'ab'.repeat(32) };

describe('the head mark of a card', () => {
  test.each([
    ['under the marker', `${markerOf('card')}\n${headMark(mark)}\n### Case 42`],
    ['with line breaks as browsers send them', `${markerOf('card')}\r\n${headMark(mark)}\r\n### Case 42`],
    ['after a blank line', `${markerOf('card')}\n\n${headMark(mark)}\n\n### Case 42`],
    ['as the last line', `${markerOf('card')}\n${headMark(mark)}`],
  ])('is read %s', (_where, body) => {
    expect(readHeadMark(body)).toEqual(mark);
  });

  test.each([
    ['a card without one', `${markerOf('card')}\n### Case 42`],
    ['the first line', `${headMark(mark)}\n`],
    ['a later line', `${markerOf('card')}\ntext\n${headMark(mark)}`],
    ['a hash of another length', `${markerOf('card')}\n${headMark({ ...mark, hash: 'ab' })}`],
  ])('is not read from %s', (_what, body) => {
    expect(readHeadMark(body)).toBeUndefined();
  });
});
