import { firstOf, type FormPart, type FormValue } from '../form/form-part.js';
import {
  base,
  begin,
  column,
  figure,
  likeLast,
  table,
  tolerance,
  unit,
  type CheckForm,
  type CheckStart,
} from './check-form.js';

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
const placeOf = ({ figure: formula, field, section }: CheckStart, label: string) => ({
  label,
  formula,
  section,
  field,
});

/** A part of a sum in the other shape begins with what the whole shows. */
const wholeOf = (check: FormValue): FormValue => (check['whole'] ?? freshPlace) as FormValue;
const isColumn = ({ figures }: FormValue): boolean => figures !== undefined;

const equal: CheckForm<'equal'> = {
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
};

const sum: CheckForm<'sum'> = {
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
      fresh: likeLast({ figures: '0' }),
      parts: [
        {
          kind: 'shape',
          key: 'of',
          label: '这一项是',
          shapes: [
            {
              label: '一个数据或一整列',
              has: 'figures',
              fresh: (_, check) => ({ figures: wholeOf(check)['formula'] }),
            },
            { label: '一个算式', has: 'formula', fresh: (_, check) => ({ ...wholeOf(check), label: '数据' }) },
          ],
        },
        {
          kind: 'figure',
          many: true,
          key: 'figures',
          label: '哪个数据',
          hint: '也可以选一整列，例如“各行 支出”',
          shown: isColumn,
        },
        ...place.map((part) => ({ ...part, shown: (row: FormValue) => !isColumn(row) })),
      ],
    },
  ],
};

const row: CheckForm<'row'> = {
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
    {
      kind: 'several',
      key: 'rows',
      label: '只核哪些行',
      optional: true,
      options: { of: 'rows', in: 'table' },
      hint: '都不选就是每一行',
    },
  ],
};

const noBase: CheckForm<'no_base'> = {
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
    {
      kind: 'shape',
      key: 'of',
      label: '看什么',
      shapes: [
        { label: '两个数', fresh: ({ table: _, ...check }) => ({ ...check, amount: '0', base: '0' }) },
        {
          label: '一张表的每一个明细行',
          has: 'table',
          fresh: (check, _, choices) => {
            const first = firstOf(choices.of('tables'));
            const column = firstOf(choices.within('columns', first));
            return { ...check, table: first, amount: column, base: column };
          },
        },
      ],
    },
    { kind: 'formula', key: 'amount', label: '数额', shown: (check) => check['table'] === undefined },
    { kind: 'formula', key: 'base', label: '基数', shown: (check) => check['table'] === undefined },
    { ...table, shown: (check) => check['table'] !== undefined },
    { ...column('amount', '数额在哪一列', 'table'), shown: (check) => check['table'] !== undefined },
    { ...column('base', '基数在哪一列', 'table'), shown: (check) => check['table'] !== undefined },
  ],
};

const alert: CheckForm<'alert'> = {
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
};

/** Checks of figures against one another. */
export const figureChecks = [equal, sum, row, noBase, alert];
