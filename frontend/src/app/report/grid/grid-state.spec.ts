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
