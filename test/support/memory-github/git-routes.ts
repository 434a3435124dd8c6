// Files, refs, trees, commits and comparisons. Writing a file swaps: a wrong blob is 409, and only where there is a file.
import { commit, commitOn, history, patchOf, resolve } from './git.ts';
import type { Blob, Commit } from './git.ts';
import { paged, publish, refuse, repositoryOf, text, texts } from './route.ts';
import type { Answered, Call, Routes } from './route.ts';
import { commitShape } from './shapes.ts';
import { stamp } from './world.ts';

/** Above this size GitHub gives contents without their text. */
const mostInline = 1_000_000;

function fileAt(call: Call): Blob {
  const at = resolve(repositoryOf(call).git, text(call, 'ref') || 'main');
  return at?.tree.get(text(call, 'path')) ?? refuse(404);
}

function putFile(call: Call): Answered {
  const repository = repositoryOf(call);
  const { git, full_name } = repository;
  const [branch, path] = [text(call, 'branch') || 'main', text(call, 'path')];
  const before = resolve(git, branch)?.tree.get(path);
  const swap = text(call, 'sha');
  // The `sha` of a file that isn't there is ignored.
  if (before !== undefined && swap === '') refuse(422);
  if (before !== undefined && swap !== before.sha) refuse(409);
  const written = Buffer.from(text(call, 'content'), 'base64').toString('utf8');
  const { message, date } = { message: text(call, 'message'), date: stamp(call.world) };
  const verified = call.actor.type === 'Bot';
  const made = commitOn(git, branch, { changes: { [path]: written }, message, author: call.actor, verified, date }); // prettier-ignore
  if (!repository.private) publish(call, `${full_name}/${path}`, `${message}\n${written}`);
  const data = { commit: commitShape(repository, made), content: { sha: made.tree.get(path)?.sha } };
  return { status: before === undefined ? 201 : 200, data };
}

function filesOf(call: Call, { parents, tree, touched }: Commit): readonly object[] {
  const before = repositoryOf(call).git.commits.get(parents[0] ?? '')?.tree;
  return touched.map((filename) => {
    const [old, young] = [before?.get(filename), tree.get(filename)];
    const status = young === undefined ? 'removed' : old === undefined ? 'added' : 'modified';
    return { filename, status, sha: young?.sha ?? null, patch: patchOf(old?.text, young?.text) };
  });
}

function compared(call: Call): Answered {
  const repository = repositoryOf(call);
  const [base, head] = text(call, 'basehead')
    .split('...')
    .map((name) => resolve(repository.git, name) ?? refuse(404));
  if (base === undefined || head === undefined) return refuse(404);
  const [old, young] = [history(repository.git, base.sha), history(repository.git, head.sha)];
  const ahead = young.filter((one) => !old.includes(one)).toReversed();
  const commits = ahead.map((one) => commitShape(repository, one));
  const behind_by = old.filter((one) => !young.includes(one)).length;
  return { data: { commits, behind_by, total_commits: commits.length } };
}

/** Trees that were made and not committed yet lie here until then, by a name that only this memory knows. */
const treePrefix = 'tree:';

export const gitRoutes: Routes = {
  'GET /repos/{owner}/{repo}/contents/{path}': (call) => {
    const { sha, text: whole } = fileAt(call);
    const inline = whole.length < mostInline ? Buffer.from(whole, 'utf8').toString('base64') : '';
    return { data: { type: 'file', sha, size: whole.length, content: inline } };
  },
  'PUT /repos/{owner}/{repo}/contents/{path}': putFile,
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': (call) => {
    const { commits } = repositoryOf(call).git;
    for (const { tree } of commits.values()) {
      const found = [...tree.values()].find(({ sha }) => sha === text(call, 'file_sha'));
      if (found !== undefined) return { data: { encoding: 'utf-8', content: found.text } };
    }
    return refuse(404);
  },
  'GET /repos/{owner}/{repo}/git/ref/{ref}': (call) => {
    const sha = repositoryOf(call).git.refs.get(text(call, 'ref')) ?? refuse(404);
    return { data: { object: { type: 'commit', sha } } };
  },
  'POST /repos/{owner}/{repo}/git/refs': (call) => {
    const { git } = repositoryOf(call);
    const ref = text(call, 'ref').replace(/^refs\//, '');
    if (git.refs.has(ref)) refuse(422);
    git.refs.set(ref, text(call, 'sha'));
    return { status: 201, data: {} };
  },
  'POST /repos/{owner}/{repo}/git/trees': (call) => {
    const repository = repositoryOf(call);
    const entries = call.params['tree'] as readonly { path: string; content: string }[];
    if (!repository.private)
      for (const { path, content } of entries) publish(call, `${repository.full_name}/${path}`, content);
    return { status: 201, data: { sha: `${treePrefix}${JSON.stringify(entries)}` } };
  },
  'POST /repos/{owner}/{repo}/git/commits': (call) => {
    const entries = JSON.parse(text(call, 'tree').slice(treePrefix.length)) as { path: string; content: string }[]; // prettier-ignore
    const made = commit(repositoryOf(call).git, {
      parents: texts(call, 'parents'),
      changes: Object.fromEntries(entries.map(({ path, content }) => [path, content])),
      message: text(call, 'message'),
      author: call.actor,
      verified: true,
      date: stamp(call.world),
    });
    return { status: 201, data: { sha: made.sha } };
  },
  // A branch moves on to what grew out of it; anything else is refused.
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': (call) => {
    const { git } = repositoryOf(call);
    const ref = text(call, 'ref');
    const [old, young] = [git.refs.get(ref) ?? refuse(422), text(call, 'sha')];
    if (!history(git, young).some(({ sha }) => sha === old)) refuse(422);
    git.refs.set(ref, young);
    return { data: { object: { type: 'commit', sha: young } } };
  },
  'GET /repos/{owner}/{repo}/commits': (call) => {
    const repository = repositoryOf(call);
    const head = resolve(repository.git, text(call, 'sha') || 'main') ?? refuse(404);
    const [path, since] = [text(call, 'path'), text(call, 'since')];
    const isIn = (file: string): boolean => path === '' || file === path || file.startsWith(`${path}/`);
    const found = history(repository.git, head.sha).filter(
      ({ touched, date }) => date >= since && (path === '' || touched.some(isIn)),
    );
    return paged(call, found.map((one) => commitShape(repository, one))); // prettier-ignore
  },
  // Whoever commits here pushes each commit alone.
  'GET /repos/{owner}/{repo}/activity': (call) => {
    const { git } = repositoryOf(call);
    const head = git.refs.get(text(call, 'ref').replace('refs/', '')) ?? refuse(404);
    return { data: history(git, head).map(({ sha, author }) => ({ after: sha, actor: author })) };
  },
  'GET /repos/{owner}/{repo}/commits/{ref}': (call) => {
    const repository = repositoryOf(call);
    const found = resolve(repository.git, text(call, 'ref')) ?? refuse(422);
    return { data: { ...commitShape(repository, found), files: filesOf(call, found) } };
  },
  'GET /repos/{owner}/{repo}/compare/{basehead}': compared,
};
