// The Action's door: it hears what was said, proves tags and publishes; it begins no case, and what people see of one is the App's.
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/core/decide.ts';
import { day, later } from '../../../src/core/time.ts';
import type { ReleaseAsk } from '../../../src/core/world.ts';
import { aStory, settings } from './a-world.ts';
import type { Story } from './a-world.ts';
import { advisory, confirmed, published, release, signed } from './stories.ts';

const file = settings({ product: 'publisher: action' });

/** The same story, as the Action's door sees it. */
function atTheAction(story: Story): Story {
  story.rules.door = 'action';
  return story;
}

describe('The Action', () => {
  test('publishes what was signed, and writes nothing on the issue [R115]', () => {
    const story = atTheAction(signed({ settings: file }));
    release(story, '2.4', '2.4.1');
    const told = story.settle(/^do /);
    expect(told.some((line) => line.includes('advisory.publish'))).toBe(true);
    expect(told.filter((line) => !/^do (?:advisory\.publish|site\.write|release\.notes)/.test(line))).toEqual(
      [],
    );
    expect(advisory(story).state).toBe('published');
    expect(story.settle()).toEqual([]);
  });

  test('leaves publishing to the App where the settings do, and the App leaves it to the Action', () => {
    const left = atTheAction(signed());
    release(left, '2.4', '2.4.1');
    expect(left.settle(/^do /)).toEqual([]);
    expect(advisory(left).state).toBe('draft');

    const app = signed({ settings: file });
    release(app, '2.4', '2.4.1');
    expect(app.settle(/advisory\.publish/)).toEqual([]);
    expect(atTheAction(app).settle(/^do advisory\.publish/)).toHaveLength(1);
  });

  test('may have asked the App to: by a tag of the case, for three days', () => {
    const publishing = (asked: Partial<ReleaseAsk>, days = 0): readonly string[] => {
      const app = signed({ settings: file });
      release(app, '2.4', '2.4.1');
      app.settle();
      app.rules.asks = [{ repository: 'acme/widget', tag: 'v2.4.1', at: later(app.table.now, -days * day), ...asked }]; // prettier-ignore
      return app.settle(/^do advisory\.publish/);
    };
    expect(publishing({})).toHaveLength(1);
    expect(publishing({}, 2)).toHaveLength(1);
    expect(publishing({}, 3)).toEqual([]);
    expect(publishing({ tag: 'v2.4.2' })).toEqual([]);
    expect(publishing({ repository: 'acme/other' })).toEqual([]);
  });

  test('hears a hold that nobody heard before', () => {
    const story = atTheAction(signed({ settings: file }));
    release(story, '2.4', '2.4.1');
    story.say('lin', '/psirt hold the notes are wrong');
    expect(story.settle(/^fact held|^do /)).toEqual(['fact held (lin, comment:122)']);
    expect(advisory(story).state).toBe('draft');
  });

  test('asks who speaks before it goes on', () => {
    const team = settings({ product: 'publisher: action' }).replace(
      'psirt: [lin]',
      'psirt: [lin, "team:acme/psirt"]',
    );
    const story = atTheAction(signed({ settings: team }));
    story.table.members.add('acme/psirt team');
    release(story, '2.4', '2.4.1');
    story.say('team', '/psirt hold the notes are wrong');
    expect(decide(story.world()).looks).toContainEqual(expect.objectContaining({ look: 'member' }));
    expect(story.settle(/^fact held|^do /)).toEqual(['fact held (team, comment:122)']);
  });

  test('begins no case, and touches none that is broken, frozen or closed', () => {
    expect(atTheAction(aStory({ settings: file })).settle()).toEqual([]);

    const frozen = atTheAction(signed({ settings: file }));
    frozen.table.audit = { ok: false, because: ['a commit by somebody else'] };
    release(frozen, '2.4', '2.4.1');
    expect(frozen.settle(/^fact frozen|^do /)).toEqual([expect.stringMatching(/^fact frozen/)]);
    expect(frozen.settle()).toEqual([]);

    const broken = { ...frozen.world(), log: { ok: false, line: 3, because: 'a line was changed' } } as const;
    expect(decide(broken)).toMatchObject({ looks: [], entries: [], effects: [] });

    const closed = published({ settings: settings() });
    closed.hear('lead', '/psirt close');
    expect(closed.table.issue.state).toBe('closed');
    expect(atTheAction(closed).settle()).toEqual([]);
  });

  test('finds nothing to do where nothing is released', () => {
    expect(atTheAction(confirmed({ settings: file })).settle()).toEqual([]);
  });
});
