// Where private words showed that they must not: public places before and beyond what was signed, what GitHub mails, log lines, and
// persons in the record.
import { alarmKinds } from '../../../src/core/page.ts';
import { casesName, repositoryNamed } from '../memory-github/acme.ts';
import type { Desk } from '../memory-github/desk.ts';
import type { World } from '../memory-github/world.ts';
import { canariesIn } from './canaries.ts';
import { entriesOf, recordFile } from './record.ts';
import { advisoryIn } from './step.ts';

/** Everything that leaked in a world, and through the bot at a desk. */
export function leaksIn(world: World, { told, process }: Desk): readonly string[] {
  const tell = (where: string, text: string): readonly string[] =>
    canariesIn(text).map((field) => `${field} in ${where}`);
  return [
    ...publicLeaks(world),
    ...world.mailed.flatMap(({ by, where, text }) =>
      by.endsWith('[bot]') ? tell(`mail of ${where}`, text) : [],
    ),
    ...told.flatMap((line) => tell('a log line', JSON.stringify(line))),
    ...process.asked.flatMap(({ route, params }) =>
      isPublicAsk(route, params) ? tell(route, JSON.stringify(params)) : [],
    ),
    ...pageLeaks(world),
    ...personsInRecord(world),
    ...toldToReporter(world),
  ];
}

/** A public place may show what was signed, from the publication on, and never the fork's or the case repository's name. */
function publicLeaks(world: World): readonly string[] {
  const disclosed = Date.parse(advisoryIn(world)?.published_at ?? '9999-01-01T00:00:00Z');
  const signed = new Set(signedCanaries(world));
  return world.published.flatMap(({ at, where, text }) => {
    const may = at >= disclosed ? signed : new Set<string>();
    const seen = canariesIn(text).filter((field) => !may.has(field));
    return [
      ...seen.map((field) => `${field} in public, ${where}`),
      ...(/widget-ghsa-/i.test(text) ? [`the fork's name in public, ${where}`] : []),
    ];
  });
}

const kinds: readonly string[] = alarmKinds;

/** A page holds the case's number, its link, which alarm it is, and a time; and it rings once. */
function pageLeaks({ pages }: World): readonly string[] {
  const strange = pages.filter(({ id, at, alarm, number, text, url }) => {
    const link = `https://github.com/${casesName}/issues/${number}`;
    const isSentence = text === `psirt-bot: case ${number} needs somebody now. ${link}` && url === link;
    const isBare = /^[\da-f]{32}$/.test(id) && /^[\dT:Z-]{20}$/.test(at) && kinds.includes(alarm);
    return !isSentence || !isBare;
  });
  const ids = pages.map(({ id }) => id);
  return [
    ...strange.map((page) => `a page says more than it may: ${JSON.stringify(page)}`),
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `the page ${id} rang twice`),
  ];
}

function signedCanaries(world: World): readonly string[] {
  const entries = entriesOf(world);
  const intent = entries.find(({ kind, act }) => kind === 'intent' && act === 'publish');
  const request = entries.findLast(
    ({ name, seq }) => name === 'publish-requested' && seq < (intent?.seq ?? 0),
  );
  return canariesIn(recordFile(world, `cases/1/notices/${String(request?.['hash'])}.md`) ?? '');
}

/** Questions in a public place, which others may see. Advisories are private until they are published; writes are seen above. */
function isPublicAsk(route: string, { owner, repo }: Readonly<Record<string, unknown>>): boolean {
  return (
    route.startsWith('GET ') &&
    owner === 'acme' &&
    (repo === 'widget' || repo === 'security') &&
    !route.includes('/security-advisories')
  );
}

/** People outside the team are not named in the record's log, its saved texts or its commits. */
function personsInRecord(world: World): readonly string[] {
  const { git } = repositoryNamed(world, casesName);
  const head = git.commits.get(git.refs.get('heads/psirt-records') ?? '');
  const texts = [...(head?.tree ?? [])].map(([path, { text }]) => [path, text] as const);
  const messages = [...git.commits.values()].map(({ sha, message }) => [`commit ${sha}`, message] as const);
  return [...texts, ...messages].flatMap(([where, text]) =>
    canariesIn(text).flatMap((field) =>
      ['finder', 'mail', 'party', 'contact'].includes(field) ? [`${field} in ${where}`] : [],
    ),
  );
}

const ours = new Set(['talk', 'test', 'recipe', 'similar', 'because', 'hold', 'leak', 'exploit', 'reject', 'broken', 'lift', 'nocve', 'vault', 'mail', 'reopen', 'party', 'contact']); // prettier-ignore

/** What the team says among itself doesn't go to the reporter. */
function toldToReporter(world: World): readonly string[] {
  const said = advisoryIn(world)?.comments.filter(({ user }) => user.type === 'Bot') ?? [];
  return said.flatMap(({ body }) =>
    canariesIn(body).flatMap((field) => (ours.has(field) ? [`${field} told to the reporter`] : [])),
  );
}
