// Two whole lives of a case, from the first start of the App to the closed case, both with an embargoed fix in the temporary private fork,
// two signatures and two releases. They differ in how the case comes in, and in who publishes it.
import { canary } from '../../support/stories/canaries.ts';
import { approves, fixes, merges, opens, publishes, releases, reports, says, starts } from './scenes.ts';
import type { Scene } from './scenes.ts';

export type Story = readonly Scene[];

const vector = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N';
const ranges = 'affects ">=2.3.0 <2.3.9" fixed 2.3.9 affects ">=2.4.0 <2.4.1" fixed 2.4.1';

function middle(day: string): Story {
  return [
    says('lead', `/psirt confirm ${vector} CWE-639 ${ranges} major no`),
    says('lead', `/psirt remedy fix by ${day} dev @dev workaround none`),
    fixes,
    says('dev', `/psirt reproduce yes ${canary('recipe')}`),
    says('analyst', `/psirt test attested "full suite ${canary('test')}" for all`),
    says('dev', `/psirt similar none "CodeQL rule 12 ${canary('similar')}"`),
    says('lead', '/psirt publish'),
    approves,
    merges,
    ...releases,
  ];
}

/** A private report becomes the draft advisory; the Action publishes with the publisher App's key. @param day of the release */
export function reportedStory(day: string): Story {
  const accepts = says('lead', '/psirt accept exploit none leak no');
  return [starts, reports, accepts, ...middle(day), publishes('key'), says('lead', '/psirt close')];
}

/** An issue of the team's own, for which the bot opens the draft; the bot's server publishes, asked by the Action. @param day of the release */
export function internalStory(day: string): Story {
  const accepts = says(
    'lead',
    '/psirt component widget',
    '/psirt public no',
    '/psirt accept exploit none leak no',
  );
  return [starts, opens, accepts, ...middle(day), publishes('server'), says('lead', '/psirt close')];
}
