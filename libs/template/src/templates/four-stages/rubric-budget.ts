import type { IndicatorDefinition, IndicatorGroup } from '@countersign/scoring';

export const groups: IndicatorGroup[] = [
  { key: 'input', label: '投入' },
  { key: 'process', label: '过程' },
  { key: 'process_execution', label: '预算执行', parent: 'process' },
  { key: 'process_management', label: '预算管理', parent: 'process' },
  { key: 'output', label: '产出' },
  { key: 'effect', label: '效果' },
];

/** 投入，过程之预算执行。 */
export const budgetIndicators: IndicatorDefinition[] = [
  {
    key: 'staff_control',
    label: '在职人员控制率',
    group: 'input',
    points: '8',
    section: 'profile',
    criterion: '在职人数不超过编制数的得满分；每超过 1 个百分点扣 0.5 分，不足 1 个百分点的按比例扣，扣完为止。',
    rule: {
      kind: 'deduct_over',
      ratio: 'staff.control',
      label: '在职人员控制率',
      threshold: '1',
      points: '8',
      perPoint: '0.5',
    },
  },
  {
    key: 'three_public_change',
    label: '“三公”经费变动率',
    group: 'input',
    points: '8',
    section: 'base_figures',
    criterion: '本年预算不高于上年预算的得满分；每增加 1 个百分点扣 0.8 分，扣完为止。上年没有预算的由人评定。',
    rule: {
      kind: 'change',
      value: 'three_public.budget',
      base: 'three_public.last_budget',
      label: '“三公”经费变动率',
      points: '8',
      perPoint: '0.8',
      empty: 'full',
      noBase: 'judged',
    },
  },
  {
    key: 'completion',
    label: '预算完成率',
    group: 'process_execution',
    points: '8',
    section: 'execution',
    criterion: '预算完成率达到 100% 的得满分；每短少满 5 个百分点扣 2 分，不满 5 个百分点的不扣，扣完为止。',
    rule: {
      kind: 'deduct_over',
      ratio: 'funds.completion',
      label: '预算完成率',
      threshold: '1',
      points: '8',
      perPoint: '2',
      block: '0.05',
      step: 'down',
      direction: 'under',
    },
  },
  {
    key: 'budget_control',
    label: '预算控制率',
    group: 'process_execution',
    points: '8',
    section: 'execution',
    criterion: '没有追加预算的 8 分，追加 10% 以内 6 分，20% 以内 4 分，30% 以内 2 分，超过 30% 不得分；上限均含本数。',
    rule: {
      kind: 'bands',
      value: 'funds.control',
      label: '预算控制率',
      unit: '%',
      bands: [
        { to: { at: '0', closed: true }, points: '8' },
        { from: { at: '0', closed: false }, to: { at: '0.1', closed: true }, points: '6' },
        { from: { at: '0.1', closed: false }, to: { at: '0.2', closed: true }, points: '4' },
        { from: { at: '0.2', closed: false }, to: { at: '0.3', closed: true }, points: '2' },
        { from: { at: '0.3', closed: false }, points: '0' },
      ],
    },
  },
  buildings('area', '新建楼堂馆所面积控制率', '实际建设面积', 'buildings.area / buildings.area_approved'),
  buildings('cost', '新建楼堂馆所投资概算控制率', '实际投资', 'buildings.cost / buildings.cost_approved'),
];

/** A unit that builds nothing keeps full marks; building without approval gives no score until somebody explains it. */
function buildings(key: string, label: string, what: string, ratio: string): IndicatorDefinition {
  return {
    key: `buildings_${key}`,
    label,
    group: 'process_execution',
    points: '5',
    section: 'execution',
    criterion: `${what}不超过批准数的得满分；每超过满 5 个百分点扣 2 分，扣完为止。没有新建项目的得满分。`,
    rule: {
      kind: 'deduct_over',
      ratio,
      label,
      threshold: '1',
      points: '5',
      perPoint: '2',
      block: '0.05',
      step: 'down',
      empty: 'full',
    },
  };
}
