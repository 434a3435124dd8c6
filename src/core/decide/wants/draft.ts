// The draft advisory on the product's public repository: opened or adopted at `confirm`, then following the case field by field.
// A field that differs from what we wrote last was edited by hand and is left alone until `/psirt draft keep|replace FIELD`.
import { currentAdvisory } from '../../advisory/current.ts';
import { advisoryRepository } from '../../advisory/from-case.ts';
import { canonicalHash } from '../../advisory/canonical.ts';
import { doneAct, latest } from '../../case/case.ts';
import { choiceFor, isByHand, lastWritten } from '../../case/draft-fields.ts';
import type { DraftField } from '../../case/draft-fields.ts';
import { draftFields } from '../../case/fact.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import type { GhsaPlace } from '../../case/ghsa.ts';
import { hashOf } from '../../case/log.ts';
import { ghsaFields } from '../../formats/ghsa.ts';
import type { GhsaFields } from '../../formats/ghsa.ts';
import type { SeenAdvisory } from '../../look.ts';
import { hour, later } from '../../time.ts';
import { adopt, wantAct } from '../acts.ts';
import type { Scene } from '../scene.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a new draft holds as its description until it is filled; publishing refuses while it stands. */
export function draftNonce(scene: Scene): string {
  const first = scene.view().it.entries[0];
  return `psirt-bot draft ${hashOf(`${scene.world.repository.full_name}#${scene.view().it.number} ${first?.at}`).slice(0, 24)}`;
}

/**
 * Opens, adopts and fills the draft. Before `confirm` a report's own advisory is left as it is; who means to publish early needs an ID,
 * so where there is none a draft is opened for that, and filled later.
 */
export function wantDraft(scene: Scene): void {
  const { it } = scene.view();
  if (doneAct(it, 'publish') !== undefined) return;
  const isConfirmed = latest(it, 'confirmed') !== undefined;
  const place = ghsaOf(scene.view());
  if (place !== undefined && isConfirmed) followCase(scene, place);
  if (place === undefined && (isConfirmed || latest(it, 'next-update') !== undefined)) openDraft(scene);
}

function openDraft(scene: Scene): void {
  const repository = advisoryRepository(scene.view());
  if (repository === undefined) return;
  const nonce = draftNonce(scene);
  wantAct(scene, {
    act: 'draft',
    effect: () => ({ kind: 'advisory.create', act: 'draft', repository, nonce, summary: 'Draft' }),
    find: () => {
      const seen = scene.eye.ask({ look: 'advisory-by-nonce', repository, nonce });
      if (seen === undefined) return 'unseen';
      return seen === null ? 'none' : { made: { repository, ghsa: seen.ghsa, url: seen.url } };
    },
    afterFailure: 'hourly',
  });
}

function followCase(scene: Scene, place: GhsaPlace): void {
  const seen = scene.eye.ask({ look: 'advisory', ...place });
  const current = currentAdvisory(scene.view(), scene.eye);
  if (seen == null || current.kind !== 'advisory') return;
  if (seen.state === 'triage') scene.do({ kind: 'advisory.accept', ...place });
  if (seen.state !== 'triage' && seen.state !== 'draft') return;
  const rendering = ghsaFields(current.advisory);
  if (rendering.kind === 'rendered') writeFields(scene, seen, { place, wanted: { ...rendering.fields } });
}

function writeFields(
  scene: Scene,
  seen: SeenAdvisory,
  { place, wanted }: { place: GhsaPlace; wanted: Fields },
): void {
  const fields: Record<string, unknown> = {};
  const hashes: Record<string, string> = {};
  const found: Record<string, string> = {};
  for (const field of ruledFields(wanted, seen)) {
    const hash = hashIn(wanted, field);
    const lies = hashIn(seen.fields, field);
    if (lies === hash && lastWritten(scene.view(), field).hash !== hash) found[field] = hash;
    if (lies === hash || !mayWrite(scene, field, seen.fields[field])) continue;
    fields[field] = wanted[field] ?? null;
    hashes[field] = hash;
  }
  if (Object.keys(fields).length > 0 && !isRefused(scene))
    scene.do({ kind: 'advisory.write', act: 'draft-fields', ...place, fields, hashes });
  else if (Object.keys(found).length > 0) adopt(scene, 'draft-fields', found);
}

/** GitHub refused the last write: it is sent again when somebody said something since, else an hour later. */
function isRefused({ view, world }: Scene): boolean {
  const { acts, entries } = view().it;
  const last = acts.get('draft-fields')?.receipt;
  if (last?.result !== 'failed' || later(last.at, hour) <= world.now) return false;
  return !entries.some(({ kind, seq }) => kind === 'fact' && seq > last.seq);
}

/**
 * The fields that the case has a say in. GitHub rates a vector by itself and may know a CVE ID that we don't. A vector that goes
 * takes a request of its own before a level can come: GitHub refuses both at once.
 */
function ruledFields(wanted: Fields, seen: SeenAdvisory): readonly DraftField[] {
  const hasVector = (seen.fields['cvss_vector_string'] ?? null) !== null;
  const rated = wanted['severity'] !== undefined && !hasVector;
  return draftFields.filter((field) => {
    if (field === 'severity') return rated;
    return field !== 'cve_id' || wanted['cve_id'] !== undefined;
  });
}

/** Whether an advisory on GitHub says what these fields say, in everything that the case has a say in. */
export const lies = (fields: GhsaFields, seen: SeenAdvisory): boolean =>
  Object.keys(differing(fields, seen)).length === 0;

/** Those of these fields that an advisory on GitHub says otherwise, of everything that the case has a say in. */
export function differing(fields: GhsaFields, seen: SeenAdvisory): Fields {
  const wanted: Fields = { ...fields };
  const others = ruledFields(wanted, seen).filter((field) => hashIn(wanted, field) !== hashIn(seen.fields, field)); // prettier-ignore
  return Object.fromEntries(others.map((field) => [field, wanted[field] ?? null]));
}

const hashIn = (fields: Fields, field: DraftField): string => canonicalHash(fields[field] ?? null);

function mayWrite(scene: Scene, field: DraftField, value: unknown): boolean {
  const choice = choiceFor(scene.view(), field);
  return choice === undefined ? !isByHand(scene.view(), field, value) : choice === 'replace';
}

/** The fields of the draft that people edited by hand and made no choice about, so that the card can ask. */
export function editedByHand(scene: Scene): readonly DraftField[] {
  const place = ghsaOf(scene.view());
  const seen = place === undefined ? undefined : scene.eye.ask({ look: 'advisory', ...place });
  if (seen == null || seen.state !== 'draft') return [];
  const hasVector = (seen.fields['cvss_vector_string'] ?? null) !== null;
  return draftFields.filter((field) => {
    if (field === 'severity' && hasVector) return false;
    const view = scene.view();
    return isByHand(view, field, seen.fields[field]) && choiceFor(view, field) === undefined;
  });
}

/** Whether the draft is closed on GitHub or can't be seen, so that nothing can be published. */
export function lostDraft(scene: Scene): 'closed' | 'unseen' | undefined {
  const place = ghsaOf(scene.view());
  const seen = place === undefined ? undefined : scene.eye.ask({ look: 'advisory', ...place });
  if (seen === null) return 'unseen';
  return seen?.state === 'closed' ? 'closed' : undefined;
}
