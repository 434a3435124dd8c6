// Drills: whatever people say on one, nothing reaches a place outside the case repository; the same words on a case that is none do.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acme, casesName, productRepository, repositoryNamed } from '../support/memory-github/acme.ts';
import type { Line } from '../support/memory-github/acme.ts';
import { openDesk } from '../support/memory-github/desk.ts';
import type { World } from '../support/memory-github/world.ts';
import { begin, deliver } from '../support/stories/play.ts';
import { entriesOf, latestFact, recordFile } from '../support/stories/record.ts';
import { doStep } from '../support/stories/step.ts';
import type { Step } from '../support/stories/step.ts';
import { usefulStep } from '../support/stories/useful.ts';
import { wish } from '../support/stories/wishes.ts';
import type { Wish } from '../support/stories/wishes.ts';

const runs = Number(process.env['PROPERTY_RUNS']);

/** In a drill nobody merges or tags: that it landed is said. */
function played(step: Step): Step {
  const landed = (line: Line): Step => ({ act: 'say', who: 'lead', body: `/psirt landed 4f9c2a1e5d6b7a80 for ${line}` }); // prettier-ignore
  return step.act === 'ship' || step.act === 'land' ? landed(step.line) : step;
}

/** What a useful step is where the release is only said. */
function nextOf(world: World, wished: Wish): Step {
  const step = wished === 'useful' ? usefulStep(world) : wished;
  const lines = entriesOf(world).flatMap((entry) => (entry.name === 'landed' ? [entry['line']] : []));
  const isSaid = step.act === 'ship' && lines.includes(step.line);
  if (!isSaid) return step;
  const left = (['2.4', '2.3'] as const).find((line) => !lines.includes(line));
  if (left !== undefined) return { act: 'ship', line: left, name: '' };
  return latestFact(entriesOf(world), 'sent') === undefined
    ? { act: 'say', who: 'lead', body: ['ack', 'update', 'published'].map((notice) => `/psirt sent ${notice} via email`).join('\n') } // prettier-ignore
    : { act: 'say', who: 'lead', body: '/psirt close' };
}

interface Outside {
  readonly written: readonly string[];
  readonly asked: number;
  readonly advisories: number;
  readonly pages: number;
  /** Requests that would change another repository than that of the cases, whether or not it would have let them. */
  readonly tried: readonly string[];
}

async function walk(
  wishes: readonly Wish[],
  { drill }: { readonly drill: boolean },
): Promise<{ world: World; outside: Outside }> {
  const world = acme('strict');
  const desk = openDesk(world);
  await desk.bot.sweep();
  const arrival = begin(world, 'form');
  const first = doStep(world, { act: 'say', who: 'lead', body: drill ? '/psirt drill a Friday evening' : '/psirt status' }); // prettier-ignore
  await deliver(desk, [arrival, ...first]);
  for (const wished of wishes) await deliver(desk, doStep(world, played(nextOf(world, wished))));
  world.now += 12 * 60_000;
  await desk.bot.sweep();
  await desk.bot.idle();
  const { advisories } = repositoryNamed(world, productRepository);
  const outside = {
    written: world.published.flatMap(({ by, where }) => (by.endsWith('[bot]') ? [where] : [])),
    asked: world.cveRequests.length + world.forkRequests.length,
    advisories: advisories.length,
    pages: world.pages.length,
    tried: desk.process.asked.flatMap(
      ({ route, params: { owner, repo } }) =>
      route.startsWith('GET ') || `${String(owner)}/${String(repo)}` === casesName || owner === undefined ? [] : [route], // prettier-ignore
    ),
  };
  return { world, outside };
}

const nothing: Outside = { written: [], asked: 0, advisories: 0, pages: 0, tried: [] };
const wild = { act: 'say', who: 'lead', body: '/psirt exploit wild "seen in our logs"' } as const;
const straight: readonly Wish[] = Array.from({ length: 14 }, () => 'useful');

test('a drill goes the whole way, and what would have left the house lies in the record', async () => {
  const { world, outside } = await walk([...straight.slice(0, 3), wild, ...straight], { drill: true });
  expect(outside).toEqual(nothing);
  const entries = entriesOf(world);
  const pretended = entries.filter(({ made }) => typeof (made as { drill?: string } | undefined)?.drill === 'string'); // prettier-ignore
  expect(new Set(pretended.map(({ act }) => act?.split(':', 1).join()))).toEqual(
    new Set(['draft', 'draft-fields', 'fork', 'page', 'publish', 'cve', 'site', 'notes']),
  );
  for (const { made } of pretended) {
    const file = recordFile(world, `cases/1/notices/${(made as { drill: string }).drill}.md`);
    expect(file).toMatch(/^DRILL: this was not done/);
  }
  expect(latestFact(entries, 'closed')).toBeDefined();
  const { issues } = repositoryNamed(world, casesName);
  expect(issues[0]).toMatchObject({
    state: 'closed',
    title: expect.stringMatching(/^DRILL · Case 1/) as string,
  });
}, 60_000);

test('the same way on a real case leaves the house', async () => {
  const { outside } = await walk([...straight.slice(0, 3), wild, ...straight], { drill: false });
  expect(outside.advisories).toBeGreaterThan(0);
  expect(outside.pages).toBeGreaterThan(0);
}, 60_000);

/** Some way along the straight story, then whatever anybody says. */
const wander = fc
  .tuple(fc.nat(12), fc.array(wish, { minLength: 1, maxLength: 8 }))
  .map(([steps, wishes]): readonly Wish[] => [...straight.slice(0, steps), ...wishes]);

test('whatever people say on a drill, nothing leaves the case repository', async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(wander, async (wishes) => {
      expect((await walk(wishes, { drill: true })).outside).toEqual(nothing);
      if (left === 0) left = (await walk(wishes, { drill: false })).outside.advisories;
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
  // The same words on a real case are heard outside, so the property can fail.
  expect(left).toBeGreaterThan(0);
}, 600_000);
