// What a refusal offers, posted: by somebody who may, with the gaps filled in as a person would, and what that needs first before it.
import type { View } from '../../../src/core/case/view.ts';
import type { Missing } from '../../../src/core/commands/command.ts';
import { people, say, taken } from '../commands/conversation.ts';
import type { Login, Seen } from '../commands/conversation.ts';

// The tester first: what somebody else than the author of a fix must say is theirs.
export const logins = ['qe', ...(Object.keys(people) as Login[])] as const;

/** What a person would fill in. */
const gaps: Readonly<Record<string, string>> = {
  '<product>': 'widget',
  '<level>': 'medium',
  '<range>': '>=2.4.0 <2.4.1',
  '<version>': '2.4.1',
  '<version, or none>': 'none',
  '<date>': '+30d',
  '<address>': 'https://example.org/post',
  '<time>': '+30d',
  '<url>': 'https://example.org/post',
  '<reason>': 'bug',
  '<why>': 'it needs rights',
  '<login>': 'ann',
  '<pull request>': 'https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc/pull/9',
  '<none|claimed|public-exploit|wild>': 'none',
  '<none|low>': 'low',
  '<name>': 'libfoo',
  '<no|possible|suspected|yes>': 'no',
  '<no|address>': 'no',
  '<no|request>': 'no',
  '<yes|skip>': 'yes',
  '<test, recipe or reason>': 'test/idor.spec.ts',
  '<what ran, and the hash of its log>': 'full suite, log sha256:6f1d',
  '<none, or what users can do>': 'none',
  '<accept|refuse>': 'accept',
  '<channel>': 'email',
  '<how it was searched>': 'CodeQL rule 12',
  '<commit>': '4f9c2a1e5d6b7a80',
  '<line>': '2.4',
  '<role>': 'vendor',
  '<when>': '2026-11-30T08:30Z',
  '<basis>': 'logs',
  '<id>': 'SRP-77',
  '<contact>': 'sec@hansa.example',
};
/** A line as a person posts it: with its gaps filled in. */
export const filled = (post: string): string => post.replaceAll(/<[^<>=\d]+>/gu, (gap) => gaps[gap] ?? gap);

/** What the bot finds when such a line makes it look. */
export const seen: Seen = [[{ look: 'commit', repository: 'acme/widget', commit: '4f9c2a1e5d6b7a80' }, '4f9c2a1e'.repeat(5)]]; // prettier-ignore

/** What takes the word of several: everybody says it who may. */
function byAll(view: View, line: string): View {
  const may = (now: View, login: Login) => say(now, login, line, seen).say === 'facts';
  return logins.reduce((now, login) => (may(now, login) ? taken(now, login, line, seen) : now), view);
}

/** The case after somebody who may has posted a line; where that is shut itself, after what it asks for first. */
export function posted(view: View, post: string, depth = 0): View {
  if (depth > 3) throw new Error(`no end of ${post}`);
  const line = filled(post);
  const may = logins.find((login) => say(view, login, line, seen).say === 'facts');
  if (line === '/psirt approve wontfix') return byAll(view, line);
  if (may !== undefined) return taken(view, may, line, seen);
  // What has to be looked at first is heard all the same.
  if (logins.some((login) => say(view, login, line, seen).say === 'wait')) return view;
  const shut = logins.map((login) => say(view, login, line, seen)).find((said) => said.say === 'refused' && (said.refusal.code === 'E-GATE' || said.refusal.missing[0]?.post === '/psirt resume')); // prettier-ignore
  if (shut?.say !== 'refused') throw new Error(`nobody can say ${line}: ${JSON.stringify(say(view, 'lead', line, seen))}`); // prettier-ignore
  const ready = shut.refusal.missing.reduce(
    (now, { post: first = '' }) => posted(now, first, depth + 1),
    view,
  );
  return posted(ready, post, depth + 1);
}

/** The case after all that was asked for was posted, line by line. */
export function postedAll(view: View, asked: readonly Missing[]): View {
  const posts = new Set(asked.map(({ post = '' }) => post));
  return [...posts].reduce((now, post) => posted(now, post), view);
}
