import { describe, expect, it } from '@jest/globals';
import type { PointsBasis, StagePoints } from '@countersign/scoring';
import { changeText, outdatedText, weightText } from './stage-words.js';

describe('a change of points', () => {
  it.each([
    ['-1.50', '−1.5'],
    ['0.25', '+0.25'],
    ['0', ''],
    ['-0', ''],
    [null, ''],
  ])('%s reads “%s”', (change, text) => {
    expect(changeText(change)).toBe(text);
  });
});

describe('points that rest on others', () => {
  const cases: [string, 'verified' | 'rescored', PointsBasis, StagePoints, string][] = [
    [
      'the self-score changed',
      'verified',
      { self: '8', verified: null },
      { self: '4', verified: '6', rescored: '6' },
      '基于原自评 8 分',
    ],
    [
      'the self-score was not known',
      'verified',
      { self: null, verified: null },
      { self: '4', verified: '6', rescored: '6' },
      '基于自评未定时',
    ],
    [
      'the reviewer changed',
      'rescored',
      { self: '8', verified: '6' },
      { self: '8', verified: '5', rescored: '6' },
      '基于原复核 6 分',
    ],
    [
      'both changed',
      'rescored',
      { self: '8', verified: '6' },
      { self: '4', verified: '5', rescored: '6' },
      '基于原自评 8 分、原复核 6 分',
    ],
    [
      'nobody verified: the verified points only follow',
      'rescored',
      { self: '8', verified: '8' },
      { self: '4', verified: '4', rescored: '6' },
      '基于原自评 8 分',
    ],
    [
      'somebody has verified since',
      'rescored',
      { self: '8', verified: '8' },
      { self: '8', verified: '6', rescored: '5' },
      '基于原复核 8 分',
    ],
  ];
  it.each(cases)('%s', (_, stage, basis, points, text) => {
    expect(outdatedText({ points, outdated: [{ stage, basis }] }, stage)).toBe(text);
  });

  it('nothing is said of points whose basis stands', () => {
    const points = { self: '8', verified: '6', rescored: '6' };
    expect(outdatedText({ points, outdated: [] }, 'verified')).toBe('');
  });
});

describe('what an indicator weighs', () => {
  it.each([
    ['its full points', {}, { of: '5' }, ''],
    ['written otherwise', {}, { of: '5.00' }, ''],
    ['with the weight of one that does not apply', {}, { of: '6.25' }, '原 5'],
    ['it does not apply', {}, { of: '0', notApplicable: true }, '不适用'],
    ['a bonus', { role: 'bonus' }, { of: '5' }, '加分项'],
    ['a deduction', { role: 'deduction' }, { of: '0' }, '扣分项，最多 −5'],
    ['not computed yet', {}, undefined, ''],
  ] as const)('%s', (_, more, score, text) => {
    expect(weightText({ points: '5', ...more }, score)).toBe(text);
  });
});
