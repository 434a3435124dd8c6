// From which commit a line is affected: the one that the tag of its first affected version names, where OSV has nothing else to say.
import { expect, test } from 'vitest';
import type { AffectedLine } from '../../../src/core/advisory/advisory.ts';
import { withFirstAffected } from '../../../src/core/advisory/first-affected.ts';
import { eyeOf } from '../commands/conversation.ts';
import { settingsOf } from '../words/a-view.ts';
import { example } from './example.ts';

const [first] = example.products;
const from = (version: string): AffectedLine => ({ ranges: [{ lower: { kind: 'from', version } }] });
const tags = [
  { name: 'curl-7_69_0', commit: 'a' },
  { name: 'curl-8_4_0', commit: 'b' },
  { name: 'tool-8_4_0', commit: 'c' },
  { name: 'nightly-7_69_0', commit: 'x' },
  { name: 'curl-7_69_0/nightly-7_69_0', commit: 'x' },
  { name: 'curl-9_0_0', commit: 'd' },
  { name: 'v9.0.0', commit: 'd' },
];
const house = settingsOf(`
version: 1
roles: { psirt-lead: [ada] }
products:
  gateway:
    repository: acme/gateway
    lines: { "8": { branch: main, tags: "curl-8_*" }, "7": { branch: "7", tags: "tool-7_*" } }
    people: { product-owner: [owner], fix-dev: [dev], release: [rel] }
`);
const look = { look: 'tags', repository: 'acme/gateway' } as const;

function begun(affected: AffectedLine, ecosystem: 'other' | 'npm' = 'other') {
  if (first === undefined) throw new TypeError('the example has a product');
  const eye = eyeOf([[look, tags]]);
  const products = withFirstAffected([{ ...first, ecosystem, affected: [affected] }], house, eye);
  return { by: products?.[0]?.affected[0]?.introducedBy, needs: eye.needs() };
}

test.each<[string, AffectedLine, string | undefined]>([
  ['the commit of the first affected version’s tag', from('7.69.0'), 'a'],
  ['nothing where no tag names it', from('7.70.0'), undefined],
  ['nothing where two tags name it and differ', from('8.4.0'), undefined],
  ['what two tags agree on', from('9.0.0'), 'd'],
  ['nothing after a version', { ranges: [{ lower: { kind: 'after', version: '7.69.0' } }] }, undefined],
  ['nothing from the very first version on', { ranges: [{}] }, undefined],
  [
    'nothing of several stretches',
    { ranges: [...from('7.69.0').ranges, ...from('9.0.0').ranges] },
    undefined,
  ],
  ['nothing of no stretch', { ranges: [] }, undefined],
])('it is %s', (_, line, commit) => {
  expect(begun(line)).toEqual({ by: commit, needs: [] });
});

test('tags are looked at only where versions can’t be told', () => {
  expect(begun(from('7.69.0'), 'npm')).toEqual({ by: undefined, needs: [] });
  if (first === undefined) throw new TypeError('the example has a product');
  const eye = eyeOf();
  const other = { ...first, ecosystem: 'other', affected: [from('7.69.0')] } as const;
  expect(withFirstAffected([other], house, eye)).toBeUndefined();
  expect(eye.needs()).toEqual([look]);
  expect(withFirstAffected([{ ...other, affected: [{ ranges: [{}] }] }], house, eyeOf())).toHaveLength(1);
});
