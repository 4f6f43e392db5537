import { describe, expect, it } from '@jest/globals';
import { isAddedKey, type AddedRow } from '@countersign/template';
import {
  mayMove,
  movedRow,
  newRowKey,
  rowWithMembers,
  withLabel,
  withoutRows,
  withRow,
  withRowsBack,
} from './added-rows.js';

const row = (key: string, under = 'project'): AddedRow => ({ key, label: key, under });
const [a, b, c] = [row('raaaa'), row('rbbbb', 'basic.public'), row('rcccc')];
const stage = row('rstage', 'project.raaaa');
const keys = (rows: readonly AddedRow[]) => rows.map(({ key }) => key);

describe('a key of a new row', () => {
  it.each([
    ['zeros', new Uint8Array(8)],
    ['the largest bytes', new Uint8Array(8).fill(255)],
    ['more bytes than needed', new Uint8Array(32).fill(7)],
  ])('is well made from %s', (_, bytes) => {
    expect(isAddedKey(newRowKey(bytes))).toBe(true);
  });
});

describe('rows', () => {
  it('are added at the end, and only once', () => {
    expect(withRow([a], c)).toEqual([a, c]);
    expect(withRow([a, c], c)).toEqual([a, c]);
  });

  it('are renamed by their key', () => {
    expect(withLabel([a, c], 'rcccc', '新名')).toEqual([a, { ...c, label: '新名' }]);
    expect(withLabel([a], 'rgone', '新名')).toEqual([a]);
  });

  it('change places within their group, over rows of other groups, and back', () => {
    const moved = movedRow([a, b, c], 'raaaa', 1);
    expect(keys(moved)).toEqual(['rcccc', 'rbbbb', 'raaaa']);
    expect(movedRow(moved, 'raaaa', -1)).toEqual([a, b, c]);
  });

  it('stay where they are at the edge of the group', () => {
    expect([mayMove([a, b, c], 'raaaa', -1), mayMove([a, b, c], 'raaaa', 1)]).toEqual([false, true]);
    expect(mayMove([a, b, c], 'rbbbb', 1)).toBe(false);
    expect(movedRow([a, b, c], 'rcccc', 1)).toEqual([a, b, c]);
    expect(movedRow([a, b, c], 'rgone', 1)).toEqual([a, b, c]);
  });

  it('go with those that stand under them, and come back where they stood', () => {
    const before = [a, stage, b, c];
    const gone = rowWithMembers(before, 'raaaa');
    const left = withoutRows(before, gone);
    expect([keys(gone), left]).toEqual([
      ['raaaa', 'rstage'],
      [b, c],
    ]);
    expect(withRowsBack(left, gone, before)).toEqual(before);
    expect(withRowsBack(before, gone, before)).toEqual(before);
  });

  it('come back beside what others added meanwhile', () => {
    const others = row('rothers');
    expect(keys(withRowsBack([a, others], [c], [a, c]))).toEqual(['raaaa', 'rcccc', 'rothers']);
  });
});
