// SSVC as people say it: every row of the published table decides as the table says, and every slip is told with what was meant.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { advisoryOf, proseOfReport } from '../../../src/core/advisory/from-case.ts';
import { decisionOf, pointForms, withFollowing } from '../../../src/core/ssvc/supplier-tree.ts';
import { ssvcPart } from '../../../src/core/words/card/ssvc-part.ts';
import { cardOf } from '../../../src/core/words/card.ts';
import { report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { after, answered, conversation, say, taken } from './conversation.ts';

interface Table {
  readonly decision_points: Readonly<Record<string, { readonly name: string; readonly values: readonly { readonly key: string; readonly name: string }[] }>>; // prettier-ignore
  readonly outcome: string;
  readonly mapping: readonly Readonly<Record<string, string>>[];
}

/** A vendored table, read here by other means than the program's. */
const table = (file: string): Table =>
  JSON.parse(readFileSync(`src/core/ssvc/data/${file}.json`, 'utf8')) as Table;

const worded = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** A row as a person types it, and what it decides. */
function typedRows(file: string): readonly (readonly [words: string, decides: string])[] {
  const { decision_points: points, outcome, mapping } = table(file);
  return mapping.map((row) => {
    const words = Object.entries(points).map(([id, { name, values }]) => ({
      id,
      point: worded(name),
      value: worded(values.find(({ key }) => key === row[id])?.name ?? 'nothing'),
    }));
    const said = words.filter(({ id }) => id !== outcome).map(({ point, value }) => `${point} ${value}`);
    return [said.join(' '), words.find(({ id }) => id === outcome)?.value ?? 'nothing'];
  });
}

const ssvc = (decision: string, ...points: readonly string[]) => [
  {
    name: 'ssvc',
    points: points.map((words) => ({ point: words.split(' ')[0], value: words.split(' ')[1] })),
    decision,
    table: 'ssvc:DT_SP:1.0.0',
  },
];

describe('the table of the supplier [R47]', () => {
  const rows = typedRows('supplier_patch_development_priority_1_0_0');

  test('has a row for each of 36 combinations', () => {
    expect(new Set(rows.map(([words]) => words)).size).toBe(36);
  });

  test.each(rows)('%s: %s', (words, decides) => {
    const said = say(after([report()]), 'lin', `/psirt ssvc ${words}`);
    expect(answered(said)).toMatchObject([{ name: 'ssvc', decision: decides }]);
    // In any order.
    const turned = words
      .match(/\S+ \S+/gu)
      ?.toReversed()
      .join(' ');
    expect(say(after([report()]), 'lin', `/psirt ssvc ${turned}`)).toEqual(said);
  });

  test.each(typedRows('utility_1_0_0'))('utility: %s is %s', (words, decides) => {
    const said = new Map(pairs(words));
    expect(withFollowing(said)).toMatchObject({ points: new Map([...said, ['utility', decides]]) });
  });

  test.each(typedRows('public_safety_impact_1_0_0'))('safety: %s is %s', (words, decides) => {
    expect(withFollowing(new Map(pairs(words)))).toMatchObject({
      points: new Map([...pairs(words), ['public-safety-impact', decides]]),
    });
  });

  test('no decision without all four points', () => {
    expect(decisionOf(new Map([['exploitation', 'active']]))).toBeUndefined();
  });

  test('the points are those of the tables', () => {
    expect(pointForms.map(({ word, key }) => `${key} ${word}`)).toEqual([
      'E exploitation', 'U utility', 'TI technical-impact', 'PSI public-safety-impact', 'A automatable', 'VD value-density', 'SI safety-impact',
    ]); // prettier-ignore
  });
});

const pairs = (words: string): readonly (readonly [string, string])[] =>
  [...words.matchAll(/(\S+) (\S+)/gu)].map(([, point = '', value = '']) => [point, value]);

const whole = ['exploitation active', 'utility super-effective', 'technical-impact total', 'public-safety-impact minimal', 'automatable yes', 'value-density concentrated', 'safety-impact negligible']; // prettier-ignore
const exploited: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };

describe('ssvc [R47]', () => {
  conversation(after([report()]), [
    ['lin', '/psirt ssvc exploitation active utility super-effective technical-impact total public-safety-impact minimal', ssvc('immediate', ...whole)],
    ['lin', '/psirt ssvc E:A U:S TI:T PSI:M', ssvc('immediate', ...whole)],
    ['lin', '/psirt ssvc e=a automatable=yes Value Density concentrated technical_impact total safety impact negligible', ssvc('immediate', ...whole)],
    ['lin', '/psirt ssvc exploitation public poc utility efficient technical impact partial public safety impact significant', ssvc('immediate', 'exploitation public-poc', 'utility efficient', 'technical-impact partial', 'public-safety-impact significant')],
    // Nothing but what follows is filled in.
    ['lin', '/psirt ssvc', ['E-ARGS',
      'the exploitation is not known: none, public-poc, active → /psirt ssvc exploitation <none|public-poc|active> utility <laborious|efficient|super-effective> technical-impact <partial|total> public-safety-impact <minimal|significant>',
      'the utility is not known: laborious, efficient, super-effective', 'the technical impact is not known: partial, total', 'the public safety impact is not known: minimal, significant']],
    ['lin', '/psirt ssvc exploitation none utility laborious technical-impact <partial|total> public-safety-impact minimal', ['E-ARGS',
      'expected the technical impact, one of partial, total; got nothing → /psirt ssvc exploitation none utility laborious public-safety-impact minimal technical-impact <partial|total>']],
    ['lin', '/psirt ssvc exploitation none utility laborius technical-impact whole public-safety-impact', ['E-ARGS',
      'expected the utility, one of laborious, efficient, super-effective; got laborius; did you mean laborious? → /psirt ssvc exploitation none utility laborious technical-impact <partial|total> public-safety-impact <minimal|significant>',
      'expected the technical impact, one of partial, total; got whole', 'expected the public safety impact, one of minimal, significant; got nothing']],
    ['lin', '/psirt ssvc exploitation utility laborious', ['E-ARGS',
      'expected the exploitation, one of none, public-poc, active; got nothing → /psirt ssvc utility laborious exploitation <none|public-poc|active> technical-impact <partial|total> public-safety-impact <minimal|significant>']],
    ['lin', '/psirt ssvc utilty laborious E:N TI:P PSI:M', ['E-ARGS',
      'expected one of exploitation, utility, technical-impact, public-safety-impact, automatable, value-density, safety-impact; got utilty; did you mean utility? → /psirt ssvc exploitation none technical-impact partial public-safety-impact minimal utility <laborious|efficient|super-effective>']],
    ['lin', '/psirt ssvc harmless E:N U:L TI:P PSI:M', ['E-ARGS',
      'expected one of exploitation, utility, technical-impact, public-safety-impact, automatable, value-density, safety-impact; got harmless → /psirt ssvc exploitation none utility laborious technical-impact partial public-safety-impact minimal']],
    ['lin', '/psirt ssvc E:N E:A U:L TI:P PSI:M', ['E-ARGS',
      'exploitation is said twice, none and active → /psirt ssvc exploitation active utility laborious technical-impact partial public-safety-impact minimal']],
    ['lin', '/psirt ssvc E:N A:Y U:L TI:P PSI:M', ['E-ARGS',
      'SSVC knows no automatable yes with utility laborious → /psirt ssvc exploitation none automatable yes technical-impact partial public-safety-impact minimal utility <laborious|efficient|super-effective>']],
    // Slips first: what does not go together is told once they are mended.
    ['lin', '/psirt ssvc A:Y U:L E:no TI:P PSI:M', ['E-ARGS', 'expected the exploitation, one of none, public-poc, active; got no; did you mean none? → /psirt ssvc automatable yes utility laborious exploitation none technical-impact partial public-safety-impact minimal']],
    ['lin', '/psirt ssvc SSVCv2/E:A/A:N/T:T/P:M/B:A/M:M/D:A/2021-09-29T15:29:44Z/', ['E-ARGS',
      'a vector string of SSVC version 2 is of the coordinator’s tree; expected the points of the supplier’s tree → /psirt ssvc exploitation <none|public-poc|active> utility <laborious|efficient|super-effective> technical-impact <partial|total> public-safety-impact <minimal|significant>']],
  ]); // prettier-ignore

  describe('exploitation follows from what the case says of it', () => {
    const line = '/psirt ssvc U:S TI:T PSI:M';
    conversation(after([report(), exploited]), [['lin', line, ssvc('immediate', ...whole)]]);
    conversation(after([report(), { name: 'exploit', state: 'none', evidence: null }]), [
      ['lin', line, ssvc('out-of-cycle', 'exploitation none', ...whole.slice(1))],
    ]);
    // A claim says neither, and what a person says of it stands.
    conversation(after([report(), { name: 'exploit', state: 'claimed', evidence: null }]), [
      ['lin', line, ['E-ARGS', 'the exploitation is not known: none, public-poc, active → /psirt ssvc utility super-effective technical-impact total public-safety-impact minimal exploitation <none|public-poc|active>']],
      ['lin', `${line} E:A`, ssvc('immediate', ...whole)],
    ]); // prettier-ignore
  });

  describe('what was decided before stands where nothing new is said', () => {
    const before = taken(after([report()]), 'lin', '/psirt ssvc E:N U:L TI:P PSI:M');
    const said = ['technical-impact partial', 'public-safety-impact minimal'];
    const safe = 'safety-impact negligible';
    conversation(before, [
      ['lin', '/psirt ssvc E:N U:L TI:P PSI:M', []],
      ['lin', '/psirt ssvc E:A', ssvc('out-of-cycle', 'exploitation active', 'utility laborious', ...said, 'automatable no', 'value-density diffuse', safe)],
      // A result said anew lets its bases fall, and the other way round.
      ['lin', '/psirt ssvc U:S', ssvc('scheduled', 'exploitation none', 'utility super-effective', ...said, 'automatable yes', 'value-density concentrated', safe)],
      ['lin', '/psirt ssvc A:Y', ssvc('scheduled', 'exploitation none', 'utility efficient', ...said, 'automatable yes', 'value-density diffuse', safe)],
      ['lin', '/psirt ssvc SI:C', ssvc('scheduled', 'exploitation none', 'utility laborious', 'technical-impact partial', 'public-safety-impact significant', 'automatable no', 'value-density diffuse', 'safety-impact catastrophic')],
    ]); // prettier-ignore
  });
});

describe('what SSVC shows [R47]', () => {
  const view = taken(after([report()]), 'lin', '/psirt ssvc E:N U:E TI:T PSI:M');
  const line =
    '**SSVC** **scheduled** · exploitation none · utility efficient · technical impact total · public safety impact minimal';

  test('nothing before anybody decided by it', () => {
    expect(ssvcPart(after([report()]))).toBeUndefined();
  });

  test('the decision and its points, on the card and in a status reply', () => {
    expect(cardOf(view)).toContain(line);
    expect(ssvcPart(view)).toBe(line);
  });

  test('that the case has since said otherwise, with the line that mends it', () => {
    const later = taken(view, 'lin', '/psirt exploit wild "two customers"');
    const words = ssvcPart(later) ?? '';
    expect(words).toContain('⚠️ The case says since then that exploitation is active: decide again.');
    const again = taken(later, 'lin', /\/psirt ssvc[^\n`]*/u.exec(words)?.[0] ?? '');
    expect(ssvcPart(again)).toMatch(/^\*\*SSVC\*\* \*\*out-of-cycle\*\* · exploitation active[^⚠]*$/u);
    // A claim is no contradiction.
    expect(ssvcPart(taken(view, 'lin', '/psirt exploit claimed'))).toBe(line);
  });

  test('the advisory tells what helps others to decide, and never how soon we work', () => {
    const advisory = advisoryOf(view, proseOfReport('Title', 'Text'), undefined);
    expect(advisory.ssvc).toEqual({ technicalImpact: 'total' });
    const known = taken(view, 'lin', '/psirt ssvc U:S');
    expect(advisoryOf(known, proseOfReport('Title', 'Text'), undefined).ssvc).toEqual({
      automatable: 'yes',
      technicalImpact: 'total',
    });
    expect(advisoryOf(after([report()]), proseOfReport('T', 'T'), undefined).ssvc).toBeUndefined();
  });
});
