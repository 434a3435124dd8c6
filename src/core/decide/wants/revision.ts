// What becomes of an advisory that is public: revisions that two people signed, that it is withdrawn, and gaps of it that are filled by
// their rules, such as the release of a line that was late. GitHub's advisory first, then the files of the site, then the release notes.
import { asFilled, asWithdrawn } from '../../advisory/as-version.ts';
import { canonicalJson } from '../../advisory/canonical.ts';
import type { ApprovalForm } from '../../advisory/form.ts';
import { publicRequest, signedVersion } from '../../case/approvals.ts';
import { allOf, doneAct, latest } from '../../case/case.ts';
import { linesOf } from '../../case/lines.ts';
import { begunAt, kindOf, madeAt, versionAct } from '../../case/versions.ts';
import type { OtherVersion } from '../../case/versions.ts';
import type { View } from '../../case/view.ts';
import { withdrawalOf } from '../../case/withdrawal.ts';
import { ghsaFields } from '../../formats/ghsa.ts';
import { mistakeText } from '../../mistake.ts';
import { wantAct } from '../acts.ts';
import { observed } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { differing } from './draft.ts';
import { isOnSite, wantLists } from './lists.ts';
import { notedLines, wantNotes } from './notes.ts';
import { placeOf } from './our-door.ts';
import { openRelease, standingSignature } from './publication.ts';
import type { Release, Signed } from './publication.ts';
import { valuesSince } from './release-values.ts';
import { wantSiteFiles } from './site.ts';

/** Brings the newest version to every place; while none is under way, looks whether gaps can be filled. */
export function wantRevisions(scene: Scene): void {
  if (scene.world.door !== 'app' || doneAct(scene.view().it, 'publish') === undefined) return;
  const newest = newestVersion(scene.view());
  if (newest !== undefined && !isComplete(scene.view(), newest)) return bringOut(scene, newest);
  if (newest !== undefined && isWithdrawal(newest)) return;
  const filled = fillGaps(scene);
  if (filled !== undefined) bringOut(scene, filled);
}

/** Nothing comes after a withdrawal: also no gap is filled any more. */
const isWithdrawal = (version: OtherVersion): boolean =>
  version.name === 'publish-requested' && kindOf(version) === 'withdrawn';

function newestVersion(view: View): OtherVersion | undefined {
  const withdrawal = withdrawalOf(view);
  if (withdrawal !== undefined) return withdrawal;
  const signed = signedVersion(view, 'revised');
  const all = [...(signed === undefined ? [] : [signed]), ...allOf(view.it, 'revision')];
  return all.toSorted((a, b) => a.seq - b.seq).at(-1);
}

function isComplete(view: View, version: OtherVersion): boolean {
  const actOf = (place: string): string => versionAct(version, place);
  const places = ['ghsa', ...notedLines(view).map((line) => `notes:${line}`)];
  return places.every((place) => doneAct(view.it, actOf(place)) !== undefined) && isOnSite(view, actOf);
}

function bringOut(scene: Scene, version: OtherVersion): void {
  const signed = signedFor(scene, version);
  const since = begunAt(scene.view(), version) ?? scene.world.now;
  const release = signed && openRelease(scene, signed, () => valuesSince(scene, since));
  if (release === undefined) return;
  const isRevised = doneAct(scene.view().it, versionAct(version, 'ghsa')) !== undefined;
  if (!isRevised) reviseAdvisory(scene, release, version);
  if (!isRevised && !(isWithdrawal(version) && isGone(scene))) return;
  wantSiteFiles(scene, release, (place) => versionAct(version, place));
  wantLists(scene, release, (place) => versionAct(version, place));
  const lines = notedLines(scene.view());
  wantNotes(scene, release, { lines, actOf: (line) => versionAct(version, `notes:${line}`) });
}

/** What people signed: the revision itself, or the form whose gaps are filled. */
function signedFor(scene: Scene, version: OtherVersion): Signed | undefined {
  const request = version.name === 'revision' ? publicRequest(scene.view()) : version;
  const signed = request && standingSignature(scene, request);
  const since = begunAt(scene.view(), version) ?? scene.world.now;
  if (signed !== undefined && isWithdrawal(version)) return { ...signed, renew: (advisory) => asWithdrawn(advisory, since) }; // prettier-ignore
  if (signed === undefined || version.name !== 'revision') return signed;
  return { ...signed, renew: (advisory) => asFilled(scene.view(), advisory, { version, since }) };
}

/** GitHub’s support withdrew or deleted the advisory before we could write into it; the other places say it all the same. */
function isGone(scene: Scene): boolean {
  const place = placeOf(scene);
  const seen = place && scene.eye.ask({ look: 'advisory', ...place });
  return seen === null || seen?.state === 'withdrawn';
}

/** Changes the published advisory where it says something else. */
function reviseAdvisory(scene: Scene, { filled, open, reject }: Release, version: OtherVersion): void {
  const place = placeOf(scene);
  const seen = place && scene.eye.ask({ look: 'advisory', ...place });
  const rendering = ghsaFields(filled.advisory);
  if (rendering.kind === 'unfit') return reject(mistakeText(rendering.mistake));
  const fields = seen == null ? {} : differing(rendering.fields, seen);
  const text = open(canonicalJson(fields));
  const act = versionAct(version, 'ghsa');
  if (place === undefined || seen?.state !== 'published' || text === undefined) return;
  wantAct(scene, {
    act,
    effect: () => ({ kind: 'advisory.revise', act, ...place, fields: text }),
    find: () => (Object.keys(fields).length === 0 ? { made: { url: seen.url } } : 'none'),
    lookFirst: true,
    afterFailure: 'hourly',
  });
}

/** Notes what became known since the latest version, and is a gap of what was signed. */
function fillGaps(scene: Scene): OtherVersion | undefined {
  const view = scene.view();
  const request = publicRequest(view);
  const signed = request && standingSignature(scene, request);
  if (signed === undefined) return undefined;
  const news = [...releasedSince(view, signed.form), ...cveSince(view, signed.form)];
  if (news.length === 0) return undefined;
  const { hash: form } = signed.request;
  observed(scene, { name: 'revision', form, note: news.join(' ') }, 'sweep');
  return latest(scene.view().it, 'revision');
}

/** Lines that were late when the latest version was made. */
function releasedSince(view: View, { holes }: ApprovalForm): readonly string[] {
  const made = madeAt(view);
  const late = linesOf(view).filter(({ line, proven }) => {
    const proofs = allOf(view.it, 'proven').filter((fact) => fact.line === line && fact.proven);
    return proven && proofs.some(({ seq }) => seq > made);
  });
  return holes.flatMap((hole) => {
    const isOut = hole.kind === 'tag-url' && late.some(({ planned }) => planned === hole.version);
    return isOut ? [`Fixed in ${hole.product} ${hole.version}.`] : [];
  });
}

function cveSince(view: View, { holes }: ApprovalForm): readonly string[] {
  const cve = latest(view.it, 'cve');
  const isGap = holes.some(({ kind }) => kind === 'cve');
  return isGap && cve !== undefined && cve.id !== null && cve.seq > madeAt(view) ? [`Its CVE ID is ${cve.id}.`] : []; // prettier-ignore
}
