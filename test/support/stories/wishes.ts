// What may be done next in a random story: something useful, or anything that anybody could think of. Texts carry canaries.
import fc from 'fast-check';
import { commands } from '../../../src/core/commands/index.ts';
import type { Login } from '../memory-github/acme.ts';
import type { World } from '../memory-github/world.ts';
import { canary } from './canaries.ts';
import type { Step } from './step.ts';
import { usefulStep } from './useful.ts';

/** A step, or whatever a team that wants to publish would do. */
export type Wish = Step | 'useful';

/** The step that a wish comes to in the world as it is. */
export function stepOf(world: World, wish: Wish): Step {
  return wish === 'useful' ? usefulStep(world) : wish;
}

/** Whoever it is, the person who asked for publication included. */
export const signing: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('sign' as const),
  who: fc.constantFrom(
    'requester' as const,
    'requester' as const,
    'requester' as const,
    'requester' as const,
    'lead' as const,
    'analyst' as const,
    'owner' as const,
    'dev' as const,
    'helper' as const,
    'outsider' as const,
  ),
});

/** Everybody who may write in the case repository, with a role or without. */
const who: fc.Arbitrary<Login> = fc.constantFrom('lead', 'analyst', 'owner', 'dev', 'helper', 'outsider');

/** Every example of every command, with people who exist. */
const examples = commands.flatMap(({ examples: all }) =>
  all.map((line) => line.replaceAll('@ada', '@analyst')),
);

const telling = [
  `/psirt severity high because "${canary('because')}"`, `/psirt hold ${canary('hold')}`, `/psirt ask ${canary('ask')}?`,
  `/psirt leak suspected "${canary('leak')}"`, `/psirt exploit wild "${canary('exploit')}"`, `/psirt embargo lift ${canary('lift')}`,
  `/psirt embargo broken ${canary('broken')}`, `/psirt reject ${canary('reject')}`, `/psirt decline bug "${canary('decline')}"`,
  `/psirt reopen ${canary('reopen')}`, `/psirt remedy fix by +20d because ${canary('outlook')}`, `/psirt cve none "${canary('nocve')}"`,
  `/psirt unaffected widget not-in-execute-path "${canary('unaffected')}"`, `/psirt credit "${canary('asked')}" as finder`,
  `/psirt credit "${canary('thanks')}" as finder consent yes`, `/psirt workaround "${canary('workaround')}"`, canary('talk'),
  `/psirt party add "Acme ${canary('party')}" vendor sec@${canary('contact')}.example`, `/psirt party add Acme ${canary('party')} vendor sec@${canary('contact')}.example`,
  `/psirt party accept "Acme ${canary('party')}"`, `/psirt notify ${canary('party')}`, `/psirt embargo until +10d by "Acme ${canary('party')}"`,
  '/psirt embargo accept', '/psirt notify all', '/psirt party ready p2',
  '/psirt embargo lift', '/psirt approve embargo lift', '/psirt approve remedy', '/psirt publish', '/psirt publish', '/psirt unhold',
  '/psirt assign psirt-lead @outsider', '/psirt assign case-lead @analyst', '/psirt severity low', '/psirt approve severity low',
]; // prettier-ignore

const labels = ['hold', 'severity/low', 'severity/critical', 'do/accept', 'do/confirm', 'do/decline-spam', 'status/released', 'not-a-case', 'frozen']; // prettier-ignore

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('say' as const), who, body: fc.constantFrom(...examples) }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('say' as const), who, body: fc.constantFrom(...telling) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('press' as const), who, button: fc.constantFrom('label' as const, 'unlabel' as const), word: fc.constantFrom(...labels) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('press' as const), who, button: fc.constantFrom('close' as const, 'reopen' as const), word: fc.constantFrom('completed', 'not_planned', 'duplicate') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('press' as const), who, button: fc.constant('assign' as const), word: who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('edit' as const), from_end: fc.integer({ min: 1, max: 4 }), body: fc.constantFrom('/psirt publish', canary('talk')) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('land' as const), line: fc.constantFrom('2.4' as const, '2.3' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('tag' as const), line: fc.constantFrom('2.4' as const, '2.3' as const), name: fc.constantFrom('v2.4.1', 'v2.3.9', 'v2.4.2') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.constantFrom(4, 6, 12, 45, 300, 1500, 5000) }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ act: 'cve' }, { act: 'answer' }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('prose' as const), title: fc.constantFrom('One', 'Two') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('settings' as const), who: fc.constantFrom('owner' as const, 'lead' as const), rule: fc.constantFrom('strict' as const, 'prefer' as const, 'solo' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('agree-settings' as const), who }) },
); // prettier-ignore

/** Wishes of which more than half are useful: so a good part of the stories comes to its end. */
export const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('useful' as const) },
  { weight: 3, arbitrary: step },
  { weight: 1, arbitrary: signing },
);
