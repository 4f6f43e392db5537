import type { RuleForm } from './rule-forms.js';
import { empty, name, points, rounding, unit, valueFormula } from './rule-parts.js';

/** Rules that compare a value with another one. */
export const comparisonForms: readonly RuleForm[] = [
  {
    id: 'compare',
    kind: 'compare',
    label: '与另一个数比高低',
    explains: '没有发生、不高于、高于，三种情况各得各的分；常用来与上年比较。',
    fresh: (start) => ({
      kind: 'compare',
      value: start.formula,
      base: start.formula,
      label: start.label,
      baseLabel: '上年',
      unit: '万元',
      notAbove: start.points,
      above: '0',
    }),
    parts: [
      { kind: 'formula', key: 'value', label: '本年数' },
      { kind: 'formula', key: 'base', label: '与什么比', hint: '上年数写 prior(数据名)' },
      name,
      { kind: 'text', key: 'baseLabel', label: '比较对象的名称' },
      unit,
      { kind: 'decimal', key: 'none', label: '为 0 时得', suffix: '分', optional: true },
      { kind: 'decimal', key: 'notAbove', label: '不高于时得', suffix: '分' },
      { kind: 'decimal', key: 'above', label: '高于时得', suffix: '分' },
    ],
  },
  {
    id: 'target',
    kind: 'target',
    label: '达到目标给分',
    explains: '达到目标得满分，没有达到得固定的分（不填为 0 分）。',
    fresh: (start) => ({
      kind: 'target',
      value: start.formula,
      label: start.label,
      unit: '%',
      op: '>=',
      target: '0.9',
      points: start.points,
    }),
    parts: [
      valueFormula,
      name,
      unit,
      {
        kind: 'select',
        key: 'op',
        label: '要求',
        options: [
          { value: '>=', label: '不低于目标' },
          { value: '>', label: '高于目标' },
          { value: '<=', label: '不超过目标' },
          { value: '<', label: '低于目标' },
          { value: '=', label: '等于目标' },
        ],
      },
      {
        kind: 'formula',
        key: 'target',
        label: '目标',
        hint: '可以是一个数据，也可以直接写数；比率写成小数，95% 写 0.95',
      },
      points,
      { kind: 'decimal', key: 'missed', label: '没有达到得', suffix: '分', optional: true },
      empty,
      rounding,
    ],
  },
];
