// What becomes of a made-up case that is none to decline: confirmed, fixed, released, published, closed; with what goes wrong now and then.
import type { Actor } from '../../src/core/case/actor.ts';
import type { Fact } from '../../src/core/case/fact.ts';
import { atSecond, day, later } from '../../src/core/time.ts';
import { bot, people } from './house.ts';
import type { Story } from './year.ts';

const vectors = {
  low: 'CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N', medium: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
  high: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', critical: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
} as const; // prettier-ignore
const lines = { atlas: ['4.2', '4.1'], beacon: ['2.0'], courier: ['1.8'], dial: ['3.1'] } as const;
const weaknesses = [['CWE-79', 9], ['CWE-639', 7], ['CWE-22', 5], ['CWE-89', 4], ['CWE-502', 2], ['CWE-787', 4], ['CWE-918', 3]] as const; // prettier-ignore
/** Hours for the fix of the middle case. */
const fixHours = { low: 500, medium: 260, high: 130, critical: 40 } as const;

export function remedied(story: Story, lead: Actor): void {
  const { pen, chance, isOutside } = story;
  const seq = pen.says(
    lead,
    { name: 'exploit', state: 'none', evidence: null },
    { name: 'leak', state: 'no', what: null },
    { name: 'component', component: 'core', upstream: null },
    { name: 'accepted' },
  );
  if (isOutside) pen.tells('accept', seq);
  pen.wait(chance.takes(20));
  if (chance.happens(0.05)) {
    pen.says(lead, {
      name: 'declined',
      reason: 'not-reproducible',
      justification: null,
      text: 'It does not.',
    });
    return;
  }
  confirmed(story, lead);
  incident(story, lead);
  fixed(story, lead);
  if (chance.happens(0.05)) slipped(story, lead);
  released(story, lead);
}

function confirmed({ pen, chance, severity, product, isOutside }: Story, lead: Actor): void {
  const wanted = chance.happens(0.9) ? severity : 'medium';
  const affects = lines[product].map(
    (line): Fact => ({ name: 'affects', product, package: null, line, range: `>=${line}.0 <${line}.9`, fixed: `${line}.9`, impact: null }),
  );
  const seq = pen.says(
    lead,
    { name: 'cvss', vector: vectors[wanted] },
    { name: 'cwe', ids: [chance.pick(weaknesses)] },
    ...affects,
    { name: 'major', state: 'no', because: null },
    { name: 'confirmed' },
  );
  if (isOutside) pen.tells('update', seq);
  if (wanted !== severity) {
    pen.wait(chance.takes(12));
    pen.says(lead, { name: 'cvss', vector: vectors[severity] });
  }
  pen.does('cve:1');
  pen.wait(chance.takes(14));
  const due = later(pen.now(), fixHours[severity] * 3600);
  pen.says(lead, { name: 'remedy', decision: 'fix', due, mitigations: [], because: null });
  pen.wait(chance.takes(3));
  pen.says(people.ada, { name: 'approved', what: 'remedy', hash: 'a'.repeat(64), self: chance.happens(0.04), roles: ['psirt-lead'] });
} // prettier-ignore

/** Some are exploited, and become a Major Incident. */
function incident({ pen, chance, severity }: Story, lead: Actor): void {
  if (severity === 'low' || !chance.happens(severity === 'critical' ? 0.3 : 0.04)) return;
  pen.wait(chance.takes(30));
  pen.says(
    lead,
    chance.happens(0.6)
      ? { name: 'exploit', state: 'wild', evidence: 'a customer saw it' }
      : { name: 'exploit', state: 'public-exploit', evidence: 'code is public' },
  );
  pen.says(bot, { name: 'major', state: 'requested', because: 'it is exploited' });
  pen.wait(chance.takes(2));
  const yes = chance.happens(0.7);
  pen.says(people.ada, { name: 'major', state: yes ? 'approved' : 'rejected', because: 'by the criteria' });
  if (!yes) return;
  pen.wait(chance.takes(60));
  pen.says(people.ada, { name: 'major', state: 'ended', because: 'it is quiet' });
  for (const step of ['M5', 'M6', 'M8', 'M9', 'M10']) {
    if (chance.happens(0.2)) pen.says(people.ada, { name: 'step-waived', step, because: 'too small for it' });
    else pen.says(lead, { name: 'step-done', step, evidence: null });
  }
}

function fixed({ pen, chance, product, severity, number, isOutside }: Story, lead: Actor): void {
  const authors = [people.dev, people.rui, people.noa];
  const author = authors[number % authors.length] ?? people.dev;
  pen.says(
    lead,
    { name: 'assigned', role: 'fix-dev', person: author, line: null },
    { name: 'assigned', role: 'release', person: people.noa, line: null },
  );
  pen.wait(chance.takes(20, 0.9));
  if (chance.happens(0.95)) pen.says(lead, { name: 'cve', state: 'id', id: `CVE-2026-${10_000 + number}`, because: null });
  if (isOutside) pen.says(lead, { name: 'credit', who: 'p1', login: null, as: 'finder', consent: chance.pick([['yes', 6], ['anonymous', 2], ['asked', 1]]) });
  if (severity === 'low' && chance.happens(0.15)) {
    pen.says(lead, { name: 'deferred', until: later(pen.now(), 30 * day), because: 'after the freeze' });
    pen.wait(30 * day);
  }
  pen.wait(chance.takes(fixHours[severity] * 0.4));
  pen.says(lead, ...lines[product].map((line): Fact => ({ name: 'fix', url: `https://github.com/acme/${product}-ghsa/pull/${line}`, line, place: 'fork', author, reviewer: lead })));
  pen.says(lead, { name: 'workaround', text: null }, { name: 'similar', state: chance.pick([['none', 7], ['new', 1], ['added', 2]]), text: 'a query' });
  pen.wait(chance.takes(fixHours[severity] * 0.3));
  pen.says(people.kim, { name: 'reproduced', state: chance.happens(0.93) ? 'yes' : 'skipped', text: 'a test' });
  pen.says(people.kim, { name: 'tested', lines: [...lines[product]], how: chance.happens(0.8) ? 'run' : 'attested', evidence: 'the suite' });
  pen.says(lead, { name: 'scheduled', release_at: later(pen.now(), 2 * day) });
} // prettier-ignore

/** The silence broke before the release. */
function slipped({ pen, chance }: Story, lead: Actor): void {
  pen.says(lead, { name: 'embargo', act: 'broken', until: null, text: 'somebody wrote about it' });
  pen.wait(chance.takes(10));
  pen.says(people.ada, { name: 'embargo', act: 'keep', until: null, text: 'the fix is days away' });
  if (chance.happens(0.5))
    pen.says(people.ada, { name: 'break-glass', act: 'publish', because: 'it is public' });
}

function released({ pen, chance, product, number, isOutside }: Story, lead: Actor): void {
  pen.wait(chance.takes(40));
  const hash = number.toString(16).padStart(8, '0').repeat(8);
  const expires = later(pen.now(), 3 * day);
  const seq = pen.says(lead, { name: 'publish-requested', hash, early: false, notice: hash, expires, roles: ['psirt'], fix_authors: [5] });
  pen.wait(chance.takes(3));
  pen.says(people.ada, { name: 'approved', what: 'publish', hash, self: lead.id === people.ada.id && chance.happens(0.1) });
  pen.wait(chance.takes(20));
  const isFirst = chance.happens(0.15);
  if (isFirst) published();
  for (const line of lines[product]) {
    const [tag, repository] = [`v${line}.9`, `acme/${product}`];
    pen.says(people.noa, { name: 'landed', line, commits: ['b'.repeat(40)] });
    pen.says(bot, { name: 'fix-public', what: tag, url: `https://github.com/${repository}/releases/tag/${tag}` });
    pen.says(bot, { name: 'tagged', repository, tag, commit: 'b'.repeat(40), line, version: `${line}.9` });
    pen.says(bot, { name: 'proven', tag, line, proven: true, because: [] });
  }
  if (!isFirst) {
    pen.wait(chance.takes(0.4, 1));
    published();
  }
  if (isOutside) pen.tells('published', seq);
  pen.wait(chance.takes(60));
  if (chance.happens(0.8)) pen.says(lead, { name: 'step-done', step: 'C9', evidence: 'what we learned' });
  pen.wait(chance.takes(400));
  pen.says(lead, { name: 'closed', outcome: 'fixed' });
  if (!chance.happens(0.02)) return;
  pen.wait(chance.takes(500));
  pen.says(lead, { name: 'reopened', because: 'the fix was not whole' });

  function published(): void {
    pen.does('publish', { url: 'https://github.com/advisories', published_at: atSecond(Date.parse(pen.now()) / 1000) });
    pen.wait(chance.takes(0.3));
  }
} // prettier-ignore
