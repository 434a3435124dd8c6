// Every guard can be satisfied: the line that a gate gives is posted by somebody who may, with its gaps filled in, and the gate opens.
import { describe, expect, test } from 'vitest';
import type { FactData } from '../../../src/core/case/fact.ts';
import { outcomeOf, statusOf } from '../../../src/core/case/status.ts';
import type { View } from '../../../src/core/case/view.ts';
import { statuses } from '../../../src/core/commands/command.ts';
import type { Missing } from '../../../src/core/commands/command.ts';
import { commands } from '../../../src/core/commands/index.ts';
import { doors, gatesAfterFixIsPublic, gatesOf } from '../../../src/core/plan/doors.ts';
import { gateMeanings } from '../../../src/core/plan/gate-meanings.ts';
import { gates } from '../../../src/core/plan/gates.ts';
import type { GateName } from '../../../src/core/plan/gates.ts';
import { nextDoor } from '../../../src/core/plan/next-door.ts';
import { actor, after, empty, say, second, settings } from '../commands/conversation.ts';
import { receipt, report } from '../words/a-view.ts';
import type { Step } from '../words/a-view.ts';
import { filled, logins, postedAll, seen } from './posting.ts';
import { inStatus } from './to-status.ts';

const names = Object.keys(gates) as GateName[];
/** Posts what a gate asks for; evidence counts for a fix that is linked, so the block has that line first. */
function opened(view: View, name: GateName): View {
  const asked = [...(name === 'tests' ? gates.fixes(view) : []), ...gates[name](view)];
  return postedAll(view, asked);
}

const wild: Step = { name: 'exploit', state: 'wild', evidence: 'logs' };
const remedy = (decision: 'fix' | 'wontfix'): Step => ({ name: 'remedy', decision, due: null, mitigations: [], because: 'x', ...(decision === 'wontfix' && { roles: ['psirt-lead'] }) }); // prettier-ignore
const affects = (more: Partial<FactData['affects']>): Step => ({ name: 'affects', product: 'widget', package: null, line: null, range: '< 2', fixed: null, impact: null, ...more }); // prettier-ignore
const twoProducts = empty(settings('', '', second));
const embargo = (act: 'refuse' | 'lift'): Step => ({ name: 'embargo', act, until: null, text: null });
const unknown = report({ product: null, visibility: 'unknown', embargo_until: null });
const { confirmed, fixing, ready, recovering } = inStatus;

const asked: Step = { name: 'publish-requested', hash: 'f', early: false, notice: 'f', expires: '2027-12-01T00:00:00Z', roles: ['psirt'], fix_authors: [], revises: 1, withdraws: 'x' }; // prettier-ignore
const signed = after([asked, { name: 'approved', what: 'publish', hash: 'f', self: false }], recovering);
const number = signed.it.facts.get('publish-requested')?.at(-1)?.seq ?? 0;
const withdrawn = after([receipt(`withdraw:${number}:ghsa`), { name: 'cve', state: 'id', id: 'CVE-2026-12345', because: null }], signed); // prettier-ignore

const cra = empty(settings('regimes: { cra: { as: manufacturer } }'));
const duty = (stage: string): Step => ({ name: 'duty', regime: 'cra', stage, event: 'exploitation', act: 'required', filed_at: null, ref: null, because: null, due: null, aware_at: null }); // prettier-ignore
const aware: Step = { name: 'aware', event: 'exploitation', aware_at: '2026-11-30T08:00:00Z', basis: 'logs' }; // prettier-ignore
const owing = after([report(), wild, aware, ...['24h', '72h', 'final', 'users'].map(duty)], cra);

/** Cases in which a gate is shut although those of the usual way leave it open. */
const shut: Readonly<Partial<Record<GateName, readonly View[]>>> = {
  product: [after([unknown], twoProducts), after([{ name: 'product', product: 'sold' }])],
  visibility: [after([unknown]), after([])],
  severity: [
    after([report(), { name: 'severity', level: 'none', because: null }]),
    after([report(), { name: 'cvss', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N' }]),
  ],
  major: [after([report(), wild])],
  agreed: [
    after([{ name: 'severity', level: 'critical', because: 'x' }, remedy('fix')], confirmed),
    after([remedy('wontfix')], confirmed),
    after([{ ...remedy('wontfix'), said: actor('lin') }], after([{ name: 'confirmed' }], empty(settings().replace('product-owner: [owner], ', '')))), // prettier-ignore
    after([{ name: 'rejected', what: 'remedy', hash: 'x', because: 'late' }], after([remedy('wontfix'), { name: 'approved', what: 'wontfix', hash: 'x', self: false, roles: ['psirt-lead', 'product-owner'] }], confirmed)), // prettier-ignore
  ],
  planned: [
    after([remedy('fix')], after([{ name: 'confirmed' }])),
    after([affects({ range: '>= 2.5.0, < 2.6.0' })], ready),
    after([affects({ range: '>= 1.0.0, < 1.1.0', package: 'core' })], ready),
  ],
  reviews: [after([{ name: 'fix', url: 'https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc/pull/3', line: '2.4', place: 'fork', author: null, reviewer: null }], fixing)], // prettier-ignore
  tests: [after([{ name: 'fix', url: 'https://github.com/acme/widget-ghsa-aaaa-bbbb-cccc/pull/3', line: '2.4', place: 'fork', author: null, reviewer: null }], ready)], // prettier-ignore
  reproduced: [after([{ name: 'reproduced', state: 'no', text: 'tried' }], ready)],
  scheduled: [after([remedy('fix')], confirmed), after([remedy('fix'), embargo('lift')], confirmed)],
  embargo: [
    after([embargo('refuse')], ready),
    after([unknown]),
    after([unknown, wild]),
    after([embargo('refuse'), wild], ready),
  ],
  unheld: [after([{ name: 'held', because: 'x' }], ready)],
  withdrawn: [withdrawn],
  duties: [owing],
};

const usual = Object.values(inStatus).filter((view) => !['closed', 'declined'].includes(statusOf(view)));

describe.each(names)('the gate %s', (name) => {
  const cases = [...usual, ...(shut[name] ?? [])].filter((view) => gates[name](view).length > 0);

  test('is shut somewhere', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases.map((view) => [statusOf(view), view] as const))(
    'opens by its own line in a case that is %s',
    (_, view) => {
      // prettier-ignore
      expect(gates[name](opened(view, name))).toEqual([]);
    },
  );

  test('says in words what it asks, and guards a door', () => {
    expect(gateMeanings[name]).not.toBe('');
    const guarded = [...Object.values(doors), gatesAfterFixIsPublic].flat();
    expect(guarded).toContain(name);
  });
});

// One refusal tells everything: its block, filled in and posted line by line by those who may, opens the door.
test.each([
  ['confirmed', confirmed],
  ['confirmed, its remedy decided', after([remedy('fix')], confirmed)],
  ['fixing', fixing],
])('what a refused publication offers in a case that is %s opens it', (_, view) => {
  const asked = gatesOf('publish', view);
  expect(asked.length).toBeGreaterThan(1);
  expect(gatesOf('publish', postedAll(view, asked))).toEqual([]);
});

// The same of every door in every status: what it lacks is told at once, all of it, by the words of the door's own command.
describe.each(commands.flatMap(({ name, door }) => (door === undefined ? [] : [[name, door] as const])))(
  'the door %s',
  (name, door) => {
    const lines: Readonly<Record<string, string>> = { remedy: '/psirt remedy fix by +14d', decline: '/psirt decline bug "it needs rights"' }; // prettier-ignore
    const line = lines[name] ?? `/psirt ${name}`;
    const askedOf = (view: View): readonly Missing[] => {
      const said = say(view, 'lin', line, seen);
      return said.say === 'refused' && said.refusal.code === 'E-GATE' ? said.refusal.missing : [];
    };

    // What ends otherwise has no gates to open: it is told where it ends.
    const cases = usual.filter((view) => door !== 'close' || outcomeOf(view) !== undefined);
    test.each(cases.map((view) => [statusOf(view), view] as const))('in a case that is %s', (_, view) => {
      // Who fixes which line can be asked once lines are named.
      const first = door === 'remedy' ? postedAll(view, askedOf(view)) : view;
      const asked = askedOf(first);
      expect(asked.filter(({ post }) => post === undefined)).toEqual([]);
      expect(askedOf(postedAll(first, asked))).toEqual([]);
    });
  },
);

// Who copies a block without looking must not have said what only people can know.
test('a gate’s line with a gap says nothing while the gap stands', () => {
  const all = [...Object.values(inStatus), ...Object.values(shut).flat()];
  const lines = new Set(all.flatMap((view) => names.flatMap((name) => gates[name](view).map(({ post = '' }) => post)))); // prettier-ignore
  const open = [...lines].filter((line) => line !== filled(line));
  expect(open.length).toBeGreaterThan(names.length / 2);
  const taken = open.filter((line) => all.some((view) => logins.some((login) => say(view, login, line, seen).say === 'facts'))); // prettier-ignore
  expect(taken).toEqual([]);
});

test('there is a way to every status', () => {
  expect(statuses.map((status) => statusOf(inStatus[status]))).toEqual([...statuses]);
});

describe('doors', () => {
  test('of each status lead on', () => {
    expect(statuses.map((status) => nextDoor(inStatus[status]))).toEqual([
      'accept', 'accept', 'accept', 'confirm', 'remedy', 'publish', 'publish', 'publish', 'close', undefined, 'close', undefined,
    ]); // prettier-ignore
  });

  test('publication asks less once the fix is public: the rest becomes follow-up', () => {
    const out: Step = { name: 'fix-public', what: 'commit', url: 'https://example.org' };
    const whats = (view: View) => gatesOf('publish', view).map(({ what }) => what);
    expect(whats(confirmed)).toHaveLength(11);
    expect(whats(after([out], confirmed))).toEqual([]);
    expect(whats(after([out, { name: 'held', because: 'x' }], confirmed))).toEqual(['the case is on hold']);
    expect(whats(after([out]))).toEqual(['the case is not confirmed']);
  });

  test('each affected range needs its fixed version, or the word that there is none', () => {
    const asked = (more: Partial<FactData['affects']>, view: View = ready) => gates.planned(after([affects(more)], view)).map(({ post }) => post); // prettier-ignore
    expect(asked({ range: '>= 2.5.0, < 2.6.0' })).toEqual(['/psirt affects widget ">= 2.5.0, < 2.6.0" fixed <version, or none>']); // prettier-ignore
    expect(asked({ package: 'a b' })).toEqual(['/psirt affects widget "< 2" fixed <version, or none> package "a b"']); // prettier-ignore
    expect(asked({ unfixed: true })).toEqual([]);
    expect(asked({}, after([remedy('wontfix')], ready))).toEqual([]);
  });

  test('what will not be fixed needs no line’s work', () => {
    const missing = gatesOf('ready', after([remedy('wontfix')], confirmed)).map(({ post }) => post);
    expect(missing.filter((post) => /^\/psirt (?:fix|test) /u.test(String(post)))).toEqual([]);
  });

  test('a closed door names every message that the reporter was not sent', () => {
    expect(gatesOf('close', recovering).map(({ post }) => post)).toEqual(
      ['ack', 'accept', 'update', 'update', 'published'].map(
        (notice) => `/psirt sent ${notice} via <channel>`,
      ),
    );
  });
});
