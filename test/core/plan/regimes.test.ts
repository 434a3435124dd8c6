// The legal regimes that ship, and how the file of one is read: every mistake with its place, and dates that overlap above all.
import { expect, test } from 'vitest';
import { dueWithin } from '../../../src/core/case/duty-due.ts';
import { regimesOf, versionsAt } from '../../../src/core/plan/regimes/enabled.ts';
import { readRegime, regimeIn } from '../../../src/core/plan/regimes/regime.ts';
import { shippedRegime, shippedRegimes } from '../../../src/core/plan/regimes/shipped.ts';
import { regimeTexts } from '../../../src/core/plan/regimes/regime-texts.ts';
import { readSettings, sensitiveChanges } from '../../../src/core/settings.ts';
import { readFileSync } from 'node:fs';
import { empty, settings } from '../commands/conversation.ts';
import { settingsOf } from '../words/a-view.ts';

test.each(shippedRegimes)('%s can be read, and is carried as its file says it', (name) => {
  expect(shippedRegime(name).name).toBe(name);
  expect(regimeTexts[name]).toBe(readFileSync(`src/core/plan/regimes/${name}.yml`, 'utf8'));
});

test('none is on by itself', () => {
  expect(regimesOf(empty(settings()).house)).toEqual([]);
});

const stage = '{ title: notice, article: clause 12, owner: legal, starts: { incident: { from: aware, within: 24h } } }'; // prettier-ignore
const version = (more: string, stages = `24h: ${stage}`): string => `{ as: [supplier], applies_to: us, source: clause 12, ${more}stages: { ${stages} } }`; // prettier-ignore
const file = (...versions: readonly string[]): string => `title: Contract\nabout: Acme hears of incidents.\nfiled_at: by mail\nversions:\n${versions.map((one, index) => `  v${index + 1}: ${one}`).join('\n')}\n`; // prettier-ignore
const wrong = (text: string): readonly string[] => {
  const read = readRegime('contract-acme', text);
  return read.ok ? [] : read.mistakes.map(({ path, line, expected, got, example }) => `${line} ${path}: ${expected}; got ${got}; ${example}`); // prettier-ignore
};

test('a gap between two versions is fine; days on which both count are not', () => {
  expect(wrong(file(version('effective_from: 2026-01-01, effective_to: 2026-05-31, '), version('effective_from: 2026-07-01, ')))).toEqual([]); // prettier-ignore
  expect(wrong(file(version('effective_from: 2026-01-01, effective_to: 2026-06-01, '), version('effective_from: 2026-06-01, ')))).toEqual([
    '6 versions.v2.effective_from: days on which no other version counts for the same people: v1 counts from 2026-01-01 to 2026-06-01; got 2026-06-01 to whenever; effective_to: 2026-05-31 (in v1)',
  ]); // prettier-ignore
  // One that is not in force counts on no day, and one for others is none of theirs.
  expect(wrong(file(version(''), version('effective_from: 2026-06-01, ')))).toEqual([]);
  expect(wrong(file(version('effective_from: 2026-06-01, '), version('')))).toEqual([]);
  expect(wrong(file(version('effective_from: 2026-06-01, '), version('effective_from: 2026-01-01, effective_to: 2026-02-01, ')))).toEqual([]); // prettier-ignore
  expect(wrong(file(version('effective_from: 2026-06-01, '), version('effective_from: 2026-06-01, ').replace('supplier', 'buyer')))).toEqual([]); // prettier-ignore
});

test('dates that run backwards, or end what never began', () => {
  expect(wrong(file(version('effective_from: 2026-06-01, effective_to: 2026-05-01, ')))).toEqual(['5 versions.v1.effective_to: a last day that is not before the first one; got 2026-06-01 to 2026-05-01; effective_to: 2026-06-01']); // prettier-ignore
  expect(wrong(file(version('effective_to: 2026-05-01, ')))).toEqual(['5 versions.v1.effective_to: a last day that is not before the first one; got no first day to 2026-05-01; effective_to: 2027-12-10']); // prettier-ignore
});

test('stages that are named and not there, or come later', () => {
  const final = stage.replace('from: aware', 'from: filed 72h');
  expect(wrong(file(version('', `24h: ${stage}, final: ${final}`)))).toEqual(['5 versions.v1.stages.final.starts.incident.from: the name of a stage of this version that comes before it; got 72h; from: filed 24h']); // prettier-ignore
  const counted = stage.replace('owner: legal', 'owner: legal, portal_counts_from: 24h');
  expect(wrong(file(version('', `24h: ${counted}`)))).toEqual(['5 versions.v1.stages.24h.portal_counts_from: the name of a stage of this version that comes before it; got 24h; portal_counts_from: 24h']); // prettier-ignore
  const dossier = 'dossier: { captured: 2026-09-18, source: the form, fields: [{ label: title, max: 255, need: { 24h: required, 27h: required } }] }, '; // prettier-ignore
  expect(wrong(file(version(dossier)))).toEqual(['5 versions.v1.dossier.fields.0.need.27h: the name of a stage of this version; got 27h; need: { 24h: required }']); // prettier-ignore
});

test.each([
  ['[', /YAML/u],
  [file(version('')).replace('title: Contract\n', ''), /^1 title: words/u],
  [file(version('').replace('24h }', '24 hours }')), /within: a time above zero: 24h, 14d, 1 month or 4 business days; nothing where no deadline is fixed; got 24 hours/u],
  [file(version('effective_from: 1 June, ')), /effective_from: the first day on which it counts, a day as YYYY-MM-DD/u],
  [file(version('').replace('incident:', 'leak:')), /starts: for at least one event/u],
  [file(version('', '')), /stages: at least one stage/u],
  [file(version('').replace(/starts: .*? \} \}/u, 'starts: {}')), /starts: for at least one event/u],
  ['title: Contract\nabout: x\nfiled_at: y\nversions: {}\n', /versions: at least one version/u],
])('%#: a mistake is told with its place', (text, what) => {
  expect(wrong(text)[0]).toMatch(what);
  expect(() => regimeIn(readRegime('contract-acme', text))).toThrow(/can’t be read: \d places? are wrong|can’t be read/u); // prettier-ignore
}); // prettier-ignore

const own = (more: string): string => settings(`regimes:\n  contract-acme: ${more}`);
const rules = (...versions: readonly string[]): string => `{ title: Contract, about: Acme hears of incidents., filed_at: by mail, versions: { ${versions.map((one, index) => `v${index + 1}: ${one}`).join(', ')} } }`; // prettier-ignore

test('a regime of one’s own stands in the settings with its rules', () => {
  const [regime] = regimesOf(empty(own(`{ entity: Acme GmbH, rules: ${rules(version('effective_from: 2026-01-01, '))} }`)).house); // prettier-ignore
  expect(regime).toMatchObject({ as: ['supplier'], entity: 'Acme GmbH', csirt: null, regime: { name: 'contract-acme', second: 'legal' } }); // prettier-ignore
  expect(regime && versionsAt(regime, '2025-12-31T23:59:59Z')).toEqual([]);
});

const told = (text: string): readonly string[] => {
  const read = readSettings(text);
  return read.ok ? [] : read.mistakes.map(({ path }) => path);
};
const twice = version('effective_from: 2026-01-01, ');
test.each([
  [own(`{ rules: ${rules(twice, twice)} }`), ['regimes.contract-acme.rules.versions.v2.effective_from']],
  [own('{ as: supplier }'), ['regimes.contract-acme']],
  [own(`{ as: buyer, rules: ${rules(twice)} }`), ['regimes.contract-acme.as']],
  [settings('regimes: { cra: { as: [manufacturer, importer] } }'), ['regimes.cra.as']],
  [settings(`regimes: { cra: { rules: ${rules(twice)} } }`), ['regimes.cra.rules']],
  [settings('regimes: { cra: { colour: red } }'), ['regimes.cra.colour']],
  [settings('regimes: { gdpr: { as: [controller, processor], authority: "CNIL" } }'), []],
])('%#: what is wrong with the section', (text, paths) => {
  expect(told(text)).toEqual(paths);
});

test('a change of it is one that somebody else agrees to, also deep in a list', () => {
  const [before, after] = [settingsOf(settings()), settingsOf(settings('regimes: { cra: { as: manufacturer } }'))]; // prettier-ignore
  expect(sensitiveChanges(before, after).map(({ path }) => path)).toEqual(['regimes.cra.as']);
  const form = (max: number): string => own(`{ rules: ${rules(version(`effective_from: 2026-01-01, dossier: { captured: 2026-09-18, source: x, fields: [{ label: title, max: ${max}, need: {} }] }, `))} }`); // prettier-ignore
  expect(sensitiveChanges(settingsOf(form(255)), settingsOf(form(254)))).toHaveLength(1);
});

test.each([
  ['24h', '2028-02-28T10:00:00Z', '2028-02-29T10:00:00Z'],
  ['14d', '2028-02-15T10:00:00Z', '2028-02-29T10:00:00Z'],
  ['1 month', '2027-01-31T10:00:00Z', '2027-02-28T10:00:00Z'],
  ['1 month', '2028-01-31T10:00:00Z', '2028-02-29T10:00:00Z'],
  ['1 month', '2026-12-31T10:00:00Z', '2027-01-31T10:00:00Z'],
  ['13 months', '2027-01-29T10:00:00Z', '2028-02-29T10:00:00Z'],
  ['4 business days', '2026-12-03T10:00:00Z', '2026-12-09T10:00:00Z'],
])('%s after %s is %s', (within, from, due) => {
  expect(dueWithin(from, { within })).toBe(due);
});

test('a business day of an office begins and ends when the office’s does', () => {
  const day = { begins: '05:00', ends: '21:30' };
  // At 04:30 UTC it is still Wednesday there.
  expect(dueWithin('2026-12-03T04:30:00Z', { within: '4 business days', day })).toBe('2026-12-08T21:30:00Z');
  expect(dueWithin('2026-12-03T05:00:00Z', { within: '4 business days', day })).toBe('2026-12-09T21:30:00Z');
});
