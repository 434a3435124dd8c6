import { describe, expect, expectTypeOf, test } from 'vitest';
import { fillForm } from '../../../src/core/advisory/form-fill.ts';
import { openForm } from '../../../src/core/advisory/form.ts';
import { disclose, publicationPermission } from '../../../src/core/advisory/public-text.ts';
import type {
  DisclosureEvidence,
  PublicationPermission,
  PublicText,
} from '../../../src/core/advisory/public-text.ts';
import { example, exampleValues } from './example.ts';

const filled = fillForm(openForm(example), exampleValues);
if (filled.kind === 'violated') throw new Error('the example must fill');
const { formHash } = filled;

const evidence: DisclosureEvidence = {
  formHash,
  filled,
  signatures: [
    { by: 1, formHash },
    { by: 2, formHash },
  ],
  needed: 2,
  held: false,
  redactionHits: [],
  privateThings: {
    repositories: ['acme/psirt'],
    caseNumbers: [42],
    emails: [],
    names: [],
    logins: [],
    words: [],
  },
};

function permission(): PublicationPermission {
  const outcome = publicationPermission(evidence);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.obstacles));
  return outcome.permission;
}

function obstacles(change: Partial<DisclosureEvidence>) {
  const outcome = publicationPermission({ ...evidence, ...change });
  return outcome.kind === 'granted' ? [] : outcome.obstacles;
}

describe('permission', () => {
  test('is granted for one filled form that enough people signed', () => {
    expect(permission()).toMatchObject({ formHash, filledHash: filled.filledHash });
  });

  test.each<[string, Partial<DisclosureEvidence>, unknown]>([
    ['the form isn’t filled', { filled: undefined }, { kind: 'not-filled' }],
    ['another form was filled', { filled: { formHash: 'x', filledHash: 'y' } }, { kind: 'other-form' }],
    ['one person signed twice', { signatures: [{ by: 1, formHash }, { by: 1, formHash }] }, { kind: 'signatures-missing', has: 1, needed: 2 }],
    ['the second signed another form', { signatures: [{ by: 1, formHash }, { by: 2, formHash: 'x' }] }, { kind: 'signatures-missing', has: 1, needed: 2 }],
    ['nobody signed and nobody was asked to', { signatures: [], needed: 0 }, { kind: 'signatures-missing', has: 0, needed: 1 }],
    ['the case is held', { held: true }, { kind: 'held' }],
    [
      'something private was found',
      { redactionHits: [{ rule: 'name', line: 1, column: 1, length: 4 }] },
      { kind: 'redaction-hits', hits: [{ rule: 'name', line: 1, column: 1, length: 4 }] },
    ],
  ])('is refused when %s', (_when, change, obstacle) => {
    expect(obstacles(change)).toEqual([obstacle]);
  }); // prettier-ignore

  test('all obstacles are told at once', () => {
    expect(obstacles({ filled: undefined, signatures: [], held: true }).map(({ kind }) => kind)).toEqual([
      'not-filled',
      'signatures-missing',
      'held',
    ]);
  });
});

describe('disclosure', () => {
  test('makes a clean text public, byte for byte', () => {
    expect(disclose(permission(), 'Upgrade to 2.4.1.')).toEqual({
      kind: 'public',
      text: 'Upgrade to 2.4.1.',
    });
  });

  test('withholds every text that holds something private, also after permission', () => {
    expect(disclose(permission(), 'see acme/psirt#42')).toEqual({
      kind: 'withheld',
      hits: [{ rule: 'repository', line: 1, column: 5, length: 10 }],
    });
  });

  test('no plain string passes for a public text', () => {
    expectTypeOf<string>().not.toExtend<PublicText>();
    expectTypeOf<{ formHash: string; filledHash: string }>().not.toExtend<PublicationPermission>();
    expectTypeOf<PublicText>().toExtend<string>();
  });
});
