// What each effect changes on the table, and what it made. As GitHub would do it, as far as `decide` can see.
import type { Effect } from '../../../src/core/decision.ts';
import { bot } from '../words/a-view.ts';
import { aComment, advisoryUrl, commentOf, lay, newComment } from './a-table.ts';
import type { Draft, Table } from './a-table.ts';

type Made = Readonly<Record<string, string>>;
type Movers = {
  readonly [K in Effect['kind']]: (table: Table, effect: Extract<Effect, { kind: K }>) => Made;
};

/** What was changed left nothing to name in a receipt. */
const made = (_changed: object): Made => ({});

const movers: Movers = {
  'comment.create': (table, { body }) => ({ comment: String(newComment(table, bot.login, body).id) }),
  'comment.fill': (table, { comment, body }) => {
    Object.assign(commentOf(table, comment), { body, updated_at: table.now });
    return { comment: String(comment) };
  },
  'comment.delete': (table, { comment }) => {
    table.comments = table.comments.filter(({ id }) => id !== comment);
    return { comment: String(comment) };
  },
  'comment.pin': (table, { comment }) => made(Object.assign(commentOf(table, comment), { pinned: true })),
  react: (table, { comment, reaction }) => {
    const it = commentOf(table, comment);
    it.reactions = { ...it.reactions, [reaction]: 1 };
    return {};
  },
  labels: ({ issue }, { add, remove }) => {
    issue.labels = [...issue.labels.filter((label) => !remove.includes(label)), ...add];
    return {};
  },
  title: ({ issue }, { title }) => made(Object.assign(issue, { title })),
  assignees: ({ issue, people }, { add, remove }) => {
    const left = issue.assignees.filter(({ login }) => !remove.includes(login));
    issue.assignees = [...left, ...add.flatMap((login) => people.get(login) ?? [])];
    return {};
  },
  'issue.close': ({ issue }, { reason }) => made(Object.assign(issue, { state: 'closed', reason })),
  'issue.reopen': ({ issue }) => made(Object.assign(issue, { state: 'open', reason: 'reopened' })),
  'issue.create': ({ opened }, { marker }) => {
    const number = 57 + opened.length;
    opened.push({ number, marker, title: 'New report', body: '' });
    return { issue: String(number) };
  },
  'issue.fill': ({ opened }, { number, title, body }) =>
    made(Object.assign(opened.find((issue) => issue.number === number) ?? {}, { title, body })),
  'advisory.create': (table, { repository, nonce, summary }) => {
    const ghsa = 'GHSA-2222-3333-4444';
    lay(table, ghsa, { state: 'draft', fields: { summary, description: nonce } });
    return { repository, ghsa, url: advisoryUrl(ghsa) };
  },
  'advisory.accept': (table, { ghsa }) => change(table, ghsa, { state: 'draft' }),
  'advisory.close': (table, { ghsa }) => change(table, ghsa, { state: 'closed' }),
  'advisory.write': (table, { ghsa, fields, hashes }) => {
    change(table, ghsa, { fields: { ...table.advisories.get(ghsa)?.fields, ...fields } });
    return hashes;
  },
  'advisory.collaborators': (table, { ghsa, logins }) => change(table, ghsa, { collaborators: logins }),
  'advisory.tell': (table, { ghsa, text }) => {
    const id = (table.nextId += 1);
    table.threads.get(ghsa)?.push(aComment(table, { id, login: bot.login, body: text }));
    return { comment: String(id) };
  },
  'cve.request': () => ({}),
  'fork.open': (table, { ghsa }) => {
    const full_name = `acme/widget-${ghsa.toLowerCase()}`;
    change(table, ghsa, { fork: { full_name, url: `https://github.com/${full_name}` } });
    return { full_name, url: `https://github.com/${full_name}` };
  },
  'advisory.publish': (table, { ghsa, fields }) => {
    const { state: _state, ...written } = JSON.parse(fields) as Record<string, unknown>;
    change(table, ghsa, { fields: { ...table.advisories.get(ghsa)?.fields, ...written } });
    change(table, ghsa, { state: 'published', published_at: table.now, fork: null });
    return { url: advisoryUrl(ghsa), published_at: table.now };
  },
  'advisory.revise': (table, { ghsa, fields }) => {
    const seen = table.advisories.get(ghsa);
    change(table, ghsa, { fields: { ...seen?.fields, ...(JSON.parse(fields) as object) } });
    return { url: advisoryUrl(ghsa) };
  },
  page: ({ pages }, { page }) => (pages.push(page), {}),
  'site.write': ({ files }, { path, text }) => (files.set(path, text), { path }),
  'site.commit': ({ files }, effect) => {
    for (const { path, text } of effect.files) files.set(path, text);
    return { commit: 'c'.repeat(40) };
  },
  'release.notes': ({ releases }, { release, body }) => {
    const found = [...releases.values()].find(({ id }) => id === release);
    if (found !== undefined) found.body = body;
    return { url: found?.url ?? '' };
  },
};

/** Does one effect to the table. Returns what it made, as its receipt will say. */
export function move(table: Table, effect: Effect): Made {
  const mover = movers[effect.kind] as (table: Table, effect: Effect) => Made;
  return mover(table, effect);
}

function change(table: Table, ghsa: string, to: Partial<Draft>): Made {
  return made(Object.assign(table.advisories.get(ghsa) ?? {}, to));
}
