import { describe, expect, it } from '@jest/globals';
import { shareInCommon, redline, type RedlinePart } from './redline.js';

const shown = (parts: RedlinePart[]) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`)).join('');

describe('what changed in a text', () => {
  it.each([
    ['执行率96.60%，', '执行率97.67%，', '执行率-96.60%-+97.67%+，'],
    ['结转-3.20万元', '结转3.20万元', '结转--3.20-+3.20+万元'],
    ['甲乙', '甲丙乙', '甲+丙+乙'],
    ['甲丙乙', '甲乙', '甲-丙-乙'],
    ['', '甲', '+甲+'],
    ['甲', '', '-甲-'],
    ['甲', '甲', '甲'],
  ])('%s → %s', (before, after, parts) => expect(shown(redline(before, after))).toBe(parts));

  it('both versions can be read from it', () => {
    const [before, after] = ['三公经费支出8.36万元，较上年下降。', '“三公”经费支出 8.41 万元，同比下降12%。'];
    const parts = redline(before, after);
    const without = (kind: RedlinePart['kind']) =>
      parts
        .filter((part) => part.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([without('added'), without('removed')]).toEqual([before, after]);
  });
  it('a rewritten page is told as replaced', () => {
    expect(redline('甲'.repeat(1500), '乙'.repeat(1500))).toHaveLength(2);
  });
  it.each([
    ['甲乙丙丁', '甲乙丙戊', 0.75],
    ['甲', '甲', 1],
    ['', '', 1],
    ['甲', '乙', 0],
  ])('“%s” and “%s” are alike by %s', (before, after, share) => expect(shareInCommon(before, after)).toBe(share));
});
