// Who the outsiders of a case are. This text is the only place that holds their personal data; log and card call them p1, p2. The bot takes
// nothing out of it, and who was taken out comes back only while the comment that named them stands.
import { allOf, latest } from '../../case/case.ts';
import type { FactEntry } from '../../case/entry.ts';
import type { GhsaPlace } from '../../case/ghsa.ts';
import { outsiderOf } from '../../case/outsider.ts';
import { asNamed, partyRow, peopleComments } from '../../case/party-names.ts';
import { readReport } from '../../case/report.ts';
import { codeSpan } from '../../words/safe.ts';
import { markerOf } from '../../words/marker.ts';
import { peopleTitle as title } from '../../words/people-title.ts';
import type { Comment } from '../../world.ts';
import type { Scene } from '../scene.ts';
import { wantComment } from './comments.ts';

/** Creates the one comment as soon as there is somebody to name, and adds who is named later. */
export function wantPeople(scene: Scene): void {
  const { it } = scene.view();
  const added = allOf(it, 'party').filter(({ act }) => act === 'add');
  const made = peopleComments({ it });
  if (made.length === 0) return begin(scene, added);
  if (added.length === 0) return;
  const bodies = made.map(({ comment }) => commentOf(scene, comment));
  if (bodies.includes(undefined)) return;
  const missing = added.filter(({ party }) => bodies.every((one) => !(one?.body ?? '').includes(`- ${party} (`)));
  const comment = bodies.at(-1);
  if (comment == null) return beginAgain(scene, missing);
  const rows = rowsOf(scene, missing);
  if (rows === undefined || rows.length === 0) return;
  scene.do({ kind: 'comment.fill', comment: comment.id, body: [comment.body.trimEnd(), ...rows].join('\n') });
} // prettier-ignore

function begin(scene: Scene, added: readonly FactEntry<'party'>[]): void {
  const reporter = reporterRow(scene);
  const rows = rowsOf(scene, added);
  if (reporter === undefined || rows === undefined || reporter.length + rows.length === 0) return;
  const body = [markerOf('parties'), title, ...reporter, ...rows].join('\n');
  wantComment(scene, { slot: 'parties', act: 'parties', body });
}

/** Somebody deleted the comment: there is a new one, once for each that is named after it. */
function beginAgain(scene: Scene, added: readonly FactEntry<'party'>[]): void {
  const rows = rowsOf(scene, added);
  const newest = added.at(-1);
  if (rows === undefined || newest === undefined) return;
  const body = [markerOf('parties'), title, ...rows].join('\n');
  wantComment(scene, { slot: 'parties', act: `parties:${newest.seq}`, body });
}

function commentOf({ world, eye }: Scene, id: number): Comment | null | undefined {
  return world.comments.find((comment) => comment.id === id) ?? eye.ask({ look: 'comment', id });
}

/** A row each; undefined while a comment in which somebody was named must be looked at. */
function rowsOf(scene: Scene, added: readonly FactEntry<'party'>[]): readonly string[] | undefined {
  const rows = added.map((fact) => rowOf(scene, fact));
  const seen = rows.filter((row) => row !== undefined);
  return seen.length < rows.length ? undefined : seen;
}

function rowOf({ eye }: Scene, fact: FactEntry<'party'>): string | undefined {
  const named = asNamed(fact, eye);
  if (named === undefined) return undefined;
  // Whoever is added has a role; only later words about them have none.
  const role = String(fact.role);
  return named === null
    ? `- ${fact.party} (${role}): the comment that named them is gone; take it off and invite them anew`
    : partyRow(named, role);
}

/** Who reported; empty where nobody outside did, undefined while the advisory must be looked at. */
function reporterRow(scene: Scene): readonly string[] | undefined {
  const { it } = scene.view();
  const outsider = outsiderOf({ it });
  const reported = latest(it, 'reported');
  if (reported === undefined || outsider === null) return [];
  const { repository, ghsa } = reported;
  const isInForm = repository === null || ghsa === null;
  const who = whoReported(scene, isInForm ? undefined : { repository, ghsa });
  return who === undefined ? undefined : [`- ${outsider}: ${who}`];
}

/** A case that was split off names nobody anew. */
function whoReported(scene: Scene, place: GhsaPlace | undefined): string | undefined {
  const from = latest(scene.view().it, 'split-from')?.case;
  if (from !== undefined) return `the same as in #${from}`;
  return place === undefined ? contactInForm(scene) : authorOfAdvisory(scene, place);
}

function contactInForm({ world }: Scene): string {
  const { contact } = readReport(world.issue.title, world.issue.body).answers;
  return contact === undefined ? 'no contact was given; ask whoever opened the issue' : codeSpan(contact);
}

function authorOfAdvisory({ eye }: Scene, place: GhsaPlace): string | undefined {
  const seen = eye.ask({ look: 'advisory', ...place });
  if (seen === undefined) return undefined;
  return seen?.author == null
    ? 'unknown'
    : `${codeSpan(seen.author)} on GitHub, who reported \`${seen.ghsa}\``;
}
