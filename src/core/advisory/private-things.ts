// What no public text of a case may hold: names of private places, the case's number, and whoever did not agree to be named. It only
// says what that is; redaction.ts looks for it.
import { latest } from '../case/case.ts';
import type { FactEntry } from '../case/entry.ts';
import { outsiderOf } from '../case/outsider.ts';
import { partyNames, peopleComments } from '../case/party-names.ts';
import type { PartyName } from '../case/party-names.ts';
import { productOf } from '../case/product.ts';
import type { View } from '../case/view.ts';
import type { Eye } from '../look.ts';
import { holdersByRole, loginsOf } from '../settings.ts';
import { mailsIn } from '../words/mails.ts';
import type { PrivateThings } from './redaction.ts';

/** All of it; undefined while who reported or takes part must be looked at. */
export function privateThingsOf(view: View, eye: Eye): PrivateThings | undefined {
  const reporter = reporterOf(view, eye);
  const parties = partyNames(view, eye);
  if (reporter === undefined || parties === undefined) return undefined;
  const contacts = parties.map(({ contact }) => contact);
  return {
    repositories: privateRepositoriesOf(view),
    caseNumbers: [view.it.number],
    emails: [...new Set([...mailsOf(view), ...reporter.emails, ...contacts.flatMap(mailsIn)])],
    names: [...new Set([...unnamed(view), ...unnamedParties(view, parties)])],
    logins: [...new Set([...reporter.logins, ...contacts.flatMap((contact) => secretLogins(view, contact))])],
    words: contacts.filter((contact) => contact.startsWith('https://')),
  };
}

/** Full names of the case repository, the product's mirror and the case's fork. */
export function privateRepositoriesOf(view: View): readonly string[] {
  const mirror = productOf(view)?.product.mirror ?? null;
  const fork = view.it.acts.get('fork')?.receipt?.made['full_name'];
  return [view.repository, ...(mirror === null ? [] : [mirror]), ...(fork === undefined ? [] : [fork])];
}

/** The addresses by which the settings reach people without a login. */
function mailsOf({ house }: View): readonly string[] {
  const products = [null, ...Object.keys(house.settings.products)];
  const holders = products.flatMap((name) => [...holdersByRole(house.settings, name).values()].flat());
  return holders.flatMap((holder) => (holder.kind === 'mail' ? [holder.address] : []));
}

/** The last word on each person who was credited. */
function creditsOf({ it }: View): readonly FactEntry<'credit'>[] {
  const credits = it.entries.flatMap((entry) =>
    entry.kind === 'fact' && entry.name === 'credit' ? [entry] : [],
  );
  return [...new Map(credits.map((credit) => [credit.who, credit])).values()];
}

/** People who were credited and did not say yes to being named. */
function unnamed(view: View): readonly string[] {
  const names = creditsOf(view).flatMap(({ who, consent }) => (consent === 'yes' ? [] : [who]));
  // `p1` stands for a person and tells nobody who it is; in a text it is a priority.
  return names.filter((who) => !/^p\d+$/u.test(who));
}

/** Parties are named by nobody who was not told that they agree: as whoever is credited says yes. */
function unnamedParties(view: View, parties: readonly PartyName[]): readonly string[] {
  const agreed = creditsOf(view).flatMap(({ who, consent }) =>
    consent === 'yes' ? [who.toLowerCase()] : [],
  );
  return parties.flatMap(({ name }) => (agreed.includes(name.toLowerCase()) ? [] : [name]));
}

function secretLogins(view: View, text: string): readonly string[] {
  return (text.match(HANDLE) ?? []).filter((login) => isSecret(view, login));
}

interface Reporter {
  readonly emails: readonly string[];
  readonly logins: readonly string[];
}

const nobody: Reporter = { emails: [], logins: [] };

// A login has letters, digits and single hyphens, at most 39.
const HANDLE = /(?<=(?<![\w.-])@)[a-z\d](?:-?[a-z\d]){0,38}(?![\w-])/giu;

/** Who reported from outside, as GitHub names them or the one comment that tells who they are. */
function reporterOf(view: View, eye: Eye): Reporter | undefined {
  const reported = latest(view.it, 'reported');
  if (reported === undefined || outsiderOf(view) === null) return nobody;
  const comments = peopleComments(view).map(({ comment }) => eye.ask({ look: 'comment', id: comment }));
  const authors = authorsOf(reported, eye);
  if (comments.includes(undefined) || authors === undefined) return undefined;
  const told = comments.map((comment) => comment?.body ?? '').join('\n');
  return {
    emails: mailsIn(told),
    logins: [...authors.filter((login) => isSecret(view, login)), ...secretLogins(view, told)],
  };
}

/** Whose report it is on GitHub. */
function authorsOf({ repository, ghsa }: FactEntry<'reported'>, eye: Eye): readonly string[] | undefined {
  if (repository === null || ghsa === null) return [];
  const seen = eye.ask({ look: 'advisory', repository, ghsa });
  if (seen === undefined) return undefined;
  return seen?.author == null ? [] : [seen.author];
}

/** A login is nobody's secret once its holder agreed to be named, where it stands in the product's name, and where it is a colleague's. */
function isSecret(view: View, login: string): boolean {
  const agreed = creditsOf(view).flatMap(({ who, login: named, consent }) =>
    consent === 'yes' ? [who, ...(named === null ? [] : [named])] : [],
  );
  const product = productOf(view)?.product.repository.split('/') ?? [];
  const known = [...agreed, ...product, ...loginsOf(view.house.settings)];
  return !known.some((one) => one.toLowerCase().replace(/^@/u, '') === login.toLowerCase());
}
