// What no public text of a case may hold, by what people said of whom and where.
import { expect, test } from 'vitest';
import { privateThingsOf } from '../../../src/core/advisory/private-things.ts';
import { previewOf } from '../../../src/core/commands/publication.ts';
import type { FactData } from '../../../src/core/case/fact.ts';
import type { View } from '../../../src/core/case/view.ts';
import { after, empty, eyeOf, second, settings } from '../commands/conversation.ts';
import { confirmed, receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const credit = (who: string, consent: FactData['credit']['consent'], login: string | null = null): Step => ({ name: 'credit', who, login, as: 'finder', consent }); // prettier-ignore
const place = { look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc' } as const;
const parties = { look: 'comment', id: 7 } as const;

/** Things of a case whose report GitHub knows by this author, and of whom the one comment says this. */
function things(view: View, { author = null, told = '' }: { author?: string | null; told?: string } = {}) {
  return privateThingsOf(view, eyeOf([[place, { author }], [parties, { body: told }]])); // prettier-ignore
}

test('names of private places, the case’s number, and people who did not agree', () => {
  const mirror = empty(settings('', 'workspace: mirror\n    mirror: acme/widget-private'));
  const view = after([...confirmed, credit('R. Moe', 'asked'), credit('p1', 'anonymous'), credit('A. B.', 'yes'), receipt('fork', { full_name: 'acme/widget-ghsa-1' })], mirror); // prettier-ignore
  expect(things(view)).toMatchObject({
    repositories: ['acme/psirt', 'acme/widget-private', 'acme/widget-ghsa-1'],
    caseNumbers: [42],
    names: ['R. Moe'],
  });
  expect(things(after(confirmed))).toMatchObject({ repositories: ['acme/psirt'], names: [], emails: [] });
});

test('addresses of people without a login', () => {
  const given = settings('').replace('psirt-lead: [', 'psirt-lead: ["mail:help@acme.example", ');
  expect(things(after(confirmed, empty(given)))?.emails).toEqual(['help@acme.example']);
});

test('who reported, until they agree to be named', () => {
  const author = 'finder-9';
  expect(things(after(confirmed), { author })?.logins).toEqual([author]);
  expect(things(after([...confirmed, credit('R. Moe', 'yes', 'Finder-9')]), { author })?.logins).toEqual([]);
  expect(things(after([...confirmed, credit('@finder-9', 'yes')]), { author })?.logins).toEqual([]);
  expect(things(after([...confirmed, credit('R. Moe', 'asked', 'finder-9')]), { author })?.logins).toEqual([author]); // prettier-ignore
});

test('no name that the product bears itself, and no colleague’s', () => {
  expect(things(after(confirmed), { author: 'Acme' })?.logins).toEqual([]);
  expect(things(after(confirmed), { author: 'lead' })?.logins).toEqual([]);
  const unknown = after([report({ product: null })], empty(settings('', '', second)));
  expect(things(unknown, { author: 'Acme' })?.logins).toEqual(['Acme']);
});

test('addresses and logins that the one comment tells', () => {
  const told = '- p1: `Remy <remy+psirt@mail.example.org>, @remy-moe`';
  const mailed = [report({ ghsa: null, source: 'email' }), receipt('parties', { comment: '7' })];
  // As the bot writes it, and with what people put after it: the address is found where it stands alone.
  for (const marked of [
    '- p1: `kim@mail.example.org`',
    '- p1: Kim, kim@mail.example.org, by mail',
    '- p1: **kim@mail.example.org**.',
  ])
    expect(things(after(mailed), { told: marked })?.emails).toEqual(['kim@mail.example.org']);
  expect(things(after(mailed), { told })).toMatchObject({ emails: ['remy+psirt@mail.example.org'], logins: ['remy-moe'] }); // prettier-ignore
  expect(things(after(mailed.slice(0, 1)), { told })).toMatchObject({ emails: [], logins: [] });
  const internal = after([report({ ghsa: null, repository: null, reporter: null })]);
  expect(things(internal, { told })).toMatchObject({ emails: [], logins: [] });
});

test('parties, by name and by contact, until they agree to be named', () => {
  const added = (place: number): Step => ({ name: 'party', party: `p${place}`, act: 'add', role: 'vendor', silence: null, place, formerly: null }); // prettier-ignore
  const told = ['- p2 (vendor): `Acme OS` · `sec@acmeos.example`', '- p3 (vendor): `CERT/XX` · `https://cert.example/report`', '- p4 (vendor): `Hansa` · `@hansa-sec`'].join('\n'); // prettier-ignore
  const view = after([...confirmed, added(2), added(3), added(4), receipt('parties', { comment: '7' })]);
  expect(things(view, { told })).toMatchObject({
    names: ['Acme OS', 'CERT/XX', 'Hansa'],
    emails: ['sec@acmeos.example'],
    logins: ['hansa-sec'],
    words: ['https://cert.example/report'],
  });
  const agreed = after([credit('acme os', 'yes')], view);
  expect(things(agreed, { told })?.names).toEqual(['CERT/XX', 'Hansa']);
  expect(privateThingsOf(view, eyeOf([[place, { author: null }]]))).toBeUndefined();
  const internal = after([report({ ghsa: null, repository: null, reporter: null }), added(2), receipt('parties', { comment: '7' })]); // prettier-ignore
  expect(things(internal, { told })).toMatchObject({ names: ['Acme OS', 'CERT/XX', 'Hansa'] });
  expect(privateThingsOf(internal, eyeOf())).toBeUndefined();
});

test('nothing is known before who reported was looked at, or anybody reported', () => {
  const view = after([...confirmed, receipt('parties', { comment: '7' })]);
  expect(privateThingsOf(view, eyeOf([[place, { author: null }]]))).toBeUndefined();
  expect(privateThingsOf(view, eyeOf([[parties, null]]))).toBeUndefined();
  expect(privateThingsOf(view, eyeOf([[place, null], [parties, null]]))).toMatchObject({ logins: [] }); // prettier-ignore
  expect(privateThingsOf(after([]), eyeOf([]))).toMatchObject({ logins: [], emails: [] });
});

test('a public text that names who reported is not asked for', () => {
  const asked = (words: string) =>
    previewOf({
      view: after(confirmed),
      eye: eyeOf([[{ look: 'prose' }, words], [{ look: 'notice', hash: 'f'.repeat(64) }, 'x'], [place, { author: 'finder-9' }]]), // prettier-ignore
    });
  expect(asked('Found by finder-9.')).toMatchObject({ kind: 'wrong', missing: [{ what: expect.stringContaining('the name of somebody who did not agree') }] }); // prettier-ignore
  expect(asked('Found by somebody.').kind).toBe('form');
});
