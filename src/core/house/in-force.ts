// The rules in force as the house's log tells them: which commit's settings, since when, who is who, which reports became cases.
import type { House } from '../world.ts';
import { readSettings } from '../settings.ts';
import type { Case } from '../case/case.ts';
import { foldCase } from '../case/case.ts';
import type { ReadLog } from '../case/log.ts';
import { planOf } from './plan-of.ts';
import type { SettingsFile } from './house-world.ts';
import { readOwnTexts } from '../notices/own-texts.ts';
import { mailsOf } from './mails.ts';
import { asksIn } from './release-asks.ts';

/** The house's log, folded like a case's; empty before the first start. */
export function foldHouse(log: ReadLog | undefined): Case {
  if (log?.ok === true) return foldCase(0, log.entries, log.head);
  return foldCase(0, [], { seq: 0, hash: '0'.repeat(64) });
}

/** The numeric id that the case repository had at the first start. */
export function pinnedId(house: Case): number | undefined {
  const id = house.acts.get('install')?.receipt?.made['repository_id'];
  return id === undefined ? undefined : Number(id);
}

/**
 * The house by its log and the settings in force, with the plan that they name.
 * @returns undefined while no readable settings are in force
 */
export function houseInForce(
  log: ReadLog | undefined,
  { text, plan, texts }: Omit<SettingsFile, 'commit'>,
): House | undefined {
  const house = foldHouse(log);
  const read = text === null ? undefined : readSettings(text);
  const install = house.acts.get('install')?.receipt;
  if (read?.ok !== true || house.settings === undefined || install === undefined) return undefined;
  const { commit, at } = house.settings;
  const people = peopleOf(house, commit);
  return {
    settings: read.settings,
    commit,
    plan: house.settings.plan,
    response: planOf(read.settings, plan),
    texts: readOwnTexts(texts).texts,
    people: Object.fromEntries(Object.entries(people).map(([login, id]) => [login, Number(id)])),
    since: at,
    reports: reportsOf(house),
    mails: mailsOf(house),
    installed_at: install.at,
    asks: asksIn(house),
  };
}

/**
 * Numeric ids of the people of these settings, as they were when the settings came into force: the first receipt counts, since nothing
 * that is written later may make somebody else of them.
 */
export function peopleOf({ entries }: Case, commit: string): Readonly<Record<string, string>> {
  const receipt = entries.find((entry) => entry.kind === 'receipt' && entry.act === `people:${commit}`);
  return receipt?.kind === 'receipt' ? receipt.made : {};
}

function reportsOf(house: Case): House['reports'] {
  const made = [...house.acts.entries()].flatMap(([act, { receipt }]) =>
    act.startsWith('case:') && receipt !== undefined && receipt.result !== 'failed' ? [receipt.made] : [],
  );
  return Object.fromEntries(
    made.map(({ number, repository = '', ghsa = '' }) => [Number(number), { repository, ghsa }]),
  );
}
