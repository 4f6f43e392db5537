import { Decimal } from '@countersign/figures';
import { cellKey, hasCell, template2020, type TableField } from '@countersign/template';
import { goldenInputs } from '@countersign/template/demo';
import { compileTemplate, evaluateReport } from '@countersign/template';
import type { RawCell, RawSheet } from './raw-sheet.js';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
export const { template } = compiled;
export const table = template.fields.get('execution') as TableField;
const evaluation = evaluateReport(template, goldenInputs);

export const entryKeys = table.rows.flatMap((row) =>
  table.columns.flatMap((column) => {
    const key = cellKey('execution', row.key, column.key);
    return hasCell(row, column) && !template.model.isComputed(key) && goldenInputs.figures[key] ? [key] : [];
  }),
);
/** What the sheets below say, as it is stored. */
export const expected = Object.fromEntries(entryKeys.map((key) => [key, goldenInputs.figures[key]!]));

/** The report before anything was imported. */
export const emptyInputs = {
  answers: goldenInputs.answers,
  figures: Object.fromEntries(Object.entries(goldenInputs.figures).filter(([key]) => !entryKeys.includes(key))),
};

export type Cells = (RawCell | null)[][];
export interface Drawn {
  cells: Cells;
  merges: { row: number; column: number; rows: number; columns: number }[];
  /** Rows of heads, the last of which names the columns. */
  head: number;
}

export const text = (value: string): RawCell | null => (value === '' ? null : { kind: 'text', text: value });
export const number = (value: string): RawCell => ({ kind: 'number', text: value });

/** The execution table as a spreadsheet shows it: names, numbers, percentages, sums. */
export function plainSheet(): Drawn {
  const rows = table.rows.map((row) => [
    text(row.label),
    ...table.columns.map((column): RawCell | null => {
      if (!hasCell(row, column)) return null;
      const key = cellKey('execution', row.key, column.key);
      const derived = evaluation.derived[key];
      const value = derived ? ('value' in derived ? derived.value : undefined) : goldenInputs.figures[key];
      if (value === undefined) return null;
      return column.unit === '%'
        ? { ...number(new Decimal(value).toDecimalPlaces(6).toString()), percent: true }
        : number(new Decimal(value).toDecimalPlaces(2).toString());
    }),
  ]);
  return { head: 1, merges: [], cells: [[text('项目'), ...table.columns.map(({ label }) => text(label))], ...rows] };
}

export const sheetOf = ({ cells, merges }: Drawn): RawSheet => ({ name: '表', rows: cells, merges });

const isMoney = (cell: RawCell | null): cell is RawCell => cell?.kind === 'number' && !cell.percent;
const each =
  (change: (cell: RawCell | null, row: number, column: number) => RawCell | null) =>
  (drawn: Drawn): Drawn => ({
    ...drawn,
    cells: drawn.cells.map((row, at) => row.map((cell, column) => (at < drawn.head ? cell : change(cell, at, column)))),
  });
const numbers = (change: (value: Decimal) => RawCell | null) =>
  each((cell) => (isMoney(cell) ? change(new Decimal(cell.text)) : cell));
const names = (change: (name: string, row: number) => string) =>
  each((cell, row, column) => (column === nameColumn && cell?.kind === 'text' ? text(change(cell.text, row)) : cell));
const nameColumn = 0;
const above =
  (...lines: string[]) =>
  (drawn: Drawn): Drawn => ({
    head: drawn.head + lines.length,
    merges: drawn.merges.map((merge) => ({ ...merge, row: merge.row + lines.length })),
    cells: [...lines.map((line) => [text(line)]), ...drawn.cells],
  });
const grouped = (value: Decimal) => {
  const [whole = '', fraction = ''] = value.abs().toString().split('.');
  return `${value.isNegative() ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
};
const fullWidth = (value: string) =>
  value.replace(/[0-9.,]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replace('-', '－');
const withoutRows =
  (drop: (name: string) => boolean) =>
  (drawn: Drawn): Drawn => ({
    ...drawn,
    cells: drawn.cells.filter((row, at) => at < drawn.head || !drop(row[0]?.text ?? '')),
  });

/** What spreadsheets of other systems do, one thing each; none of it may change what is imported. */
export const harmless: Readonly<Record<string, (drawn: Drawn) => Drawn>> = {
  'a title and notes above': above('某区投资服务中心2020年度部门预算执行情况表', '编制：财务科', ''),
  'the unit stated above': above('金额单位：人民币万元'),
  'numbers as texts with separators': numbers((value) => text(grouped(value))),
  'full-width digits': numbers((value) => text(fullWidth(grouped(value)))),
  'noise of floats': numbers((value) => number(value.plus(value.isZero() ? 0 : '0.0000000000001').toString())),
  'blanks around numbers': numbers((value) => text(`  ${value.toString()}\u3000`)),
  'negative numbers in parentheses': numbers((value) =>
    value.isNegative() ? text(`(${value.abs().toString()})`) : number(value.toString()),
  ),
  'a unit behind every number': numbers((value) => text(`${value.toString()}万元`)),
  'percentages as texts': each((cell) =>
    cell?.percent ? text(`${new Decimal(cell.text).times(100).toDecimalPlaces(2).toString()}%`) : cell,
  ),
  'ratios without a percent sign': each((cell) => (cell?.percent ? number(cell.text) : cell)),
  'indented names': names((name) => `\u3000\u3000${name.split('').join(' ')}`),
  'numbered names': names((name, row) => (/计$|^其中|^[一二三]、/.test(name) ? name : `${row}、${name}`)),
  'names in other brackets': names((name) => name.replaceAll('（', '(').replaceAll('）', ')').replace('：', ':')),
  'no headings': withoutRows((name) => /^[一二三]、/.test(name)),
  'no subtotals': withoutRows((name) => name === '小计'),
  'no total': withoutRows((name) => name === '合计'),
  'the total at the top': (drawn) => {
    const total = drawn.cells.findIndex((row) => row[0]?.text.replace(/\s/g, '') === '合计');
    if (total < 0) return drawn;
    const cells = drawn.cells.toSpliced(total, 1);
    return { ...drawn, cells: cells.toSpliced(drawn.head, 0, drawn.cells[total]!) };
  },
  'another word for the total': names((name) => (name === '合计' ? '总　计' : name)),
  'empty rows between': (drawn) => ({
    ...drawn,
    cells: drawn.cells.flatMap((row, at) => (at < drawn.head ? [row] : [row, row.map(() => null)])),
  }),
  'signatures below': (drawn) => ({
    ...drawn,
    cells: [...drawn.cells, [], [text('填表人：'), null, text('审核人：')], [text('说明：以上数据与决算一致。')]],
  }),
  'columns in another order': (drawn) => ({
    ...drawn,
    cells: drawn.cells.map((row) => [row[0] ?? null, ...row.slice(1).toReversed()].map((cell) => cell ?? null)),
  }),
  'a column of remarks': (drawn) => ({
    ...drawn,
    cells: drawn.cells.map((row, at) => [
      ...row,
      at === drawn.head - 1 ? text('备注') : at < drawn.head ? null : text('见附件'),
    ]),
  }),
  'the head again in the middle': (drawn) => {
    const half = drawn.head + 8;
    return { ...drawn, cells: drawn.cells.toSpliced(half, 0, drawn.cells[drawn.head - 1]!) };
  },
  'a head of two merged rows': (drawn) => {
    const names = drawn.cells[drawn.head - 1]!;
    const group = names.map((cell, at) => (at === 0 ? cell : at === 1 ? text('预算及执行') : null));
    return {
      head: drawn.head + 1,
      merges: [
        ...drawn.merges,
        { row: drawn.head - 1, column: 1, rows: 1, columns: names.length - 1 },
        { row: drawn.head - 1, column: 0, rows: 2, columns: 1 },
      ],
      cells: drawn.cells.toSpliced(drawn.head - 1, 0, group),
    };
  },
  'units in the heads': (drawn) => ({
    ...drawn,
    cells: drawn.cells.map((row, at) =>
      at === drawn.head - 1
        ? row.map((cell) =>
            cell && cell.text !== '项目' ? text(`${cell.text}（${cell.text === '执行进度' ? '%' : '万元'}）`) : cell,
          )
        : row,
    ),
  }),
};
