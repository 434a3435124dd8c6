// Reads lists that GitHub gives out in pages, by the Link header alone: paths in it may differ from the route's.
import type { Answer, GitHub } from './port.ts';
import type { Data, Params, Route } from './route.ts';

/** Routes whose answer is a list. */
type ListRoute = { [R in Route]: Data<R> extends readonly unknown[] ? R : never }[Route];
type Item<R extends ListRoute> = Data<R> extends readonly (infer T)[] ? T : never;

/** Highest number of pages of 100 that are ever read of one list. */
const mostPages = 100;
const pageSize = 100;

/**
 * Every item of a list, or as many as `enough` wants: it is asked after each page with what has been read.
 * Follows numbered pages and cursors (`page`, `after`).
 */
export async function allPages<R extends ListRoute>(
  github: GitHub,
  [route, params]: readonly [R, Params<R>],
  enough: (items: readonly Item<R>[]) => boolean = () => false,
): Promise<readonly Item<R>[]> {
  const items: Item<R>[] = [];
  let more: Readonly<Record<string, string>> | undefined = {};
  for (let page = 0; more !== undefined && page < mostPages; page += 1) {
    const answer: Answer<Data<R>> = await github.request(route, { ...params, per_page: pageSize, ...more });
    items.push(...(answer.data as readonly Item<R>[]));
    more = enough(items) ? undefined : linked(answer.headers['link'], 'next');
  }
  return items;
}

/**
 * What is new at the beginning of a list that gives the latest change first: page after page, until a whole page is known.
 * @returns known items too, as far as the pages hold them
 */
export function pagesUntilKnown<R extends ListRoute>(
  github: GitHub,
  asked: readonly [R, Params<R>],
  isKnown: (item: Item<R>) => boolean,
): Promise<readonly Item<R>[]> {
  return allPages(github, asked, (items) => items.slice(-pageSize).every(isKnown));
}

/** The paging parameters of one relation of a Link header, or undefined when it has none. */
export function linked(header: unknown, relation: 'next' | 'last'): Record<string, string> | undefined {
  if (typeof header !== 'string') return undefined;
  const part = header.split(',').find((piece) => piece.includes(`rel="${relation}"`));
  const address = part === undefined ? undefined : /<([^>]+)>/.exec(part)?.[1];
  if (address === undefined || !URL.canParse(address)) return undefined;
  const query = new URL(address).searchParams;
  return Object.fromEntries([...query].filter(([name]) => ['page', 'after', 'cursor'].includes(name)));
}
