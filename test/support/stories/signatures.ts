// Whether a publication was signed as the rules want, judged from the record's plain lines, people's comments and the settings files
// themselves: none of the product's own judgement is asked.
import { createHash } from 'node:crypto';
import { casesName, repositoryNamed } from '../memory-github/acme.ts';
import { issueNumbered } from '../memory-github/people.ts';
import type { World } from '../memory-github/world.ts';
import { entriesOf, recordFile } from './record.ts';
import type { Recorded } from './record.ts';
import { advisoryIn } from './step.ts';

const psirt = new Set(['lead', 'analyst', 'helper']);
const deciders = new Set(['lead', 'owner']);

/** Everything that is wrong with how the case came to be published; empty when it was not, or rightly. */
export function wrongSignatures(world: World): readonly string[] {
  const byBot = world.published.filter(({ by }) => by.endsWith('[bot]'));
  if (byBot.length === 0) return [];
  const entries = entriesOf(world);
  const intent = entries.find(({ kind, act }) => kind === 'intent' && act === 'publish');
  const before = entries.filter(({ seq }) => seq < (intent?.seq ?? 0));
  const request = before.findLast(({ name }) => name === 'publish-requested');
  if (intent === undefined || request === undefined) return ['nobody asked for it'];
  const signed = before.filter(
    ({ name, what, hash, seq }) =>
      name === 'approved' && what === 'publish' && hash === request['hash'] && seq > request.seq,
  );
  const [approval] = signed;
  if (approval === undefined) return ['nobody approved it'];
  return [
    ...(byBot[0]?.where.includes('GHSA-') === true ? [] : ['something else was public before the advisory']),
    ...wrongPeople(world, request, signed),
    ...wrongComment(world, request, /^\/psirt publish$/m),
    ...wrongComment(
      world,
      approval,
      new RegExp(`^/psirt approve (publish )?${String(request['hash']).slice(0, 7)}`, 'm'),
    ),
    ...wrongText(world, request),
    ...wrongStop(before, request),
  ];
}

function wrongPeople(world: World, request: Recorded, signed: readonly Recorded[]): readonly string[] {
  const others = signed.filter(({ by }) => by.id !== request.by.id);
  const pairs = others.some(
    ({ by: { login } }) =>
      (psirt.has(login) && deciders.has(request.by.login)) ||
      (deciders.has(login) && psirt.has(request.by.login)),
  );
  if (pairs) return [];
  const own = signed.find(({ by, self }) => by.id === request.by.id && self === true);
  if (own === undefined) return ['no second person approved it, and no entry says that one alone did'];
  const alone = Date.parse(own.said_at) - Date.parse(request.said_at) >= 5 * 60_000;
  return [
    ...(alone ? [] : ['one person signed twice at once']),
    ...(allowedAlone(world, request, own)
      ? []
      : ['no settings in force since before allowed one person alone']),
  ];
}

/** All settings in force from before the request up to the approval let one person sign alone. */
function allowedAlone(world: World, request: Recorded, own: Recorded): boolean {
  const { git } = repositoryNamed(world, casesName);
  const settings = entriesOf(world, 'house').filter(({ kind }) => kind === 'settings');
  const since = settings.findLast(({ at }) => at <= request.said_at);
  return (
    since !== undefined &&
    settings
      .filter(({ seq, at }) => seq >= since.seq && at < own.said_at)
      .map(({ commit }) => git.commits.get(String(commit))?.tree.get('.github/psirt.yml')?.text ?? '')
      .every((text) => /^two_person: (solo|prefer)$/m.test(text))
  );
}

function wrongComment(world: World, signature: Recorded, says: RegExp): readonly string[] {
  const id = Number(signature.via.replace('comment:', ''));
  const comment = issueNumbered(world, 1).comments.find((one) => one.id === id);
  const published = advisoryIn(world)?.published_at ?? '';
  if (comment === undefined || comment.user.id !== signature.by.id)
    return ['a signature is not their comment'];
  const edited = comment.edited === true;
  // What is edited afterwards was another text when it counted.
  if (edited) return comment.updated_at < published ? ['a signature was edited before it was published'] : [];
  return says.test(comment.body) ? [] : [`a signature says something else: ${comment.body}`];
}

/** What was published is the text that was signed. */
function wrongText(world: World, request: Recorded): readonly string[] {
  const hash = String(request['hash']);
  const text = recordFile(world, `cases/1/notices/${hash}.md`) ?? '';
  const isIt = createHash('sha256').update(text).digest('hex') === hash;
  const { advisory } = isIt ? (JSON.parse(text) as { advisory: { title: string } }) : { advisory: undefined };
  const summary = advisoryIn(world)?.fields['summary'];
  return advisory !== undefined && advisory.title === summary
    ? []
    : ['what was published is not what was signed'];
}

function wrongStop(before: readonly Recorded[], request: Recorded): readonly string[] {
  const last = (name: string): number => before.findLast((entry) => entry.name === name)?.seq ?? 0;
  return [
    ...(last('held') > last('unheld') ? ['it was on hold'] : []),
    ...(before.some(
      ({ name, hash, seq }) => name === 'rejected' && hash === request['hash'] && seq > request.seq,
    )
      ? ['it was rejected']
      : []),
    ...(last('frozen') > last('reopened') ? ['the case was frozen'] : []),
  ];
}
