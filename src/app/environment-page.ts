// How somebody is paged, out of the environment: an address and the secret that both sides know, or nothing at all.
import { z } from 'zod';
import { checked } from './environment-check.ts';
import type { Given, Reading } from './environment-check.ts';
import type { PagerAddress } from '../channels/pager.ts';

/** A page is signed, and not secret; yet whoever reads it on the way learns that something happens. */
function isPagerAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isGuarded = protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
  return isGuarded && username + password === '';
}

/** `owner/name` of the case repository. */
export const caseRepository = z
  .string()
  .regex(/^[A-Za-z\d][A-Za-z\d_-]{0,38}\/(?!\.{1,2}$)[A-Za-z\d._-]{1,100}$/);

const must = { PSIRT_PAGE_URL: z.string().refine(isPagerAddress), PSIRT_PAGE_SECRET: z.string().min(16) };

/** Both may be left out, and one of them is nothing without the other. */
export const pageShape = {
  PSIRT_PAGE_URL: must.PSIRT_PAGE_URL.optional(),
  PSIRT_PAGE_SECRET: must.PSIRT_PAGE_SECRET.optional(),
};

type Named = keyof typeof pageShape;

/** The pager's address; undefined where nobody is paged. */
export function pagerIn(
  read: Readonly<Partial<Record<Named, string | undefined>>>,
): PagerAddress | undefined {
  const { PSIRT_PAGE_URL: url, PSIRT_PAGE_SECRET: secret } = read;
  return url === undefined || secret === undefined ? undefined : { url, secret };
}

/** What only shows beside other variables: which of the two is missing, and a secret that is another one's too. */
export function besideOfPager(set: Given): readonly Named[] {
  const [isPlaced, isSigned] = [set['PSIRT_PAGE_URL'] !== undefined, set['PSIRT_PAGE_SECRET'] !== undefined];
  // Whoever answers for the pager must not be able to speak as GitHub.
  const isShared = isSigned && set['PSIRT_PAGE_SECRET'] === set['WEBHOOK_SECRET'];
  if (isPlaced === isSigned) return isShared ? ['PSIRT_PAGE_SECRET'] : [];
  return [isPlaced ? 'PSIRT_PAGE_SECRET' : 'PSIRT_PAGE_URL'];
}

/** What it takes to page somebody, when nothing else of the environment is needed. */
export interface PageEnvironment {
  readonly pager: PagerAddress;
  /** `owner/name` of the case repository. */
  readonly repository: string;
}

const schema = z.object({ PSIRT_REPOSITORY: caseRepository, ...must });

/** Reads only that; all of it must be set. */
export function readPageEnvironment(given: Given): Reading<PageEnvironment> {
  const { data, mistakes } = checked({ schema, beside: () => [] }, given);
  if (data === undefined) return { ok: false, mistakes };
  const { PSIRT_PAGE_URL: url, PSIRT_PAGE_SECRET: secret, PSIRT_REPOSITORY: repository } = data;
  return { ok: true, environment: { pager: { url, secret }, repository } };
}
