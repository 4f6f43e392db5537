import { describe, expect, it } from '@jest/globals';
import { beginning, edited, redone, undone } from './draft-history.js';

describe('the history of a draft', () => {
  it('goes back and forth through edits', () => {
    const two = edited(edited(beginning('a'), 'b', '改名', 0), 'c', '移动', 10);
    expect(undone(two).present).toBe('b');
    expect(undone(undone(two)).present).toBe('a');
    expect(undone(undone(undone(two))).present).toBe('a');
    expect(redone(undone(undone(two))).present).toBe('b');
    expect(redone(redone(undone(undone(two))))).toMatchObject({ present: 'c', future: [] });
  });

  it('undoes the keystrokes of one edit together, and those after a pause apart', () => {
    const typed = edited(edited(edited(beginning(''), '资', '名称', 0), '资金', '名称', 400), '资金管', '名称', 3000);
    expect(undone(typed).present).toBe('资金');
    expect(undone(undone(typed)).present).toBe('');
  });

  it('forgets what was undone when something else is done', () => {
    expect(redone(edited(undone(edited(beginning(1), 2, '改', 0)), 3, '改', 9)).present).toBe(3);
  });
});
