// Whether newer settings come into force: at once, after a psirt-lead who didn't write them approved, or not at all while they are wrong.
import type { Case } from '../case/case.ts';
import type { EntryDraft } from '../case/entry.ts';
import { readCommands } from '../commands/parse.ts';
import { readSettings, sensitiveChanges } from '../settings.ts';
import type { FileMistake } from '../file/yaml.ts';
import type { SensitiveChange, Settings } from '../settings.ts';
import type { Comment } from '../world.ts';
import { plan } from './in-force.ts';
import type { HouseWorld } from './house-world.ts';

export type Verdict =
  | { readonly kind: 'in-force' }
  | { readonly kind: 'take'; readonly entries: readonly EntryDraft[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong'; readonly mistakes: readonly FileMistake[] }
  | { readonly kind: 'asked'; readonly changes: readonly SensitiveChange[] };

/** Judges the newest settings against those in force. The first ones that can be read are taken as they are. */
export function judgeSettings(world: HouseWorld, house: Case): Verdict {
  const { newest, inForce } = world;
  if (
    house.settings !== undefined &&
    (newest.commit === house.settings.commit || newest.text === inForce?.text)
  ) {
    return { kind: 'in-force' };
  }
  if (newest.text === null) return { kind: 'missing' };
  const read = readSettings(newest.text);
  if (!read.ok) return { kind: 'wrong', mistakes: read.mistakes };
  const before = inForce?.text == null ? undefined : readSettings(inForce.text);
  if (before?.ok !== true) return { kind: 'take', entries: takingEntries(world, read.settings) };
  const changes = sensitiveChanges(before.settings, read.settings);
  if (changes.length === 0) return { kind: 'take', entries: takingEntries(world, read.settings) };
  const approval = approvalOf(world, house, before.settings);
  if (approval === undefined) return { kind: 'asked', changes };
  return { kind: 'take', entries: [approvalEntry(world, approval), ...takingEntries(world, read.settings)] };
}

/** A psirt-lead of the settings in force, other than who wrote the new ones, said so in a comment that nobody edited. */
function approvalOf(world: HouseWorld, house: Case, before: Settings): Comment | undefined {
  const leads = new Set((before.roles['psirt-lead'] ?? []).map((holder) => holder.toLowerCase()));
  const ids = house.acts.get(`people:${house.settings?.commit}`)?.receipt?.made ?? {};
  const isLead = (id: number): boolean => [...leads].some((login) => ids[login] === String(id));
  return world.comments.find(({ author, body, created_at, updated_at }) => {
    const eligible = !author.bot && isLead(author.id) && author.id !== world.newest.author?.id;
    return eligible && created_at === updated_at && approves(body, world.newest.commit);
  });
}

function approves(body: string, commit: string): boolean {
  const read = readCommands(body);
  if (!read.ok) return false;
  return read.value.some(({ verb, words }) => {
    const hash = words[1]?.text.toLowerCase() ?? '';
    return verb === 'approve' && words[0]?.text === 'settings' && hash.length >= 7 && commit.startsWith(hash);
  });
}

function approvalEntry({ newest }: HouseWorld, { author, created_at, id }: Comment): EntryDraft {
  const by = { login: author.login, id: author.id };
  return {
    kind: 'fact',
    name: 'approved',
    what: 'settings',
    hash: newest.commit,
    self: false,
    by,
    said_at: created_at,
    via: `comment:${id}`,
  };
}

function takingEntries(
  { newest, now, bot, accounts }: HouseWorld,
  { roles, products }: Settings,
): readonly EntryDraft[] {
  const people = [roles, ...Object.values(products).map((product) => product.people)];
  const logins = people
    .flatMap((holders) => Object.values(holders).flat())
    .map((holder) => holder.toLowerCase());
  const known = [...new Set(logins)].flatMap((login) =>
    accounts[login] === undefined ? [] : [[login, String(accounts[login])] as const],
  );
  const by = { said_at: now, by: bot, via: 'sweep' };
  const made = Object.fromEntries(known);
  return [
    { kind: 'receipt', act: `people:${newest.commit}`, result: 'done', made, ...by },
    { kind: 'settings', commit: newest.commit, plan, ...by },
  ];
}
