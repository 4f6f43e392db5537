import { expect, it } from '@jest/globals';
import { cellInWords } from './cell-words.js';
import { gridOf } from './grid-layout.js';
import { executionFormulas, executionTable } from './table.fixture.js';

const grid = gridOf(executionTable, (key) => executionFormulas[key]);

it.each([
  ['a cell of its row goes by the column', 1, 2, '合计 = 年初预算 + 年中调整'],
  ['a subtotal names the rows that it adds up', 4, 0, '小计 = 人员经费、公用经费 之和'],
  ['a figure of another section goes by its full name', 2, 0, '年初预算 = 表4 公用经费'],
  ['a cell that is typed has none', 1, 0, null],
])('%s', (_, row, column, words) =>
  expect(cellInWords(grid, grid.rows[row]!.cells[column]!, () => '表4 公用经费')).toBe(words),
);
