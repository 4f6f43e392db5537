import { describe, expect, it } from '@jest/globals';
import type { ReturnNote } from '@countersign/contracts';
import type { ShownFinding } from '../section/section-preview.js';
import { owedBeforeSubmission, type SectionWork } from './submit-list.js';

const nothing: SectionWork = { section: 'funds', missing: [], findings: [], notes: [], conflicts: [], problems: {} };
const by = { id: null, name: '某', post: '科长' };
const finding = (change: Partial<ShownFinding>): ShownFinding => ({
  key: 'f',
  check: 'c',
  kind: 'stated',
  severity: 'warning',
  section: 'funds',
  message: '文中为 1，表中为 2',
  places: [
    { section: 'other', field: 'x', label: '甲', shown: '1' },
    { section: 'funds', field: 'y', label: '乙', shown: '2' },
  ],
  facts: {},
  explanation: null,
  ...change,
});
const note: ReturnNote = { id: 'n', field: null, text: '请核对支出数', by, at: '2021-03-01T00:00:00Z', answer: null };

describe('what a section owes before it is submitted', () => {
  it('is nothing when all is done', () => expect(owedBeforeSubmission(nothing)).toEqual([]));
  it('leads into the own section where a finding has a place there', () => {
    expect(owedBeforeSubmission({ ...nothing, findings: [finding({})] })).toEqual([
      { text: '需说明：文中为 1，表中为 2', field: 'y' },
    ]);
  });
  it('an explained warning and findings of other sections are not owed', () => {
    const explained = finding({ explanation: { text: '口径不同', by, at: '2021-03-01T00:00:00Z' } });
    expect(owedBeforeSubmission({ ...nothing, findings: [explained, finding({ section: 'other' })] })).toEqual([]);
  });
  it('an error cannot be explained away', () => {
    const blocking = finding({ severity: 'blocking', explanation: { text: '无', by, at: '2021-03-01T00:00:00Z' } });
    expect(owedBeforeSubmission({ ...nothing, findings: [blocking] })).toHaveLength(1);
  });
  it('counts undecided conflicts and unsaved texts once each, and asks for answers to return reasons', () => {
    const owed = owedBeforeSubmission({
      ...nothing,
      conflicts: [{ key: 'a' }, { key: 'b' }],
      problems: { c: {}, d: {} },
      notes: [note, { ...note, id: 'm', answer: { text: '已改', by, at: note.at } }],
    });
    expect(owed).toEqual([
      { text: '2 处与他人的修改待选定', field: 'a' },
      { text: '2 处内容有误、尚未保存', field: 'c' },
      { text: '答复退回意见“请核对支出数”', field: 'funds' },
    ]);
  });
});
