// What a drill sees of the world outside its repository: what its own pretended acts made of it. Nothing outside is even looked at.
// A new kind of look doesn't compile until somebody says what a drill sees.
import { isTagOf } from '../advisory/tag-name.ts';
import type { Case } from '../case/case.ts';
import { doneAct } from '../case/case.ts';
import { isDrill } from '../case/drill.ts';
import { ghsaOf } from '../case/ghsa.ts';
import { linesOf } from '../case/lines.ts';
import { takersOf } from '../case/people.ts';
import { productOf } from '../case/product.ts';
import type { View } from '../case/view.ts';
import type { AnswerTo, Asked, Eye, Look, LookOf, SeenAdvisory } from '../look.ts';
import { advisoryUrl, pretendedFields } from './pretend.ts';

interface Drill {
  readonly view: View;
  /** What is in the case repository is looked at as ever. */
  readonly inside: Eye;
}

type Answerer<K extends Asked> = 'inside' | ((look: LookOf<K>, drill: Drill) => AnswerTo<K> | undefined);

const answerers: { readonly [K in Asked]: Answerer<K> } = {
  events: 'inside',
  user: 'inside',
  member: 'inside',
  prose: 'inside',
  notice: 'inside',
  case: 'inside',
  log: 'inside',
  'own-issue': 'inside',
  comment: 'inside',
  edited: 'inside',
  marked: 'inside',
  audit: 'inside',
  writers: 'inside',
  advisory: seenAdvisory,
  'advisory-by-nonce': () => null,
  forks: () => [],
  thread: () => null,
  tags: seenTags,
  release: ({ repository, tag }) => ({ id: 0, tag, url: `https://github.com/${repository}/releases/tag/${tag}`, body: '', draft: false }), // prettier-ignore
  pull: ({ url }, { view }) => ({
    url,
    repository: url.split('/').slice(3, 5).join('/'),
    public: false,
    author: takersOf(view, 'fix-dev')[0] ?? view.bot,
    merged: false,
    merge_commit: null,
    base: 'main',
  }),
  commits: () => [],
  commit: ({ commit }) => commit.padEnd(40, '0'),
  proof: ({ commits }) =>
    commits.map((commit) => ({ commit, ancestor: true, same_patch: null, reverted_by: null, missing_in: [] })), // prettier-ignore
  file: () => null,
  site: () => null,
  blob: () => '',
};

/** An eye that answers what lies outside by what the drill made of it. */
export function drillEye(eye: Eye, viewNow: () => View): Eye {
  return {
    needs: eye.needs,
    ask: <K extends Asked>(look: LookOf<K>) => {
      const kind = (look as unknown as Look).look as K;
      const answerer: Answerer<K> = answerers[kind];
      const view = viewNow();
      if (answerer === 'inside' || !isDrill(view)) return eye.ask(look);
      return answerer(look, { view, inside: eye });
    },
  };
}

/** The draft as its pretended writes left it; undefined while their files must be looked at. */
function seenAdvisory(
  { repository, ghsa }: LookOf<'advisory'>,
  { view, inside }: Drill,
): SeenAdvisory | null | undefined {
  const { it } = view;
  const made = doneAct(it, 'draft');
  const place = ghsaOf(view);
  if (made === undefined || place?.ghsa !== ghsa || place.repository !== repository) return null;
  const files = writes(it).map((hash) => inside.ask({ look: 'notice', hash }));
  if (files.includes(undefined)) return undefined;
  const fields = files.map((file) => (file == null ? {} : pretendedFields(file)));
  const published = doneAct(it, 'publish')?.made['published_at'] ?? null;
  const fork = doneAct(it, 'fork')?.made;
  return {
    ghsa,
    url: advisoryUrl(repository, ghsa),
    state: published === null ? 'draft' : 'published',
    cve: null,
    created_at: made.at,
    updated_at: made.at,
    published_at: published,
    fields: Object.assign({}, ...fields) as SeenAdvisory['fields'],
    collaborators: takersOf(view, 'fix-dev').map(({ login }) => login),
    author: null,
    fork: fork === undefined ? null : { full_name: String(fork['full_name']), url: String(fork['url']) },
  };
}

/** Hashes of the files that stand for writes to the draft, oldest first. */
function writes({ entries }: Case): readonly string[] {
  return entries.flatMap((entry) => {
    const isWrite = entry.kind === 'receipt' && entry.act === 'draft-fields';
    const hash = isWrite ? entry.made['drill'] : undefined;
    return hash === undefined ? [] : [hash];
  });
}

/** What is said to have landed counts as released: nobody pushes a tag for a drill. */
function seenTags({ repository }: LookOf<'tags'>, { view }: Drill): AnswerTo<'tags'> {
  const product = productOf(view)?.product;
  if (product?.repository !== repository) return [];
  return linesOf(view).flatMap(({ line, planned, landed }) => {
    const commit = landed.at(-1);
    const name = tagFor(product.lines[line]?.tags ?? '', planned);
    return name === undefined || commit === undefined ? [] : [{ name, commit }];
  });
}

/** A tag of this version as the line's pattern has it; none where the pattern has no room for the version. */
function tagFor(pattern: string, version: string): string | undefined {
  const [head = '', tail = ''] = [pattern.split('*')[0], pattern.split('*').at(-1)];
  const prefixes = Array.from({ length: head.length + 1 }, (_, cut) => head.slice(0, head.length - cut));
  const written = [version, version.replaceAll('.', '_')];
  return prefixes
    .flatMap((prefix) => written.map((name) => `${prefix}${name}${tail}`))
    .find((name) => isTagOf(name, version, pattern));
}
