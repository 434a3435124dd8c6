// The dossier as whoever files reads and copies it: the form's fields in their order, filled as far as the case or people know.
import { describe, expect, test } from 'vitest';
import type { View } from '../../../src/core/case/view.ts';
import { dutiesOf } from '../../../src/core/case/duties.ts';
import { fieldsOf } from '../../../src/core/plan/regimes/enabled.ts';
import { knownAnswers } from '../../../src/core/plan/regimes/schema.ts';
import { dossierPart } from '../../../src/core/words/reply/dossier-part.ts';
import { replyTo } from '../../../src/core/words/replies.ts';
import { after, empty, eyeOf, settings, taken } from '../commands/conversation.ts';
import type { Login } from '../commands/conversation.ts';
import { at, golden, published, report } from './a-view.ts';
import type { Step } from './a-view.ts';

const on = empty(settings('regimes: { cra: { as: manufacturer, csirt: "BSI, Germany", entity: Acme GmbH }, gdpr: { as: [controller, processor], authority: "CNIL, France" } }')); // prettier-ignore
const wild: Step = { name: 'exploit', state: 'wild', evidence: 'requests in two logs' };
const leak: Step = { name: 'leak', state: 'yes', what: 'mail addresses', kinds: ['personal'] };
const aware = (event: string, time = '2026-11-30T08:00Z'): readonly [Login, string] => ['lin', `/psirt aware ${event} ${time} "logs of a customer"`]; // prettier-ignore
const told = (view: View, ...lines: readonly (readonly [Login, string])[]): View => lines.reduce((now, [who, line]) => taken(now, who, line), view); // prettier-ignore
const prose = (text: string | null) => [[{ look: 'prose' }, text], [{ look: 'notice', hash: 'f'.repeat(64) }, 'Ask for record 7 of another customer.']] as const; // prettier-ignore

const dossier = (view: View, ...words: readonly string[]): string => dossierPart(view, words, eyeOf(prose(null))) ?? 'unseen'; // prettier-ignore
const attacked = told(after([report(), wild], on), aware('exploitation'));
const row = (text: string, number: number): string => text.split(`**${number}. `)[1]?.split(`**${number + 1}. `)[0] ?? ''; // prettier-ignore

describe('as people read it', () => {
  test('an early warning, with what somebody wrote', () => {
    const view = told(at(attacked, '2026-11-30T12:00:00Z'), ['law', '/psirt duty cra 24h set 8 "DE, FR"']);
    const text = dossier(view, 'cra', '24h', 'exploitation');
    expect(text).toBe(golden('dossier-cra-24h', text));
  });
  test('of leaked data', () => {
    const view = told(after([report(), leak], on), aware('breach'));
    const text = dossier(view, 'gdpr', 'sa', 'breach');
    expect(text).toBe(golden('dossier-gdpr', text));
  });
  test('comes as the answer to the line, once the texts of the advisory were looked at', () => {
    const asked = taken(attacked, 'law', '/psirt duty cra 24h');
    const via = asked.it.entries.at(-1)?.via ?? '';
    const seen = eyeOf(prose(null));
    expect(replyTo(asked, via, { eye: seen, saved: [] })).toContain('to copy into the form');
    expect(replyTo(asked, via, { eye: eyeOf(), saved: [] })).toBeUndefined();
  });
});

test('what people wrote stands in every stage that asks for it, and what is too long is told', () => {
  const long = 'x'.repeat(300);
  const wrote: Step = { name: 'dossier', regime: 'cra', field: 'title', text: long };
  const view = after([wrote, { ...wrote, regime: 'gdpr', text: 'of another form' }], attacked);
  for (const stage of ['24h', '72h', 'final']) {
    const text = dossier(view, 'cra', stage, 'exploitation');
    expect(text).toContain(`${long}\n`);
    expect(text).toMatch(/❗ \*\*Missing or too long:\*\* .*3 \(title\)/u);
    expect(text).toContain('300 of 255 characters · ❗ 45 too many');
  }
});

test('the form of an event asks for what concerns that event', () => {
  const both = told(attacked, aware('incident'));
  expect(dossier(both, 'cra', '24h', 'exploitation')).not.toContain('suspected unlawful or malicious act');
  expect(dossier(both, 'cra', '24h', 'incident')).toContain('suspected unlawful or malicious act');
  expect(dossier(both, 'cra', '24h', 'incident')).toContain(
    '/psirt duty cra 24h incident set <number> <text>',
  );
});

test('a form that nobody wrote down: what most ask for', () => {
  const own = empty(settings('regimes:\n  contract-acme: { rules: { title: Contract, about: x, filed_at: by mail, versions: { v1: { as: [supplier], applies_to: us, source: clause 12, effective_from: 2026-01-01, stages: { notice: { title: notice, article: clause 12, owner: legal, starts: { incident: { from: aware, within: 24h } } } } } } } }')); // prettier-ignore
  const text = dossier(
    told(after([report()], own), aware('incident')),
    'contract-acme',
    'notice',
    'incident',
  );
  expect(text).toContain('No form is known for it; these are what most ask for.');
  expect(text).toContain('Everything that the form must have is here.');
  expect(row(text, 4)).toContain('Mon 2026-11-30 08:00 UTC, by logs of a customer');
});

test('the true time beside what the portal may show, and how it stands once it is filed', () => {
  const filed = told(at(attacked, '2026-12-01T10:00:00Z'), [
    'law',
    '/psirt duty cra 24h filed at 2026-12-01T07:00Z ref SRP-77',
  ]);
  const next = dossier(filed, 'cra', '72h', 'exploitation');
  expect(next).toContain('Due: Thu 2026-12-03 08:00 UTC (1 d 22 h left)');
  expect(next).toContain(
    'The portal may show Fri 2026-12-04 07:00 UTC: it counts from another time, and the law’s counts.',
  );
  const acknowledged = dossier(filed, 'cra', '24h', 'exploitation');
  expect(acknowledged).toContain('✅ filed Tue 2026-12-01 07:00 UTC as `SRP-77`');
  expect(acknowledged).not.toContain('/psirt duty cra 24h required');
});

test('a duty that nothing raises any more, texts that can’t be read, and texts that were not looked at', () => {
  expect(dossier(after([report()], on), 'cra', '24h', 'exploitation')).toBe(
    'Nothing in this case raises that duty any more.',
  );
  expect(dossierPart(attacked, ['cra', '24h', 'exploitation'], eyeOf())).toBeUndefined();
  const broken =
    dossierPart(attacked, ['cra', '24h', 'exploitation'], eyeOf([...prose('---\ntitle: [\n---\n')])) ?? '';
  expect(broken).toMatch(/^The text of the advisory can’t be read, and the dossier is made of it:\n- /u);
});

/** What the dossier of some stage says to what the case knows. */
function answerOf(view: View, about: (typeof knownAnswers)[number]): string {
  const texts = dutiesOf(view).flatMap((duty) => {
    const at_ = fieldsOf(duty.version, duty.stage, duty.event).findIndex(({ knows }) => knows === about);
    return at_ === -1 ? [] : [row(dossier(view, duty.regime, duty.stage, duty.event), at_ + 1)];
  });
  return texts[0] ?? 'no field asks for it';
}

describe('what the case knows', () => {
  const known = (...steps: readonly Step[]): View => told(after([report(), wild, leak, ...steps], on), aware('exploitation'), aware('breach')); // prettier-ignore
  test('every field that a case may fill is asked for by a form that ships', () => {
    for (const about of knownAnswers) expect([about, answerOf(known(), about)]).not.toContain('no field asks for it'); // prettier-ignore
  });
  test.each<[(typeof knownAnswers)[number], readonly Step[], string]>([
    ['kind', [], 'actively exploited vulnerability'],
    ['title', [], 'IDOR in export'],
    ['entity', [], 'Acme GmbH'],
    ['general', [], 'Ask for record 7 of another customer.\n\nExploitation: requests in two logs'],
    ['component', [{ name: 'component', component: 'exporter', upstream: null }], 'exporter'],
    ['component', [], 'not said'],
    [
      'expected',
      [{ name: 'remedy', decision: 'fix', due: '2026-12-10T16:00:00Z', because: null } as never],
      'yes, expected Thu 2026-12-10 16:00 UTC',
    ],
    ['expected', [], 'not said'],
    ['user-measures', [{ name: 'workaround', text: 'Switch it off.' }], 'Switch it off.'],
    ['user-measures', [{ name: 'workaround', text: null }], 'None is known yet.'],
    ['user-measures', [], 'not said'],
    ['sensitivity', [{ name: 'embargo', act: 'none', until: null, text: null }], 'not said'],
    [
      'sensitivity',
      [{ name: 'embargo', act: 'until', until: '2027-01-15T16:00:00Z', text: null } as never],
      'under embargo until Fri 2027-01-15 16:00 UTC',
    ],
    ['attack-vector', [], 'not said'],
    [
      'impact',
      [{ name: 'cvss', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' }],
      'over the network',
    ],
    ['severity', [], 'not said'],
    ['available', [], 'not said'],
    ['leak', [], 'mail addresses'],
    ['leak-kinds', [], 'personal data'],
    ['dpo', [], 'dpo'],
    ['versions', [], '❗ missing'],
    ['cve', [{ name: 'cve', state: 'known', id: 'CVE-2026-1234' } as never], 'CVE-2026-1234'],
  ])('%s with %j', (about, steps, value) => {
    expect(answerOf(known(...steps), about)).toContain(value);
  });
  test('nobody said it', () => {
    const quiet = empty(settings('regimes: { cra: { as: manufacturer }, gdpr: { as: controller } }', '', '\n  gadget: { repository: acme/gadget }')); // prettier-ignore
    const view = after([report({ product: null }), wild, { name: 'duty', regime: 'gdpr', stage: 'sa', event: 'breach', act: 'required', filed_at: null, ref: null, because: null, due: null, aware_at: null }], quiet); // prettier-ignore
    for (const about of ['entity', 'product', 'awareness', 'leak', 'leak-kinds'] as const) expect(answerOf(view, about)).toMatch(/❗ missing|not said/u); // prettier-ignore
  });
  test('of a released and published case', () => {
    const tagged = (name: string, version: string): Step => ({ name: 'tagged', repository: 'acme/widget', tag: `v${version}`, commit: 'c', line: name, version }); // prettier-ignore
    const view = known(...published.filter((step) => !('name' in step) || step.name !== 'reported'));
    const [versions, update, available, severity, vector] = (['versions', 'update', 'available', 'severity', 'attack-vector'] as const).map((about) => answerOf(view, about)); // prettier-ignore
    expect(versions).toContain('Everyone who runs widget `>= 2.4.0, < 2.4.1` or `>= 2.3.0, < 2.3.9`.');
    expect(update).toContain('No workaround is known.');
    expect(available).toContain('Tue 2026-12-01 11:00 UTC');
    expect(severity).toContain('- CVSS 3.1: 6.5 `CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U');
    expect(vector).toContain('AV:N');
    expect(answerOf(after([tagged('2.3', '2.3.9')], view), 'measures')).toContain(
      'Fixed versions are released: 2.3: 2.3.9.',
    );
  });
});
