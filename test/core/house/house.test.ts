import { planText } from '../../../src/core/plan/plan-text.ts';
import { shippedPlan } from '../../../src/core/plan/shipped.ts';
import { describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { appendEntries, hashOf, readLog } from '../../../src/core/case/log.ts';
import type { ReadLog } from '../../../src/core/case/log.ts';
import { decideHouse } from '../../../src/core/house/decide-house.ts';
import { houseMarker } from '../../../src/core/house/house-marker.ts';
import type { HouseWorld, OwnIssue } from '../../../src/core/house/house-world.ts';
import { askEntry } from '../../../src/core/house/release-asks.ts';
import { foldHouse, houseInForce, pinnedId } from '../../../src/core/house/in-force.ts';
import { settingsIssueText, settingsTitle } from '../../../src/core/house/settings-issue.ts';
import { templateTexts } from '../../../src/core/notices/template-texts.ts';
import { later } from '../../../src/core/time.ts';
import type { Comment } from '../../../src/core/world.ts';

const now = '2026-11-30T09:00:00Z';
const bot = { login: 'psirt-bot[bot]', id: 99 };
const ada = { login: 'ada', id: 1 };
const lin = { login: 'lin', id: 2 };
const sweep = { said_at: now, by: bot, via: 'sweep' };
const [old, fresh] = ['a'.repeat(40), 'b'.repeat(40)];
const text = (more = '', roles = '{ psirt-lead: [Ada, lin] }'): string =>
  `version: 1\nroles: ${roles}\nproducts: { widget: { repository: acme/widget, people: { qe: [Mira, "team:acme/qe"] } } }\n${more}`;
const changed = text('', '{ psirt-lead: [Ada, lin, eve] }');

const receipt = (act: string, made: Readonly<Record<string, string>>, result: 'done' | 'failed' = 'done'): EntryDraft => ({ kind: 'receipt', act, result, made, ...sweep }); // prettier-ignore
const install = receipt('install', { repository_id: '7' });
const begun: readonly EntryDraft[] = [
  install,
  receipt(`people:${old}`, { ada: '1', lin: '2' }),
  { kind: 'settings', commit: old, plan: 'default@1', ...sweep },
];

function logOf(drafts: readonly EntryDraft[]): ReadLog {
  return readLog(appendEntries(undefined, drafts, now).lines);
}

/** The house after these entries; nothing new unless told. */
function world(drafts: readonly EntryDraft[], more: Partial<HouseWorld> = {}): HouseWorld {
  return {
    now, bot, owner: 'one', repository: { full_name: 'acme/psirt', private: true, pinned: true }, repositoryId: 7,
    log: drafts.length === 0 ? undefined : logOf(drafts),
    inForce: { commit: old, text: text(), plan: null, texts: [] },
    newest: { commit: old, text: text(), plan: null, texts: [], writers: null },
    accounts: { ada: 1, lin: 2, eve: 3 }, reports: [], issues: [], comments: [], teamLeads: [], ...more,
  }; // prettier-ignore
}
const newest = (content: string | null, writers: HouseWorld['newest']['writers'] = [ada]) => ({ newest: { commit: fresh, text: content, plan: null, texts: [], writers } }); // prettier-ignore
const issue = (more: Partial<OwnIssue> = {}): OwnIssue => ({ number: 5, marker: houseMarker('settings'), title: 'x', body: 'y', ...more }); // prettier-ignore
const comment = (author: { login: string; id: number }, body: string, more: Partial<Comment> = {}): Comment => ({
  id: 70, author: { ...author, bot: false }, body, created_at: now, updated_at: now, reactions: {}, pinned: null, ...more,
}); // prettier-ignore
const yes = `/psirt approve settings ${fresh}`;
const asking = receipt(`settings-asked:${fresh}`, {});
/** It was asked about the newest settings. */
const open = [...begun, asking];

/** What is recorded, in short: kind and act or name. */
const recorded = (view: HouseWorld): readonly string[] =>
  decideHouse(view).entries.map((entry) => `${entry.kind} ${'act' in entry ? entry.act : 'name' in entry ? entry.name : entry.kind === 'settings' ? entry.commit : ''}`); // prettier-ignore
const taken = [`receipt people:${fresh}`, `settings ${fresh}`];

describe('the first start', () => {
  test('pins the repository and takes the settings as they are', () => {
    const { entries } = decideHouse(world([], newest(text())));
    expect(entries).toEqual([
      install,
      receipt(`people:${fresh}`, { ada: '1', lin: '2' }),
      { kind: 'settings', commit: fresh, plan: 'default@1', ...sweep },
    ]);
  });

  test.each<[string, Partial<HouseWorld>]>([
    ['the repository is not private', { repository: { full_name: 'acme/psirt', private: false, pinned: true } }],
    ['the repository is not the pinned one', { repository: { full_name: 'acme/psirt', private: true, pinned: false } }],
    ['the record is not whole', { log: { ok: false, line: 1, because: 'cut' } }],
  ])('nothing happens while %s', (_, more) => {
    expect(decideHouse(world(begun, { ...newest(text('plan: x.yml')), ...more }))).toEqual({ entries: [], effects: [] });
  }); // prettier-ignore

  test('asks for settings where there are none, and begins that issue once', () => {
    const bare = {
      inForce: undefined,
      newest: { commit: fresh, text: null, plan: null, texts: [], writers: null },
    };
    const first = decideHouse(world([], bare));
    expect(first.effects).toEqual([{ kind: 'issue.create', act: 'settings-issue', marker: houseMarker('settings') }]); // prettier-ignore
    const intent: EntryDraft = { kind: 'intent', act: 'settings-issue', owner: 'one', expires: later(now, 600), ...sweep }; // prettier-ignore
    expect(first.entries).toEqual([install, intent]);
    const waits = { ...bare, now: later(now, 599) };
    expect(decideHouse(world([install, intent], waits))).toEqual({ entries: [], effects: [] });
    expect(recorded(world([install, intent], { ...bare, now: later(now, 600) }))).toEqual(['intent settings-issue']); // prettier-ignore
    const failed = [install, intent, receipt('settings-issue', {}, 'failed')];
    expect(recorded(world(failed, { ...bare, now: later(now, 3_599) }))).toEqual([]);
    expect(recorded(world(failed, { ...bare, now: later(now, 3_600) }))).toEqual(['intent settings-issue']);
  });
});

describe('settings that change', () => {
  test.each<[string, HouseWorld, readonly string[]]>([
    ['not at all', world(begun), []],
    ['in their commit alone', world(begun, newest(text())), []],
    ['in nothing that shifts trust', world(begun, newest(text('cve: { request: none }'))), taken],
    ['in roles', world(begun, { ...newest(changed), issues: [issue()] }), ['receipt settings-issue', `receipt settings-asked:${fresh}`]],
    ['in roles, approved by who wrote them', world(open, { ...newest(changed), comments: [comment(ada, yes)] }), ['intent settings-issue']],
    ['in roles, approved by another lead', world(open, { ...newest(changed), comments: [comment(lin, yes)] }), ['fact approved', ...taken]],
    ['in roles, approved by a lead by team', world(open, { ...newest(changed), inForce: { commit: old, text: text('', '{ psirt-lead: [Ada, lin, "team:acme/psirt"] }'), plan: null, texts: [] }, comments: [comment({ login: 'kim', id: 8 }, yes)], teamLeads: [8] }), ['fact approved', ...taken]],
    ['in roles, approved by a lead by team who wrote them', world(open, { ...newest(changed, [{ login: 'kim', id: 8 }]), comments: [comment({ login: 'kim', id: 8 }, yes)], teamLeads: [8] }), ['intent settings-issue']],
    ['in roles, approved by who wrote them before somebody else touched them', world(open, { ...newest(changed, [{ login: 'kim', id: 8 }, lin]), comments: [comment(lin, yes)] }), ['intent settings-issue']],
    ['in roles, approved by the bot', world(open, { ...newest(changed), comments: [comment(lin, yes, { author: { ...lin, bot: true } })] }), ['intent settings-issue']],
    ['in roles, approved by somebody else', world(open, { ...newest(changed), comments: [comment({ login: 'lin', id: 8 }, yes)] }), ['intent settings-issue']],
    ['in roles, approved by who would become a lead', world(open, { ...newest(changed), comments: [comment({ login: 'eve', id: 3 }, yes)] }), ['intent settings-issue']],
    ['in roles, approved in an edited comment', world(open, { ...newest(changed), comments: [comment(lin, yes, { updated_at: later(now, 9) })] }), ['intent settings-issue']],
    ['in roles, approved as another commit', world(open, { ...newest(changed), comments: [comment(lin, `/psirt approve settings ${old}`)] }), ['intent settings-issue']],
    ['in roles, approved with too short a hash', world(open, { ...newest(changed), comments: [comment(lin, `/psirt approve settings ${fresh.slice(0, 39)}`)] }), ['intent settings-issue']],
    ['in roles, approved before it was asked', world(begun, { ...newest(changed), comments: [comment(lin, yes)] }), ['intent settings-issue']],
    ['in roles, approved in a comment from before the question', world(open, { ...newest(changed), comments: [comment(lin, yes, { created_at: later(now, -1), updated_at: later(now, -1) })] }), ['intent settings-issue']],
    ['in roles, approved when it was asked under other settings', world([...begun, asking, receipt(`people:${old}`, {}), { kind: 'settings', commit: old, plan: 'default@1', ...sweep }], { ...newest(changed), comments: [comment(lin, yes)] }), ['intent settings-issue']],
    ['in roles, with something else approved', world(open, { ...newest(changed), comments: [comment(lin, `/psirt approve ${fresh}`), comment(lin, '/psirt approve settings'), comment(lin, '/psirt status'), comment(lin, '/psirt ack\n'.repeat(60))] }), ['intent settings-issue']],
    ['in roles, by nobody whom GitHub knows', world(open, { ...newest(changed, null), comments: [comment(lin, yes)] }), ['intent settings-issue']],
    ['in roles, where nobody’s number is known', world(open.filter((_, at) => at !== 1), { ...newest(changed), comments: [comment(lin, yes)] }), ['intent settings-issue']],
    ['to what can’t be read', world(begun, newest('version: 2')), ['intent settings-issue']],
    ['to nothing', world(begun, newest(null)), ['intent settings-issue']],
    ['while those in force are lost', world(open, { ...newest(changed), inForce: undefined, comments: [comment(lin, yes)] }), ['intent settings-issue']],
  ])('%s', (_, house, entries) => {
    expect(recorded(house)).toEqual(entries);
  }); // prettier-ignore

  test('the yes that counts is shown as heard, others that were meant as one as refused, each once', () => {
    const said = (id: number, author: typeof lin, body: string, more: Partial<Comment> = {}) => comment(author, body, { id, ...more }); // prettier-ignore
    const reactions = (comments: readonly Comment[], issues: readonly OwnIssue[] = [issue()]) =>
      decideHouse(world(open, { ...newest(changed), issues, comments })).effects.filter(({ kind }) => kind === 'react'); // prettier-ignore
    const confused = (id: number) => ({ kind: 'react', comment: id, reaction: 'confused' });
    const others = [said(71, ada, yes), said(72, lin, '/psirt approve settings'), said(73, lin, 'Why?')];
    expect(reactions(others)).toEqual([confused(71), confused(72)]);
    expect(reactions([...others, said(74, lin, yes)])).toEqual([confused(71), confused(72), { kind: 'react', comment: 74, reaction: 'rocket' }]); // prettier-ignore
    const before = [said(75, ada, yes, { reactions: { confused: 1 } }), said(76, lin, `/psirt approve settings ${old}`, { reactions: { rocket: 1 } })]; // prettier-ignore
    expect(reactions(before)).toEqual([]);
    expect(reactions([said(77, lin, yes, { author: { ...lin, bot: true } })])).toEqual([]);
    const wrong = world(open, { ...newest('version: 2'), issues: [issue()], comments: others });
    expect(decideHouse(wrong).effects.map(({ kind }) => kind)).toEqual(['issue.fill']);
  });

  const harmless = newest(text('cve: { request: none }'));
  test('a login that somebody else took over makes nobody a lead by a harmless change', () => {
    const squatted = { ...harmless, accounts: { ada: 666, lin: 2 } };
    expect(recorded(world(begun, squatted))).toEqual(['intent settings-issue']);
    const [fill] = decideHouse(world(begun, { ...squatted, issues: [issue()] })).effects;
    expect(fill).toMatchObject({ body: expect.stringContaining('- `account of ada`: `1` → `666`') });
    const agreed = decideHouse(world(open, { ...squatted, comments: [comment(lin, yes)] }));
    expect(agreed.entries).toContainEqual(receipt(`people:${fresh}`, { ada: '666', lin: '2' }));
    const squatter = comment({ login: 'ada', id: 666 }, yes);
    expect(recorded(world(open, { ...squatted, comments: [squatter] }))).toEqual(['intent settings-issue']);
  });

  test('a login that GitHub does not find any more stays who it was', () => {
    const { entries } = decideHouse(world(begun, { ...harmless, accounts: { lin: 2 } }));
    expect(entries).toContainEqual(receipt(`people:${fresh}`, { ada: '1', lin: '2' }));
  });

  test('the approval is kept with who gave it, and when', () => {
    const [approved] = decideHouse(
      world(open, { ...newest(changed), comments: [comment(lin, yes)] }),
    ).entries;
    expect(approved).toEqual({ kind: 'fact', name: 'approved', what: 'settings', hash: fresh, self: false, by: lin, said_at: now, via: 'comment:70' }); // prettier-ignore
  });

  test.each<[string, HouseWorld['newest']['writers'], boolean]>([
    ['their own', [ada], true],
    ['somebody else’s', [lin], false],
    ['what nobody is known to have written', null, true],
  ])('who works alone, a maintainer, approves %s', (_, writers, self) => {
    const alone = text('two_person: solo\nprofile: small', '{ maintainer: [ada] }');
    const house = world(open, {
      ...newest(text('two_person: strict\nprofile: small', '{ maintainer: [ada] }'), writers),
      inForce: { commit: old, text: alone, plan: null, texts: [] },
      comments: [comment(ada, yes)],
    });
    expect(decideHouse(house).entries[0]).toMatchObject({ name: 'approved', self });
  });
});

describe('the issue about settings', () => {
  const asked = world(begun, { ...newest(changed), issues: [issue()] });
  const [fill] = decideHouse(asked).effects;
  const written = fill?.kind === 'issue.fill' ? fill : { title: '', body: '' };

  test('is filled where it differs, and linked once', () => {
    expect(fill).toMatchObject({ kind: 'issue.fill', number: 5, title: settingsTitle });
    const same = [issue({ title: written.title, body: written.body })];
    const known = [...open, receipt('settings-issue', { number: '5' })];
    expect(decideHouse(world(known, { ...newest(changed), issues: same }))).toEqual({
      entries: [],
      effects: [],
    });
    const renamed = [issue({ title: 'other', body: written.body })];
    expect(decideHouse(world(known, { ...newest(changed), issues: renamed })).effects).toHaveLength(1);
    const failed = [...open, receipt('settings-issue', {}, 'failed')];
    expect(recorded(world(failed, { ...newest(changed), issues: same }))).toEqual(['receipt settings-issue']);
    const numberless = [...open, receipt('settings-issue', {})];
    expect(recorded(world(numberless, { ...newest(changed), issues: same }))).toEqual(['receipt settings-issue']); // prettier-ignore
  });

  test('says that all is well once it is', () => {
    const known = [...begun, receipt('settings-issue', { number: '5' })];
    const [well] = decideHouse(world(known, { issues: [issue()] })).effects;
    expect(well).toMatchObject({ kind: 'issue.fill', body: expect.stringContaining('All is well') });
    const body = well?.kind === 'issue.fill' ? well.body : '';
    expect(decideHouse(world(known, { issues: [issue({ body })] })).effects).toEqual([]);
    expect(decideHouse(world(begun, { issues: [issue()] })).effects).toEqual([]);
    const later2 = world(known, { ...newest(text('cve: { request: none }')), issues: [issue()] });
    expect(decideHouse(later2).effects).toEqual([well]);
  });

  test.each<[string, HouseWorld, readonly string[]]>([
    ['asked', asked, ['A psirt-lead who had no hand in it has to agree', '`roles.psirt-lead`', yes, `The settings of \`${old.slice(0, 12)}\` stay in force`]],
    ['asked, written by nobody known', world(begun, { ...newest(changed, null), issues: [issue()] }), ['GitHub does not vouch for who wrote all of it', 'Put what is in force back']],
    ['asked, where one works alone', world(begun, { ...newest(changed), inForce: { commit: old, text: text('two_person: solo'), plan: null, texts: [] }, issues: [issue()] }), ['that may be who wrote it']],
    ['wrong', world(begun, { ...newest('version: 2'), issues: [issue()] }), ['can\'t be used', 'line 1']],
    ['missing', world([install], { ...newest(null), inForce: undefined, issues: [issue()] }), ['There is no `.github/psirt.yml`', 'No settings are in force']],
    ['lost', world(begun, { ...newest(changed), inForce: { commit: old, text: null, plan: null, texts: [] }, issues: [issue()] }), ['can\'t be read any more', old.slice(0, 12), 'no case is worked on']],
  ])('tells: %s', (_, house, words) => {
    const [effect] = decideHouse(house).effects;
    const body = effect?.kind === 'issue.fill' ? effect.body : '';
    expect(words.filter((part) => !body.includes(part))).toEqual([]);
    expect(body.startsWith(houseMarker('settings'))).toBe(true);
  }); // prettier-ignore

  test('gives nothing away by its marker', () => {
    expect(houseMarker('GHSA-1')).toBe(`<!-- psirt-bot:case-of:${hashOf('GHSA-1').slice(0, 16)} v1 -->`);
    expect(settingsIssueText(asked, { kind: 'in-force' }).title).toBe(settingsTitle);
  });
});

describe('a private report', () => {
  const reports = [{ repository: 'acme/widget', ghsa: 'GHSA-1', created_at: now }];
  const marker = houseMarker('GHSA-1');
  test('gets an issue, begun once and linked when it is seen', () => {
    expect(decideHouse(world(begun, { reports })).effects).toEqual([{ kind: 'issue.create', act: 'case:GHSA-1', marker }]); // prettier-ignore
    const seen = decideHouse(world(begun, { reports, issues: [issue({ number: 42, marker })] }));
    expect(seen).toEqual({ entries: [{ ...receipt('case:GHSA-1', { number: '42', repository: 'acme/widget', ghsa: 'GHSA-1' }), result: 'found' }], effects: [] }); // prettier-ignore
  });

  test('that has its case gets no second one, although its issue is not seen any more', () => {
    const linked = receipt('case:GHSA-1', { number: '42', repository: 'acme/widget', ghsa: 'GHSA-1' });
    expect(decideHouse(world([...begun, linked], { reports }))).toEqual({ entries: [], effects: [] });
  });

  test('whose issue could not be opened is tried again an hour later', () => {
    const failed = [...begun, receipt('case:GHSA-1', {}, 'failed')];
    expect(decideHouse(world(failed, { reports, now: later(now, 3599) })).effects).toEqual([]);
    expect(decideHouse(world(failed, { reports, now: later(now, 3600) })).effects).toHaveLength(1);
  });
});

describe('a plan of the team’s own', () => {
  const own = (more: string) => text(`${more}\nplan: .github/plan.yml`);
  const acmePlan = planText.replace('name: default', 'name: acme');
  const newer = acmePlan.replace('version: 1', 'version: 2');
  const settled = (plan: string | null, before: string | null = acmePlan): Partial<HouseWorld> => ({
    inForce: { commit: old, text: own(''), plan: before, texts: [] },
    newest: { commit: fresh, text: own(''), plan, texts: [], writers: [ada] },
  });

  test('is taken with the first settings, and named by its version', () => {
    const { entries } = decideHouse(world([], { inForce: undefined, newest: { commit: fresh, text: own(''), plan: acmePlan, texts: [], writers: null } })); // prettier-ignore
    expect(entries).toContainEqual({ kind: 'settings', commit: fresh, plan: 'acme@1', ...sweep });
    expect(houseInForce(logOf(begun), { text: own(''), plan: newer, texts: [] })?.response).toMatchObject({ name: 'acme', version: 2 }); // prettier-ignore
    expect(houseInForce(logOf(begun), { text: own('profile: small'), plan: acmePlan, texts: [] })?.response.steps.length).toBe(shippedPlan('small').steps.length); // prettier-ignore
  });

  test('that changes is asked about like a role, although the settings say the same [R72]', () => {
    expect(recorded(world(begun, settled(newer)))).toEqual(['intent settings-issue']);
    const [fill] = decideHouse(world(open, { ...settled(newer), issues: [issue()] })).effects;
    expect(fill).toMatchObject({ body: expect.stringContaining('- `the steps and clocks of .github/plan.yml`: `acme@1` → `acme@2`') }); // prettier-ignore
    expect(recorded(world(open, { ...settled(newer), comments: [comment(lin, yes)] }))).toEqual(['fact approved', ...taken]); // prettier-ignore
    expect(recorded(world(begun, settled(acmePlan)))).toEqual([]);
  });

  test('that the settings name anew is asked about once', () => {
    const [fill] = decideHouse(world(open, { newest: { commit: fresh, text: own(''), plan: acmePlan, texts: [], writers: [ada] }, issues: [issue()] })).effects; // prettier-ignore
    expect(fill).toMatchObject({ body: expect.stringContaining('- `plan`: `"default"` → `".github/plan.yml"`') }); // prettier-ignore
    expect(fill).not.toMatchObject({ body: expect.stringContaining('the steps and clocks of') });
  });

  test('that is not there or can’t be read changes nothing, and is told with its place', () => {
    const told = (plan: string | null) => decideHouse(world(begun, { ...settled(plan), issues: [issue()] })).effects[0]; // prettier-ignore
    expect(told(null)).toMatchObject({ body: expect.stringContaining('`plan`: expected the path of a response plan that is in this repository; got `.github/plan.yml`') }); // prettier-ignore
    expect(told(acmePlan.replace('done_when: acknowledged', 'done_when: acked'))).toMatchObject({ body: expect.stringMatching(/`\.github\/plan\.yml` at `[\da-f]{12}` can't be used:[^]*wrong in `\.github\/plan\.yml`[^]*`steps\.N2\.done_when`/) }); // prettier-ignore
    expect(houseInForce(logOf(begun), { text: own(''), plan: null, texts: [] })?.response.name).toBe(
      'default',
    );
    expect(houseInForce(logOf(begun), { text: own(''), plan: 'version: 2', texts: [] })?.response.name).toBe(
      'default',
    );
  });
});

describe('texts of the team’s own', () => {
  const dir = '.github/advisory-templates';
  const own = (id: keyof typeof templateTexts, change: readonly [string, string] = ['Thank', 'Many thanks. Thank']) => ({ path: `${dir}/${id}.md`, text: templateTexts[id].replace(...change) }); // prettier-ignore
  const brought = (texts: HouseWorld['newest']['texts'], before: HouseWorld['newest']['texts'] = []): Partial<HouseWorld> => ({
    inForce: { commit: old, text: text(), plan: null, texts: before },
    newest: { commit: fresh, text: text(), plan: null, texts, writers: [ada] },
  }); // prettier-ignore
  const told = (more: Partial<HouseWorld>): string => {
    const [effect] = decideHouse(world(open, { ...more, issues: [issue()] })).effects;
    return effect?.kind === 'issue.fill' ? effect.body : '';
  };

  test('are asked about like a role, since they leave the house, and a lead who did not write them agrees [R117]', () => {
    expect(recorded(world(begun, brought([own('ack')])))).toEqual(['intent settings-issue']);
    expect(told(brought([own('ack')]))).toMatch(/- `the text of ack`: `as shipped` → `[\da-f]{8}`\n\n/);
    expect(told(brought([own('ack')]))).toContain('or what leaves the house');
    expect(recorded(world(open, { ...brought([own('ack')]), comments: [comment(ada, yes)] }))).toEqual([
      'intent settings-issue',
    ]);
    expect(recorded(world(open, { ...brought([own('ack')]), comments: [comment(lin, yes)] }))).toEqual(['fact approved', ...taken]); // prettier-ignore
    expect(recorded(world([], { ...brought([own('ack')]), inForce: undefined }))).toEqual(['receipt install', ...taken]); // prettier-ignore
  });

  test('that change who agrees say so', () => {
    const [approval, none] = ['approval: [psirt-lead, product-owner]', 'approval: none'] as const;
    const body = told(brought([own('prenotify', [approval, none])]));
    expect(body).toContain('- `agreement to prenotify`: `another person, who is psirt-lead or product-owner` → `none needed`'); // prettier-ignore
  });

  test('that are taken away are told too; what is no text changes nothing', () => {
    expect(told(brought([], [own('ack'), own('faq')]))).toMatch(/- `the text of ack`: `[\da-f]{8}` → `as shipped`\n- `the text of faq`/); // prettier-ignore
    expect(recorded(world(begun, brought([own('ack')], [own('ack')])))).toEqual([]);
    const readme = { path: `${dir}/README.md`, text: 'How we write' };
    expect(recorded(world(begun, brought([readme])))).toEqual(taken);
  });

  test('that can’t be read keep all of it out, and every mistake is told with its file and line', () => {
    const loop = own('ack', ['Thank', '{% for x in y %}Thank']);
    const [plan, planned] = ['.github/plan.yml', text('plan: .github/plan.yml')];
    const newest = { commit: fresh, text: planned, plan: 'version: 2', texts: [own('faq'), loop, { path: `${dir}/akc.md`, text: null }], writers: [ada] }; // prettier-ignore
    const body = told({ newest, comments: [comment(lin, yes)] });
    expect(body).toContain(`wrong in \`${plan}\``);
    expect(body).toContain(`\`${dir}/ack.md\` at \`${fresh.slice(0, 12)}\` can't be used`);
    expect(body).toContain('- line 11: {% … %}: a text has no loops and no conditions');
    expect(body).toMatch(/wrong in `\.github\/advisory-templates\/akc\.md`[^]*- line 1: expected a file called like one of the notices accept, .*; got akc\.md; for example ack\.md/); // prettier-ignore
    expect(body).toContain('The settings of `aaaaaaaaaaaa` stay in force meanwhile.');
    expect(body).not.toContain('faq.md');
  });

  test('are in force with the settings, and the shipped text where one is unreadable by now', () => {
    const rules = houseInForce(logOf(begun), { text: text(), plan: null, texts: [own('ack'), { path: `${dir}/faq.md`, text: 'x' }] }); // prettier-ignore
    expect([...(rules?.texts ?? [])].map(([id]) => id)).toEqual(['ack']);
  });
});

describe('the rules in force', () => {
  const linked = receipt('case:GHSA-1', { number: '42', repository: 'acme/widget', ghsa: 'GHSA-1' });
  test('are those of the log, with who is who and which reports became cases', () => {
    const drafts = [...begun, linked, receipt('case:GHSA-2', {}, 'failed'), receipt('other', {}), { kind: 'intent', act: 'case:GHSA-3', owner: 'one', expires: now, ...sweep }] as const; // prettier-ignore
    expect(houseInForce(logOf(drafts), { text: text(), plan: null, texts: [] })).toMatchObject({
      commit: old, plan: 'default@1', people: { ada: 1, lin: 2 }, since: now, installed_at: now, reports: { 42: { repository: 'acme/widget', ghsa: 'GHSA-1' } },
    }); // prettier-ignore
    expect(pinnedId(foldHouse(logOf(begun)))).toBe(7);
  });

  test('hold which tags asked for publication, the latest time of each', () => {
    const asked = (tag: string) => askEntry({ now, bot }, { repository: 'acme/widget', tag });
    const drafts = [...begun, asked('v2.4.1'), asked('v2.3.9'), asked('v2.4.1'), { kind: 'intent', act: 'release-asked:x@y', owner: 'one', expires: now, ...sweep }] as const; // prettier-ignore
    expect(houseInForce(logOf(drafts), { text: text(), plan: null, texts: [] })?.asks).toEqual([
      { repository: 'acme/widget', tag: 'v2.4.1', at: now },
      { repository: 'acme/widget', tag: 'v2.3.9', at: now },
    ]);
    expect(asked('v2.4.1')).toMatchObject({ via: 'action' });
  });

  test.each<[string, ReadLog | undefined, string | null]>([
    ['before the first start', undefined, text()],
    ['without a file', logOf(begun), null],
    ['with a file that can’t be read', logOf(begun), 'version: 2'],
    ['before settings came into force', logOf([install]), text()],
    ['without an install', logOf(begun.slice(1)), text()],
    ['with a broken record', { ok: false, line: 1, because: 'cut' }, text()],
  ])('are none %s', (_, log, content) => {
    expect(houseInForce(log, { text: content, plan: null, texts: [] })).toBeUndefined();
  });

  test('know people as they were when the settings came into force, whatever is written later', () => {
    const drafts = [...begun, receipt(`people:${old}`, { ada: '8', lin: '2', eve: '3' })];
    expect(houseInForce(logOf(drafts), { text: text(), plan: null, texts: [] })?.people).toEqual({
      ada: 1,
      lin: 2,
    });
  });

  test('know nobody and no report where the log names none', () => {
    const drafts = [install, ...begun.slice(2), receipt('case:GHSA-1', { number: '42' })];
    expect(houseInForce(logOf(drafts), { text: text(), plan: null, texts: [] })).toMatchObject({ people: {}, reports: { 42: { repository: '', ghsa: '' } } }); // prettier-ignore
    expect(pinnedId(foldHouse(undefined))).toBeUndefined();
  });
});
