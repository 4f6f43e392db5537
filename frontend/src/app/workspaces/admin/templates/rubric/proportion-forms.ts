import type { RuleForm } from './rule-forms.js';
import { empty, name, points, ratioFormula, rounding } from './rule-parts.js';

/** Rules that give points in proportion. */
export const proportionForms: readonly RuleForm[] = [
  {
    id: 'proportional',
    kind: 'proportional',
    label: '按比例给分',
    explains: '得分 = 比率 × 满分，最多得满分、最少得 0 分。',
    fresh: (start) => ({ kind: 'proportional', ratio: start.formula, label: start.label, points: start.points }),
    parts: [
      ratioFormula,
      name,
      points,
      empty,
      { kind: 'decimal', key: 'floor', label: '低于多少得 0 分', rate: true, optional: true },
      { kind: 'flag', key: 'overZero', label: '超过 100% 得 0 分' },
      { kind: 'flag', key: 'inverse', label: '越低越好：不超过 100% 得满分，超过的按 满分 ÷ 比率' },
      rounding,
    ],
  },
  {
    id: 'quarterly',
    kind: 'quarterly',
    label: '分季度进度给分',
    explains: '每个季度按 实际进度 ÷ 序时进度 给分，最多得该季度的分；再按各季度的平均给一份分。',
    fresh: ({ formula, points: full }) => ({
      kind: 'quarterly',
      progress: [formula, formula, formula, formula],
      expected: ['0.25', '0.5', '0.75', '1'],
      each: '0',
      mean: full,
    }),
    parts: [
      { kind: 'lines', key: 'progress', label: '各季度实际进度', line: 'formula' },
      { kind: 'lines', key: 'expected', label: '各季度序时进度', line: 'formula' },
      { kind: 'decimal', key: 'each', label: '每个季度', suffix: '分' },
      { kind: 'decimal', key: 'mean', label: '平均', suffix: '分' },
    ],
  },
];
