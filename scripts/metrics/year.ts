// A made-up year of cases, the same in every run: each is a log of facts as the commands would have left it. Nobody lived it; how long things
// take is drawn by chance from shapes that were chosen to look like a team's year, so its figures say nothing about any team.
import type { Fact, FactData } from '../../src/core/case/fact.ts';
import { atSecond } from '../../src/core/time.ts';
import { chanceFrom } from './chance.ts';
import type { Chance } from './chance.ts';
import { bot, houseLog, people } from './house.ts';
import { penFrom } from './pen.ts';
import type { Pen } from './pen.ts';
import { remedied } from './remedied.ts';

export const yearBegins = '2026-01-01T00:00:00Z';
/** When the year is looked at. */
export const lookedAt = '2027-01-01T06:00:00Z';
export const products = ['atlas', 'beacon', 'courier', 'dial'] as const;

const sources = [['ghsa', 50], ['email', 18], ['automation', 12], ['pentest-internal', 7], ['pentest-external', 5], ['product-team', 8]] as const; // prettier-ignore
const outside = new Set(['ghsa', 'email', 'pentest-external']);
const declines = [
  ['spam', 9], ['not-affected', 7], ['works-as-intended', 6], ['false-positive', 5], ['not-reproducible', 4], ['out-of-scope', 4], ['no-response', 3],
] as const; // prettier-ignore

export interface Story {
  readonly pen: Pen;
  readonly chance: Chance;
  readonly product: (typeof products)[number];
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly number: number;
  readonly isOutside: boolean;
}

/** Files of a record as the branch would hold them: the house, and a folder a case. */
export function yearOf(cases: number, seed = 2026): ReadonlyMap<string, string> {
  const chance = chanceFrom(seed);
  const files = new Map([['house/log.jsonl', houseLog()]]);
  for (let number = 1; number <= cases; number += 1)
    files.set(`cases/${number}/log.jsonl`, caseLog(number, chance));
  return files;
}

function caseLog(number: number, chance: Chance): string {
  const begins = Date.parse(yearBegins) / 1000 + chance.roll() * 365 * 86_400;
  const pen = penFrom(atSecond(begins), lookedAt);
  const source = chance.pick(sources);
  const severity = chance.pick([['low', 20], ['medium', 45], ['high', 27], ['critical', 8]] as const); // prettier-ignore
  const product = chance.pick([['atlas', 45], ['beacon', 25], ['courier', 18], ['dial', 12]] as const); // prettier-ignore
  const story = { pen, chance, product, severity, number, isOutside: outside.has(source) };
  const seq = pen.says(bot, reported(story, source));
  if (story.isOutside) {
    pen.wait(chance.takes(0.05));
    pen.tells('ack', seq);
  }
  taken(story);
  return pen.text();
}

function reported({ pen, product, isOutside, number, chance }: Story, source: FactData['reported']['source']): Fact {
  const isOut = chance.happens(0.04);
  return {
    name: 'reported', source, received_at: pen.now(), reporter: isOutside ? 'p1' : null, product, title: `Report ${number}`, report: 'f'.repeat(64),
    visibility: isOut ? 'public' : 'private', ghsa: source === 'ghsa' ? 'GHSA-2345-6789-cfgh' : null, repository: `acme/${product}`,
    embargo_until: isOut ? null : atSecond(Date.parse(pen.now()) / 1000 + 90 * 86_400), proposed: { cvss: null, cwes: [], affects: [] },
    missing: [], reporter_deadline: null, exploit: null, leak: null,
  };
} // prettier-ignore

function taken(story: Story): void {
  const { pen, chance } = story;
  const lead = chance.pick([[people.ada, 2], [people.lin, 3], [people.kim, 2]]); // prettier-ignore
  pen.wait(chance.takes(4));
  pen.says(lead, { name: 'acknowledged' }, { name: 'assigned', role: 'case-lead', person: lead, line: null });
  if (chance.happens(0.25)) pen.refuses(lead, '/psirt accpet');
  if (story.isOutside && chance.happens(0.3)) askedFirst(story);
  pen.wait(chance.takes(10));
  if (chance.happens(0.08)) {
    pen.tells('duplicate', pen.says(lead, { name: 'duplicate', of: 'CVE-2026-1000', published: true }));
    return;
  }
  if (chance.happens(0.36)) declined(story);
  else remedied(story, lead);
}

function askedFirst({ pen, chance }: Story): void {
  pen.tells('question', pen.says(people.lin, { name: 'asked', text: 'Which version?' }));
  pen.wait(chance.takes(30, 0.9));
  if (chance.happens(0.8)) pen.says(bot, { name: 'answered', comment: 7 });
}

function declined({ pen, chance, isOutside }: Story): void {
  const reason = chance.pick(declines);
  const seq = pen.says(people.lin, { name: 'declined', reason, justification: null, text: 'It is none.' });
  if (isOutside) pen.tells('decline', seq);
  pen.wait(chance.takes(60));
  if (isOutside && chance.happens(0.12)) pen.says(bot, { name: 'answered', comment: 9 });
  pen.wait(chance.takes(250, 0.2));
  pen.says(people.lin, { name: 'closed', outcome: reason });
}
