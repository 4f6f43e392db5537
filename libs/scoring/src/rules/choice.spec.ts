import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { score } from './score.fixture.js';

describe('choice', () => {
  const rule: Rule = {
    kind: 'choice',
    options: [
      { value: 'full', label: '按时完整公开', points: '1.5' },
      { value: 'late', label: '公开不及时', points: '1' },
      { value: 'none', label: '未公开', points: '0' },
    ],
  };
  it.each([
    ['full', '1.5'],
    ['late', '1'],
    ['none', '0'],
    [undefined, null],
    ['other', null],
  ])('%s gives %s', (answer, points) => {
    expect(score(rule, {}, { x: answer }).points).toBe(points);
  });
});
