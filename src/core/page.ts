// A page: what goes to the team's own pager when somebody is needed now. It is one fixed sentence, and holds nothing of a case but its
// number and which kind of alarm it is: it travels by ways that nobody of us guards.
import { hashOf } from './case/log.ts';

/** What is worth waking somebody for. */
export const alarmKinds = ['exploited', 'embargo-broken', 'fix-public', 'release-unproven', 'legal'] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export interface Page {
  /** The same for every attempt at one page: by it the receiving side takes it once. */
  readonly id: string;
  /** When it was sent. */
  readonly at: string;
  readonly alarm: AlarmKind | 'test';
  /** Null where it is a test. */
  readonly number: number | null;
  readonly text: string;
  readonly url: string;
}

interface About {
  /** `owner/name` of the case repository. */
  readonly repository: string;
  readonly number: number;
  readonly alarm: AlarmKind;
  /** The act that sends it. */
  readonly act: string;
  readonly at: string;
}

/** The page about an alarm of a case. */
export function pageOf({ repository, number, alarm, act, at }: About): Page {
  const url = `https://github.com/${repository}/issues/${number}`;
  const id = hashOf(`${repository}#${number} ${act}`).slice(0, 32);
  return { id, at, alarm, number, url, text: `psirt-bot: case ${number} needs somebody now. ${url}` };
}

/** A page that says itself that it is none. @param id another one each time */
export function testPage({ id, at, repository }: Pick<About, 'at' | 'repository'> & Pick<Page, 'id'>): Page {
  const url = `https://github.com/${repository}`;
  return { id, at, alarm: 'test', number: null, url, text: `psirt-bot: this is a test; nobody is needed. ${url}` }; // prettier-ignore
}
