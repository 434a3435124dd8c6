// What tools read of an advisory keeps the official schemas; the rules beyond them are held in test/deep/csaf.test.ts.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advisories } from '../../core/advisory/arbitrary.ts';
import { textOf, versions } from './published.ts';
import { wrongIn } from './site.ts';

describe.each(versions)('documents for tools of %s', (_, advisory) => {
  test('keep the schemas of CSAF 2.0 and OpenVEX 0.2.0 [R29]', () => {
    expect(wrongIn('csaf', textOf('csaf', advisory))).toBeNull();
    expect(wrongIn('openvex', textOf('openvex', advisory))).toBeNull();
    expect(wrongIn('csaf', textOf('csaf', advisory).replace('"2.0"', '"2.9"'))).not.toBeNull();
    expect(wrongIn('openvex', '{}')).not.toBeNull();
  });
});

test('documents for tools of any advisory keep their schemas', () => {
  fc.assert(
    fc.property(advisories, (advisory) => {
      expect(wrongIn('csaf', textOf('csaf', advisory))).toBeNull();
      expect(wrongIn('openvex', textOf('openvex', advisory))).toBeNull();
    }),
    { numRuns: 60 },
  );
});
