import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '../definition.js';
import { base, run } from './run.fixture.js';

describe('one fact in several places', () => {
  const cost: CheckDefinition = {
    ...base,
    kind: 'same_fact',
    label: '劳务派遣费用',
    unit: '万元',
    places: [
      { label: '人员管理', section: 'staff', figure: 'staff.dispatch_cost' },
      { label: '政府采购', section: 'procurement', figure: 'procurement.services.actual' },
    ],
  };

  it('labour dispatch cost 46.71 and 46.72 is found', () => {
    expect(
      run(cost, { figures: { 'staff.dispatch_cost': '46.71', 'procurement.services.actual': '46.72' } }),
    ).toMatchObject([
      {
        key: 'c:46.71|46.72',
        message: '“劳务派遣费用”前后不一致：人员管理为 46.71 万元，政府采购为 46.72 万元，请核实后统一。',
        facts: {
          values: [
            { section: 'staff', label: '人员管理', value: '46.71' },
            { section: 'procurement', value: '46.72' },
          ],
          unit: '万元',
        },
      },
    ]);
  });

  it('equal figures, or one that is missing, are no finding', () => {
    expect(run(cost, { figures: { 'staff.dispatch_cost': '46.72', 'procurement.services.actual': '46.72' } })).toEqual(
      [],
    );
    expect(run(cost, { figures: { 'staff.dispatch_cost': '46.72' } })).toEqual([]);
  });

  it('11 projects in prose and 14 in the goal table is found', () => {
    const projects: CheckDefinition = {
      ...base,
      kind: 'same_fact',
      label: '年度项目数',
      unit: '个',
      places: [
        { label: '项目管理情况', section: 'projects', narrative: 'projects_text', phrase: '项目共' },
        { label: '绩效目标完成表', section: 'goals', figure: 'projects.planned' },
      ],
    };
    const figures = { 'projects.planned': '14' };
    expect(run(projects, { figures, answers: { projects_text: '年度项目共11项。' } })).toMatchObject([
      { message: '“年度项目数”前后不一致：项目管理情况为 11项，绩效目标完成表为 14 个，请核实后统一。' },
    ]);
    expect(run(projects, { figures, answers: { projects_text: '年度项目共14个。' } })).toEqual([]);
  });

  it('prose is compared at the decimals that it prints', () => {
    const rounded: CheckDefinition = {
      ...cost,
      places: [...cost.places, { label: '说明', section: 's', narrative: 'text', phrase: '派遣' }],
    };
    const figures = { 'staff.dispatch_cost': '46.72', 'procurement.services.actual': '46.72' };
    expect(run(rounded, { figures, answers: { text: '派遣46.7万元' } })).toEqual([]);
    expect(run(rounded, { figures, answers: { text: '派遣46.8万元' } })).toHaveLength(1);
  });
});
