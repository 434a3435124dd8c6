// Repositories, users, teams, tags, releases and pull requests.
import { number, paged, publish, refuse, repositoryOf, text } from './route.ts';
import type { Routes } from './route.ts';
import { releaseShape, repositoryShape } from './shapes.ts';

export const otherRoutes: Routes = {
  'GET /app/hook/deliveries': () => ({ data: [] }),
  'GET /repos/{owner}/{repo}': (call) => ({ data: repositoryShape(repositoryOf(call)) }),
  'GET /users/{username}': (call) => ({
    data: { ...(call.world.users.get(text(call, 'username').toLowerCase()) ?? refuse(404)) },
  }),
  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}': (call) => {
    const team = call.world.teams.get(`${text(call, 'org')}/${text(call, 'team_slug')}`);
    return team?.has(text(call, 'username')) === true ? { data: { state: 'active' } } : refuse(404);
  },
  'GET /repos/{owner}/{repo}/tags': (call) => {
    const { refs } = repositoryOf(call).git;
    const tags = [...refs].filter(([ref]) => ref.startsWith('tags/'));
    return paged(call, tags.map(([ref, sha]) => ({ name: ref.slice('tags/'.length), commit: { sha } }))); // prettier-ignore
  },
  'GET /repos/{owner}/{repo}/releases': (call) => {
    const repository = repositoryOf(call);
    return paged(call, repository.releases.map((release) => releaseShape(repository, release))); // prettier-ignore
  },
  'GET /repos/{owner}/{repo}/releases/tags/{tag}': (call) => {
    const repository = repositoryOf(call);
    const found = repository.releases.find(({ tag, draft }) => tag === text(call, 'tag') && !draft);
    return { data: releaseShape(repository, found ?? refuse(404)) };
  },
  'PATCH /repos/{owner}/{repo}/releases/{release_id}': (call) => {
    const repository = repositoryOf(call);
    const found = repository.releases.find(({ id }) => id === number(call, 'release_id')) ?? refuse(404);
    found.body = text(call, 'body');
    publish(call, `${repository.full_name} release ${found.tag}`, found.body);
    return { data: releaseShape(repository, found) };
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': (call) => {
    const repository = repositoryOf(call);
    const pull = repository.pulls.find((each) => each.number === number(call, 'pull_number')) ?? refuse(404);
    return {
      data: {
        html_url: `https://github.com/${repository.full_name}/pull/${pull.number}`,
        user: pull.user,
        merged: pull.merge_commit !== null,
        merge_commit_sha: pull.merge_commit,
        base: { ref: pull.base, repo: repositoryShape(repository) },
      },
    };
  },
};
