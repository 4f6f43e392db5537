import { describe, expect, it } from '@jest/globals';
import { gridOf } from './grid-layout.js';
import { firstPosition, leap, nextEntry, selectedCells, step, type Direction } from './grid-selection.js';
import { executionFormulas, executionTable } from './table.fixture.js';

const grid = gridOf(executionTable, (key) => executionFormulas[key]);
const at = (row: number, column: number) => ({ row, column });

describe('moving in a table', () => {
  it.each<[title: string, direction: Direction, from: [number, number], to: [number, number]]>([
    ['down goes one row', 'down', [1, 0], [2, 0]],
    ['up stays below a heading that is the first row', 'up', [1, 2], [1, 2]],
    ['left stops at the first column', 'left', [2, 0], [2, 0]],
    ['right stops at the last column', 'right', [2, 3], [2, 3]],
    ['down stops at the last row', 'down', [4, 1], [4, 1]],
  ])('%s', (_, direction, from, to) => expect(step(grid, at(...from), direction)).toEqual(at(...to)));

  it('Ctrl with an arrow goes to the edge', () => expect(leap(grid, at(1, 1), 'down')).toEqual(at(4, 1)));
  it('the first place is the first cell that is typed by hand', () => expect(firstPosition(grid)).toEqual(at(1, 0)));
});

describe('Tab', () => {
  it.each([
    ['goes to the next cell that is typed', [1, 0], [1, 1]],
    ['passes computed cells of the row and of the next one', [1, 1], [2, 1]],
    ['passes cells that a row does not have', [2, 1], [3, 0]],
  ])('%s', (_, [row = 0, column = 0], to) => expect(nextEntry(grid, at(row, column))).toEqual(at(to[0]!, to[1]!)));
  it('leaves the table after the last one', () => expect(nextEntry(grid, at(3, 0))).toBeNull());
  it('goes back with Shift', () => expect(nextEntry(grid, at(3, 0), true)).toEqual(at(2, 1)));
});

it('a selection is a rectangle whichever way it was drawn, headings left out', () => {
  const cells = selectedCells(grid, { anchor: at(2, 1), focus: at(0, 0) });
  expect(cells.map(({ key }) => key)).toEqual([
    'execution.basic.personnel.budget',
    'execution.basic.personnel.adjusted',
    'execution.basic.public.budget',
    'execution.basic.public.adjusted',
  ]);
});
