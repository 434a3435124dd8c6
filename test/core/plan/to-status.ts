// A case in every status, brought there by what people say and by the events that only GitHub can tell: that a path to each exists.
import type { View } from '../../../src/core/case/view.ts';
import type { Status } from '../../../src/core/commands/command.ts';
import { previewOf } from '../../../src/core/commands/publication.ts';
import { after, eyeOf, taken } from '../commands/conversation.ts';
import type { Login, Seen } from '../commands/conversation.ts';
import { receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';

const talk = (view: View, ...said: readonly (readonly [Login, string])[]): View =>
  said.reduce((now, [login, line]) => taken(now, login, line), view);

/** What is seen when a tag of a line is proven to contain its fix. */
const release = (line: string, version: string): readonly Step[] => [
  { name: 'tagged', repository: 'acme/widget', tag: `v${version}`, commit: 'c0ffee', line, version },
  { name: 'proven', tag: `v${version}`, line, proven: true, because: [] },
];

const fork = 'https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc/pull/';
const fresh = after([report()]);
const triaging = talk(fresh, ['tri', '/psirt ack']);
const assessing = talk(fresh, ['lin', '/psirt accept exploit none leak no']);
const confirmed = talk(assessing, [
  'lin',
  '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.3.0 <2.3.9" fixed 2.3.9 affects ">=2.4.0 <2.4.1" fixed 2.4.1 major no',
]);
const fixing = talk(confirmed, ['lin', '/psirt remedy fix by 2026-12-10 dev @dev workaround none']);
const ready = talk(
  fixing,
  ['dev', `/psirt fix ${fork}1 for 2.4 ${fork}2 for 2.3 reviewed-by @lin`],
  ['dev', '/psirt reproduce yes test/idor.spec.ts'],
  ['qe', '/psirt test attested "full suite, log sha256:4f9c2a1e" for all'],
  ['dev', '/psirt similar none "CodeQL rule 12, all repositories"'],
);
const released = after([...release('2.4', '2.4.1'), ...release('2.3', '2.3.9')], ready);

/** The case with both signatures: asked for by the psirt-lead, approved by the product owner. */
function signed(view: View): View {
  const seen: Seen = [
    [{ look: 'prose' }, null],
    [{ look: 'notice', hash: 'f'.repeat(64) }, 'Anybody reads anything.'],
    [{ look: 'advisory', repository: 'acme/widget', ghsa: 'GHSA-aaaa-bbbb-cccc' }, { state: 'draft' }],
  ];
  const preview = previewOf({ view, eye: eyeOf(seen) });
  if (preview.kind !== 'form') throw new Error(preview.kind);
  const { hash, text } = preview.notice;
  const asked = taken(view, 'lead', '/psirt publish', seen);
  return taken(asked, 'owner', `/psirt approve ${hash.slice(0, 8)}`, [
    ...seen,
    [{ look: 'notice', hash }, text],
  ]);
}

const engaged = receipt('engage:product-rep.product-owner');
const asked: Step = { name: 'cve', state: 'request', id: null, because: null };
const recovering = after([engaged, asked, receipt('cve:1'), receipt('publish')], signed(released));
const told = talk(
  recovering,
  ...['ack', 'accept', 'update', 'published'].map(
    (notice) => ['com', `/psirt sent ${notice} via email`] as const,
  ),
);

export const inStatus: Readonly<Record<Status, View>> = {
  new: fresh,
  triaging,
  'needs-info': talk(triaging, ['lin', '/psirt ask Which version?']),
  assessing,
  confirmed,
  fixing,
  ready,
  released,
  recovering,
  closed: talk(told, ['lin', '/psirt close']),
  deferred: talk(
    assessing,
    ['lin', '/psirt severity low'],
    ['lin', '/psirt defer until +60d "a rewrite replaces it"'],
  ),
  declined: talk(triaging, ['lin', '/psirt decline bug "it needs rights that allow everything"']),
};
