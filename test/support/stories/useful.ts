// What a team that wants to publish does next, read from the record of the case. It knows the plan's order and no rules.
import type { Login } from '../memory-github/acme.ts';
import { productRepository, repositoryNamed } from '../memory-github/acme.ts';
import type { Line } from '../memory-github/acme.ts';
import type { World } from '../memory-github/world.ts';
import { canary } from './canaries.ts';
import { entriesOf, latestFact, requestIn } from './record.ts';
import type { Recorded } from './record.ts';
import { advisoryIn } from './step.ts';
import type { Step } from './step.ts';

const say = (who: Login, ...body: readonly string[]): Step => ({ act: 'say', who, body: body.join('\n') });

const versions = { '2.4': '2.4.1', '2.3': '2.3.9' } as const satisfies Record<Line, string>;

const confirm = [
  '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.3.0 <2.3.9" fixed 2.3.9',
  'affects ">=2.4.0 <2.4.1" fixed 2.4.1 exploit none leak no major no public no',
].join(' ');

interface Sight {
  readonly world: World;
  readonly entries: readonly Recorded[];
}

type Next = (sight: Sight) => Step | undefined;

const unless =
  (name: string, step: (sight: Sight) => Step): Next =>
  (sight) =>
    latestFact(sight.entries, name) === undefined ? step(sight) : undefined;

function fork({ world }: Sight): string {
  return advisoryIn(world)?.fork ?? `${productRepository}-ghsa-2222-2222-2222`;
}

function isOut({ world }: Sight, line: Line): boolean {
  return repositoryNamed(world, productRepository).git.refs.has(`tags/v${versions[line]}`);
}

function isSigned({ entries }: Sight): boolean {
  const request = requestIn(entries);
  const approved = entries.findLast(({ name, ['what']: what }) => name === 'approved' && what === 'publish');
  return request !== undefined && approved !== undefined && approved.seq > request.seq;
}

const release: readonly Next[] = (['2.4', '2.3'] as const).map((line): Next => {
  const step: Step = { act: 'ship', line, name: `v${versions[line]}` };
  return (sight) => (isOut(sight, line) ? undefined : step);
});

const plan: readonly Next[] = [
  unless('assigned', () => say('lead', '/psirt ack', `We look at it. ${canary('talk')}`)),
  unless('confirmed', () => say('lead', confirm)),
  unless('remedy', () =>
    say('lead', `/psirt remedy fix by 2026-12-10 dev @dev workaround "${canary('workaround')}"`),
  ),
  unless('fix', (sight) => {
    const links = `https://github.com/${fork(sight)}/pull/1 for 2.4 https://github.com/${fork(sight)}/pull/2 for 2.3`;
    return say('dev', `/psirt fix ${links} reviewed-by @analyst`);
  }),
  unless('similar', () => {
    const tested = `/psirt test attested "${canary('test')}" for all`;
    return say(
      'analyst',
      `/psirt reproduce yes ${canary('recipe')}`,
      tested,
      `/psirt similar none "${canary('similar')}"`,
    );
  }),
  ({ entries }) =>
    latestFact(entries, 'held') !== undefined &&
    (latestFact(entries, 'unheld')?.seq ?? 0) < (latestFact(entries, 'held')?.seq ?? 0)
      ? say('lead', '/psirt unhold')
      : undefined,
  ({ entries }) => (requestIn(entries) === undefined ? say('lead', '/psirt publish') : undefined),
  (sight) => (isSigned(sight) ? undefined : { act: 'sign', who: 'owner' }),
  ...release,
  ({ entries }) =>
    latestFact(entries, 'reported')?.['ghsa'] === null && latestFact(entries, 'sent') === undefined
      ? say('lead', ...['ack', 'update', 'published'].map((notice) => `/psirt sent ${notice} via email`))
      : undefined,
  unless('closed', () => say('lead', '/psirt close')),
];

/** The next useful step of the case; to wait when nothing is left to do. */
export function usefulStep(world: World): Step {
  const sight = { world, entries: entriesOf(world) };
  for (const next of plan) {
    const step = next(sight);
    if (step !== undefined) return step;
  }
  return { act: 'wait', minutes: 60 };
}
