// `psirt-bot intake mail`: one mail from standard input, taken in. Its exit codes are those that mail servers know, so that nothing is lost:
// whatever may be better next time ends with 75, and the same mail comes again.
import { environmentMistakes } from '../app/environment-check.ts';
import { readAppEnvironment } from '../app/environment.ts';
import { accountOfApp, clientsFor } from '../app/serve.ts';
import { GitHubFailure } from '../github/failure.ts';
import { openIntakeHands } from '../intake/hands.ts';
import { readMail } from '../intake/read-mail.ts';
import { takeMail } from '../intake/take-mail.ts';
import type { Given, Taken } from '../intake/take-mail.ts';
import { openBot } from '../settle/bot.ts';
import { reach } from '../settle/reach.ts';
import type { Call, ExitCode } from './command.ts';

/** Bytes; what GitHub and most mail servers take at most is about that. */
const largest = 25 * 1024 * 1024;

export async function run({ words: [kind], options, environment, input, out }: Call): Promise<ExitCode> {
  if (kind !== 'mail') {
    out.aside(`expected mail; got ${kind ?? 'nothing'}\n  for example: psirt-bot intake mail < message.eml`);
    return 2;
  }
  const raw = await readAll(input);
  const read = raw === undefined ? { wrong: `expected a mail of at most 25 MB; got a larger one` } : await readMail(raw); // prettier-ignore
  if ('wrong' in read) {
    out.aside(`${read.wrong}\n  for example: psirt-bot intake mail < message.eml`);
    return 65;
  }
  const list = typeof options['list'] === 'string' ? options['list'] : undefined;
  const taken = await attempt(environment, { mail: read.mail, list });
  if (taken.kind === 'later') out.aside(`not taken in, try again: ${taken.why}`);
  else out.line(sentenceOf(taken));
  return taken.kind === 'later' ? 75 : 0;
}

/** A log line: what became of it, by number; no word of the mail. */
function sentenceOf(taken: Exclude<Taken, { kind: 'later' }>): string {
  if (taken.kind === 'dropped') return `opened 0, dropped 1: ${taken.why}`;
  const words = { opened: 'opened 1', known: 'opened 0, known 1', answer: 'opened 0, answers 1' };
  return `${words[taken.kind]}, dropped 0: case ${taken.number}`;
}

async function attempt(environment: Call['environment'], given: Given): Promise<Taken> {
  const read = readAppEnvironment(environment);
  if (!read.ok) return { kind: 'later', why: environmentMistakes(read.mistakes) };
  try {
    const { repository } = read.environment;
    const clients = clientsFor(read.environment);
    const account = await accountOfApp(clients);
    const options = { clients, repository, account, owner: 'intake', door: 'app', tell: () => undefined } as const; // prettier-ignore
    const { records, eyes } = reach(options, () => undefined);
    const taken = await takeMail(
      openIntakeHands({ clients, records, eyes, repository, bot: account }),
      given,
    );
    const bot = openBot(options);
    // The case begins now; should that fail, the server's next sweep does it.
    if (taken.kind === 'opened' || taken.kind === 'answer') await bot.settle(taken.number);
    await bot.drain();
    return taken;
  } catch (error) {
    return { kind: 'later', why: error instanceof GitHubFailure ? error.message : 'a defect' };
  }
}

/** Everything that comes; undefined where it is more than a mail may be. */
async function readAll(input: Call['input']): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of input ?? []) {
    size += part.length;
    if (size > largest) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
