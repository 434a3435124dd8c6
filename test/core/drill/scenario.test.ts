// Scenario files: those that ship can be read, and whatever is wrong in one is told by its path with a line that works.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenario } from '../../../src/core/drill/scenario.ts';

const small = `
title: Small
about: To try it.
report: { title: It overflows, body: A long name is enough. }
injects:
  - { after: 0h, title: A report, tell: The phone rings. }
  - after: 90m
    title: The press
    tell: A journalist asks.
    expect: [{ who: case-lead, what: it is taken, when: acknowledged, within: 2h }]
    stand_ins: [{ after: 1d, who: lead, say: /psirt ack }]
`;

const mistakes = (text: string): readonly string[] => {
  const read = readScenario(text);
  return read.ok
    ? []
    : read.mistakes.map(({ path, line, expected, got }) => `${line} ${path}: ${expected}; got ${got}`);
};

test.each(readdirSync('drills'))('%s can be read', (file) => {
  expect(mistakes(readFileSync(`drills/${file}`, 'utf8'))).toEqual([]);
});

test('times are seconds, and what is left out is empty', () => {
  const read = readScenario(small);
  expect(read.ok && read.scenario.injects).toMatchObject([
    { after: 0, expect: [], stand_ins: [] },
    { after: 5_400, expect: [{ within: 7_200 }], stand_ins: [{ after: 86_400 }] },
  ]);
});

test.each([
  ['[', /^1 : YAML; got /],
  ['title: x', /^1 about: what a team can learn from it; got nothing$/],
  [small.replace('90m', 'soon'), /^7 injects\[1\]\.after: a time since the beginning such as 90m, 6h or 2d, .*; got "?soon"?$/],
  [small.replace('0h', '2h'), /^7 injects\[1\]\.after: a time since the beginning .*, none before the one above; got "?90m"?$/],
  [small.replace('acknowledged', 'thanked'), /^10 injects\[1\]\.expect\[0\]\.when: the condition that holds once it is done: .*acknowledged/],
  [small.replace('who: lead', 'who: bob'), /^11 injects\[1\]\.stand_ins\[0\]\.who: one of lead, analyst, owner, dev; got "?bob"?$/],
  [small.replace('tell: The phone', 'tells: The phone'), /^6 injects\[0\]\.tells: one of after, title, tell, expect, stand_ins; got "?tells"?$/],
  [small.replace(/injects:[^]*/u, 'injects: []'), /injects: a list of 1 to 50 things that happen; got a list of 0$/],
])('a mistake is told with its place: %#', (text, wrong) => {
  expect(mistakes(text)).toEqual(expect.arrayContaining([expect.stringMatching(wrong)]));
}); // prettier-ignore
