// A made-up case on which people see what a text looks like. Nobody in it exists; all that only people can say stands in brackets.
import { openEye, lookKey } from '../../core/look.ts';
import { asReleased } from '../../core/advisory/as-released.ts';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { currentAdvisory } from '../../core/advisory/current.ts';
import { foldCase } from '../../core/case/case.ts';
import type { Fact } from '../../core/case/fact.ts';
import { factDraft, withEntries } from '../../core/case/suppose.ts';
import { hashOf } from '../../core/case/log.ts';
import type { NoticeName } from '../../core/case/told.ts';
import type { View } from '../../core/case/view.ts';
import { writtenFields } from '../../core/notices/written-fields.ts';
import { shippedPlan } from '../../core/plan/shipped.ts';
import { readSettings } from '../../core/settings.ts';
import { hour, later } from '../../core/time.ts';

export const sampleNames = ['report', 'fixing', 'published', 'withdrawn', 'declined', 'spared'] as const;
export type SampleName = (typeof sampleNames)[number];

const settings = `
version: 1
roles: { psirt-lead: [ada] }
products:
  widget:
    repository: acme/widget
    lines: { "2.4": { branch: main, tags: "v2.4.*" }, "2.3": { branch: v2.3, tags: "v2.3.*" } }
`;
const start = '2026-11-30T09:00:00Z';
const ghsa = 'GHSA-2345-6789-cfgh';
const report =
  'Any reader can export the records of everybody else: the export does not look who owns a record.';

const received: readonly Fact[] = [
  {
    name: 'reported', source: 'ghsa', received_at: start, reporter: 'p1', product: 'widget', title: 'The export of Widget shows records of others',
    report: hashOf(report), visibility: 'private', ghsa, repository: 'acme/widget', embargo_until: '2027-02-28T16:00:00Z',
    proposed: { cvss: null, cwes: [], affects: [] }, missing: ['the version'], reporter_deadline: null, exploit: null, leak: null,
  },
  { name: 'asked', text: '1. Which version do you use?\n2. Does it happen without a proxy?' },
  { name: 'component', component: 'libexport', upstream: null },
]; // prettier-ignore

const fixing: readonly Fact[] = [
  ...received,
  { name: 'exploit', state: 'none', evidence: null },
  { name: 'leak', state: 'possible', what: 'records of other customers' },
  { name: 'accepted' },
  { name: 'cvss', vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N' },
  { name: 'cwe', ids: ['CWE-639'] },
  { name: 'affects', product: 'widget', package: null, line: '2.4', range: '>=2.4.0 <2.4.1', fixed: '2.4.1', impact: null },
  { name: 'affects', product: 'widget', package: null, line: '2.3', range: '>=2.3.0 <2.3.9', fixed: '2.3.9', impact: null },
  { name: 'confirmed' },
  { name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', mitigations: [], because: null },
  { name: 'workaround', text: 'Switch the export off: `export: false`.' },
  { name: 'cve', state: 'id', id: 'CVE-2026-12345', because: null },
  { name: 'credit', who: 'R. Moe', login: null, as: 'finder', consent: 'yes' },
]; // prettier-ignore

const published: readonly Fact[] = [
  ...fixing,
  { name: 'embargo', act: 'broken', until: null, text: 'https://example.org/post' },
  { name: 'public', state: 'public', url: 'https://example.org/post', since: '2026-12-09T08:00:00Z' },
  ...(['2.4.1', '2.3.9'] as const).flatMap((version): readonly Fact[] => {
    const line = version.slice(0, 3);
    const tag = `v${version}`;
    return [
      { name: 'landed', line, commits: ['4f9c2a1e'.repeat(5)] },
      { name: 'tagged', repository: 'acme/widget', tag, commit: '8a7b6c5d'.repeat(5), line, version },
      { name: 'proven', tag, line, proven: true, because: [] },
    ];
  }),
  { name: 'closed', outcome: 'fixed' },
];

const withdrawal: Extract<Fact, { name: 'publish-requested' }> = {
  name: 'publish-requested', hash: 'f'.repeat(64), early: false, notice: 'f'.repeat(64), expires: '2027-02-28T16:00:00Z', roles: ['psirt'], fix_authors: [],
  revises: 1, withdraws: 'Not a vulnerability: what it needs is in no release.',
}; // prettier-ignore

const withdrawn: readonly Fact[] = [
  ...published.slice(0, -1),
  withdrawal,
  { name: 'approved', what: 'publish', hash: withdrawal.hash, self: false },
  { name: 'cve', state: 'request', id: null, because: null },
  { name: 'cve', state: 'id', id: 'CVE-2026-12345', because: null },
];

const samples: Readonly<Record<SampleName, readonly Fact[]>> = {
  report: received,
  fixing,
  published,
  withdrawn,
  declined: [
    ...received,
    { name: 'declined', reason: 'works-as-intended', justification: null, text: 'We ran your steps on 2.4.0. The export holds only what its caller owns.' },
    { name: 'duplicate', of: 'CVE-2026-11111', published: true },
  ],
  spared: [
    ...received,
    { name: 'public', state: 'public', url: 'https://example.org/post', since: start },
    { name: 'declined', reason: 'not-affected', justification: 'component_not_present', text: '' },
  ],
}; // prettier-ignore

/** The sample as a notice sees it, with an answer to everything that people write. */
export function sampleCase(
  name: SampleName,
  notice: NoticeName,
): { readonly view: View; readonly advisory: Advisory } {
  const words = Object.entries(writtenFields).map(([field, what]): Fact => ({ name: 'worded', notice, field, text: `(${what})` })); // prettier-ignore
  let view = [...samples[name], ...words].reduce(told, empty());
  if (name === 'published' || name === 'withdrawn') view = withReceipt(view);
  const eye = openEye(
    new Map<string, unknown>([
      [lookKey({ look: 'prose' }), null],
      [lookKey({ look: 'notice', hash: hashOf(report) }), report],
      [lookKey({ look: 'tags', repository: 'acme/widget' }), []],
    ]),
  );
  const current = currentAdvisory(view, eye);
  if (current.kind !== 'advisory') throw new Error('the sample case can’t be read');
  return { view, advisory: asReleased(view, current.advisory) };
}

const person = { login: 'ada', id: 1 };

function told(view: View, fact: Fact): View {
  const now = later(view.now, hour);
  return withEntries({ ...view, now }, [factDraft(fact, { person, said_at: now, via: 'sample' })]);
}

function withReceipt(view: View): View {
  const made = { url: `https://github.com/acme/widget/security/advisories/${ghsa}` };
  const by = { said_at: view.now, by: person, via: 'sample' };
  return withEntries(view, [{ kind: 'receipt', act: 'publish', result: 'done', made, ...by }]);
}

function empty(): View {
  const read = readSettings(settings);
  if (!read.ok) throw new Error('the settings of the sample case can’t be read');
  const response = shippedPlan(read.settings.profile);
  return {
    it: foldCase(42, [], { seq: 0, hash: '0'.repeat(64) }),
    house: {
      settings: read.settings, commit: '0'.repeat(40), plan: 'default@1', response, people: { ada: 1 }, since: start, texts: new Map(), reports: {}, mails: { cases: {}, answers: [] }, installed_at: start, asks: [],
    },
    now: start,
    bot: { login: 'psirt-bot[bot]', id: 0 },
    repository: 'acme/psirt',
  }; // prettier-ignore
}
