// A lead who takes no part: they and the psirt-lead are called once, the card says who is out, and what was signed waits for another.
import { expect, test } from 'vitest';
import { aStory } from './a-world.ts';
import type { Story } from './a-world.ts';
import { askedHash, ready } from './stories.ts';

const calls = ({ table }: Story): readonly string[] =>
  table.comments.map(({ body }) => body).filter((body) => body.includes('leads this case and takes no part'));
const card = ({ table }: Story): string => table.comments.find(({ pinned }) => pinned)?.body ?? '';
const replies = ({ table }: Story): string => table.comments.filter(({ body }) => body.startsWith('<!-- psirt-bot:reply:')).map(({ body }) => body).join('\n'); // prettier-ignore

test('a lead in conflict is asked to hand over, once, and the psirt-lead with them [R79]', () => {
  const story = aStory();
  story.settle();
  story.hear('tri', '/psirt ack');
  story.settle();
  expect(calls(story)).toEqual([]);
  story.hear('tri', '/psirt conflict @tri I wrote <b>it</b>');
  story.settle();
  expect(calls(story)).toHaveLength(1);
  expect(calls(story)[0]).toContain('@tri @lead');
  expect(calls(story)[0]).toContain('takes no part in it: I wrote \\<b>it\\</b>. Somebody else has to lead.');
  expect(replies(story)).toContain(
    'They lead this case: they and the psirt-lead are called to hand it over.',
  );
  expect(card(story)).toContain('<br>🚫 `tri` takes no part: I wrote \\<b>it\\</b>');
  expect(card(story)).toContain('☐ nobody leads this case');
  expect(story.table.issue.labels).toContain('needs/owner');

  story.hear('tri', '/psirt handoff @lin');
  story.hear('lin', '/psirt accept-handoff');
  story.settle();
  story.settle();
  expect(calls(story)).toHaveLength(1);
  expect(card(story)).toContain('**People** case-lead `lin`');
  expect(story.table.issue.labels).not.toContain('needs/owner');

  story.hear('lead', '/psirt conflict @tri over it was somebody else’s');
  story.settle();
  expect(card(story)).not.toContain('takes no part');
  expect(replies(story)).toContain('`tri` may take part again. What became void stays void');
});

test('one who asked for publication takes it along', () => {
  const story = ready();
  story.hear('lin', '/psirt publish');
  story.settle();
  const hash = askedHash(story);
  story.hear('lead', '/psirt conflict @lin wrote the code');
  story.settle();
  expect(replies(story)).toContain(
    `So is what they asked for as \`${hash.slice(0, 8)}\`. Somebody else asks anew.`,
  );
  story.hear('owner', `/psirt approve ${hash.slice(0, 8)}`);
  story.settle();
  expect(replies(story)).toContain('is not about what stands now');
  expect(card(story)).toContain('approvals 0 of 2');
});
