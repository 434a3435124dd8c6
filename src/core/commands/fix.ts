// `/psirt fix`: the pull requests that fix the lines. Under embargo none of them may be public. Where the bot can't look (a temporary
// private fork), it takes the speaker's word.
import type { Actor } from '../case/actor.ts';
import { allOf } from '../case/case.ts';
import { embargoOf } from '../case/embargo.ts';
import type { Fact } from '../case/fact.ts';
import { linesOf } from '../case/lines.ts';
import { productMissing, productOf } from '../case/product.ts';
import { ownWordFrom } from '../case/signers.ts';
import { mistake } from '../mistake.ts';
import type { Product } from '../settings.ts';
import { spoken } from '../time.ts';
import { oneOfNames } from './choices.ts';
import { clausesOf } from './clauses.ts';
import type { Call, Command, Missing, Said } from './command.ts';
import { lineNames } from './line-of.ts';
import { readPull } from './pull-place.ts';
import type { PullPlace } from './pull-place.ts';
import { facts, refuse } from './say.ts';
import { takeFrom } from './take.ts';
import type { Take } from './take.ts';

export const fixCommand: Command = {
  name: 'fix',
  group: 'remediation',
  summary: 'link the pull requests that fix the lines, and who reviewed them',
  who: ['fix-dev', 'case-lead', 'psirt'],
  usage: ['fix <pull request> [for <line>] [<pull request> for <line> …] [by @login] [reviewed-by @login]'],
  examples: [
    '/psirt fix https://github.com/acme/widget-ghsa-23xf-4w9c-xmr7/pull/1 for 2.4 https://github.com/acme/widget-ghsa-23xf-4w9c-xmr7/pull/2 for 2.3 reviewed-by @ada',
  ],
  when: 'open',
  run,
};

type Fix = Extract<Fact, { name: 'fix' }>;

function run(call: Call): Said {
  const product = productOf(call.view)?.product;
  if (product === undefined) return refuse(call, 'E-GATE', [productMissing(call.view)]);
  const take = takeFrom(call);
  const { head, of } = clausesOf(call.words, ['by', 'reviewed-by']);
  const [by, review] = [of('by'), of('reviewed-by')];
  for (const clause of [by, review]) if (clause !== undefined) take.extra(clause.from + 1, clause.to);
  const said = take.all({
    links: takeLinks(call, take, { product, to: head.to }),
    author: by === undefined ? null : take.person(by.from),
    reviewer: review === undefined ? null : take.person(review.from),
  });
  if (said === undefined) return take.stop();
  const exposed = exposedBy(call, said.links);
  if (exposed.length > 0) return refuse(call, 'E-EMBARGO', exposed);
  const fixes = said.links.map((link) => fixOf(call, link, said));
  const own = fixes.filter((fix) => isOwnReview(call, fix));
  if (own.length > 0) return refuse(call, 'E-2P', [ownReview(call, own)]);
  return facts(...fixes.filter((fix) => !isKnown(call, fix)));
}

/** Who wrote it looked it over, and no time has passed in which one could be taken for another. */
function isOwnReview(call: Call, fix: Fix): boolean {
  const { author, reviewer } = fix;
  if (reviewer === null || reviewer.id !== (author ?? call.speaker.person).id) return false;
  const from = againFrom(call, fix);
  return from === undefined || from > call.speaker.said_at;
}

/** From when on the author's own look at a fix counts, where the settings let one person do that. */
function againFrom({ view }: Call, { url, line }: Fix): string | undefined {
  const first = allOf(view.it, 'fix').find((one) => one.url === url && one.line === line);
  return first === undefined ? undefined : ownWordFrom(view, first);
}

function ownReview(call: Call, own: readonly Fix[]): Missing {
  const lines = own.map(({ line }) => line).join(', ');
  const what = `the fix of line ${lines} must be reviewed by somebody else than its author`;
  const from = own.map((fix) => againFrom(call, fix) ?? '').reduce((a, b) => (a > b ? a : b));
  return { what: from === '' ? what : `${what}; alone, look at it again from ${spoken(from)} on` };
}

interface Link extends PullPlace {
  readonly line: string;
  /** As GitHub shows it; null where nobody can look. */
  readonly author: Actor | null;
}

interface Typed {
  readonly at: number;
  /** The place of the line's name; undefined where none is given. */
  readonly lineAt: number | undefined;
}

/** Each pull request, and the line that it names. */
function typedLinks({ words }: Call, to: number): readonly Typed[] {
  const typed: Typed[] = [];
  let at = 0;
  do {
    const isNamed = at + 1 < to && words[at + 1]?.text.toLowerCase() === 'for';
    typed.push({ at, lineAt: isNamed ? at + 2 : undefined });
    at += isNamed ? 3 : 1;
  } while (at < to);
  return typed;
}

function takeLinks(call: Call, take: Take, about: { product: Product; to: number }): readonly Link[] {
  const only = onlyLine(call);
  const which = `say which line each pull request is for: ${lineNames(call.view).join(', ')}`;
  const links = typedLinks(call, about.to).flatMap(({ at, lineAt }): readonly Link[] => {
    const place = at < about.to ? at : { before: at };
    const pull = take.word(place, (word) => readPull(word, about.product));
    const line =
      lineAt === undefined
        ? (only ?? take.lacks(at < about.to ? at + 1 : at, ['for', '<line>'], which))
        : take.word(lineAt, oneOfNames(lineNames(call.view)));
    const author = pull === undefined ? undefined : takeAuthor(call, take, { at, pull });
    const whole = pull !== undefined && line !== undefined && author !== undefined;
    return whole ? [{ ...pull, line, author }] : [];
  });
  return links;
}

function onlyLine({ view }: Call): string | undefined {
  const affected = linesOf(view).map(({ line }) => line);
  const names = affected.length > 0 ? affected : lineNames(view);
  return names.length === 1 ? names[0] : undefined;
}

/** The author as GitHub shows them, where the bot may look; a fork shows it nothing. */
function takeAuthor(
  { eye }: Call,
  take: Take,
  { at, pull }: { at: number; pull: PullPlace },
): Actor | null | undefined {
  if (pull.place === 'fork') return null;
  const seen = eye.ask({ look: 'pull', url: pull.url });
  if (seen === undefined) return take.waits();
  const missing = mistake('a pull request that exists', pull.url, '<pull request>');
  return seen === null ? take.miss(at, [missing]) : seen.author;
}

/** A public pull request makes the patch public: under embargo that is refused, also while nothing is agreed. */
function exposedBy({ view }: Call, links: readonly Link[]): readonly Missing[] {
  const { state } = embargoOf(view);
  if (state === 'none' || state === 'exited') return [];
  return links
    .filter(({ place }) => place === 'public')
    .map(({ url, line }) => ({
      what: `${url} is public, and the case is under embargo; close it and say embargo broken if it tells what it fixes`,
      post: `/psirt fix <pull request in the private fork or mirror> for ${line}`,
    }));
}

function fixOf({ view }: Call, link: Link, said: { author: Actor | null; reviewer: Actor | null }): Fix {
  const { url, line, place } = link;
  const before = allOf(view.it, 'fix').findLast((fix) => fix.url === url && fix.line === line);
  const author = link.author ?? said.author ?? before?.author ?? before?.by ?? null;
  return { name: 'fix', url, line, place, author, reviewer: said.reviewer ?? before?.reviewer ?? null };
}

function isKnown({ view }: Call, fix: Fix): boolean {
  const before = allOf(view.it, 'fix').findLast(({ line }) => line === fix.line);
  const people = (one: Fix) => [one.author?.id, one.reviewer?.id].join();
  // An author that was not named before is whoever linked it, and is now written down.
  return before?.url === fix.url && people({ ...before, author: before.author ?? before.by }) === people(fix);
}
