// What becomes of a comment that people take away: it goes with the answer to it, the record keeps that and the hash, and nothing that is
// written afterwards holds a byte of it.
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/case/log.ts';
import { statusOf } from '../../../src/core/case/status.ts';
import { stepNamed } from '../../../src/core/plan/steps.ts';
import { day, hour } from '../../../src/core/time.ts';
import { golden } from '../words/a-view.ts';
import { newComment } from './a-table.ts';
import type { Story } from './a-world.ts';
import { askedHash, confirmed, published, ready, release, rested, sign } from './stories.ts';

const secret = 'AKIAHUNTER2EXAMPLE';
const card = ({ table }: Story): string => table.comments.find(({ body }) => body.startsWith('<!-- psirt-bot:card'))?.body ?? ''; // prettier-ignore
const reply = ({ table }: Story): string => table.comments.findLast(({ body }) => body.startsWith('<!-- psirt-bot:reply'))?.body ?? ''; // prettier-ignore
/** Everything that lies anywhere. */
const everything = ({ table }: Story): string => JSON.stringify([table.comments, table.log, [...table.notices], [...table.threads], table.issue]); // prettier-ignore
const is = (story: Story, id: number): boolean => story.table.comments.some((comment) => comment.id === id);

/** A colleague posted a key; nobody has noticed. */
function posted(story: Story = rested(confirmed())): readonly [story: Story, id: number] {
  const { id } = newComment(story.table, 'lin', `I tried it with the key ${secret}.`);
  story.settle();
  return [story, id];
}

describe('A comment that is taken away', () => {
  test('goes, and no byte of it is anywhere afterwards [R99]', () => {
    const [story, id] = posted();
    const hash = hashOf(`I tried it with the key ${secret}.`);
    story.say('tri', `/psirt redact ${id} secret`);
    expect(story.settle(/redact|^do comment\.delete/)).toEqual([
      'fact redacted (tri, comment:' + (id + 1) + ')',
      `intent redact:${id}`,
      'do comment.delete',
      `receipt redact:${id} done`,
    ]);
    expect(is(story, id)).toBe(false);
    expect(everything(story)).not.toContain(secret);
    expect(everything(story)).toContain(hash);
    const read = reply(story).replaceAll(/(?<=reply:|issuecomment-|Comment )\d+/g, '1');
    expect(read).toBe(golden('reply-redact', read));
    expect(story.settle()).toEqual([]);
  });

  test('takes the bot’s answer along, and what it said stays said', () => {
    const story = rested(confirmed());
    story.hear('lin', '/psirt severity high because of it\n/psirt status');
    const { id } = story.table.comments.findLast(({ body }) => body.startsWith('/psirt severity')) ?? {
      id: 0,
    };
    const answer = story.table.comments.at(-1)?.id ?? 0;
    story.say('tri', `/psirt redact ${id} personal-data`);
    expect(story.settle(/^do comment\.delete/)).toHaveLength(2);
    expect([is(story, id), is(story, answer)]).toEqual([false, false]);
    expect(story.view().it.facts.get('severity')?.at(-1)).toMatchObject({ level: 'high' });
    expect(reply(story)).toContain(`stand in \`cases/${story.view().it.number}/log.jsonl\``);
    expect(story.settle()).toEqual([]);
  });

  test('before it was answered gets neither answer nor reaction', () => {
    const story = rested(confirmed());
    const { id } = newComment(story.table, 'lin', '/psirt status');
    story.say('tri', `/psirt redact ${id} secret`);
    const done = story.settle();
    expect(done.filter((line) => line.startsWith('do react'))).toHaveLength(1);
    expect(done.filter((line) => line.startsWith(`intent reply:`))).toEqual([`intent reply:${id + 1}`]);
  });

  test('by hand in the meantime counts as gone', () => {
    const [story, id] = posted();
    story.say('tri', `/psirt redact ${id} secret`);
    story.fates.set('comment.delete', 'lost');
    story.settle();
    story.table.comments = story.table.comments.filter((comment) => comment.id !== id);
    story.wait(hour);
    expect(story.settle(/redact|^do comment\.delete/)).toEqual([`receipt redact:${id} found`]);
  });

  test('that GitHub does not let go is left to a person, and tried again', () => {
    const [story, id] = posted();
    story.say('tri', `/psirt redact ${id} secret`);
    story.fates.set('comment.delete', 'failed');
    story.settle();
    expect(card(story)).toContain(`❗ **A person has to delete [comment ${id}](#issuecomment-${id})**`);
    story.wait(hour);
    story.fates.delete('comment.delete');
    expect(story.settle(/^do comment\.delete/)).toEqual(['do comment.delete']);
    expect(card(story)).not.toContain('A person has to delete');
  });

  test('goes from a closed case too, which stays closed', () => {
    const out = rested(published());
    out.wait(day);
    out.hear('lead', '/psirt close');
    const [story, id] = posted(out);
    expect(is(story, id)).toBe(true);
    story.say('tri', `/psirt redact ${id} secret`);
    story.fates.set('comment.delete', 'failed');
    story.settle();
    story.wait(hour);
    story.fates.delete('comment.delete');
    story.settle();
    expect([is(story, id), statusOf(story.view())]).toEqual([false, 'closed']);
    expect(story.settle()).toEqual([]);
  });

  test('that signed a publication leaves its signature', () => {
    const story = sign(ready());
    const via = story.view().it.facts.get('publish-requested')?.at(-1)?.via ?? '';
    story.hear('tri', `/psirt redact ${via.replace('comment:', '')} personal-data`);
    release(story, '2.4', '2.4.1');
    rested(story);
    expect(askedHash(story)).not.toBe('');
    expect(statusOf(story.view())).toBe('recovering');
  });

  test('keeps step N12 open until people say what was replaced', () => {
    const [story, id] = posted();
    const state = () => stepNamed(story.view(), 'N12')?.state;
    story.hear('tri', `/psirt redact ${id} secret`);
    story.hear('tri', '/psirt done N12 all clean');
    expect(reply(story)).toContain('N12 is ticked by the bot when it is so');
    expect(state()).toBe('open');
    story.hear('tri', '/psirt redact done key revoked');
    expect(state()).toBe('done');
  });

  test('typed wrongly leaves nothing of it in record and answer', () => {
    const story = rested(confirmed());
    story.say(
      'tri',
      `/psirt redact ${secret} secret\n/psirt redact 7 ${secret}\n/psirt redact 7 secret ${secret}`,
    );
    story.settle();
    expect(`${story.table.log}${reply(story)}`).not.toContain(secret);
    expect(reply(story)).toContain('got something else → `/psirt redact 7 secret`');
    expect(story.table.log).toContain('/psirt redact 7 <what>');
  });
});
