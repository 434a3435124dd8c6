// Where a pull request lives: in the product's public repository, its private mirror or a temporary private fork. It asks nobody.
import { misread, read } from '../mistake.ts';
import type { Reading } from '../mistake.ts';
import type { Product } from '../settings.ts';
import { readUrl } from './args.ts';

export interface PullPlace {
  /** `https://github.com/owner/name/pull/7`, without anything behind it. */
  readonly url: string;
  readonly place: 'fork' | 'mirror' | 'public';
}

const PULL = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/pull\/([1-9]\d{0,8})(?:[/?#].*)?$/iu;
const FORK = /-ghsa(?:-[a-z\d]{4}){3}$/iu;

/** Reads the address of a pull request that can hold a fix of this product. */
export function readPull(word: string, { repository, mirror }: Product): Reading<PullPlace> {
  const url = readUrl(word);
  const [, name = '', number = ''] = url.ok ? (PULL.exec(url.value) ?? []) : [];
  const place = placeOf(name.toLowerCase(), repository.toLowerCase(), mirror?.toLowerCase());
  if (place !== undefined) return read({ url: `https://github.com/${name}/pull/${number}`, place });
  const where = [repository, ...(mirror === null ? [] : [mirror]), 'a temporary private fork of it'];
  const example = `https://github.com/${mirror ?? `${repository}-ghsa-xxxx-xxxx-xxxx`}/pull/1`;
  return misread(`a pull request in ${where.join(', ')}`, word, example);
}

function placeOf(
  name: string,
  repository: string,
  mirror: string | undefined,
): PullPlace['place'] | undefined {
  if (name === repository) return 'public';
  if (name === mirror) return 'mirror';
  return FORK.test(name) && name.replace(FORK, '') === repository ? 'fork' : undefined;
}
