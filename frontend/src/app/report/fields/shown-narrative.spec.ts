import { describe, expect, it } from '@jest/globals';
import { shownNarrative } from './shown-narrative.js';

const figures = (key: string) =>
  key === 'execution.total.progress'
    ? { label: '执行进度', unit: '%', decimals: 2, value: '0.9767', prior: null }
    : undefined;

describe('a narrative on the screen', () => {
  it('shows live figures, numbers of items and of footnotes', () => {
    const { blocks, footnotes } = shownNarrative('+ 执行率**{execution.total.progress}**[^按支出]。\n|甲|<|', figures);
    expect(blocks).toMatchObject([
      {
        kind: 'line',
        number: '一、',
        pieces: [
          { kind: 'text', text: '执行率' },
          { kind: 'figure', text: '97.67%', label: '执行进度', strong: true },
          { kind: 'footnote', number: 1 },
          { kind: 'text', text: '。' },
        ],
      },
      { kind: 'table', rows: [[{ columnSpan: 2, pieces: [{ text: '甲' }] }]] },
    ]);
    expect(footnotes).toMatchObject([[{ text: '按支出' }]]);
  });

  it('keeps braces that name no figure', () => {
    expect(shownNarrative('{not.known} {}', figures).blocks).toMatchObject([
      {
        pieces: [
          { kind: 'text', text: '{not.known}' },
          { kind: 'text', text: ' {}' },
        ],
      },
    ]);
  });

  it('empty paragraphs stay', () => expect(shownNarrative('\n', figures).blocks).toHaveLength(2));
});
