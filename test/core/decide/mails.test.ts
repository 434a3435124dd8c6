// A case that a mail began: what is recorded of it, and that an answer by mail counts once, and only for what was asked before it.
import { describe, expect, test } from 'vitest';
import { allOf, latest } from '../../../src/core/case/case.ts';
import { mailBody } from '../../../src/core/intake/mail-body.ts';
import type { Mail } from '../../../src/core/intake/mail.ts';
import { decideSweep } from '../../../src/core/sweep.ts';
import type { House } from '../../../src/core/world.ts';
import { sightOf } from '../sweep/a-sight.ts';
import { bot, emptyView } from '../words/a-view.ts';
import { aStory, start } from './a-world.ts';
import type { Story } from './a-world.ts';

const mail: Mail = { id: 'x', answers: [], name: 'Grace', address: 'grace@example.org', subject: 'Flaw', text: 'It reads any row.', attachments: [], headers: new Map() }; // prettier-ignore
const body = `<!-- marker -->\n\n${mailBody(mail, 'p1')}`;
const account = { ...bot, bot: true };

function mailed(came: House['mails']['cases'][number], text = body): Story {
  const story = aStory({ issue: { title: 'Flaw', body: text, author: account } });
  story.rules.mails = { cases: { 42: came }, answers: [] };
  story.settle();
  return story;
}
const reported = (story: Story) => latest(story.view().it, 'reported');

describe('a mail', () => {
  test('to the address for reports is one of somebody outside [R50]', () => {
    const story = mailed({ source: 'email', product: null });
    expect(reported(story)).toMatchObject({ source: 'email', reporter: 'p1', visibility: 'unknown', title: 'Flaw', received_at: start }); // prettier-ignore
    expect([...story.table.notices.values()]).toEqual(['It reads any row.']);
  });

  test('of a list is public, about its product, and nobody’s report to us [R49]', () => {
    const story = mailed({ source: 'list', product: 'widget' });
    expect(reported(story)).toMatchObject({ source: 'list', reporter: null, visibility: 'public', product: 'widget', embargo_until: null }); // prettier-ignore
  });

  test('begins nothing before the intake has filled its issue', () => {
    expect(reported(mailed({ source: 'email', product: null }, 'The PSIRT bot is writing here.'))).toBeUndefined(); // prettier-ignore
  });

  test('begins a case that only the sweep sees', () => {
    const issue = { number: 7, title: 'Flaw', state: 'open', author: account, labels: [], assignees: [], asks: undefined, created_at: start, updated_at: start } as const; // prettier-ignore
    const house = { ...emptyView().house, mails: { cases: { 7: { source: 'email', product: null } }, answers: [] } } as const; // prettier-ignore
    expect(decideSweep(sightOf([], { issues: [issue], house })).settle).toEqual([{ number: 7, because: ['new'] }]); // prettier-ignore
  });
});

describe('an answer by mail [R50]', () => {
  const answers = (story: Story) => allOf(story.view().it, 'answered').map(({ comment }) => comment);

  test('counts once, for what was asked before it, and in its own case', () => {
    const story = mailed({ source: 'email', product: null });
    const { cases } = story.rules.mails ?? { cases: {} };
    const came = (number: number, comment: number, at = story.table.now) => ({ number, comment, at });
    story.rules.mails = { cases, answers: [came(42, 900)] };
    story.settle();
    expect(answers(story)).toEqual([]);
    story.hear('lead', '/psirt ask Which version?');
    story.wait(60);
    story.rules.mails = { cases, answers: [came(42, 900, start), came(41, 901), came(42, 902)] };
    story.settle();
    story.settle();
    expect(answers(story)).toEqual([902]);
  });
});
