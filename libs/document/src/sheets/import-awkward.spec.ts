import { Decimal } from '@countersign/figures';
import { describe, expect, it } from '@jest/globals';
import {
  emptyInputs,
  expected,
  harmless,
  number,
  plainSheet,
  sheetOf,
  table,
  template,
  text,
  type Drawn,
} from './awkward-sheets.fixture.js';
import { planImport, type ImportCell, type ImportPlan } from './plan-import.js';
import { layoutText, proposeMapping } from './sheet-mapping.js';

function imported(
  drawn: Drawn,
  change = (mapping: ReturnType<typeof proposeMapping>['mapping']) => mapping,
): ImportPlan {
  const sheet = sheetOf(drawn);
  let count = 0;
  return planImport(sheet, change(proposeMapping(sheet, table).mapping), {
    template,
    inputs: emptyInputs,
    table: 'execution',
    newKey: () => `rnew${(count += 1)}`,
  });
}

const figuresOf = ({ figures }: ImportPlan) => Object.fromEntries(figures.map(({ key, value }) => [key, value]));
const cells = ({ rows }: ImportPlan) => rows.flatMap((row) => row.cells.map((cell) => ({ row: row.name, ...cell })));
const inState = (plan: ImportPlan, state: ImportCell['state']) => cells(plan).filter((cell) => cell.state === state);

/** Sets one cell of the plain sheet by names. */
function withCell(row: string, column: string, cell: ReturnType<typeof number> | null): Drawn {
  const drawn = plainSheet();
  const at = drawn.cells[0]!.findIndex((head) => head?.text === column);
  const line = drawn.cells.find(([name]) => name?.text === row)!;
  line[at] = cell;
  return drawn;
}

const ways = Object.entries(harmless);
/** Each thing together with three others. */
const pairs = ways.flatMap(([first, one], index) =>
  [1, 7, 12].map((apart) => {
    const [second, other] = ways[(index + apart) % ways.length]!;
    return [`${first}, ${second}`, one, other] as const;
  }),
);

describe('a sheet of another system gives exactly the figures that it shows', () => {
  it('the plain one', () => {
    const plan = imported(plainSheet());
    expect(figuresOf(plan)).toEqual(expected);
    expect(inState(plan, 'refused')).toEqual([]);
    expect(inState(plan, 'differs')).toEqual([]);
    expect(inState(plan, 'agrees').length).toBeGreaterThan(60);
    expect(plan.added).toBeUndefined();
  });

  it.each(ways)('with %s', (_, change) => {
    const plan = imported(change(plainSheet()));
    expect(figuresOf(plan)).toEqual(expected);
    expect(plan.added).toBeUndefined();
    expect([...inState(plan, 'refused'), ...inState(plan, 'differs')]).toEqual([]);
  });

  it.each(pairs)('with %s', (_, one, other) => {
    const plan = imported(other(one(plainSheet())));
    expect(figuresOf(plan)).toEqual(expected);
    expect(plan.added).toBeUndefined();
    expect([...inState(plan, 'refused'), ...inState(plan, 'differs')]).toEqual([]);
  });
});

describe('a sheet in another unit', () => {
  it.each([
    ['元', 10_000, '单位：元'],
    ['千元', 10, '（单位：千元）'],
    ['亿元', '0.0001', '金额单位:亿元'],
  ])('in %s is converted exactly and says so', (_, factor, words) => {
    const drawn = plainSheet();
    const cells = drawn.cells.map((row) =>
      row.map((cell) =>
        cell?.kind === 'number' && !cell.percent ? number(new Decimal(cell.text).times(factor).toString()) : cell,
      ),
    );
    const plan = imported({ ...drawn, head: 2, cells: [[text(words)], ...cells] });
    expect(figuresOf(plan)).toEqual(expected);
    expect(inState(plan, 'differs')).toEqual([]);
    expect(
      inState(plan, 'changes')
        .filter(({ raw }) => raw !== '0')
        .every(({ note }) => note?.includes('换算')),
    ).toBe(true);
  });

  it('a column that states its own unit is read in that one', () => {
    const drawn = plainSheet();
    const at = drawn.cells[0]!.findIndex((cell) => cell?.text === '支出');
    const cells = drawn.cells.map((row, index) =>
      row.map((cell, column) => {
        if (column !== at || !cell) return cell;
        return index === 0 ? text('支出（元）') : number(new Decimal(cell.text).times(10_000).toString());
      }),
    );
    expect(figuresOf(imported({ ...drawn, cells }))).toEqual(expected);
  });
});

describe('what cannot be taken is told at its cell, and everything else is taken', () => {
  it.each<[what: string, cell: ReturnType<typeof number> | null, reason: string]>([
    ['a word', text('无'), '请填写数字'],
    ['an amount with words', text('约12'), '请填写数字'],
    ['two points', text('12.3.4'), '请填写数字'],
    ['an exponent in a text', text('1e3'), '请填写数字'],
    ['a percentage', text('98%'), '请填写数字'],
    ['a currency sign', text('¥20'), '请填写数字'],
    ['a text that looks like a formula', text('=1+1'), '请填写数字'],
    ['a negative amount', number('-3.8'), '不能为负数'],
    ['a number too large', number('12345678901234567'), '整数部分最多'],
    ['a number shown as a percentage', { ...number('0.98'), percent: true }, '百分比'],
    ['a date', { kind: 'date', text: '2020-12-31' }, '日期'],
    ['an error of a formula', { kind: 'error', text: '#REF!' }, '公式错误'],
    ['a boolean', { kind: 'boolean', text: 'TRUE' }, '不是数字'],
  ])('%s', (_, cell, reason) => {
    const plan = imported(withCell('购置费', '支出', cell));
    const { 'execution.project.purchases.spent': __, ...others } = expected;
    expect(figuresOf(plan)).toEqual(others);
    const [refused] = inState(plan, 'refused');
    expect(refused).toMatchObject({ row: '购置费', column: 'spent' });
    expect(refused!.note).toContain(reason);
  });

  it('89.974 becomes 89.97 and says so; the totals of the sheet then differ by what was rounded, and say so', () => {
    const plan = imported(withCell('购置费', '支出', number('89.974')));
    const cell = cells(plan).find(({ row, column }) => row === '购置费' && column === 'spent');
    expect(cell).toMatchObject({ state: 'changes', shown: '89.97', note: '89.974 四舍五入为 89.97' });
    expect(inState(plan, 'differs').map(({ row, column }) => `${row} ${column}`)).toEqual(
      expect.arrayContaining(['小计 spent', '合计 spent']),
    );
  });

  it('0.1 + 0.2 = 0.30000000000000004 in a total agrees with its rows', () => {
    const drawn = plainSheet();
    const adjusted = drawn.cells[0]!.findIndex((cell) => cell?.text === '年中调剂');
    for (const row of drawn.cells.slice(1)) if (row[adjusted]) row[adjusted] = number('0');
    const set = (name: string, value: string) =>
      (drawn.cells.find(([cell]) => cell?.text === name)![adjusted] = number(value));
    set('购置费', '0.1');
    set('人才专项经费', '0.2');
    set('合计', '0.30000000000000004');
    const plan = imported(drawn);
    const total = cells(plan).find(({ row, column }) => row === '合计' && column === 'adjusted');
    expect(total).toMatchObject({ state: 'agrees', shown: '0.30' });
  });

  it('a total that is wrong is compared, never imported', () => {
    const plan = imported(withCell('合计', '支出', number('1')));
    expect(inState(plan, 'differs')).toEqual([
      expect.objectContaining({ row: '合计', column: 'spent', note: expect.stringContaining('文件中为 1.00') }),
    ]);
    expect(figuresOf(plan)).toEqual(expected);
  });

  it('an empty cell and a dash change nothing', () => {
    for (const cell of [null, text('-'), text('—')]) {
      const plan = imported(withCell('购置费', '支出', cell));
      expect(figuresOf(plan)['execution.project.purchases.spent']).toBeUndefined();
      expect(inState(plan, 'refused')).toEqual([]);
    }
  });

  it('a row that comes twice is taken once', () => {
    const drawn = plainSheet();
    const row = drawn.cells.find(([cell]) => cell?.text === '购置费')!;
    const plan = imported({
      ...drawn,
      cells: [...drawn.cells, row.map((cell) => (cell?.kind === 'number' ? number('1') : cell))],
    });
    expect(figuresOf(plan)).toEqual(expected);
    expect(plan.rows.at(-1)).toMatchObject({ id: '购置费#2', target: { to: 'none' } });
    expect(plan.rows.at(-1)!.note).toContain('没有对应的行');
  });
});

describe('rows that the table does not have', () => {
  const withRow = (after: string, name: string) => {
    const drawn = plainSheet();
    const at = drawn.cells.findIndex(([cell]) => cell?.text === after);
    const row = drawn.cells[0]!.map((head) =>
      head?.text === '项目' ? text(name) : head?.text === '支出' ? number('5') : null,
    );
    return { ...drawn, cells: drawn.cells.toSpliced(at + 1, 0, row) };
  };

  it.each([
    ['购置费', '智慧园区维护', 'project', '智慧园区维护'],
    ['招商引资智能平台建设项目', '数据中心二期', 'government_investment', '数据中心二期'],
    ['公用经费', '其中：邮电费', 'basic.public', '邮电费'],
  ])('below %s, %s becomes a new row under %s', (after, name, under, label) => {
    const plan = imported(withRow(after, name));
    expect(plan.added).toEqual({ key: 'execution.rows', value: [{ key: 'rnew1', label, under }] });
    expect(figuresOf(plan)[`execution.${under}.rnew1.spent`]).toBe('5');
  });

  it('is not added where the table takes none, and where a name is nearly the same it is asked', () => {
    const nowhere = imported(withRow('人员经费', '离退休经费'));
    expect(nowhere.added).toBeUndefined();
    const drawn = plainSheet();
    drawn.cells.find(([cell]) => cell?.text === '预算准备金')![0] = text('预算准备金费');
    const nearly = imported(drawn);
    expect(nearly.added).toBeUndefined();
    expect(nearly.rows.find(({ name }) => name === '预算准备金费')!.note).toContain('没有对应的行');
  });

  it('a name that is nearly one of the table is suggested and taken when chosen', () => {
    const drawn = plainSheet();
    drawn.cells.find(([cell]) => cell?.text === '购置费')![0] = text('办公设备购置费');
    const sheet = sheetOf(drawn);
    const { suggestions } = proposeMapping(sheet, table);
    expect(suggestions['办公设备购置费']).toContain('project.purchases');
    const plan = imported(drawn, (mapping) => ({
      ...mapping,
      rows: { ...mapping.rows, 办公设备购置费: { to: 'row', key: 'project.purchases' } },
    }));
    expect(figuresOf(plan)).toEqual(expected);
  });
});

it('a mapping that was decided once serves the next sheet with the same heads', () => {
  const drawn = plainSheet();
  drawn.cells.find(([cell]) => cell?.text === '购置费')![0] = text('设备');
  const first = proposeMapping(sheetOf(drawn), table).mapping;
  const kept = {
    ...first,
    unit: '元',
    rows: { ...first.rows, 设备: { to: 'row' as const, key: 'project.purchases' } },
  };
  const next = proposeMapping(sheetOf(drawn), table, kept).mapping;
  expect(next.rows['设备']).toEqual({ to: 'row', key: 'project.purchases' });
  expect(next.unit).toBe('元');
  expect(layoutText(sheetOf(drawn), table)).toBe(layoutText(sheetOf(plainSheet()), table));
});
