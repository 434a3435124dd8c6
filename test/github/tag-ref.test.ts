// Which refs are tags, and which names Git would take.
import { expect, test } from 'vitest';
import { tagOfRef } from '../../src/github/tag-ref.ts';

test.each(['v1.2.3', 'curl-8_4_0', 'release/2.4.1', '@acme/widget@1.0.0', 'v1.0.0+build', 'é'])(
  '%j is a tag',
  (name) => {
    expect(tagOfRef(`refs/tags/${name}`)).toBe(name);
  },
);

test.each([
  'refs/heads/v1', 'v1', 'refs/tags/', 'refs/tags/a..b', 'refs/tags/a b', 'refs/tags/a\nb', 'refs/tags/-a', 'refs/tags/.a', 'refs/tags/a.',
  'refs/tags/a/', 'refs/tags//a', 'refs/tags/a//b', 'refs/tags/a/.b', 'refs/tags/a.lock', 'refs/tags/a.lock/b', 'refs/tags/a@{0}', 'refs/tags/@',
  'refs/tags/a~1', 'refs/tags/a^', 'refs/tags/a:b', 'refs/tags/a?', 'refs/tags/a*', 'refs/tags/[a', String.raw`refs/tags/a\b`,
  'refs/tags/a\u202Eb', `refs/tags/${'a'.repeat(201)}`, ' refs/tags/a',
])('%j is none', (ref) => {
  expect(tagOfRef(ref)).toBeUndefined();
}); // prettier-ignore
