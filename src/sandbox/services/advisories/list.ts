// Lists of advisories with GitHub's cursors `before` and `after`; there is no `page` here.
import type { Platform } from '../../platform/platform.ts';
import { linkAddress } from '../../gateway/pages.ts';
import type { Call } from '../../gateway/call.ts';
import type { Advisory } from './store.ts';

const encode = (position: number): string => Buffer.from(`cursor:${position}`).toString('base64url');
const decode = (cursor: string | null): number | undefined => {
  const found = /^cursor:(\d+)$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8'));
  return found ? Number(found[1]) : undefined;
};

function timeOf(advisory: Advisory, sort: string | null): string {
  if (sort === 'updated') return advisory.updatedAt;
  return sort === 'published' ? (advisory.publishedAt ?? '') : advisory.createdAt;
}

function ordered(all: readonly Advisory[], { query }: Call): Advisory[] {
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  const state = query.get('state');
  const wanted = all.filter((advisory) => state === null || advisory.state === state);
  const position = new Map(all.map((advisory, i) => [advisory.ghsa, i]));
  return wanted.sort((a, b) => {
    const byTime = timeOf(a, query.get('sort')).localeCompare(timeOf(b, query.get('sort')));
    return sign * (byTime || (position.get(a.ghsa) ?? 0) - (position.get(b.ghsa) ?? 0));
  });
}

export interface CursorPage {
  readonly items: readonly Advisory[];
  readonly headers: Readonly<Record<string, string>>;
}

/** One page; `all` is in the order of creation. */
export function cursorPage(platform: Platform, call: Call, all: readonly Advisory[]): CursorPage {
  const { query } = call;
  const size = Math.min(Number(query.get('per_page') ?? 30) || 30, 100);
  const list = ordered(all, call);
  const before = decode(query.get('before'));
  const from = before === undefined ? (decode(query.get('after')) ?? -1) + 1 : Math.max(0, before - size);
  const items = list.slice(from, before === undefined ? from + size : before);
  const to = (name: 'before' | 'after', position: number, rel: string): string => {
    const next = new URLSearchParams(query);
    next.delete('before');
    next.delete('after');
    next.set(name, encode(position));
    return `<${linkAddress(platform, call)}?${next.toString()}>; rel="${rel}"`;
  };
  const end = from + items.length;
  const links = [
    ...(from > 0 ? [to('before', from, 'prev')] : []),
    ...(end < list.length ? [to('after', end - 1, 'next')] : []),
  ];
  return { items, headers: links.length === 0 ? {} : { link: links.join(', ') } };
}
