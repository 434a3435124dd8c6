// The printed plan says of everybody who has a stake when they are engaged, in a usual case and in a Major Incident, and what for.
import { expect, test } from 'vitest';
import { planDocument } from '../../src/cli/plan/document.ts';
import { shippedPlan } from '../../src/core/plan/shipped.ts';

const printed = planDocument(shippedPlan('mirantis'), 'mirantis');

// Typed from the process, section 4.2.
test.each([
  ['product owners, from the first yes on [R6, R61, R76]', 'product-owner', /accept/],
  ['representatives of the product team [R6, R61, R71, R76]', 'product-rep', /accept/],
  ['developers [R61]', 'fix-dev', /confirm/],
  ['quality engineering [R61]', 'qe', /remedy/],
  ['release engineering [R61]', 'release', /remedy/],
  ['communications, at the approval of a Major Incident [R38, R61, R65]', 'comms', /approval/],
  ['lawyers, at the approval of a Major Incident [R38, R61, R65]', 'legal', /approval/],
  ['the data protection officer, when data leaked [R61, R99]', 'dpo', /leak/],
  ['support [R38, R61]', 'support', /ready/],
  ['executives [R6, R38, R61, R74]', 'exec', /approval/],
])('%s', (_, role, when) => {
  const rows = printed.split('\n').filter((line) => line.startsWith('| ') && line.split('|').length === 6);
  const row = rows.find((line) => line.replaceAll('`', '').startsWith(`| ${role} |`)) ?? '';
  expect(row).toMatch(when);
  expect(row.split('|').map((cell) => cell.trim())).toEqual(['', expect.any(String), expect.stringMatching(/./), expect.stringMatching(/./), expect.stringMatching(/./), '']); // prettier-ignore
});
