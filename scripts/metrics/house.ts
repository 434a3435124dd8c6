// The made-up house in which a generated year happens: its settings, its people and its log.
import type { Actor } from '../../src/core/case/actor.ts';
import { appendEntries } from '../../src/core/case/log.ts';

export const settings = `version: 1
roles: { psirt-lead: [ada], psirt: [lin, kim], triager: [sam] }
products:
  atlas: { repository: acme/atlas, family: atlas, core: true, lines: { "4.2": { branch: main, tags: "v4.2.*" }, "4.1": { branch: v4.1, tags: "v4.1.*" } } }
  beacon: { repository: acme/beacon, family: beacon, lines: { "2.0": { branch: main, tags: "v2.0.*" } } }
  courier: { repository: acme/courier, family: courier, lines: { "1.8": { branch: main, tags: "v1.8.*" } } }
  dial: { repository: acme/dial, family: dial, lines: { "3.1": { branch: main, tags: "v3.1.*" } } }
`;
const logins = ['ada', 'lin', 'kim', 'sam', 'dev', 'rui', 'noa'] as const;
export const people = Object.fromEntries(
  logins.map((login, index) => [login, { login, id: index + 1 }]),
) as Record<(typeof logins)[number], Actor>;
export const bot: Actor = { login: 'psirt-bot[bot]', id: 99 };
export const commit = 'c0ffee12'.repeat(5);

/** The log of the house, as it was installed before the year began. */
export function houseLog(): string {
  const head = { said_at: '2025-12-15T09:00:00Z', by: bot, via: 'sweep' };
  const made = Object.fromEntries(Object.values(people).map(({ login, id }) => [login, String(id)]));
  return appendEntries(
    undefined,
    [
      { kind: 'receipt', act: 'install', result: 'done', made: { repository_id: '7' }, ...head },
      { kind: 'receipt', act: `people:${commit}`, result: 'done', made, ...head },
      { kind: 'settings', commit, plan: 'default@1', ...head },
    ],
    head.said_at,
  ).lines;
}
