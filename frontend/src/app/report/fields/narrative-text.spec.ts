import { describe, expect, it } from '@jest/globals';
import { lengthOf, narrativeParts } from './narrative-text.js';

const known = (key: string) => key === 'execution.total.progress';

describe('a narrative', () => {
  it('is split where a figure stands', () => {
    expect(narrativeParts('执行率 {execution.total.progress}。\n第二段', known)).toEqual([
      [
        { kind: 'text', text: '执行率 ' },
        { kind: 'figure', key: 'execution.total.progress' },
        { kind: 'text', text: '。' },
      ],
      [{ kind: 'text', text: '第二段' }],
    ]);
  });
  it('keeps braces that name no figure', () => {
    expect(narrativeParts('{not.known} {}', known)).toEqual([[{ kind: 'text', text: '{not.known} {}' }]]);
  });
  it('empty paragraphs stay', () => expect(narrativeParts('\n', known)).toEqual([[], []]));
  it('counts a rare character once', () => expect(lengthOf('𠮷a')).toBe(2));
});
