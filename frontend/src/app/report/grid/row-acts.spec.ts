import { beforeEach, describe, expect, it } from '@jest/globals';
import { withRows, type AddedRow, type TableField, type TemplateDefinition } from '@countersign/template';
import { gridOf, type Grid } from './grid-layout.js';
import { GridState } from './grid-state.js';
import { growthPlaces } from './growth-places.js';
import { RowActs, type Growth } from './row-acts.js';
import { executionFormulas, executionTable } from './table.fixture.js';

const table: TableField = {
  ...executionTable,
  growing: [
    { under: 'basic', kind: 'item', label: '基本支出', most: 2 },
    { under: 'basic.*', kind: 'of_which', label: '其中' },
  ],
};
let stored: Record<string, string>;
let texts: Record<string, unknown>;
let rows: AddedRow[];
let made: number;
let state: GridState;
let acts: RowActs;

const field = (): TableField => {
  const definition = { sections: [{ fields: [table] }] } as unknown as TemplateDefinition;
  return withRows(definition, { 'execution.rows': rows }).sections[0]!.fields[0] as TableField;
};
const growth = (): Growth => ({
  field: field(),
  rows,
  text: (key) => texts[key],
  refusal: (next) => (next.some(({ label }) => label === '不行') ? '换一个名称。' : null),
});
const grid = (): Grid => gridOf(field(), (key) => executionFormulas[key]);
const rowOf = (key: string) => grid().rows.find((row) => row.key === key)!;
const shown = () => grid().rows.map(({ key }) => key);

beforeEach(() => {
  [stored, texts, rows, made] = [{}, {}, [], 0];
  state = new GridState({
    grid,
    editable: () => true,
    stored: (key) => stored[key],
    rejected: () => undefined,
    write: (edits) => {
      for (const { key, value } of edits)
        if (value === null) delete stored[key];
        else stored[key] = value;
    },
    writeRows: (step) => {
      if (step.rows) rows = step.rows(rows);
      for (const { key, text } of step.texts ?? []) texts[key] = text;
    },
    reject: () => {},
  });
  acts = new RowActs({
    growth,
    grid,
    stored: (key) => stored[key],
    newKey: () => `rnew${++made}`,
    act: (before, after) => state.act(before, after),
  });
});

function add(label: string, under = 'basic'): void {
  acts.naming.set({ under });
  acts.name(label);
}

/** As the form does: the figures of a removed row go with it. */
function remove(key: string): void {
  acts.run('remove', rowOf(key));
  stored = Object.fromEntries(Object.entries(stored).filter(([each]) => !each.startsWith(`execution.${key}.`)));
  texts = {};
}

describe('naming a row', () => {
  it('adds it at the foot of its group under a key of its own', () => {
    acts.naming.set({ under: 'basic' });
    expect(acts.name(' 培训费 ')).toEqual({ row: 'basic.rnew1' });
    expect(rows).toEqual([{ key: 'rnew1', label: '培训费', under: 'basic' }]);
    expect(shown()).toEqual([
      'basic_head',
      'basic.personnel',
      'basic.public',
      'basic.public.daily',
      'basic.rnew1',
      'basic',
    ]);
    expect(acts.naming()).toBeNull();
  });

  it('stays open with the reason when the name cannot stand', () => {
    acts.naming.set({ under: 'basic' });
    expect(acts.name('不行')).toEqual({ refusal: '换一个名称。' });
    expect([rows, acts.naming()]).toEqual([[], { under: 'basic' }]);
  });

  it('renames a row that is there, and undo gives it its old name', () => {
    add('培训费');
    acts.run('rename', rowOf('basic.rnew1'));
    expect(acts.name('会议费')).toEqual({ row: 'basic.rnew1' });
    expect(rows[0]?.label).toBe('会议费');
    state.run({ kind: 'undo' });
    expect(rows[0]?.label).toBe('培训费');
  });

  it('is undone and done again', () => {
    add('培训费');
    state.run({ kind: 'undo' });
    expect(rows).toEqual([]);
    state.run({ kind: 'redo' });
    expect(rows).toEqual([{ key: 'rnew1', label: '培训费', under: 'basic' }]);
  });
});

describe('removing a row', () => {
  it('tells how much went, and undo brings back rows, figures and reasons', () => {
    add('培训费');
    add('其中：外训', 'basic.rnew1');
    stored = { 'execution.basic.rnew1.budget': '5', 'execution.basic.rnew1.rnew2.budget': '2' };
    texts = { 'execution.basic.rnew1.reason': '推迟' };
    const [rowsBefore, storedBefore, textsBefore] = [rows, stored, texts];
    remove('basic.rnew1');
    expect(acts.removed()).toEqual({ label: '培训费', figures: 2 });
    expect([rows, stored]).toEqual([[], {}]);
    state.run({ kind: 'undo' });
    expect([rows, stored, texts]).toEqual([rowsBefore, storedBefore, textsBefore]);
  });

  it('undone keeps what others added meanwhile', () => {
    add('培训费');
    remove('basic.rnew1');
    rows = [{ key: 'rothers', label: '他人的', under: 'basic' }];
    state.run({ kind: 'undo' });
    expect(rows.map(({ key }) => key).sort()).toEqual(['rnew1', 'rothers']);
  });
});

describe('what is offered', () => {
  const offered = (key: string) => acts.choices(rowOf(key)).map(({ act, off }) => (off ? `(${act})` : act));

  it('depends on the row', () => {
    add('培训费');
    add('会议费');
    expect(offered('basic_head')).toEqual([]);
    expect(offered('basic')).toEqual([]);
    expect(offered('basic.personnel')).toEqual(['add', 'add_below']);
    expect(offered('basic.public.daily')).toEqual([]);
    expect(offered('basic.rnew1')).toEqual(['rename', '(up)', 'down', 'remove', 'add', 'add_below']);
    expect(offered('basic.rnew2')).toEqual(['rename', 'up', '(down)', 'remove', 'add', 'add_below']);
  });

  it('moves a row with the keyboard’s act, and back', () => {
    add('培训费');
    add('会议费');
    acts.run('up', rowOf('basic.rnew2'));
    expect(rows.map(({ label }) => label)).toEqual(['会议费', '培训费']);
    state.run({ kind: 'undo' });
    expect(rows.map(({ label }) => label)).toEqual(['培训费', '会议费']);
  });

  it('stands at the foot of each group, says when it is full, and where a name is being typed', () => {
    const foots = () =>
      growthPlaces(growth(), acts.naming()).map(({ under, index, full, naming }) => [
        under,
        index,
        full !== null,
        naming,
      ]);
    expect(foots()).toEqual([['basic', 4, false, false]]);
    add('培训费');
    add('会议费');
    expect(foots()).toEqual([['basic', 6, true, false]]);
    acts.naming.set({ under: 'basic.personnel' });
    expect(foots()).toEqual([
      ['basic', 6, true, false],
      ['basic.personnel', 2, false, true],
    ]);
  });

  it('is nothing where no rows may be added', () => {
    const closed = new RowActs({ growth: () => null, grid, stored: () => undefined, newKey: () => '', act: () => {} });
    expect(closed.choices(rowOf('basic.personnel'))).toEqual([]);
  });
});

describe('the cursor', () => {
  it('stays at its cell when a row comes above it, and at its place when its row goes', () => {
    state.reset();
    add('培训费');
    const before = grid();
    const at = before.rows.findIndex(({ key }) => key === 'basic.rnew1');
    state.go({ row: at, column: 1 });
    rows = [{ key: 'rabove', label: '他人的', under: 'basic.public' }, ...rows];
    state.follow(before);
    expect(state.cursor()?.key).toBe('execution.basic.rnew1.adjusted');
    const full = grid();
    rows = rows.filter(({ key }) => key !== 'rnew1');
    state.follow(full);
    expect(state.cursor()?.key).toBe('execution.basic.adjusted');
  });
});
