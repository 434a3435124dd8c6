// Whether newer settings come into force: at once, after a psirt-lead who didn't write them approved, or not at all while they are wrong.
import type { Case } from '../case/case.ts';
import type { EntryDraft, SettingsEntry } from '../case/entry.ts';
import { readCommands } from '../commands/parse.ts';
import { leadsOf, loginsOf, readSettings, sensitiveChanges, settingsPath } from '../settings.ts';
import type { SensitiveChange, Settings } from '../settings.ts';
import type { Comment } from '../world.ts';
import { peopleOf } from './in-force.ts';
import { idOf, planOf } from './plan-of.ts';
import { sameRules, textChanges } from './same-rules.ts';
import { wrongPlan, wrongTexts } from './wrong-files.ts';
import type { WrongFile } from './wrong-files.ts';
import type { HouseWorld, NewestSettings } from './house-world.ts';

export type Verdict =
  | { readonly kind: 'in-force' }
  | { readonly kind: 'take'; readonly entries: readonly EntryDraft[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong'; readonly files: readonly WrongFile[] }
  /** The settings in force can't be read any more: who may approve others is not known, so nothing else is taken. */
  | { readonly kind: 'lost'; readonly commit: string }
  /** `isPut`: people were asked already. */
  | {
      readonly kind: 'asked';
      readonly changes: readonly SensitiveChange[];
      readonly approver: Approver;
      readonly isPut: boolean;
    };

/** Who may approve: a lead who had no hand in them; nobody, since it isn't known who had; any lead, where one works alone. */
export type Approver = 'another' | 'nobody' | 'any';

/** Judges the newest settings against those in force. The first ones that can be read are taken as they are. */
export function judgeSettings(world: HouseWorld, house: Case): Verdict {
  const { newest, inForce } = world;
  const known = house.settings;
  if (known !== undefined && newest.commit === known.commit) return { kind: 'in-force' };
  if (newest.text === null) return { kind: 'missing' };
  if (known !== undefined && inForce !== undefined && sameRules(newest, inForce)) return { kind: 'in-force' };
  const read = readSettings(newest.text);
  if (!read.ok) return { kind: 'wrong', files: [{ file: settingsPath, mistakes: read.mistakes }] };
  const { settings } = read;
  const wrong = [...wrongPlan(settings, newest.plan), ...wrongTexts(newest.texts)];
  if (wrong.length > 0) return { kind: 'wrong', files: wrong };
  if (known === undefined) return { kind: 'take', entries: takingEntries(world, settings, {}) };
  return judgeChange(world, settings, { house, known, ids: peopleOf(house, known.commit) });
}

/** The house, the settings in force, and who is who by them. */
interface Known {
  readonly house: Case;
  readonly known: SettingsEntry;
  readonly ids: Ids;
}

function judgeChange(world: HouseWorld, settings: Settings, inForce: Known): Verdict {
  const { known, ids } = inForce;
  const { inForce: rules } = world;
  const before = readSettings(rules?.text ?? '');
  if (rules === undefined || !before.ok) return { kind: 'lost', commit: known.commit };
  const changes = [
    ...sensitiveChanges(before.settings, settings),
    ...planChange(world, { before: before.settings, after: settings }),
    ...textChanges(rules.texts, world.newest.texts),
    ...movedLogins(world, settings, ids),
  ];
  const approval = changes.length === 0 ? [] : approvalOf(world, before.settings, inForce);
  if (approval === undefined) {
    const isPut = askedAt(inForce, world.newest.commit) !== undefined;
    return { kind: 'asked', changes, approver: approverOf(world, before.settings), isPut };
  }
  return { kind: 'take', entries: [...approval, ...takingEntries(world, settings, ids)] };
}

function approverOf({ newest }: HouseWorld, { two_person: rule }: Settings): Approver {
  if (rule === 'solo') return 'any';
  return newest.writers === null ? 'nobody' : 'another';
}

type Ids = Readonly<Record<string, string>>;

/** A psirt-lead of the settings in force who had no hand in the new ones said so in a comment that nobody edited. */
function approvalOf(world: HouseWorld, before: Settings, known: Known): readonly EntryDraft[] | undefined {
  const { newest, comments } = world;
  const logins = leadsOf(before).flatMap((holder) => (holder.kind === 'login' ? [holder.login] : []));
  const isNamed = (id: number): boolean =>
    logins.some((login) => known.ids[login.toLowerCase()] === String(id));
  const isLead = (id: number): boolean => isNamed(id) || world.teamLeads.includes(id);
  const approver = approverOf(world, before);
  const asked = askedAt(known, newest.commit);
  const approval = comments.find(({ author, body, created_at, updated_at }) => {
    if (asked === undefined || created_at < asked) return false;
    const isOther = approver === 'any' || (approver === 'another' && !isWriter(newest, author));
    const eligible = !author.bot && isLead(author.id) && isOther;
    return eligible && created_at === updated_at && approvesSettings(body, newest.commit);
  });
  return approval && [approvalEntry(newest, approval)];
}

function isWriter({ writers }: NewestSettings, { id }: { readonly id: number }): boolean {
  return writers?.some((writer) => writer.id === id) ?? true;
}

/** The act by which the question about the settings of a commit was put to people. */
export const askedAct = (commit: string): string => `settings-asked:${commit}`;

/** When it was asked about a commit, under the settings in force: what was said before was about something else. */
function askedAt({ house, known }: Known, commit: string): string | undefined {
  const asked = house.acts.get(askedAct(commit))?.receipt;
  return asked === undefined || asked.seq < known.seq ? undefined : asked.at;
}

/** Whether a comment holds the line that approves the settings of a commit, by its whole name, whoever wrote it. */
export function approvesSettings(body: string, commit: string): boolean {
  return approvedIn(body).includes(commit);
}

/** What a comment gives for the commits whose settings it approves. */
export function approvedIn(body: string): readonly string[] {
  const read = readCommands(body);
  const lines = read.ok ? read.value : [];
  return lines.flatMap(({ verb, words: [what, hash] }) =>
    verb === 'approve' && what?.text === 'settings' ? [hash?.text.toLowerCase() ?? ''] : [],
  );
}

function approvalEntry(newest: NewestSettings, { author, created_at, id }: Comment): EntryDraft {
  const by = { login: author.login, id: author.id };
  return {
    kind: 'fact',
    name: 'approved',
    what: 'settings',
    hash: newest.commit,
    self: isWriter(newest, author),
    by,
    said_at: created_at,
    via: `comment:${id}`,
  };
}

/** Another text of the plan is another plan, although the settings name the same file. */
function planChange(
  { newest, inForce }: HouseWorld,
  { before, after }: { before: Settings; after: Settings },
): readonly SensitiveChange[] {
  const [old, fresh] = [inForce?.plan ?? null, newest.plan];
  if (old === fresh || before.plan !== after.plan) return [];
  const ids = [idOf(planOf(before, old)), idOf(planOf(after, fresh))] as const;
  return [{ path: `the steps and clocks of ${after.plan}`, before: ids[0], after: ids[1] }];
}

/** Logins that belong to another account than when the settings in force were taken: somebody else took the name over. */
function movedLogins({ accounts }: HouseWorld, settings: Settings, ids: Ids): readonly SensitiveChange[] {
  return loginsIn(settings).flatMap((login) => {
    const [before, now] = [ids[login], accounts[login]];
    if (before === undefined || now === undefined || before === String(now)) return [];
    return [{ path: `account of ${login}`, before, after: String(now) }];
  });
}

function loginsIn(settings: Settings): readonly string[] {
  return [...new Set(loginsOf(settings).map((login) => login.toLowerCase()))];
}

/** @param ids who is who by the settings in force: an account that GitHub does not find any more stays who it was */
function takingEntries(
  { newest, now, bot, accounts }: HouseWorld,
  settings: Settings,
  ids: Ids,
): readonly EntryDraft[] {
  const known = loginsIn(settings).flatMap((login) => {
    const id = accounts[login]?.toString() ?? ids[login];
    return id === undefined ? [] : [[login, id] as const];
  });
  const by = { said_at: now, by: bot, via: 'sweep' };
  const made = Object.fromEntries(known);
  return [
    { kind: 'receipt', act: `people:${newest.commit}`, result: 'done', made, ...by },
    { kind: 'settings', commit: newest.commit, plan: idOf(planOf(settings, newest.plan)), ...by },
  ];
}
