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

describe('choice with evidence', () => {
  const rule: Rule = {
    kind: 'choice',
    options: [
      { value: 'full', label: '已公开', points: '2', evidence: 'list' },
      { value: 'none', label: '未公开', points: '0' },
    ],
  };

  it.each([
    ['full', [{ name: '截图' }], '2', '本项：已公开 → 2 分', '本项: 已公开 → 2 points'],
    [
      'full',
      [],
      '0',
      '本项：已公开（未附佐证材料，不计分） → 0 分',
      '本项: 已公开, but without evidence it does not count → 0 points',
    ],
    ['none', undefined, '0', '本项：未公开 → 0 分', '本项: 未公开 → 0 points'],
  ])('%s with %j gives %s', (x, list, points, text, en) => {
    expect(score(rule, {}, { x, list })).toMatchObject({ points, steps: [{ text, en }] });
  });
});
