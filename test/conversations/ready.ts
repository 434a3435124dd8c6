// Brings a case to where publication is asked for, by as few words as a team could use: stories about drafts, signing and releasing begin there.
import { acme, settingsText } from '../../src/sandbox/seed/world.ts';
import type { WorldRecord } from '../../src/sandbox/seed/world.ts';
import { product } from './room.ts';
import type { CaseRoom, Heard, Room } from './room.ts';

/** One release line of `acme/widget`. */
export interface Line {
  readonly name: string;
  readonly branch: string;
  readonly fixed: string;
}

export const newest: Line = { name: '2.4', branch: 'main', fixed: '2.4.1' };
export const older: Line = { name: '2.3', branch: '2.3', fixed: '2.3.9' };

/** Words of the settings, and what stands there instead. */
export type Change = readonly [before: string, after: string];

/** `acme` where the App publishes, with words of the settings replaced. */
export function acmeWith(...changes: readonly Change[]): WorldRecord {
  const products = acme.products.map((one) => ({ ...one, publisher: 'app' as const }));
  const settings = changes.reduce(
    (text, [before, after]) => {
      if (!text.includes(before)) throw new Error(`the settings of acme hold no ${before}`);
      return text.replace(before, after);
    },
    settingsText({ ...acme, products }),
  );
  return { ...acme, products, settings };
}

export interface Fix {
  readonly line: Line;
  /** Address of the pull request. */
  readonly url: string;
  readonly pull: number;
  /** The file that it adds. */
  readonly path: string;
}

let built = 0;

/** `dev`, or whoever is named, builds the fix of a line: one file that says what is checked. @param repository the product, or a fork of it */
export async function buildFix(
  room: Room,
  line: Line,
  repository: string = product,
  login = 'dev',
): Promise<Fix> {
  const dev = room.as(login);
  const head = `fix-${(built += 1)}`;
  const path = `src/${head}.js`;
  const files = { [path]: `export const checked = 'the owner of each record, ${head}';\n` };
  await dev.push({ repository, branch: head, from: line.branch, message: 'Check the owner', files });
  const title = `Check the owner on ${line.name}`;
  const pull = await dev.openPull({ repository, head, base: line.branch, title });
  return { line, pull, path, url: `https://github.com/${repository}/pull/${pull}` };
}

/** What is known of a fault, up to the verdict. @param isPublic an address where everybody reads of it, or `no` */
export function verdict(lines: readonly Line[], isPublic: string): readonly string[] {
  const affected = lines.map(({ name, fixed }) => `affects ">=${name}.0 <${fixed}" fixed ${fixed}`);
  return [
    '/psirt component widget',
    `/psirt public ${isPublic}`,
    '/psirt accept exploit none leak no',
    `/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 ${affected.join(' ')} major no`,
    '/psirt remedy fix by +20d dev @dev workaround none',
  ];
}

/** That the fixes are made, reviewed and tested. */
export function evidence(fixes: readonly Fix[]): readonly string[] {
  return [
    `/psirt fix ${fixes.map(({ url, line }) => `${url} for ${line.name}`).join(' ')} by @dev reviewed-by @lead`,
    '/psirt test attested "full suite" for all',
    '/psirt reproduce yes test/owner.spec.js',
    '/psirt similar none "every reader read again"',
  ];
}

export interface Ready {
  readonly one: CaseRoom;
  readonly fixes: readonly Fix[];
}

/** A fault that everybody knows of, with its fixes in public pull requests: nothing is missing but the signatures. */
export async function readyInPublic(room: Room, lines: readonly Line[] = [newest]): Promise<Ready> {
  const one = await room.opened('lead', { title: 'Readers', body: 'Any reader can read all records.' });
  const fixes: Fix[] = [];
  for (const line of lines) fixes.push(await buildFix(room, line));
  await done(one.say('lead', ...verdict(lines, 'https://example.org/post'), ...evidence(fixes)));
  return { one, fixes };
}

/** A fault under embargo, with a fix in a fork that nobody has to look at. */
export async function readyInPrivate(room: Room): Promise<CaseRoom> {
  const one = await room.opened('lead', { title: 'Readers', body: 'Any reader can read all records.' });
  const url = 'https://github.com/acme/widget-ghsa-2c4h-9fgm-3qvx/pull/1';
  await done(
    one.say('lead', ...verdict([newest], 'no'), ...evidence([{ line: newest, url, pull: 1, path: '' }])),
  );
  return one;
}

/** A fault under embargo that a setting mitigates: nothing is to be released, and nothing is missing but the signatures. */
export async function mitigated(room: Room, until: string): Promise<CaseRoom> {
  const one = await room.opened('lead', { title: 'Readers', body: 'Any reader can read all records.' });
  await done(
    one.say(
      'lead',
      '/psirt component widget',
      '/psirt public no',
      `/psirt embargo until ${until}`,
      '/psirt accept exploit none leak no',
      '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N CWE-639 affects ">=2.4.0 <2.4.1" fixed 2.4.1 major no',
      `/psirt remedy mitigate by ${until} kind deployment-advice workaround "Turn readers off."`,
      '/psirt reproduce yes test/owner.spec.js',
      '/psirt similar none "every reader read again"',
    ),
  );
  return one;
}

/** What was heard, if it was taken. @throws with the reply, if it was refused */
export async function done(saying: Promise<Heard>): Promise<Heard> {
  const heard = await saying;
  if (!heard.reactions.includes('rocket')) throw new Error(`it was refused:\n${heard.reply}`);
  return heard;
}

/** `lead` asks for publication; gives the hash as the bot offers it. */
export async function ask(one: CaseRoom, login = 'lead'): Promise<string> {
  const { reply } = await done(one.say(login, '/psirt publish'));
  return /\/psirt approve ([\da-f]{8})/.exec(reply)?.[1] ?? 'no hash';
}

/** `lead` asks and `owner` signs. */
export async function sign(one: CaseRoom): Promise<void> {
  await done(one.say('owner', `/psirt approve ${await ask(one)}`));
}

/** Says a line that must be refused; gives the reply. @throws if it was taken */
export async function refused(one: CaseRoom, login: string, line: string): Promise<string> {
  const { reactions, reply } = await one.say(login, line);
  if (reactions.join() !== 'confused') throw new Error(`${line} was not refused: ${reactions.join()}`);
  return reply;
}

/** The public fixes are merged, and each line is released. */
export async function release(room: Room, fixes: readonly Fix[]): Promise<void> {
  for (const { pull, line } of fixes) {
    await room.as('dev').merge({ repository: product, number: pull });
    const tag = `v${line.fixed}`;
    await room.as('owner').release({ repository: product, tag, target: line.branch, notes: 'Fixes.' });
  }
  await room.rest();
}
