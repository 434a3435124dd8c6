// Who reads which of the shipped notices, and who agrees to it first: typed by hand from the process, section 6. Each can be shown on any
// case, and names what it lacks with the way to tell it.
import { expect, test } from 'vitest';
import { renderNotice } from '../../../src/core/notices/render.ts';
import { noticeOf, shippedTemplate, templateIds } from '../../../src/core/notices/shipped.ts';
import { confirmed, start, viewAfter } from '../words/a-view.ts';

const team = ['psirt', 'psirt-lead', 'product-owner'];
// What tells somebody outside before the world knows is for a lead or the owner.
const early = ['psirt-lead', 'product-owner'];

test.each<[name: string, id: string, audience: string, approval: string | readonly string[]]>([
  ['the public reads the advisory, signed by two [R78]', 'advisory', 'public', 'publish'],
  ['customers read a bulletin [R28, R110]', 'bulletin', 'customers', team],
  ['who searches for help finds an article [R28]', 'kb', 'customers', team],
  ['who reads release notes finds an entry [R110]', 'notes', 'public', team],
  ['who follows the product gets a mail [R28]', 'mail', 'public', team],
  ['social media get one sentence [R28]', 'social', 'public', team],
  ['a list gets plain text that needs nothing else [R28]', 'oss-security', 'public', team],
  ['staff learn the facts and what they may say [R19]', 'staff', 'staff', 'none'],
  ['everybody who helps in a Major Incident reads one page [R6, R64, R74]', 'brief', 'stakeholders', 'none'],
  ['support has the answers [R39]', 'faq', 'support', 'none'],
  ['the data protection officer has the facts, at one person’s word [R82, R99]', 'dpo', 'dpo', 'none'],
  ['who makes a part hears what we found in it [R17]', 'upstream', 'upstream', early],
  ['a partner is invited and told nothing yet [R69, R111]', 'party-invite', 'party', 'none'],
  ['a partner agrees to terms first [R57, R111]', 'embargo', 'party', 'none'],
  ['a partner gets what it takes to be ready on the day [R111]', 'prenotify', 'party', early],
  ['partners hear at once that the silence is over [R3]', 'broken', 'party', 'none'],
  ['people learn what happened to their data [R82, R99]', 'gdpr-people', 'people', early],
  [
    'what everybody asks about is answered, also where we are not affected [R21]',
    'statement',
    'public',
    team,
  ],
  ['the team looks back without blame [R33, R104]', 'review', 'team', 'none'],
])('%s', (_, id, audience, approval) => {
  const known = templateIds.find((one) => one === id);
  expect(known).toBe(id);
  if (known === undefined) return;
  const template = shippedTemplate(known);
  expect([template.audience, template.approval]).toEqual([audience, approval]);
  const { gaps } = renderNotice(template, {
    view: viewAfter(confirmed),
    notice: noticeOf(known),
    since: start,
  });
  expect(gaps.filter(({ how }) => how === '')).toEqual([]);
});
