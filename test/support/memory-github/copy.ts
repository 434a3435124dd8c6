// A second world that begins as the first stands: nothing that happens in one is seen in the other. Commits and users never change, so
// both have the same ones.
import type { Advisory, Comment, Issue, Repository, World } from './world.ts';

export function copyOf(world: World): World {
  const { repositories, cveRequests, forkRequests, published, mailed, pages, teams, ...rest } = world;
  return {
    ...rest,
    repositories: new Map([...repositories].map(([name, one]) => [name, copyRepository(one)])),
    teams: new Map([...teams].map(([name, members]) => [name, new Set(members)])),
    cveRequests: [...cveRequests],
    forkRequests: [...forkRequests],
    published: [...published],
    mailed: [...mailed],
    pages: [...pages],
  };
}

function copyRepository({
  git,
  issues,
  labels,
  advisories,
  releases,
  pulls,
  ...rest
}: Repository): Repository {
  return {
    ...rest,
    git: { commits: new Map(git.commits), refs: new Map(git.refs) },
    issues: issues.map(copyIssue),
    labels: new Set(labels),
    advisories: advisories.map(copyAdvisory),
    releases: releases.map((release) => ({ ...release })),
    pulls: pulls.map((pull) => ({ ...pull })),
  };
}

function copyIssue({ labels, assignees, comments, events, ...rest }: Issue): Issue {
  return {
    ...rest,
    labels: [...labels],
    assignees: [...assignees],
    comments: comments.map(copyComment),
    events: [...events],
  };
}

function copyAdvisory({ comments, ...rest }: Advisory): Advisory {
  return { ...rest, comments: comments.map(copyComment) };
}

function copyComment({ reactions, ...rest }: Comment): Comment {
  return { ...rest, reactions: new Map([...reactions].map(([kind, logins]) => [kind, new Set(logins)])) };
}
