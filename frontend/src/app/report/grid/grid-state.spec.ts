import { beforeEach, describe, expect, it } from '@jest/globals';
import { gridOf } from './grid-layout.js';
import { GridState } from './grid-state.js';
import { executionFormulas, executionTable } from './table.fixture.js';

const grid = gridOf(executionTable, (key) => executionFormulas[key]);
const budget = 'execution.basic.personnel.budget';
let stored: Record<string, string>;
let refused: Record<string, string>;
let table: GridState;

beforeEach(() => {
  [stored, refused] = [{ [budget]: '10' }, {}];
  table = new GridState({
    grid: () => grid,
    editable: () => true,
    stored: (key) => stored[key],
    rejected: (key) => refused[key],
    write: (edits) => {
      for (const { key, value } of edits) {
        delete refused[key];
        if (value === null) delete stored[key];
        else stored[key] = value;
      }
    },
    reject: (key, text) => (refused[key] = text),
  });
  table.reset();
});

function typeText(text: string): void {
  table.type(text);
  table.commit();
}

describe('a text that is no amount', () => {
  it('stays at its cell, and what is stored stays stored', () => {
    typeText('abc');
    expect({ stored, refused }).toEqual({ stored: { [budget]: '10' }, refused: { [budget]: 'abc' } });
  });

  it.each(['undo', 'dismiss'] as const)('goes away with %s, and the stored amount is shown again', (kind) => {
    typeText('abc');
    expect(table.run({ kind })).toBe(true);
    expect({ stored, refused }).toEqual({ stored: { [budget]: '10' }, refused: {} });
  });

  it('undoing it leaves the edit before it alone', () => {
    typeText('20');
    typeText('abc');
    table.run({ kind: 'undo' });
    expect(stored[budget]).toBe('20');
    table.run({ kind: 'undo' });
    expect(stored[budget]).toBe('10');
  });

  it('typed twice in a row is undone at once', () => {
    typeText('20');
    typeText('abc');
    typeText('abd');
    table.run({ kind: 'undo' });
    table.run({ kind: 'undo' });
    expect(stored[budget]).toBe('10');
  });
});

it('a paste that adds rows is one act: undoing takes the rows away and puts the figures back', () => {
  let rows: readonly { key: string; label: string; under: string }[] = [];
  const field = { ...executionTable, growing: [{ under: 'basic', kind: 'item' as const, label: '基本支出' }] };
  const growing = new GridState({
    grid: () => grid,
    editable: () => true,
    stored: (key) => stored[key],
    rejected: () => undefined,
    reject: () => undefined,
    write: (edits) => {
      for (const { key, value } of edits)
        if (value === null) delete stored[key];
        else stored[key] = value;
    },
    writeRows: (step) => (rows = step.rows?.(rows) ?? rows),
    growth: () => ({ field, rows, text: () => undefined, refusal: () => null, newKey: () => 'rnew1' }),
  });
  growing.reset();
  growing.paste('人员经费\t20\t1\n离退休经费\t5\t6', '');
  expect(rows).toEqual([{ key: 'rnew1', label: '离退休经费', under: 'basic' }]);
  expect(stored).toMatchObject({ [budget]: '20', 'execution.basic.rnew1.budget': '5' });
  expect(growing.remarks()?.rows).toHaveLength(1);
  growing.run({ kind: 'undo' });
  expect(rows).toEqual([]);
  expect(stored[budget]).toBe('10');
  growing.run({ kind: 'redo' });
  expect(rows).toHaveLength(1);
  expect(stored['execution.basic.rnew1.adjusted']).toBe('6');
});
