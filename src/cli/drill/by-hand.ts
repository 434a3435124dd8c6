// Plays an exercise with people: it tells what happens, takes their lines, and lets time go on when they say so. It ends with the scenario,
// by `end`, or when no more lines come.
import { players } from '../../core/drill/scenario.ts';
import type { Exercise } from './exercise.ts';

const help = [
  'What you can type:',
  '  /psirt …            a comment on the case, as lead',
  `  analyst: /psirt …   the same as somebody else: ${players.join(', ')}`,
  '  wait 90m            time goes on, at most to what happens next (m, h, d)',
  '  next                time goes on to what happens next; after the last it ends',
  '  card                the case’s card',
  '  end                 the review, and the end',
].join('\n');

const seconds: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };

/** Plays until it is over. */
export async function playByHand(exercise: Exercise, lines: AsyncIterable<string>): Promise<void> {
  const { print, scenario, tell, until, elapsed } = exercise;
  const left = [...scenario.injects];
  const goOn = async (to: number): Promise<void> => {
    const next = left[0];
    if (next === undefined || next.after > to) return until(to);
    await until(next.after);
    tell(next);
    left.shift();
  };
  print(help);
  await goOn(0);
  for await (const typed of lines) {
    const line = typed.trim();
    if (line === 'end' || (line === 'next' && left.length === 0)) return;
    if (line === 'next') await goOn(Number(left[0]?.after));
    else if (/^wait \d{1,3}[mhd]$/.test(line))
      await goOn(elapsed() + Number(line.slice(5, -1)) * Number(seconds[line.slice(-1)])); // prettier-ignore
    else if (line === 'card') print(await exercise.card());
    else if (line !== '') await speak(exercise, line);
  }
}

async function speak({ say, print }: Exercise, line: string): Promise<void> {
  const [, who = 'lead', text = ''] = /^(?:(\w+):\s*)?(\/psirt\s.+|\/psirt)$/su.exec(line) ?? [];
  const player = players.find((name) => name === who);
  if (text !== '' && player !== undefined) return say(player, text);
  print(text === '' ? `Not understood: ${line}\n${help}` : `Nobody here is called ${who}; expected one of ${players.join(', ')}\nfor example: lead: ${text}`); // prettier-ignore
}
