// Evidence as files: what it holds, that it comes out the same, and every way in which its files can fail to fit each other.
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/case/log.ts';
import { checkEvidence } from '../../../src/core/evidence/check.ts';
import { evidenceOf, lines, rootOf } from '../../../src/core/evidence/files.ts';
import type { EvidenceFiles } from '../../../src/core/evidence/files.ts';
import { commitsIn } from '../../../src/core/evidence/view.ts';
import { unsignedIn } from '../../../src/core/evidence/approvals.ts';
import { readLog } from '../../../src/core/case/log.ts';
import type { EntryDraft } from '../../../src/core/case/entry.ts';
import { chained, drafts, entries, filesOf, material } from './a-material.ts';

const by = '0.1.0';
const check = (files: EvidenceFiles, root?: string) => checkEvidence(files, { root, by });
const faultsOf = (files: EvidenceFiles, root?: string) =>
  check(files, root).faults.map(
    ({ path, line, wrong }) => `${path}${line === null ? '' : `:${line}`}: ${wrong}`,
  );
const whole = filesOf();
const changed = (name: string, change: (text: string) => string): EvidenceFiles =>
  new Map([...whole, [name, change(whole.get(name) ?? '')]]);
/** As whoever changes a file and makes the hashes fit again. */
const refitted = (files: EvidenceFiles): EvidenceFiles => {
  const manifest = JSON.parse(files.get('manifest.json') ?? '') as { files: Record<string, string> };
  const hashes = Object.fromEntries(
    [...files].filter(([name]) => name !== 'manifest.json').map(([name, text]) => [name, hashOf(text)]),
  );
  return new Map([...files, ['manifest.json', lines({ ...manifest, files: hashes })]]);
};

describe('evidence [R32]', () => {
  test('holds log, texts, rules, commits, state, approvals and timeline, and says what it proves', () => {
    expect([...whole.keys()].map((name) => name.replaceAll(/[0-9a-f]{40,64}/g, '*'))).toEqual([
      'README.txt',
      'approvals.json',
      'case.json',
      'commits.json',
      'facts.json',
      'log.jsonl',
      'manifest.json',
      'notices/*.md',
      'notices/*.md',
      'rules/*/plan.yml',
      'rules/*/settings.yml',
      'timeline.md',
    ]);
    expect(whole.get('log.jsonl')).toBe(material.log);
    expect(whole.get('README.txt')).toContain('Evidence of case 1 of acme/psirt');
    expect(whole.get('README.txt')).not.toMatch(/[{}]/);
    expect(whole.get('timeline.md')).toContain('**Clocks** by the plan');
    expect(JSON.parse(whole.get('case.json') ?? '')).toMatchObject({
      case: 1,
      state: { entries: entries.length },
    });
    expect(JSON.parse(whole.get('approvals.json') ?? '')).toMatchObject({
      form: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  test('is whole, the same every time, and known by its root hash', () => {
    expect(faultsOf(whole)).toEqual([]);
    expect(faultsOf(whole, rootOf(whole).toUpperCase())).toEqual([]);
    expect([...filesOf()]).toEqual([...whole]);
    expect(check(whole).told?.facts.case).toBe(1);
  });

  test('whoever changes everything consistently is caught by the root hash alone', () => {
    const settings = [...material.rules][0]?.[0] ?? '';
    const forged = filesOf({ commits: [], rules: material.rules });
    expect(settings).not.toBe('');
    expect(faultsOf(forged)).toEqual([]);
    expect(faultsOf(forged, rootOf(whole))).toEqual([
      `manifest.json: expected the root hash ${rootOf(whole)}; found ${rootOf(forged)}`,
    ]);
  });

  test('without readable rules there is no state, and that is said', () => {
    for (const rules of [
      new Map(),
      new Map(
        [...material.rules].map(([commit]) => [commit, { settings: 'version: 9', plan: 'x' }] as const),
      ),
      new Map(
        [...material.rules].map(([commit, { settings }]) => [commit, { settings, plan: 'x' }] as const),
      ),
    ]) {
      const files = filesOf({ rules });
      expect(files.get('timeline.md')).toContain('The rules of this case could not be read');
      expect(JSON.parse(files.get('case.json') ?? '')).toEqual({ case: 1, state: null });
      expect(faultsOf(files)).toEqual([]);
    }
  });

  test('a broken log is no evidence', () => {
    expect(evidenceOf({ ...material, log: material.log.slice(0, -5) })).toMatchObject({
      ok: false,
      because: 'the last line is cut',
    });
  });

  test('of a case that just began has no state by rules that it does not name, and nothing published', () => {
    const log = chained(drafts.filter(({ kind }) => kind === 'fact').slice(0, 2));
    const files = filesOf({ log });
    expect(JSON.parse(files.get('case.json') ?? '')).toEqual({ case: 1, state: null });
    expect(JSON.parse(files.get('approvals.json') ?? '')).toEqual({ form: null, published: [], words: [] });
  });

  test('names the rules to which its case was moved', () => {
    const moved = {
      kind: 'fact',
      name: 'plan-moved',

      plan: 'default@2',
      keeps: [],
      commit: 'abcdef12',
      by: material.facts.bot,
      said_at: '2026-12-01T09:00:00Z',
      via: 'comment:1',
    } satisfies EntryDraft;
    const log = readLog(chained([...drafts, moved]));
    expect(log.ok && commitsIn(log.entries)).toEqual([...material.rules.keys(), 'abcdef12']);
  });

  test('of a drill says so', () => {
    const log = chained([
      ...drafts,
      {
        kind: 'fact',
        name: 'drill',
        because: 'x',
        by: material.facts.bot,
        said_at: '2026-12-01T09:00:00Z',
        via: 'sweep',
      },
    ]);
    expect(filesOf({ log }).get('timeline.md')).toContain('DRILL');
  });
});

describe('what does not fit is named', () => {
  const notice = [...whole.keys()].find((name) => name.startsWith('notices/')) ?? '';
  const last = entries.length;

  test.each<readonly [string, EvidenceFiles, RegExp]>([
    [
      'a changed text',
      changed(notice, (text) => `${text} `),
      new RegExp(`^${notice}: expected the SHA-256 [0-9a-f]{64}, as in manifest\\.json; found [0-9a-f]{64}$`),
    ],
    [
      'a text that is gone',
      new Map([...whole].filter(([name]) => name !== notice)),
      new RegExp(`^${notice}: manifest\\.json names it, and it is not there$`),
    ],
    [
      'the same, with hashes that fit',
      refitted(new Map([...whole].filter(([name]) => name !== notice))),
      /^log\.jsonl:\d+: the text [0-9a-f]{64} that this entry names is not there$/,
    ],
    [
      'a text under another name',
      refitted(changed(notice, (text) => `${text} `)),
      new RegExp(`^${notice}: expected a text with the SHA-256 `),
    ],
    ['a file too many', new Map([...whole, ['x.txt', '']]), /^x\.txt: manifest\.json does not name it$/],
    [
      'a file that evidence does not have',
      refitted(new Map([...whole, ['x.txt', '']])),
      /^x\.txt: manifest\.json does not name it$/,
    ],
    [
      'a changed entry',
      changed('log.jsonl', (text) => text.replace('"said_at":"2', '"said_at":"3')),
      /^log\.jsonl:2: the chain is broken.*; expected [0-9a-f]{64}; found [0-9a-f]{64}$/,
    ],
    [
      'a first entry that goes on from another',
      changed('log.jsonl', (text) => text.replace(`"prev":"${'0'.repeat(64)}`, `"prev":"${'1'.repeat(64)}`)),
      /^log\.jsonl:1: the chain is broken.*; expected 0{64}; found 1{64}$/,
    ],
    [
      'something that is no entry',
      changed('log.jsonl', (text) => `x${text}`),
      /^log\.jsonl:1: this is not an entry$/,
    ],
    [
      'a log without its end',
      refitted(changed('log.jsonl', (text) => `${text.split('\n').slice(0, -2).join('\n')}\n`)),
      new RegExp(
        `^log\\.jsonl:${last - 1}: expected ${last} entries, the last with the hash [0-9a-f]{64}, as in manifest\\.json; found ${last - 1} with `,
      ),
    ],
    [
      'a changed state',
      refitted(changed('case.json', (text) => text.replace('"phase": ', '"phase": 1'))),
      /^case\.json:\d+: derived again it says something else$/,
    ],
    [
      'a changed timeline',
      refitted(changed('timeline.md', (text) => `${text}x`)),
      /^timeline\.md:\d+: derived again it says something else$/,
    ],
    [
      'a timeline that is gone',
      refitted(new Map([...whole].filter(([name]) => name !== 'timeline.md'))),
      /^timeline\.md:1: derived again/,
    ],
    ['facts that are no JSON', changed('facts.json', () => '{'), /^facts\.json: it is not JSON$/],
    [
      'facts that lack something',
      changed('facts.json', () => '{}'),
      /^facts\.json: it lacks what it must have, or has more: case(?:, \w+)*$/,
    ],
    [
      'facts that are no object',
      changed('facts.json', () => '1'),
      /^facts\.json: it lacks what it must have, or has more: $/,
    ],
    [
      'facts in another spelling',
      changed('facts.json', (text) => text.replace('\n', '\n ')),
      /^facts\.json:2: it is spelled otherwise than it is written$/,
    ],
    [
      'facts that are gone',
      new Map([...whole].filter(([name]) => name !== 'facts.json')),
      /^facts\.json: there is no such file; this is no evidence of psirt-bot$/,
    ],
    [
      'another case',
      changed('manifest.json', (text) => text.replace('"case": 1', '"case": 2')),
      /^manifest\.json: expected case 1, as in facts\.json; found case 2$/,
    ],
    [
      'another release',
      changed('manifest.json', (text) => text.replace('"made_by": "0', '"made_by": "1')),
      /^manifest\.json: expected made_by 0\.1\.0, as in facts\.json; found made_by 1\.1\.0$/,
    ],
    ['no manifest', new Map(), /^manifest\.json: there is no such file/],
    [
      'a manifest with one byte more',
      changed('manifest.json', (text) => `${text}\n`),
      /^manifest\.json:\d+: it is spelled otherwise/,
    ],
    [
      'another version',
      changed('manifest.json', (text) => text.replace('"version": 1', '"version": 2')),
      /^manifest\.json: expected version 1 of the form; found 2; check it with the release of psirt-bot that made it$/,
    ],
    [
      'no log',
      new Map([...whole].filter(([name]) => name !== 'log.jsonl')),
      /^log\.jsonl:1: the log is empty$/,
    ],
  ])('%s', (_what, files, wrong) => {
    expect(faultsOf(files)).toEqual(expect.arrayContaining([expect.stringMatching(wrong)]));
  });

  test('by another release it says which one to check it with', () => {
    const { faults } = checkEvidence(refitted(changed('timeline.md', (text) => `${text}x`)), { by: '9.9.9' });
    expect(faults.map(({ wrong }) => wrong)).toEqual([
      expect.stringContaining('it was made by psirt-bot 0.1.0 and this is 9.9.9'),
    ]);
  });
});

describe('what was published was signed', () => {
  const unsigned = (of: readonly EntryDraft[]) => {
    const log = readLog(chained(of));
    return log.ok ? unsignedIn(log.entries).map(({ wrong }) => wrong.replaceAll(/[0-9a-f]{12}/g, '*')) : log.because;
  };
  const without = (...names: readonly string[]) => drafts.filter((draft) => draft.kind !== 'fact' || !names.includes(draft.name));
  test('as it is', () => expect(unsigned(drafts)).toEqual([]));
  test('not without a request', () => {
    expect(JSON.parse(filesOf({ log: chained(without('publish-requested')) }).get('approvals.json') ?? '')).toMatchObject({ form: null });
    expect(unsigned(without('publish-requested'))).toEqual(['it was published, and nobody asked for it']);
  });
  test('not without an approval', () => expect(unsigned(without('approved'))).toEqual(['the form * was published, and the approvals name none']));
  test('not with an approval of something else', () => {
    const other = drafts.map((draft) => draft.kind === 'fact' && draft.name === 'approved' ? { ...draft, hash: 'f'.repeat(64) } : draft);
    expect(faultsOf(filesOf({ log: chained(other) }))).toEqual([expect.stringMatching(/^log\.jsonl:\d+: the form [0-9a-f]{12} was published, and the approvals name f{12}$/)]);
    expect(unsigned(other)).toEqual(['the form * was published, and the approvals name *']);
  });
  test('what a person published by hand is no fault of the evidence', () => {
    const byHand = drafts.filter((draft) => draft.kind !== 'intent' || draft.act !== 'publish');
    expect(unsigned(byHand.filter((draft) => draft.kind !== 'fact' || draft.name !== 'approved'))).toEqual([]);
  });
  type Factual = Extract<EntryDraft, { kind: 'fact' }>;
  const of = (name: string): Factual => drafts.find((draft): draft is Factual => draft.kind === 'fact' && draft.name === name && (draft.name !== 'approved' || draft.what === 'publish')) as Factual;
  /** The log with something put in right after its last entry of a kind. */
  const after = (is: (draft: EntryDraft) => boolean, more: readonly EntryDraft[], from = drafts): readonly EntryDraft[] => {
    const at = from.findLastIndex(is);
    expect(at).toBeGreaterThan(0);
    return [...from.slice(0, at + 1), ...more, ...from.slice(at + 1)];
  };
  const is = (name: string) => (draft: EntryDraft) => draft.kind === 'fact' && draft.name === name;
  const begins = (draft: EntryDraft) => draft.kind === 'intent' && draft.act === 'publish';
  const hash = entries.flatMap((entry) => (entry.kind === 'fact' && entry.name === 'publish-requested' ? [entry.hash] : []))[0] ?? '';
  test('not with an approval that came after it began', () => {
    const late = after(begins, [of('approved')], without('approved'));
    expect(unsigned(late)).toEqual([expect.stringMatching(/^the form \* was approved in entry \d+, after its publication began in entry \d+$/)]);
  });
  test('not after a no', () => {
    const { said_at, by: owner, via } = of('approved');
    const no: EntryDraft = { kind: 'fact', name: 'rejected', what: 'publish', hash, because: 'wait', said_at, by: owner, via };
    expect(unsigned(after(is('approved'), [no]))).toEqual([expect.stringMatching(/^the form \* was rejected in entry \d+, and published all the same$/)]);
    expect(unsigned(after(begins, [no]))).toEqual([]);
  });
  test('not by one person alone, unless an entry says so', () => {
    const own = (self: boolean): readonly EntryDraft[] => drafts.map((draft) => is('approved')(draft) ? { ...draft, by: of('publish-requested').by, self } as EntryDraft : draft);
    expect(unsigned(own(false))).toEqual(['the form * was asked for and approved by one person, and no entry says so']);
    expect(unsigned(own(true))).toEqual([]);
    const { said_at, by: lead, via } = of('publish-requested');
    const glass: EntryDraft = { kind: 'fact', name: 'break-glass', act: 'publish', because: 'attacks', said_at, by: lead, via };
    expect(unsigned(after(is('publish-requested'), [glass], own(false)))).toEqual([]);
  });
  test.each([['early', { early: true }], ['revise', { revises: 1 }], ['withdraw', { withdraws: 'no flaw' }]])('nor a version beside it: %s', (head, more) => {
    const request = { ...of('publish-requested'), hash: 'e'.repeat(64), ...more };
    const seq = drafts.length + 1;
    const intent = { ...drafts.find(begins), act: `${head}:${seq}:site` } as EntryDraft;
    const receipt = { kind: 'receipt', act: `${head}:${seq}:site`, result: 'done', made: {}, said_at: request.said_at, by: request.by, via: 'sweep' } as const;
    const approved = { ...of('approved'), hash: 'e'.repeat(64) };
    expect(unsigned([...drafts, request, approved, intent, receipt])).toEqual([]);
    expect(unsigned([...drafts, request, intent, receipt])).toEqual(['the form * was published, and the approvals name none']);
    // What is asked for is not out, and what a person brought out is not ours.
    expect([unsigned([...drafts, request, intent]), unsigned([...drafts, request, receipt])]).toEqual([[], []]);
    expect(unsigned([...drafts, request, intent, { ...receipt, result: 'failed' }])).toEqual([]);
  });
  test('what was not published needs no signature', () => expect(unsigned(drafts.slice(0, 3))).toEqual([]));
}); // prettier-ignore
