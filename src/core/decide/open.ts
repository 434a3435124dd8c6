// How a case begins: which issues are cases at all, and the first entries of a log. The reporter's text is kept as it came.
import { hashOf } from '../case/log.ts';
import type { FactData } from '../case/fact.ts';
import { rolesOf } from '../case/people.ts';
import { readPrivateReport, readReport } from '../case/report.ts';
import type { Report } from '../case/report.ts';
import { adoptCommand } from '../commands/adopt.ts';
import { isWho } from '../commands/allowed.ts';
import { readCommands } from '../commands/parse.ts';
import { textInBody } from '../intake/mail-body.ts';
import type { Comment, House } from '../world.ts';
import type { SeenAdvisory } from '../look.ts';
import { onCallAt } from '../settings/rota.ts';
import { day, later } from '../time.ts';
import { notACase } from '../words/labels.ts';
import { mailsIn } from '../words/mails.ts';
import { observed, said } from './scene.ts';
import { isSplitOff, openSplitOff } from './split-off.ts';
import type { Scene } from './scene.ts';

/** Whether the issue is a case: it has a log, or it may begin one. */
export function isCase(scene: Scene): boolean {
  const { world } = scene;
  if (world.log !== undefined) return true;
  const { issue, house } = world;
  if (issue.labels.includes(notACase)) return false;
  if (house.reports[issue.number] !== undefined || house.mails.cases[issue.number] !== undefined) return true;
  if (issue.author.id === world.bot.id) return isSplitOff(scene);
  return (!issue.author.bot && issue.created_at >= house.installed_at) || isAdopted(scene);
}

/** Somebody who may took an older issue, or another bot's, in with `/psirt adopt`. */
function isAdopted(scene: Scene): boolean {
  return scene.world.comments.some((comment) => asksToAdopt(comment) && mayAdopt(scene, comment));
}

function asksToAdopt({ author, body }: Comment): boolean {
  const read = author.bot ? undefined : readCommands(body);
  return read?.ok === true && read.value.some(({ verb }) => verb === adoptCommand.name);
}

function mayAdopt(scene: Scene, { author: person, created_at: said_at, id }: Comment): boolean {
  const roles = rolesOf(scene.view(), scene.eye, { person, fresh: false });
  const via = `comment:${id}`;
  return (
    roles !== undefined && isWho(scene.view(), adoptCommand, { person, roles, said_at, via }).length === 0
  );
}

/**
 * Writes the first entry of a new case: the report, as its channel tells it.
 * @returns whether the case has begun; one whose report can't be seen has not
 */
export function openCase(scene: Scene): boolean {
  if (scene.world.log !== undefined) return true;
  const isOpened = openAnew(scene);
  if (isOpened) nameOnCall(scene);
  return isOpened;
}

/** Whose turn it is while the case begins; the settings in force said who that is. */
function nameOnCall(scene: Scene): void {
  const { house, now } = scene.world;
  const shift = onCallAt(house.settings, now);
  const id = house.people[shift?.login.toLowerCase() ?? ''];
  if (shift === undefined || id === undefined) return;
  const { login, until } = shift;
  observed(scene, { name: 'on-call', person: { login, id }, until }, 'sweep');
}

function openAnew(scene: Scene): boolean {
  const { world } = scene;
  if (isSplitOff(scene)) return openSplitOff(scene);
  const place = world.house.reports[world.issue.number];
  const seen = place === undefined ? undefined : scene.eye.ask({ look: 'advisory', ...place });
  const mail = world.house.mails.cases[world.issue.number];
  if (mail !== undefined) return openFromMail(scene, mail);
  if (place === undefined) openFromIssue(scene);
  else if (seen != null) openFromAdvisory(scene, place.repository, seen);
  return place === undefined || seen != null;
}

function openFromIssue(scene: Scene): void {
  const { issue } = scene.world;
  const report = readReport(issue.title, issue.body);
  const outsider = report.answers.contact !== undefined;
  const kept = withoutContact(report);
  const fact = reported(scene, kept, {
    source: outsider ? 'email' : 'product-team',
    received_at: issue.created_at,
    reporter: outsider ? 'p1' : null,
    product: productNamed(scene, report.answers.product),
    ghsa: null,
    repository: null,
  });
  begin(scene, kept, { fact, person: issue.author, said_at: issue.created_at, via: 'issue' });
}

/** The intake wrote the mail into the issue and its sender into the comment about people. Nobody reported to us what we read on a list. */
function openFromMail(scene: Scene, { source, product }: House['mails']['cases'][number]): boolean {
  const { issue } = scene.world;
  const text = textInBody(issue.body);
  if (text === undefined) return false;
  const report = readReport(issue.title, text);
  const fact = reported(scene, report, {
    source,
    received_at: issue.created_at,
    reporter: source === 'email' ? 'p1' : null,
    product: productNamed(scene, product ?? report.answers.product),
    ghsa: null,
    repository: null,
  });
  begin(scene, report, { fact, person: scene.world.bot, said_at: issue.created_at, via: 'issue' });
  return true;
}

/** Personal data of outsiders lives in one comment only, so the saved text says `p1` instead, also where the address stands alone. */
function withoutContact(report: Report): Report {
  const { contact } = report.answers;
  if (contact === undefined) return report;
  const told = [contact, ...mailsIn(contact)];
  return { ...report, text: told.reduce((text, personal) => text.replaceAll(personal, 'p1'), report.text) };
}

function openFromAdvisory(scene: Scene, repository: string, seen: SeenAdvisory): void {
  const report = readPrivateReport(seen);
  const product = Object.entries(scene.world.house.settings.products).find(
    ([, it]) => it.repository === repository,
  )?.[0];
  const { created_at } = scene.world.issue;
  const fact = reported(scene, report, {
    source: 'ghsa',
    received_at: seen.created_at,
    reporter: 'p1',
    product: product ?? null,
    ghsa: seen.ghsa,
    repository,
  });
  begin(scene, report, { fact, person: scene.world.bot, said_at: created_at, via: `advisory:${seen.ghsa}` });
}

type Channel = Pick<
  FactData['reported'],
  'source' | 'received_at' | 'reporter' | 'product' | 'ghsa' | 'repository'
>;

/** What the channel and the answers set without asking. A stranger's answers set at most `claimed` and `possible`. */
function reported({ world }: Scene, report: Report, channel: Channel): FactData['reported'] {
  const { answers } = report;
  const visibility = visibilityOf(report, channel);
  const until = later(channel.received_at, world.house.settings.embargo.default_days * day);
  return {
    ...channel,
    title: report.title,
    report: hashOf(report.text),
    visibility,
    embargo_until: visibility === 'public' ? null : until,
    proposed: report.proposed,
    missing: [...report.missing],
    reporter_deadline: report.deadline ?? null,
    exploit: answers.exploited === 'yes' ? 'claimed' : answers.exploited === 'no' ? 'none' : null,
    leak: answers.dataSeen === 'yes' ? 'possible' : answers.dataSeen === 'no' ? 'no' : null,
  };
}

/** A stranger's "it is public" ends no embargo: somebody of the team looks first. */
function visibilityOf(
  { answers }: Report,
  { source, reporter }: Channel,
): FactData['reported']['visibility'] {
  if (source === 'list') return 'public';
  if (answers.public === 'yes') return reporter === null ? 'public' : 'unknown';
  return source === 'ghsa' || answers.public === 'no' ? 'private' : 'unknown';
}

function productNamed({ world }: Scene, name: string | undefined): string | null {
  const wanted = name?.trim().toLowerCase();
  return (
    Object.keys(world.house.settings.products).find((product) => product.toLowerCase() === wanted) ?? null
  );
}

interface Beginning {
  readonly fact: FactData['reported'];
  readonly person: { readonly login: string; readonly id: number };
  readonly said_at: string;
  readonly via: string;
}

function begin(scene: Scene, report: Report, { fact, person, said_at, via }: Beginning): void {
  scene.save([{ hash: fact.report, text: report.text }]);
  const { login, id } = person;
  said(scene, [{ name: 'reported', ...fact }], { person: { login, id }, said_at, via });
}
