import { describe, expect, it } from '@jest/globals';
import type { AddedRow } from '@countersign/template';
import { nextRequest, overlay, rebase, sendableEdits, withEdit, type Edit, type SectionValues } from './edits.js';
import { mergeValue } from './merge.js';

const row = (key: string, label = key): AddedRow => ({ key, label, under: 'project' });
const [park, school, road] = [row('rpark'), row('rschool'), row('rroad')];
const spent = 'execution.project.rpark.spent';
const reason = 'execution.project.rpark.reason';
const other = 'execution.basic.personnel.spent';
const stored: SectionValues = {
  revision: 7,
  figures: { [spent]: '4', [other]: '9' },
  answers: { 'execution.rows': [park], [reason]: '推迟' },
};
const rows = (value: AddedRow[] | null): Edit => ({ kind: 'answer', key: 'execution.rows', value });
const figure = (key: string, value: string | null): Edit => ({ kind: 'figure', key, value });

describe('a row that is removed', () => {
  it('takes its figures and texts along at once', () => {
    const shown = overlay(stored, [rows(null)]);
    expect(shown.figures).toEqual({ [other]: '9' });
    expect(shown.answers).toEqual({ 'execution.rows': null });
  });

  it('takes along what was typed in it and is not saved yet', () => {
    expect(withEdit(stored, [figure(spent, '5'), figure(other, '8')], rows(null))).toEqual([
      figure(other, '8'),
      rows(null),
    ]);
  });

  it('and put back before that is saved is as it was', () => {
    const undone = withEdit(stored, [rows(null)], rows([park]));
    expect(undone).toEqual([]);
  });

  it('and put back while that is being saved is saved again, with its figures', () => {
    const sending = [rows(null)];
    const withRow = withEdit(stored, sending, rows([park]), sending);
    const edits = withEdit(stored, withRow, figure(spent, '4'), sending);
    expect(edits).toEqual([rows([park]), figure(spent, '4')]);
  });
});

describe('an edit taken back while it is being saved', () => {
  it('is still to be saved', () => {
    const sending = [figure(other, '8')];
    expect(withEdit(stored, sending, figure(other, '9'), sending)).toEqual([figure(other, '9')]);
  });
});

describe('what is sent', () => {
  it('is the rows first, then what was typed in them', () => {
    const edits = [figure('execution.project.rroad.spent', '1'), rows([park, road])];
    expect(nextRequest(edits)).toEqual([rows([park, road])]);
    expect(nextRequest(edits.slice(0, 1))).toEqual(edits.slice(0, 1));
  });
});

describe('rows that were refused', () => {
  it('hold back what was typed in the new ones, and nothing else', () => {
    const inNew = figure('execution.project.rroad.spent', '1');
    const edits = [inNew, rows([park, road]), figure(spent, '5'), figure(other, '8')];
    expect(sendableEdits(stored, edits, (key) => key === 'execution.rows')).toEqual([
      figure(spent, '5'),
      figure(other, '8'),
    ]);
    expect(sendableEdits(stored, edits, () => false)).toEqual(edits);
    expect(sendableEdits(stored, edits, (key) => key === other)).toEqual(edits.slice(0, 3));
  });
});

describe('rows that two people changed', () => {
  it.each<[string, AddedRow[] | undefined, AddedRow[], AddedRow[], string[]]>([
    ['both add', [park], [park, road], [park, school], ['rpark', 'rschool', 'rroad']],
    ['both add the first', undefined, [road], [school], ['rschool', 'rroad']],
    ['one adds, one removes', [park], [park, road], [], ['rroad']],
    ['one renames, one adds', [park], [row('rpark', '新名')], [park, school], ['rpark', 'rschool']],
    ['one moves, one adds', [park, school], [park, school, road], [school, park], ['rschool', 'rpark', 'rroad']],
    ['one moves, the other too', [park, school], [school, park], [school, park], ['rschool', 'rpark']],
  ])('%s: both changes stand', (_, base, mine, theirs, keys) => {
    const merged = mergeValue(base, mine, theirs);
    expect(merged.settled && (merged.value as AddedRow[]).map(({ key }) => key)).toEqual(keys);
  });

  it('a person decides when one renamed what the other removed, or both renamed', () => {
    expect(mergeValue([park], [row('rpark', '新名')], [])).toEqual({ settled: false });
    expect(mergeValue([park], [row('rpark', '甲')], [row('rpark', '乙')])).toEqual({ settled: false });
  });
});

describe('what was typed in a row that somebody else removed', () => {
  const removed: SectionValues = { revision: 8, figures: { [other]: '9' }, answers: {} };

  it('is kept for a person to decide, with the row it belongs to', () => {
    const { edits, conflicts } = rebase(stored, [figure(spent, '5'), figure(other, '8')], removed);
    expect(edits).toEqual([figure(other, '8')]);
    expect(conflicts).toEqual([
      { kind: 'figure', key: spent, mine: '5', theirs: null, row: { rows: 'execution.rows', row: park } },
    ]);
  });

  it('is not asked about when it only cleared the cell', () => {
    expect(rebase(stored, [figure(spent, null)], removed)).toEqual({ edits: [], conflicts: [] });
  });
});
