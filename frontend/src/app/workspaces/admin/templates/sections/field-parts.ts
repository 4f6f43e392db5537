import type { FieldDefinition, TableField } from '@countersign/template';
import { freshRow } from '../rubric/rule-parts.js';
import type { FormPart } from '../form/form-part.js';

export const fieldKinds: Readonly<Record<FieldDefinition['kind'], string>> = {
  figure: '数据',
  table: '表格',
  narrative: '文字',
  choice: '选择',
  list: '清单',
};

export const figureParts: readonly FormPart[] = [
  { kind: 'unit', key: 'unit', label: '单位' },
  { kind: 'count', key: 'decimals', label: '小数位数', least: 0, most: 10 },
  { kind: 'decimal', key: 'max', label: '不超过', optional: true },
  { kind: 'flag', key: 'negative', label: '可以是负数' },
];

const common: readonly FormPart[] = [
  { kind: 'flag', key: 'required', label: '必须填写' },
  { kind: 'text', key: 'guidance', label: '填报提示', optional: true, long: true, wide: true },
];
const label: FormPart = { kind: 'text', key: 'label', label: '名称' };
const number: FormPart = { kind: 'text', key: 'number', label: '表号', optional: true };

/** The form of a field, without what stands in its table. */
export function fieldParts(field: FieldDefinition): readonly FormPart[] {
  switch (field.kind) {
    case 'figure':
      return [
        label,
        ...figureParts,
        { kind: 'formula', key: 'formula', label: '计算公式', optional: true, hint: '不填就由填报人填数' },
        ...common,
      ];
    case 'narrative':
      return [label, { kind: 'count', key: 'maxLength', label: '最多字数', least: 1, most: 100000 }, ...common];
    case 'choice':
      return [
        label,
        {
          kind: 'rows',
          key: 'options',
          label: '选项',
          noun: '个选项',
          fresh: freshRow('value', 'item', { label: '新选项' }),
          parts: [{ kind: 'text', key: 'label', label: '选项' }],
        },
        ...common,
      ];
    case 'list':
      return [
        label,
        number,
        { kind: 'count', key: 'minRows', label: '至少几行', least: 0, most: 200, optional: true },
        {
          kind: 'rows',
          key: 'columns',
          label: '各列',
          noun: '列',
          fresh: freshRow('key', 'column', { label: '新列' }),
          parts: [
            { kind: 'text', key: 'label', label: '列名' },
            { kind: 'flag', key: 'required', label: '必填' },
            {
              kind: 'select',
              key: 'width',
              label: '宽度',
              none: '一般',
              options: [
                { value: 'narrow', label: '窄' },
                { value: 'wide', label: '宽' },
              ],
            },
          ],
        },
        ...common,
      ];
    case 'table':
      return [label, number, ...common, ...tableExtras(field)];
  }
}

function tableExtras({ columns, rows }: TableField): readonly FormPart[] {
  const columnOptions = columns.map((column) => ({ value: column.key, label: column.label }));
  const rowOptions = rows.map((row) => ({ value: row.key, label: row.label }));
  const groups = [...new Set(rows.map(({ key }) => key.split('.')[0]!))].filter(
    (key) => !rows.some((row) => row.key === key),
  );
  const under = [...rowOptions, ...groups.map((key) => ({ value: key, label: `组 ${key}` }))];
  return [
    {
      kind: 'inner',
      key: 'reason',
      label: '低于界限须说明原因',
      optional: true,
      fresh: { column: columns.at(-1)?.key ?? '', below: '0.95', label: '原因' },
      parts: [
        { kind: 'select', key: 'column', label: '看哪一列', options: columnOptions },
        { kind: 'decimal', key: 'below', label: '低于', rate: true },
        { kind: 'text', key: 'label', label: '叫什么' },
      ],
    },
    {
      kind: 'rows',
      key: 'growing',
      label: '填报人可以加行的地方',
      noun: '处',
      optional: true,
      fresh: () => ({ under: under[0]?.value ?? '', kind: 'item', label: '新增项目' }),
      parts: [
        { kind: 'text', key: 'label', label: '叫什么' },
        { kind: 'select', key: 'under', label: '加在哪里之下', options: under },
        {
          kind: 'select',
          key: 'kind',
          label: '加什么行',
          options: [
            { value: 'item', label: '明细行' },
            { value: 'of_which', label: '“其中”行' },
          ],
        },
        { kind: 'count', key: 'most', label: '最多几行', least: 1, most: 200, optional: true },
      ],
    },
  ];
}

export const rowKinds = [
  { value: 'item', label: '明细' },
  { value: 'of_which', label: '其中' },
  { value: 'subtotal', label: '小计' },
  { value: 'total', label: '合计' },
  { value: 'heading', label: '标题' },
] as const;

/** The form of a row; subtotals and totals say what they add up. */
export function rowParts({ rows }: TableField, own: string): readonly FormPart[] {
  const patterns = rows.flatMap(({ sum = [] }) => sum.filter((key) => key.includes('*')));
  const addends = [
    ...rows
      .filter(({ key, kind }) => key !== own && kind !== 'heading')
      .map(({ key, label: name }) => ({ value: key, label: name })),
    ...[...new Set(patterns)].map((key) => ({ value: key, label: `${key.replace('.*', '')} 各行` })),
  ];
  return [
    { kind: 'text', key: 'label', label: '行名' },
    { kind: 'select', key: 'kind', label: '是什么行', options: rowKinds },
    {
      kind: 'several',
      key: 'sum',
      label: '由哪些行相加',
      options: addends,
      optional: true,
      shown: ({ kind }) => kind === 'subtotal' || kind === 'total',
    },
  ];
}

export const columnParts: readonly FormPart[] = [
  { kind: 'text', key: 'label', label: '列名' },
  ...figureParts,
  {
    kind: 'formula',
    key: 'formula',
    label: '每行的计算公式',
    optional: true,
    hint: '不填就由填报人填数；直接写本表的列名，就是本行的那一格',
  },
];

export const cellParts: readonly FormPart[] = [
  { kind: 'flag', key: 'absent', label: '这一格不填' },
  { kind: 'formula', key: 'formula', label: '这一格另有公式', optional: true, shown: ({ absent }) => absent !== true },
];

export const sectionParts: readonly FormPart[] = [
  { kind: 'text', key: 'number', label: '编号', optional: true },
  { kind: 'text', key: 'title', label: '标题' },
  { kind: 'text', key: 'office', label: '通常由哪个科室牵头', optional: true, shown: ({ heading }) => !heading },
  {
    kind: 'select',
    key: 'countersign',
    label: '协办科室会签',
    none: '全部会签',
    options: [
      { value: 'any', label: '任一会签' },
      { value: 'majority', label: '过半数会签' },
    ],
    shown: ({ heading }) => !heading,
  },
  {
    kind: 'select',
    key: 'showsScore',
    label: '显示得分',
    none: '不显示',
    options: [
      { value: 'summary', label: '分组小计和总分' },
      { value: 'indicators', label: '每个指标' },
    ],
    shown: ({ heading }) => !heading,
  },
  {
    kind: 'text',
    key: 'guidance',
    label: '填报提示',
    optional: true,
    long: true,
    wide: true,
    shown: ({ heading }) => !heading,
  },
  {
    kind: 'lines',
    key: 'assisting',
    label: '协办科室',
    line: 'text',
    optional: true,
    shown: ({ heading }) => !heading,
  },
  {
    kind: 'lines',
    key: 'shows',
    label: '另外显示的数据',
    line: 'formula',
    optional: true,
    hint: '别处填写或计算的数据，签批本章时一并确认',
    shown: ({ heading }) => !heading,
  },
];
