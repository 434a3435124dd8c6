// The people of the stakeholder matrix are called when their moment comes: each role once, together where they are due together.
import { expect, test } from 'vitest';
import { knowsOf } from '../../../src/core/case/stakeholders.ts';
import { engageText } from '../../../src/core/words/engage.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { confirming, reported } from './stories.ts';

const engaging = /^do comment\.create engage:/;
const texts = ({ table }: Story): readonly string[] =>
  table.comments.map(({ body }) => body).filter((body) => body.startsWith('<!-- psirt-bot:engage:'));

test('nobody before their moment; then once, whatever is restarted', () => {
  const story = reported();
  expect(story.settle(engaging)).toEqual([]);
  expect(story.hear('lead', '/psirt accept exploit none leak no', engaging)).toHaveLength(1);
  expect(texts(story)).toEqual([
    expect.stringContaining('- **product-owner** @owner: the truth about impact'),
  ]);
  expect(knowsOf(story.view(), 'product-owner')).toBe(true);
  story.rules.owner = 'another';
  expect(story.hear('lead', '/psirt severity low', engaging)).toEqual([]);
});

test('a comment that was begun is finished, and no role is called again by another', () => {
  const story = reported();
  story.settle();
  story.fates.set('comment.create', 'unsure');
  story.hear('lead', '/psirt accept exploit none leak no');
  story.wait(700);
  story.settle();
  expect(texts(story)).toHaveLength(1);
});

test('attacks call everybody for whom that is the moment; a Major Incident the rest; whoever is reached by mail alone is written to', () => {
  const story = reported(
    settings().replace('legal:', 'exec: [lin], comms: ["mail:press@acme.test"], legal:'),
  );
  story.settle();
  story.hear('tri', '/psirt exploit wild logs');
  expect(texts(story).join('\n')).toContain('- **release** @rel: a slot');
  story.hear('lead', '/psirt major approve');
  const last = texts(story).at(-1) ?? '';
  expect(last).toContain('- **exec** @lin: people, money');
  expect(last).toContain('/psirt by legal <what they answered>');
  expect(last).not.toContain('law@acme.test');
  expect(knowsOf(story.view(), 'legal')).toBe(false);
  story.hear('lead', '/psirt by legal "nothing to report"\n/psirt by comms "a line for the press"');
  expect(knowsOf(story.view(), 'legal')).toBe(true);
});

test('who leads needs no call, and a closed case calls nobody', () => {
  const story = confirming();
  story.settle();
  story.hear('lead', '/psirt assign release @lead');
  expect(knowsOf(story.view(), 'release')).toBe(true);
  const other = aStory();
  other.settle();
  other.hear('lead', '/psirt leak yes mails\n/psirt decline spam');
  expect(texts(other)).toEqual([]);
});

test('what a changed plan says no more is not made up', () => {
  const story = reported();
  story.settle();
  const view = story.view();
  const { response } = view.house;
  const bare = { ...view, house: { ...view.house, response: { ...response, stakeholders: {} } } };
  expect(engageText(bare, 'engage:qe', ['qe'])).toContain('- **qe** : see the plan');
});
