// (b) one command from its comment to the finished answer, and (c) what each command asks of GitHub with caches warm. In a GitHub in a
// box, writes not spaced.
import { openBoxHouse } from '../src/cli/box-house.ts';
import type { BoxHouse } from '../src/cli/box-house.ts';
import type { Sent } from '../src/github/port.ts';
import { personOf } from '../src/sandbox/person.ts';
import { acme } from '../src/sandbox/seed/world.ts';
import { labels } from '../src/core/words/label-table.ts';
import { comment as commenting, serveBare } from './bare-probot.ts';
import { median, times } from './row.ts';
import type { Row, Section } from './row.ts';

const repository = 'acme/psirt';
const rounds = 15;
/** A simple fact may ask this often before the closing look, and in all. */
const most = { before: 8, all: 12 };

const talk: readonly (readonly [who: string, text: string])[] = [
  ['lead', '/psirt ack'],
  ['lead', '/psirt accept public no exploit none leak no'],
  ['lead', '/psirt severity high'],
  ['lead', '/psirt severity medium'],
  ['lead', '/psirt leak possible'],
  ['lead', '/psirt cwe CWE-639'],
  ['lead', '/psirt status'],
  ['lead', '/psirt help'],
  ['lead', '/psirt severity enormous'],
  ['outsider', '/psirt severity low'],
  [
    'lead',
    '/psirt confirm CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N affects "<2.4.1" fixed 2.4.1 major no',
  ],
  ['lead', '/psirt remedy fix by +14d dev @dev workaround none'],
  ['dev', '/psirt reproduce yes test/idor.spec.ts'],
  ['dev', '/psirt similar none "CodeQL rule 12"'],
];

export async function commands(): Promise<readonly Section[]> {
  const sent: Sent[] = [];
  const quiet = (): void => undefined;
  const house = await openBoxHouse({ world: acme, say: quiet, onRequest: (one) => sent.push(one) });
  try {
    const number = await openCase(house);
    const rows: Row[] = [];
    for (const [who, text] of talk) rows.push(await counted(house, sent, { who, text, number }));
    return [await answered(house, number), requests(rows)];
  } finally {
    await house.close();
  }
}

/** The labels that `psirt-bot init` makes, then a case. */
async function openCase({ box, rest }: BoxHouse): Promise<number> {
  const { rest: github } = personOf(box, 'owner').octokit;
  for (const { name, color, description } of labels)
    await github.issues.createLabel({ owner: 'acme', repo: 'psirt', name, color, description });
  const title = 'Records of others can be read';
  const number = await personOf(box, 'lead').openIssue({ repository, title, body: 'Ask for record 7.' });
  await rest();
  return number;
}

interface Spoken {
  readonly who: string;
  readonly text: string;
  readonly number: number;
}

async function counted({ box, rest }: BoxHouse, sent: Sent[], { who, text, number }: Spoken): Promise<Row> {
  sent.length = 0;
  await personOf(box, who).comment({ repository, number }, text);
  await rest();
  const lastWrite = sent.findLastIndex(({ route }) => !route.startsWith('GET '));
  const isSimple = /^\/psirt (?:severity high|cwe)/.test(text);
  const [before, all] = [lastWrite + 1, sent.length];
  if (isSimple && (before > most.before || all > most.all))
    throw new Error(
      `${text} asked ${before} times before the closing look and ${all} in all, at most ${most.before} and ${most.all}`,
    );
  return {
    what: `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\`${who === 'outsider' ? ' (no role)' : ''}`,
    ours: `${before} + ${all - before} = ${all}`,
    against: isSimple ? `at most ${most.before}, in all ${most.all}` : '',
    ratio: isSimple ? times(all / most.all) : '',
  };
}

function requests(rows: readonly Row[]): Section {
  return {
    title: 'Requests to GitHub per command',
    how: 'Before the closing look, which finds that nothing is left to do, plus that look. Labels exist, as `psirt-bot init` makes them; a label that goes takes one more. From `confirm` on, the draft advisory, prose and tags are looked at too.',
    rows,
  };
}

/** From the comment's own request to the reaction that says done; the bare App's to its comment. */
async function answered({ box, webhookUrl, rest }: BoxHouse, number: number): Promise<Section> {
  const lead = personOf(box, 'lead');
  const round = async (text: string, answer: RegExp): Promise<number> => {
    const from = box.exchanges.length;
    const start = performance.now();
    await lead.comment({ repository, number }, text);
    while (!box.exchanges.slice(from).some(({ method, url }) => answer.test(`${method} ${url}`)))
      await new Promise((resolve) => setTimeout(resolve, 1));
    const took = performance.now() - start;
    await rest();
    return took;
  };
  const levels = ['low', 'medium', 'high', 'critical'];
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let at = 0; at < rounds; at += 1)
    ours.push(await round(`/psirt severity ${levels[at % levels.length]}`, /^POST .*\/reactions/));
  const bare = await serveBare(commenting, {
    appId: box.app.id,
    privateKey: box.app.privateKey,
    secret: box.app.webhookSecret,
    baseUrl: box.api,
  });
  box.setWebhookTarget(bare.url);
  for (let at = 0; at < rounds; at += 1)
    theirs.push(await round('Heard?', /^POST .*\/issues\/\d+\/comments/));
  box.setWebhookTarget(webhookUrl);
  await bare.close();
  return answeredSection(median(ours.slice(2)), median(theirs.slice(2)));
}

function answeredSection(ours: number, theirs: number): Section {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  return {
    title: 'One command, from the comment to the finished answer',
    how: `The median of ${rounds} times \`/psirt severity …\`, until the 🚀 stands: recorded, labelled, the card brought up to date. Against a bare Probot App that posts one comment. Spacing of writes is off in both.`,
    rows: [{ what: 'delivery to answer', ours: ms(ours), against: ms(theirs), ratio: times(ours / theirs) }],
  };
}
