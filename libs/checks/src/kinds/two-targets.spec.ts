import { describe, expect, it } from '@jest/globals';
import type { TwoTargetsCheck } from '../definition.js';
import { base, run } from './run.fixture.js';

const check: TwoTargetsCheck = {
  ...base,
  kind: 'two_targets',
  lists: [
    { list: 'goals', quantity: 'indicator', target: 'target' },
    { list: 'duties', quantity: 'name', target: 'wanted' },
  ],
};
const told = (...targets: [string, string]) =>
  run(check, {
    answers: {
      goals: [
        { indicator: '资金使用率', target: targets[0] },
        { indicator: '满意度', target: '≥90%' },
      ],
      duties: [{ name: '资金 使用率', wanted: targets[1] }],
    },
  });

describe('one quantity with two targets', () => {
  it('is asked about, with every place', () => {
    expect(told('100%', '76%')).toMatchObject([
      {
        key: 'c:资金使用率|100%|76%',
        message: '“资金使用率”在 2 处出现，目标却不相同：“100%”、“76%”，请核实是否为同一指标，并统一目标。',
        places: [
          { field: 'goals', shown: '100%' },
          { field: 'duties', shown: '76%' },
        ],
      },
    ]);
  });

  it.each<[string, string, number]>([
    ['100%', '≥100%', 0],
    ['1亿元', '10000万元', 0],
    ['≤5天', '≥5天', 1],
    ['90%-95%', '90%', 1],
    ['5次', '五次', 0],
    ['不适用', '76%', 0],
    ['100%', '5次', 1],
  ])('%s and %s give %i questions', (a, b, questions) => {
    expect(told(a, b)).toHaveLength(questions);
  });
});
