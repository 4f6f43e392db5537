import type { CheckDefinition } from '@countersign/checks';
import type { FormPart } from '../form/form-part.js';

type Kind = CheckDefinition['kind'];

/** What a new check begins with: things of the draft that it may point to. */
export interface CheckStart {
  key: string;
  section: string;
  /** A figure, and the field that shows it. */
  figure: string;
  field: string;
  table: string;
  list: string;
  narrative: string;
}

export interface CheckForm {
  kind: Kind;
  label: string;
  explains: string;
  parts: readonly FormPart[];
  fresh(start: CheckStart): CheckDefinition;
}

const base: readonly FormPart[] = [
  { kind: 'text', key: 'label', label: '核查内容' },
  { kind: 'select', key: 'section', label: '由哪一章处理', options: 'sections' },
  {
    kind: 'select',
    key: 'severity',
    label: '程度',
    options: [
      { value: 'blocking', label: '错误，改正后才能送审' },
      { value: 'warning', label: '需说明' },
    ],
  },
];
const place: readonly FormPart[] = [
  { kind: 'text', key: 'label', label: '叫什么' },
  { kind: 'select', key: 'field', label: '在哪个栏目', options: 'fields' },
  { kind: 'formula', key: 'formula', label: '取什么数' },
];
const freshPlace = { label: '数据', formula: '0', section: '', field: '' };
const sides = (left: string, right: string): readonly FormPart[] => [
  { kind: 'inner', key: 'left', label: left, parts: place, fresh: freshPlace },
  { kind: 'inner', key: 'right', label: right, parts: place, fresh: freshPlace },
];
const unit: FormPart = { kind: 'unit', key: 'unit', label: '单位' };
const tolerance: FormPart = { kind: 'decimal', key: 'tolerance', label: '允许相差', rate: 'unit' };
const narrative: FormPart = { kind: 'select', key: 'narrative', label: '哪个文字栏目', options: 'narratives' };
const phrase: FormPart = { kind: 'text', key: 'phrase', label: '数字前面的词', hint: '例如“支出合计”' };
const table: FormPart = { kind: 'select', key: 'table', label: '哪张表', options: 'tables' };
const figure = (key: string, label: string): FormPart => ({ kind: 'select', key, label, options: 'figures' });

const begin = ({ key, section }: CheckStart, label: string, severity: 'blocking' | 'warning' = 'blocking') => ({
  key,
  section,
  label,
  severity,
});
const placeOf = ({ figure: formula, field, section }: CheckStart, label: string) => ({
  label,
  formula,
  section,
  field,
});

/** The checks that are made and changed in a form. */
export const checkForms: readonly CheckForm[] = [
  {
    kind: 'equal',
    label: '两处应相等',
    explains: '两处的数应当一样，相差超过允许范围就报。',
    fresh: (start) => ({
      ...begin(start, '两处应相等'),
      kind: 'equal',
      left: placeOf(start, '第一处'),
      right: placeOf(start, '第二处'),
      unit: '万元',
      tolerance: '0',
    }),
    parts: [...base, unit, tolerance, ...sides('第一处', '第二处')],
  },
  {
    kind: 'sum',
    label: '各项之和应等于合计',
    explains: '各项加起来应等于合计，并指出是哪一项造成的差额。',
    fresh: (start) => ({
      ...begin(start, '各项之和应等于合计'),
      kind: 'sum',
      whole: placeOf(start, '合计'),
      parts: [{ figures: start.figure }],
      unit: '万元',
      tolerance: '0',
    }),
    parts: [
      ...base,
      unit,
      tolerance,
      {
        kind: 'select',
        key: 'blank',
        label: '有一项空着时',
        none: '先不核',
        options: [{ value: 'zero', label: '按 0 计' }],
      },
      { kind: 'inner', key: 'whole', label: '合计', parts: place, fresh: freshPlace },
      {
        kind: 'rows',
        key: 'parts',
        label: '各项',
        noun: '项',
        fresh: () => ({ figures: '0' }),
        parts: [
          {
            kind: 'formula',
            key: 'figures',
            label: '数据',
            hint: '可以写整列，例如 表.*.列',
            shown: (part) => part['figures'] !== undefined,
          },
          ...place.map((part) => ({
            ...part,
            shown: (row: Readonly<Record<string, unknown>>) => row['figures'] === undefined,
          })),
        ],
      },
    ],
  },
  {
    kind: 'row',
    label: '每一行里应相等',
    explains: '表的每一行里，两个算式应当一样。',
    fresh: (start) => ({
      ...begin(start, '每一行里应相等'),
      kind: 'row',
      table: start.table,
      left: { label: '左边', formula: '0' },
      right: { label: '右边', formula: '0' },
      unit: '万元',
      tolerance: '0',
    }),
    parts: [
      ...base,
      table,
      unit,
      tolerance,
      ...['left', 'right'].map((key, index): FormPart => ({
        kind: 'inner',
        key,
        label: index ? '右边' : '左边',
        fresh: { label: '一边', formula: '0' },
        parts: [
          { kind: 'text', key: 'label', label: '叫什么' },
          { kind: 'formula', key: 'formula', label: '算式', hint: '直接写本表的列名' },
        ],
      })),
    ],
  },
  {
    kind: 'alert',
    label: '满足条件时提醒',
    explains: '条件成立就报，附上一个数据和您写的话。',
    fresh: (start) => ({
      ...begin(start, '需要说明的情况', 'warning'),
      kind: 'alert',
      when: '0',
      value: start.figure,
      valueLabel: '数值',
      message: '请说明原因。',
      field: start.field,
    }),
    parts: [
      ...base,
      { kind: 'formula', key: 'when', label: '条件', hint: '例如 支出 > 预算' },
      figure('value', '显示哪个数据'),
      { kind: 'text', key: 'valueLabel', label: '这个数据叫什么' },
      { kind: 'select', key: 'field', label: '指向哪个栏目', options: 'fields' },
      { kind: 'text', key: 'message', label: '提醒的话', wide: true },
    ],
  },
  {
    kind: 'missing_reason',
    label: '低于界限没有写原因',
    explains: '表里设了“低于界限须说明原因”的行，没有写原因就报。',
    fresh: (start) => ({ ...begin(start, '执行进度偏低须说明原因'), kind: 'missing_reason', table: start.table }),
    parts: [...base, table],
  },
  {
    kind: 'jump',
    label: '比上年变动过大',
    explains: '数据比上年变动超过一定比例就报；写明原因后不再报。',
    fresh: (start) => ({
      ...begin(start, '比上年变动过大', 'warning'),
      kind: 'jump',
      figures: [start.figure],
      ratio: '0.3',
    }),
    parts: [
      ...base,
      { kind: 'decimal', key: 'ratio', label: '超过上年的', rate: true },
      { kind: 'decimal', key: 'least', label: '且至少相差', optional: true },
      { kind: 'lines', key: 'figures', label: '看哪些数据', line: 'formula' },
      { kind: 'select', key: 'explained', label: '在哪里说明', options: 'narratives', none: '不指定' },
    ],
  },
  {
    kind: 'carry_over',
    label: '年初数应等于上年年末数',
    explains: '本年的年初数应等于上年报告里的年末数。',
    fresh: (start) => ({
      ...begin(start, '年初数应等于上年年末数'),
      kind: 'carry_over',
      opening: start.figure,
      closing: start.figure,
    }),
    parts: [...base, figure('opening', '本年的年初数'), figure('closing', '上年报告里的年末数')],
  },
  {
    kind: 'no_base',
    label: '有支出没有预算',
    explains: '基数是 0 而数额不是 0，算不出比率，报出来核对。',
    fresh: (start) => ({
      ...begin(start, '有支出没有预算'),
      kind: 'no_base',
      amount: start.figure,
      base: start.figure,
    }),
    parts: [
      ...base,
      { kind: 'formula', key: 'amount', label: '数额' },
      { kind: 'formula', key: 'base', label: '基数' },
    ],
  },
  {
    kind: 'percent',
    label: '手填的百分数应与计算一致',
    explains: '手填的百分数与按公式算的不一致，或者把小数当成百分数，就报。',
    fresh: (start) => ({ ...begin(start, '百分数应与计算一致'), kind: 'percent', figure: start.figure }),
    parts: [
      ...base,
      figure('figure', '哪个数据'),
      { kind: 'formula', key: 'formula', label: '应等于', optional: true },
    ],
  },
  {
    kind: 'unit_doubt',
    label: '单位可能写错',
    explains: '一个数换算后比旁边的数小得不合理，提醒核对是元还是万元。',
    fresh: (start) => ({
      ...begin(start, '单位可能写错', 'warning'),
      kind: 'unit_doubt',
      suspect: start.figure,
      beside: start.figure,
      ratio: '0.001',
    }),
    parts: [
      ...base,
      figure('suspect', '可能写错的数据'),
      figure('beside', '与哪个数据比'),
      { kind: 'decimal', key: 'ratio', label: '小于它的', rate: true },
    ],
  },
  {
    kind: 'stated',
    label: '文字里的数应与数据一致',
    explains: '文字里某个词后面的数，应与数据一致。',
    fresh: (start) => ({
      ...begin(start, '文字与数据应一致'),
      kind: 'stated',
      narrative: start.narrative,
      phrase: '支出合计',
      unit: '万元',
      figure: start.figure,
    }),
    parts: [...base, narrative, phrase, unit, figure('figure', '应等于哪个数据')],
  },
  {
    kind: 'count',
    label: '文字里的个数应与清单一致',
    explains: '文字里说的个数，应与清单的行数或句中列出的名称一致。',
    fresh: (start) => ({
      ...begin(start, '个数应与清单一致'),
      kind: 'count',
      narrative: start.narrative,
      phrase: '下设',
      unit: '个',
    }),
    parts: [
      ...base,
      narrative,
      phrase,
      unit,
      { kind: 'select', key: 'list', label: '哪个清单', options: 'lists', none: '句中列出的名称' },
    ],
  },
];

export const checkFormOf = (kind: Kind): CheckForm | undefined => checkForms.find((form) => form.kind === kind);

/** The form of any other check: only its words, place and severity. */
export const plainCheckParts = base;
