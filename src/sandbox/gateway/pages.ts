// Cuts lists into GitHub's pages and writes the `Link` header with `/repositories/{id}/…` addresses, as GitHub does.
import type { Platform } from '../platform/platform.ts';
import type { Answer, Call } from './call.ts';

const asNumber = (text: string | null, fallback: number): number => {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

/** The address of a call as GitHub's `Link` headers give it. */
export function linkAddress({ urls }: Pick<Platform, 'urls'>, { path, repository }: Call): string {
  if (!repository) return urls.api + path;
  return urls.api + path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${repository.id}`);
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly headers: Readonly<Record<string, string>>;
}

/** One page of a list (`page`, `per_page` up to 100) with the header that leads to the others. */
export function pageOf<Item>(
  platform: Pick<Platform, 'urls'>,
  call: Call,
  items: readonly Item[],
): Page<Item> {
  const size = Math.min(asNumber(call.query.get('per_page'), 30), 100);
  const page = asNumber(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const to = (number: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${linkAddress(platform, call)}?${query.toString()}>; rel="${rel}"`;
  };
  const before = page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : [];
  const after = page < last ? [to(page + 1, 'next'), to(last, 'last')] : [];
  const link = [...before, ...after].join(', ');
  return { items: items.slice((page - 1) * size, page * size), headers: link === '' ? {} : { link } };
}

/** The page as an answer. */
export function paged(platform: Pick<Platform, 'urls'>, call: Call, items: readonly unknown[]): Answer {
  const page = pageOf(platform, call, items);
  return { status: 200, body: page.items, headers: page.headers };
}
