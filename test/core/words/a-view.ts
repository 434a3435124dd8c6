// A case as a test needs it: facts said by team members one after the other, seen under small settings.
import { shippedPlan } from '../../../src/core/plan/shipped.ts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Actor } from '../../../src/core/case/actor.ts';
import { foldCase } from '../../../src/core/case/case.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import type { Fact, FactData } from '../../../src/core/case/fact.ts';
import { factDraft, withEntries } from '../../../src/core/case/suppose.ts';
import type { View } from '../../../src/core/case/view.ts';
import { readSettings } from '../../../src/core/settings.ts';
import type { Settings } from '../../../src/core/settings.ts';
import { hour, later } from '../../../src/core/time.ts';

export const ada: Actor = { login: 'ada', id: 1 };
export const lin: Actor = { login: 'lin', id: 2 };
export const dev: Actor = { login: 'dev', id: 3 };
export const bot: Actor = { login: 'psirt-bot[bot]', id: 99 };

const file = `
version: 1
roles: { psirt-lead: [ada], psirt: [lin] }
products:
  widget:
    repository: acme/widget
    family: widget
    lines: { "2.4": { branch: main, tags: "v2.4.*" }, "2.3": { branch: v2.3, tags: "v2.3.*" } }
    people: { product-owner: [owner], fix-dev: [dev], release: [rel] }
`;

export function settingsOf(text: string): Settings {
  const read = readSettings(text);
  if (!read.ok) throw new Error(read.mistakes.map(({ expected, got }) => `${expected}; ${got}`).join('\n'));
  return read.settings;
}

export const start = '2026-11-30T09:00:00Z';

/** An empty case 42. */
export function emptyView(settings: string = file): View {
  return {
    it: foldCase(42, [], { seq: 0, hash: '0'.repeat(64) }),
    house: {
      settings: settingsOf(settings), commit: 'c0ffee12'.repeat(5), plan: 'default@1', response: shippedPlan(settingsOf(settings).profile), people: { ada: 1, lin: 2, dev: 3 },
      since: '2026-01-01T00:00:00Z', installed_at: '2026-01-01T00:00:00Z', reports: {}, mails: { cases: {}, answers: [] }, texts: new Map(), asks: [],
    },
    now: start,
    bot,
    repository: 'acme/psirt',
  }; // prettier-ignore
}

/** What happens in a test case: a fact (said by ada unless told otherwise), or another entry. */
export type Step = Fact | (Fact & { readonly said: Actor }) | { readonly entry: EntryDraft };

/** The view after these steps, an hour apart. */
export function viewAfter(steps: readonly Step[], view: View = emptyView()): View {
  return steps.reduce((before, step, index) => {
    const at = later(before.now, index === 0 ? 0 : hour);
    const seen = { ...before, now: at };
    if ('entry' in step) return withEntries(seen, [step.entry]);
    const { said = ada, ...fact } = { said: undefined, ...step };
    return withEntries(seen, [factDraft(fact, { person: said, said_at: at, via: `comment:${index}` })]);
  }, view);
}

export const at = (view: View, now: string): View => ({ ...view, now });

/** A private report with a score of the reporter's, an embargo by policy and no deadline. */
export function report(more: Partial<FactData['reported']> = {}): Fact {
  return {
    name: 'reported', source: 'ghsa', received_at: '2026-11-30T08:55:00Z', reporter: 'p1', product: 'widget', title: 'IDOR in export', report: 'f'.repeat(64),
    visibility: 'private', ghsa: 'GHSA-aaaa-bbbb-cccc', repository: 'acme/widget', embargo_until: '2027-02-28T16:00:00Z',
    proposed: { cvss: null, cwes: [], affects: [] }, missing: [], reporter_deadline: null, exploit: null, leak: null, ...more,
  }; // prettier-ignore
}

export function receipt(
  act: string,
  made: Readonly<Record<string, string>> = {},
  result: 'done' | 'failed' = 'done',
): Step {
  return { entry: { kind: 'receipt', act, result, made, said_at: start, by: bot, via: 'sweep' } };
}

export const assigned = (role: FactData['assigned']['role'], person: Actor, line: string | null = null): Fact => ({
  name: 'assigned', role, person, line,
}); // prettier-ignore

export const accepted: readonly Step[] = [
  report(),
  { name: 'acknowledged' },
  assigned('case-lead', ada),
  { name: 'exploit', state: 'none', evidence: null },
  { name: 'leak', state: 'no', what: null },
  { name: 'accepted' },
];

const affects = (line: string, range: string, fixed: string): Fact => ({
  name: 'affects', product: 'widget', package: null, line, range, fixed, impact: null,
}); // prettier-ignore

export const confirmed: readonly Step[] = [
  ...accepted,
  { name: 'cvss', vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N' },
  { name: 'cwe', ids: ['CWE-639'] },
  affects('2.4', '>=2.4.0 <2.4.1', '2.4.1'),
  affects('2.3', '>=2.3.0 <2.3.9', '2.3.9'),
  { name: 'major', state: 'no', because: null },
  { name: 'confirmed' },
];

const fork = (line: string, number: number): Fact => ({
  name: 'fix', url: `https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc/pull/${number}`, line, place: 'fork', author: dev, reviewer: ada,
}); // prettier-ignore

export const fixing: readonly Step[] = [
  ...confirmed,
  { name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', mitigations: [], because: null },
  assigned('fix-dev', dev),
  assigned('release', lin),
  fork('2.4', 1),
  fork('2.3', 2),
  { name: 'workaround', text: null },
  { name: 'reproduced', state: 'yes', text: 'test/idor.spec.ts' },
  { name: 'similar', state: 'none', text: 'CodeQL rule 12' },
  { name: 'tested', lines: ['2.4'], how: 'attested', evidence: 'full suite' },
];

export const ready: readonly Step[] = [
  ...fixing,
  { name: 'tested', lines: ['2.3'], how: 'attested', evidence: 'full suite' },
];

export const requested: readonly Step[] = [
  ...ready,
  {
    name: 'publish-requested', hash: '4f9c2a1e'.repeat(8), early: false, notice: '4f9c2a1e'.repeat(8), expires: '2026-12-13T16:00:00Z',
    roles: ['psirt-lead', 'psirt'], fix_authors: [3],
  }, // prettier-ignore
];

export const approved: readonly Step[] = [
  ...requested,
  { name: 'approved', what: 'publish', hash: '4f9c2a1e'.repeat(8), self: false, said: lin },
];

export const published: readonly Step[] = [
  ...approved,
  receipt('publish', { url: 'https://github.com/acme/widget/security/advisories/GHSA-aaaa-bbbb-cccc' }),
];

/** What `test/golden/<name>.md` holds; `UPDATE_GOLDEN=1` writes the text there first. */
export function golden(name: string, text: string): string {
  const path = `test/golden/${name}.md`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync('test/golden', { recursive: true });
    writeFileSync(path, `${text}\n`);
  }
  return existsSync(path) ? readFileSync(path, 'utf8').slice(0, -1) : `no ${path}: run with UPDATE_GOLDEN=1`;
}
