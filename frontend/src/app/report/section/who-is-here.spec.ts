import { describe, expect, it } from '@jest/globals';
import type { PresenceEvent } from '@countersign/contracts';
import { after, at, type Seens } from './who-is-here.js';

const event = (kind: 'present' | 'left', id: string | null, sectionId = 'funds'): PresenceEvent => ({
  kind: 'presence',
  reportId: 'report',
  sectionId,
  here: kind === 'present',
  person: { id, name: `${id}`, post: '科员' },
});
const names = (seen: Seens, sectionId = 'funds', now = 0) => at(seen, sectionId, now).map(({ name }) => name);
const heard = (...events: [PresenceEvent, number][]) =>
  events.reduce<Seens>((seen, [each, now]) => after(seen, each, 'me', now), []);

describe('who is at a section', () => {
  it.each([
    ['one who came', heard([event('present', 'a'), 0]), ['a']],
    ['one who said it twice, once', heard([event('present', 'a'), 0], [event('present', 'a'), 20]), ['a']],
    ['two', heard([event('present', 'a'), 0], [event('present', 'b'), 0]), ['a', 'b']],
    ['nobody after they left', heard([event('present', 'a'), 0], [event('left', 'a'), 1]), []],
    ['not oneself', heard([event('present', 'me'), 0]), []],
    ['nobody without a name', heard([event('present', null), 0]), []],
    ['nobody who moved on', heard([event('present', 'a'), 0], [event('present', 'a', 'projects'), 1]), []],
  ])('is %s', (_, seen, expected) => expect(names(seen)).toEqual(expected));

  it('whoever moves is at the new section, also when the word of leaving the old one comes later', () => {
    const seen = heard([event('present', 'a'), 0], [event('present', 'a', 'projects'), 1], [event('left', 'a'), 2]);
    expect([names(seen), names(seen, 'projects')]).toEqual([[], ['a']]);
  });

  it.each([
    [49_000, ['a']],
    [50_000, []],
  ])('silent for %i ms: %j', (now, expected) => {
    const seen = heard([event('present', 'a'), 0]);
    expect(names(seen, 'funds', now)).toEqual(expected);
  });
});
