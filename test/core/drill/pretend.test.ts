// What a drill makes of effects and of looks: a table each, walked whole.
import { expect, test } from 'vitest';
import type { Effect } from '../../../src/core/decision.ts';
import { drillEye } from '../../../src/core/drill/eye.ts';
import { pretend, pretendedFields } from '../../../src/core/drill/pretend.ts';
import { openEye } from '../../../src/core/look.ts';
import type { Look } from '../../../src/core/look.ts';
import type { View } from '../../../src/core/case/view.ts';
import type { PublicText } from '../../../src/core/advisory/public-text.ts';
import { after, settings, empty } from '../commands/conversation.ts';
import { assigned, dev, report, receipt } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const at = { number: 7, now: '2026-12-04T18:00:00Z' };
const place = { repository: 'acme/widget', ghsa: 'GHSA-xxxx-xxxx-2222' };
const text = '{"state":"published"}' as PublicText;

const outside: readonly (readonly [Effect, string, Readonly<Record<string, string>>])[] = [
  [{ kind: 'page', act: 'page:wild:3', page: { id: 'x' } as never }, 'page:wild:3', {}],
  [{ kind: 'advisory.accept', ...place }, 'drill:advisory.accept', {}],
  [{ kind: 'advisory.close', ...place }, 'drill:advisory.close', {}],
  [{ kind: 'advisory.collaborators', ...place, logins: ['dev'] }, 'drill:advisory.collaborators', {}],
  [{ kind: 'advisory.write', act: 'draft-fields', ...place, fields: { summary: 'It {leaks}' }, hashes: { summary: 'abc' } }, 'draft-fields', { summary: 'abc' }],
  [{ kind: 'advisory.tell', act: 'tell:ack:1', ...place, text: 'Thank you' }, 'tell:ack:1', { comment: '0' }],
  [{ kind: 'cve.request', act: 'cve:1', ...place }, 'cve:1', {}],
  [{ kind: 'fork.open', act: 'fork', ...place }, 'fork', { full_name: 'acme/widget-ghsa-xxxx-xxxx-2222', url: 'https://github.com/acme/widget-ghsa-xxxx-xxxx-2222' }],
  [{ kind: 'advisory.publish', act: 'publish', ...place, fields: text }, 'publish', { ghsa: place.ghsa, url: 'https://github.com/acme/widget/security/advisories/GHSA-xxxx-xxxx-2222', published_at: at.now, cve: '' }],
  [{ kind: 'advisory.revise', act: 'revise:9', ...place, fields: text }, 'revise:9', { url: 'https://github.com/acme/widget/security/advisories/GHSA-xxxx-xxxx-2222' }],
  [{ kind: 'site.write', act: 'site:osv', repository: 'acme/security', branch: 'main', path: 'a.json', sha: null, text }, 'site:osv', { path: 'a.json', commit: '', blob: '' }],
  [{ kind: 'site.commit', act: 'site:lists', repository: 'acme/security', branch: 'main', head: null, message: 'List it', path: 'README.md', files: [{ path: 'README.md', text }] }, 'site:lists', { path: 'README.md', commit: '' }],
  [{ kind: 'release.notes', act: 'notes:2.4', repository: 'acme/widget', release: 4, body: text }, 'notes:2.4', { release: '4', url: 'https://github.com/acme/widget/releases' }],
]; // prettier-ignore

test.each(outside)('$kind is written, not done', (effect, act, made) => {
  const stand = pretend(effect, at);
  expect(stand?.act).toBe(act);
  expect(stand?.made).toEqual({ ...made, drill: stand?.file.hash });
  expect(stand?.file.text).toMatch(/^DRILL: this was not done\. It is what case 7 would have done outside/);
});

test('a draft gets an ID that shows that it is none', () => {
  const stand = pretend({ kind: 'advisory.create', act: 'draft', repository: 'acme/widget', nonce: 'n', summary: 'Draft' }, at); // prettier-ignore
  expect(stand?.made['ghsa']).toMatch(/^GHSA-xxxx-xxxx-[23456789cfghjmpqrvwx]{4}$/);
});

test('what stays in the case repository is done', () => {
  expect(pretend({ kind: 'labels', add: ['drill'], remove: [] }, at)).toBeUndefined();
  expect(pretend({ kind: 'comment.fill', comment: 3, body: 'x' }, at)).toBeUndefined();
});

test('the fields of a write are read back out of its file', () => {
  const stand = pretend({ kind: 'advisory.write', act: 'draft-fields', ...place, fields: { summary: 'a }\n``` b' }, hashes: {} }, at); // prettier-ignore
  expect(pretendedFields(stand?.file.text ?? '')).toEqual({ summary: 'a }\n``` b' });
});

const byForm: Step = report({ source: 'product-team', ghsa: null, repository: null, product: 'widget' });
const drill: Step = { name: 'drill', because: 'x' };
const affected: Step = { name: 'affects', product: 'widget', package: null, line: '2.4', range: '<2.4.1', fixed: '2.4.1', impact: null }; // prettier-ignore
const landed: Step = { name: 'landed', line: '2.4', commits: ['4f9c2a1e'.repeat(5)] };
const drafted = receipt('draft', { ...place, url: 'https://x.example' });

const see = (view: View, look: Look, answers: ReadonlyMap<string, unknown> = new Map()): unknown =>
  drillEye(openEye(answers), () => view).ask(look);

const advisory: Look = { look: 'advisory', ...place };
const tags: Look = { look: 'tags', repository: 'acme/widget' };

test('a case that is no drill looks at the world', () => {
  const eye = openEye(new Map());
  expect(
    drillEye(eye, () => after([byForm])).ask({ look: 'tags', repository: 'acme/widget' }),
  ).toBeUndefined();
  expect(eye.needs()).toHaveLength(1);
});

test('a drill looks at its own repository, and at nothing outside', () => {
  const view = after([byForm, drill]);
  const eye = openEye(new Map());
  const seen = drillEye(eye, () => view);
  const commit = '4f9c2a1e5d6b7a80';
  expect(seen.ask({ look: 'prose' })).toBeUndefined();
  expect(seen.ask({ look: 'advisory-by-nonce', repository: 'acme/widget', nonce: 'n' })).toBeNull();
  expect(seen.ask({ look: 'forks', repository: 'acme/widget', since: at.now })).toEqual([]);
  expect(seen.ask({ look: 'thread', ...place })).toBeNull();
  expect(seen.ask({ look: 'release', repository: 'acme/widget', tag: 'v2.4.1' })).toMatchObject({ draft: false, body: '' }); // prettier-ignore
  expect(seen.ask({ look: 'pull', url: 'https://github.com/acme/widget-mirror/pull/3' })).toMatchObject({ repository: 'acme/widget-mirror', public: false, author: view.bot }); // prettier-ignore
  expect(seen.ask({ look: 'commits', repository: 'acme/widget', branch: 'main', since: at.now })).toEqual([]);
  expect(seen.ask({ look: 'commit', repository: 'acme/widget', commit })).toBe(commit.padEnd(40, '0'));
  expect(seen.ask({ look: 'proof', repository: 'acme/widget', tag: 'v2.4.1', commits: [commit] })).toMatchObject([{ commit, ancestor: true }]); // prettier-ignore
  expect(seen.ask({ look: 'file', repository: 'acme/security', branch: 'main', path: 'a' })).toBeNull();
  expect(seen.ask({ look: 'site', repository: 'acme/security', branch: 'main', directory: 'a' })).toBeNull();
  expect(seen.ask({ look: 'blob', repository: 'acme/security', blob: 'b' })).toBe('');
  expect(eye.needs()).toEqual([{ look: 'prose' }]);
});

test('what landed is released under the tag that the line’s pattern asks for', () => {
  const other = settings().replace('"v2.4.*"', 'curl-2_4_*');
  const single = settings().replace('"v2.4.*"', 'release');
  expect(see(after([byForm, drill, affected]), tags)).toEqual([]);
  expect(see(after([byForm, drill, affected, landed]), tags)).toEqual([{ name: 'v2.4.1', commit: '4f9c2a1e'.repeat(5) }]); // prettier-ignore
  expect(see(after([byForm, drill, affected, landed], empty(other)), tags)).toMatchObject([{ name: 'curl-2_4_1' }]); // prettier-ignore
  expect(see(after([byForm, drill, affected, landed], empty(single)), tags)).toEqual([]);
  expect(see(after([byForm, drill, affected, landed]), { look: 'tags', repository: 'acme/gadget' })).toEqual([]); // prettier-ignore
});

test('a line that the settings do not have has no release', () => {
  const gone = [{ ...affected, line: '9' } as Step, { ...landed, line: '9' } as Step];
  expect(see(after([byForm, drill, ...gone]), tags)).toEqual([]);
});

test('the draft is as its pretended writes left it', () => {
  const write = (fields: object) => pretend({ kind: 'advisory.write', act: 'draft-fields', ...place, fields: { ...fields }, hashes: {} }, at); // prettier-ignore
  const [one, two] = [write({ summary: 'One', severity: 'low' }), write({ summary: 'Two' })];
  const hash = (stand: typeof one) => ({ drill: stand?.file.hash ?? '' });
  const view = after([byForm, drill, assigned('fix-dev', dev), drafted, receipt('draft-fields', hash(one)), receipt('draft-fields', hash(two)), receipt('draft-fields', { drill: 'gone' }), receipt('draft-fields', {})]); // prettier-ignore
  const saved = [...[one, two].map((stand) => [stand?.file.hash ?? '', stand?.file.text ?? null] as const), ['gone', null] as const]; // prettier-ignore
  const answers = new Map(saved.map(([name, file]) => [JSON.stringify([['hash', name], ['look', 'notice']]), file])); // prettier-ignore

  expect(see(after([byForm, drill]), advisory)).toBeNull();
  expect(see(view, { ...advisory, ghsa: 'GHSA-2222-2222-2222' })).toBeNull();
  expect(see(view, { ...advisory, repository: 'acme/other' })).toBeNull();
  expect(see(view, advisory)).toBeUndefined();
  expect(see(view, advisory, answers)).toMatchObject({ state: 'draft', fields: { summary: 'Two', severity: 'low' }, fork: null, collaborators: [dev.login] }); // prettier-ignore
  const out = after([receipt('fork', { full_name: 'acme/f', url: 'https://f.example' }), receipt('publish', { published_at: at.now })], view); // prettier-ignore
  expect(see(out, advisory, answers)).toMatchObject({ state: 'published', published_at: at.now, fork: { full_name: 'acme/f' } }); // prettier-ignore
});
