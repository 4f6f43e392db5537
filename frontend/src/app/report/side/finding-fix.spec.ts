import { describe, expect, it } from '@jest/globals';
import type { FindingFix } from '@countersign/contracts';
import { editOf, fixText } from './finding-fix.js';

const live: FindingFix = {
  kind: 'replace_text',
  label: '改为实时数据 5.21 万元',
  section: 'three_public',
  answer: 'text',
  position: 5,
  from: '5.12',
  to: '{reception.final}',
};
const opening: FindingFix = {
  kind: 'set_figure',
  label: '改为 19.80 万元',
  section: 'carry_over',
  key: 'opening',
  value: '19.8',
};
const label = (key: string) => ({ text: '说明', 'reception.final': '接待费支出', opening: '年初结转' })[key] ?? key;

describe('a fix', () => {
  it('puts the live figure in the place of the number, and leaves the rest of the text', () => {
    expect(editOf(live, { answers: { text: '接待费支出5.12万元。' } })).toEqual({
      kind: 'narrative',
      key: 'text',
      value: '接待费支出{reception.final}万元。',
    });
  });

  it.each(['接待费支出了5.12万元。', '接待费支出5.21万元。', '', undefined, 7])(
    'does nothing to a text that no longer says it there: %s',
    (text) => {
      expect(editOf(live, { answers: { text } })).toBeNull();
    },
  );

  it('sets a figure like one that is typed', () => {
    expect(editOf(opening, { answers: {} })).toEqual({ kind: 'figure', key: 'opening', value: '19.8' });
  });

  it('says before what it will do', () => {
    expect(fixText(live, label)).toBe('按下后，“说明”中的“5.12”换成“〔接待费支出〕”，随即保存。');
    expect(fixText(opening, label)).toBe('按下后，“年初结转”改为 19.80 万元，随即保存。');
  });
});
