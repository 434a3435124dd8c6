// The stage of the demo: people act through GitHub's API, the App hears of it by webhook, and what came of it is told as it happens.
import type { Box } from '../../sandbox/box.ts';
import { personOf } from '../../sandbox/person.ts';
import type { Person } from '../../sandbox/person.ts';
import type { BoxHouse } from '../box-house.ts';
import { watchCase } from './changes.ts';
import type { Watch } from './changes.ts';
import { headingText, momentMarkdown, momentText } from './timeline.ts';
import type { Moment } from './timeline.ts';

export interface Stage {
  readonly box: Box;
  readonly person: (login: string) => Person;
  /** The case's issue, once there is one. */
  readonly place: () => { readonly repository: string; readonly number: number };
  /** The case's record as it stands. */
  readonly log: () => Promise<string>;
  readonly heading: (title: string, words: string) => void;
  /** Somebody does something; ends when everything that it led to is over. @returns what the act gives */
  readonly act: <T>(who: string, did: string, act: () => Promise<T>) => Promise<T>;
  /** A person comments on the case. @returns the comment's id */
  readonly say: (who: string, text: string) => Promise<number>;
  /** The box's time goes on, and the App sweeps as it does every few minutes. */
  readonly wait: (hours: number) => Promise<void>;
  /** The story so far, in Markdown. */
  readonly transcript: () => string;
}

export interface StageOptions {
  readonly house: BoxHouse;
  readonly repository: string;
  readonly print: (text: string) => void;
}

const hour = 3_600_000;

export function openStage({ house, repository, print }: StageOptions): Stage {
  const { box } = house;
  const person = castOf(box);
  const written: string[] = [];
  let watch: Watch | undefined;
  let number = 0;
  const changes = async (): Promise<Moment['after']> => {
    // The case comes before the dashboard that shows it, and the newest issue stands first.
    const first = watch === undefined ? (await person('lead').issues(repository)).at(-1) : undefined;
    if (first !== undefined) watch = watchCase(person('lead'), repository, (number = first.number));
    return (await watch?.since()) ?? [];
  };
  const act: Stage['act'] = async (who, did, work) => {
    const at = box.clock.stamp();
    const result = await work();
    await house.rest();
    const moment = { at, who, did, after: await changes() };
    print(momentText(moment));
    written.push(momentMarkdown(moment));
    return result;
  };
  return {
    box,
    person,
    place: () => ({ repository, number }),
    log: async () => (await watch?.log()) ?? '',
    heading: (title, words) => {
      print(`${headingText(title)}\n${words}\n`);
      written.push(`\n## ${title}\n\n${words}\n`);
    },
    act,
    say: (who, text) => act(`@${who}`, text, () => person(who).comment({ repository, number }, text)),
    wait: (hours) => waited(house, hours),
    transcript: () => written.join('\n'),
  };
}

function castOf(box: Box): (login: string) => Person {
  const cast = new Map<string, Person>();
  return (login) => {
    const known = cast.get(login) ?? personOf(box, login);
    cast.set(login, known);
    return known;
  };
}

async function waited({ box, app, rest }: BoxHouse, hours: number): Promise<void> {
  box.clock.advance(hours * hour);
  await app.bot.sweep();
  await rest();
}
