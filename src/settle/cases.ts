// Which cases a hint is about: those of a product, the one of a private report, the open ones.
import { foldCase } from '../core/case/case.ts';
import { productOf } from '../core/case/product.ts';
import type { Actor } from '../core/case/actor.ts';
import type { GitHub } from '../github/port.ts';
import type { Records } from '../github/records.ts';
import type { RepositoryName } from '../github/repository-name.ts';
import type { HouseInForce } from '../github/observe.ts';
import { openIssues } from '../github/open-issues.ts';
import { fullNameOf, isSameRepository } from '../github/repository-name.ts';

/** The case that the bot opened for a private report. */
export function caseOfReport(known: HouseInForce | undefined, ghsa: string): number | undefined {
  const found = Object.entries(known?.house.reports ?? {}).find(([, report]) => report.ghsa === ghsa);
  return found === undefined ? undefined : Number(found[0]);
}

export interface CaseSource {
  readonly github: GitHub;
  readonly repository: RepositoryName;
  readonly records: Records;
  readonly account: Actor;
}

/** Open cases whose product has this repository. */
export async function casesOfProduct(
  { github, repository: cases, records, account: bot }: CaseSource,
  known: HouseInForce,
  repository: string,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const number of await openIssues(github, cases)) {
    const log = await records.log(number);
    if (log?.ok !== true) continue;
    const it = foldCase(number, log.entries, log.head);
    const view = { it, house: known.house, now: '', bot, repository: fullNameOf(cases) };
    const product = productOf(view)?.product;
    if (product !== undefined && isSameRepository(product.repository, repository)) found.push(number);
  }
  return found;
}
