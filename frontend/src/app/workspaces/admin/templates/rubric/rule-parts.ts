import { freshKey, type Lettered } from '../editing/keys.js';
import type { FormPart, FormValue, Option } from '../form/form-part.js';

/** Parts that several kinds of rules have. */
export const points: FormPart = { kind: 'decimal', key: 'points', label: '满分', suffix: '分' };
export const name: FormPart = { kind: 'text', key: 'label', label: '名称', hint: '写进得分依据，例如 预算执行率' };
export const unit: FormPart = { kind: 'unit', key: 'unit', label: '单位', hint: '填 % 时数值和界限按百分数' };
export const valueFormula: FormPart = { kind: 'formula', key: 'value', label: '取什么数' };
export const ratioFormula: FormPart = { kind: 'formula', key: 'ratio', label: '取什么比率' };
export const countFormula: FormPart = { kind: 'formula', key: 'count', label: '按什么计数' };

const emptyOptions: readonly Option[] = [
  { value: 'full', label: '得满分' },
  { value: 'zero', label: '得 0 分' },
  { value: 'drop', label: '不适用，权重分给其他指标' },
  { value: 'judged', label: '由人评定' },
];
export const empty: FormPart = {
  kind: 'select',
  key: 'empty',
  label: '0 ÷ 0 时',
  options: emptyOptions,
  none: '不给分并说明',
};
export const noBase: FormPart = { kind: 'select', key: 'noBase', label: '基数为 0 时', options: emptyOptions };

export const rounding: FormPart = {
  kind: 'inner',
  key: 'rounding',
  label: '另外的四舍五入',
  optional: true,
  fresh: { places: 2, mode: 'half_up', when: 'ratio' },
  parts: [
    {
      kind: 'select',
      key: 'when',
      label: '对什么',
      options: [
        { value: 'ratio', label: '先对数值' },
        { value: 'points', label: '对得分' },
      ],
    },
    { kind: 'count', key: 'places', label: '保留小数', least: 0, most: 2 },
    {
      kind: 'select',
      key: 'mode',
      label: '怎么取',
      options: [
        { value: 'half_up', label: '四舍五入' },
        { value: 'down', label: '舍去' },
        { value: 'up', label: '进位' },
      ],
    },
  ],
};

/** How much each step away from a threshold costs. */
export const deductionTerms: readonly FormPart[] = [
  { kind: 'decimal', key: 'perPoint', label: '每档扣', suffix: '分' },
  { kind: 'decimal', key: 'block', label: '每档大小', rate: 'unit', optional: true, hint: '不填为 1 个百分点' },
  {
    kind: 'select',
    key: 'step',
    label: '不足一档',
    none: '按比例扣',
    options: [
      { value: 'down', label: '不扣' },
      { value: 'up', label: '按一档扣' },
    ],
  },
  {
    kind: 'select',
    key: 'direction',
    label: '哪边扣分',
    none: '超过界限扣',
    options: [
      { value: 'under', label: '低于界限扣' },
      { value: 'both', label: '两边都扣' },
    ],
  },
];

export const evidence: FormPart = {
  kind: 'select',
  key: 'evidence',
  label: '须有佐证清单',
  options: 'lists',
  none: '不需要',
};

/** A new row that has a key of its own, which nobody has to think of. */
export const freshRow =
  (property: 'key' | 'value', letter: Lettered, rest: FormValue) =>
  (rows: readonly FormValue[]): FormValue => ({
    [property]: freshKey(
      letter,
      rows.map((row) => String(row[property])),
    ),
    ...rest,
  });
