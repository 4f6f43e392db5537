import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '../definition.js';
import { base, run } from './run.fixture.js';

describe('an alert', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'alert',
    when: 'staff.on_posts > staff.posts',
    value: 'staff.control',
    valueLabel: '控制率',
    message: '在编人员超过核定编制',
    field: 'staff.on_posts',
  };
  it('staff beyond the authorised posts is said with the rate', () => {
    expect(run(check, { figures: { 'staff.on_posts': '12', 'staff.posts': '10' } })).toMatchObject([
      { key: 'c:1.2', message: '在编人员超过核定编制（控制率 120.00%）。', facts: { shown: '120.00%' } },
    ]);
  });
  it.each([
    ['10', '10'],
    ['9', '10'],
  ])('%s on %s posts is no alert', (on, posts) => {
    expect(run(check, { figures: { 'staff.on_posts': on, 'staff.posts': posts } })).toEqual([]);
  });
});
