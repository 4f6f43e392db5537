import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '../definition.js';
import { base, run } from './run.fixture.js';

describe('targets of a list', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'target',
    list: 'goals',
    name: 'indicator',
    target: 'target',
    result: 'result',
    deviation: 'deviation',
    withdrawn: { column: 'deviation', begins: '年内取消' },
  };
  const goals = [
    { indicator: '招商活动', target: '5 次', result: '≥5 次', deviation: '' },
    { indicator: '监测研究', target: '1 次', result: '0 次', deviation: '年内取消，不再开展' },
    { indicator: '按进度执行的项目占比', target: '≥95%', result: '50%', deviation: '14 个项目中 7 个低于 95%' },
    { indicator: '不适用', target: '-', result: '-', deviation: '' },
    { indicator: '企业满意', target: '20人以上', result: '≥20人', deviation: '' },
    'no record',
  ];

  it('50% against ≥95% is found; a goal withdrawn in the year and one that does not apply are passed over', () => {
    expect(run(check, { answers: { goals } })).toMatchObject([
      {
        key: 'c:按进度执行的项目占比|≥95%|50%',
        message:
          '“表6 绩效目标完成情况”中“按进度执行的项目占比”目标为“≥95%”，实际完成“50%”，未达到目标，请核实偏差原因是否充分。',
        facts: { target: '95', reached: '50.00', unit: '%', explained: true },
      },
    ]);
  });

  it('a miss without a reason asks for one', () => {
    expect(run(check, { answers: { goals: [{ ...(goals[1] as object), deviation: '' }] } })).toMatchObject([
      { message: expect.stringContaining('且未说明偏差原因，请补充'), facts: { explained: false } },
    ]);
  });

  it('the same miss in two rows has two keys', () => {
    const keys = run(check, { answers: { goals: [goals[2], goals[2]] } }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('an answer that is no list is empty', () => {
    expect(run(check, { answers: { goals: 'none' } })).toEqual([]);
  });
});
