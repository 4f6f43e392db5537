import { describe, expect, it } from '@jest/globals';
import { mentionedIn, nameBeingTyped } from './comment-words.js';

describe('a name in a comment', () => {
  it.each<[string, string | null]>([
    ['请@', ''],
    ['请@财务', '财务'],
    ['请@财务科甲 ', null],
    ['请核对', null],
    ['a@b@丙', '丙'],
  ])('“%s” is typing %j', (text, name) => expect(nameBeingTyped(text, text.length)).toBe(name));
  it('is looked for at the caret, not at the end', () => expect(nameBeingTyped('请@财务核对', 4)).toBe('财务'));
  it('that was deleted again mentions nobody, and one that is named twice is mentioned once', () => {
    const people = [
      { id: '1', name: '甲科员' },
      { id: '2', name: '乙科员' },
    ];
    expect(mentionedIn('请@甲科员看，@甲科员', people)).toEqual(['1']);
  });
});
