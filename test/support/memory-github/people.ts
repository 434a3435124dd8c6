// What people do on the in-memory GitHub, each act at the world's present time. They ask no permission here: tests let them do only
// what they could.
import { casesName, lines, productRepository, repositoryNamed, sourceFile, userOf } from './acme.ts';
import type { Line } from './acme.ts';
import { newAdvisory } from './advisory-routes.ts';
import { commitOn } from './git.ts';
import * as act from './issue-acts.ts';
import { newComment, publish } from './route.ts';
import { nextId, stamp } from './world.ts';
import type { Advisory, Comment, Issue, Repository, World } from './world.ts';

const by = (world: World, login: string): act.By => ({ world, actor: userOf(world, login) });

const cases = (world: World): Repository => repositoryNamed(world, casesName);
const product = (world: World): Repository => repositoryNamed(world, productRepository);

/** An issue of the case repository; it must exist. */
export function issueNumbered(world: World, number: number): Issue {
  const issue = cases(world).issues[number - 1];
  if (issue === undefined) throw new TypeError(`the memory has no issue ${number}`);
  return issue;
}

export function openIssue(world: World, login: string, said: { title: string; body: string }): Issue {
  return act.openIssue(by(world, login), cases(world), said);
}

export function comment(world: World, login: string, said: { number: number; body: string }): Comment {
  return act.comment(by(world, login), issueNumbered(world, said.number), said.body);
}

/** Somebody changes a comment of an issue in place. */
export function edit(world: World, comment: Comment, body: string): void {
  const issue = cases(world).issues.find(({ comments }) => comments.includes(comment));
  if (issue !== undefined) act.touch(world, issue);
  Object.assign(comment, { body, updated_at: stamp(world), edited: true });
}

/** What can be done with the issue's own buttons. */
export type Button = 'label' | 'unlabel' | 'close' | 'reopen' | 'assign';

export function press(
  world: World,
  login: string,
  pressed: { number: number; button: Button; word: string },
): void {
  const issue = issueNumbered(world, pressed.number);
  const who = by(world, login);
  const { button, word } = pressed;
  if (button === 'label') act.addLabel(who, issue, word);
  else if (button === 'unlabel') act.removeLabel(who, issue, word);
  else if (button === 'assign') act.assign(who, issue, userOf(world, word));
  else if (button === 'close') act.setState(who, issue, { state: 'closed', reason: word });
  else act.setState(who, issue, { state: 'open', reason: 'reopened' });
}

/** A private report by the button on the product's Security tab. */
export function report(
  world: World,
  login: string,
  said: { summary: string; description: string },
): Advisory {
  const vulnerabilities = [
    {
      package: { ecosystem: 'npm', name: 'widget' },
      vulnerable_version_range: '< 2.4.1',
      patched_versions: null,
    },
  ];
  const fields = { ...said, severity: 'high', vulnerabilities };
  return newAdvisory(world, product(world), { author: userOf(world, login), state: 'triage', fields });
}

/** Somebody writes in an advisory's conversation. */
export function answer(world: World, login: string, said: { advisory: Advisory; body: string }): void {
  said.advisory.comments.push(newComment(world, userOf(world, login), said.body));
}

/** A file of the case repository's default branch. Gives the commit. */
export function writeFile(world: World, login: string, file: { path: string; text: string }): string {
  const { path, text } = file;
  const made = { changes: { [path]: text }, message: `Write ${path}`, verified: false, date: stamp(world) };
  return commitOn(cases(world).git, 'main', { ...made, author: userOf(world, login) }).sha;
}

/** Whether the newest commit of a line's branch is a fix. */
export function hasLanded(world: World, line: Line): boolean {
  const { git } = product(world);
  const head = git.commits.get(git.refs.get(`heads/${lines[line]}`) ?? '');
  return head?.message.startsWith('Merge commit from fork') === true;
}

/** The fix of a line lands on its public branch. Gives the commit. */
export function land(world: World, login: string, line: Line): string {
  const { git } = product(world);
  const branch = lines[line];
  const before = git.commits.get(git.refs.get(`heads/${branch}`) ?? '')?.tree.get(sourceFile)?.text ?? '';
  const changes = {
    [sourceFile]: before.replace(
      '  return end;',
      `  if (end > bytes.length) throw new RangeError('${line}');\n  return end;`,
    ),
  };
  const made = {
    changes,
    message: 'Merge commit from fork\n\n* Check lengths',
    verified: false,
    date: stamp(world),
  };
  return commitOn(git, branch, { ...made, author: userOf(world, login) }).sha;
}

/** The branch of a line gets a tag as it is, and a release unless `bare`. */
export function tag(world: World, login: string, made: { line: Line; name: string; bare?: boolean }): void {
  const { git, releases, full_name } = product(world);
  const { line, name, bare } = made;
  const head = git.refs.get(`heads/${lines[line]}`);
  if (head === undefined || git.refs.has(`tags/${name}`)) return;
  git.refs.set(`tags/${name}`, head);
  publish(by(world, login), `${full_name} tag ${name}`, name);
  if (bare !== true) releases.push({ id: nextId(world), tag: name, draft: false, body: 'What is new.' });
}

/** GitHub's CNA gives an ID to what was asked for. */
export function assignCve(advisory: Advisory, id: string): void {
  advisory.fields = { ...advisory.fields, cve_id: id };
}
