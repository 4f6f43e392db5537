import { describe, expect, it } from '@jest/globals';
import type { IndicatorDefinition, Rule } from './definition.js';
import { checkStagedPoints, scoredBy, stagedPointsLimits, stepOf } from './staged-points.js';
import type { StagedPointsLimits } from './staged-points.js';

const indicator = (rule: Rule): IndicatorDefinition => ({
  key: 'quality',
  label: '质量',
  group: 'output',
  points: '5',
  section: 's',
  criterion: '',
  rule,
});
const judged: Rule = { kind: 'judged', points: '5', step: '0.5', label: '质量' };
const progress: Rule = { kind: 'proportional', ratio: 'done / planned', label: '完成率', points: '5' };
const ticks: Rule = { kind: 'checklist', items: [{ key: 'plan', label: '有计划', points: '5' }] };
const veto = (rule: Rule): Rule => ({ kind: 'veto', key: 'fraud', label: '有弄虚作假', rule });
const both: Rule = {
  kind: 'sum',
  parts: [
    { key: 'rate', label: '完成率', rule: progress },
    { key: 'opinion', label: '评定', rule: judged },
  ],
};

describe('where points come from', () => {
  it.each([
    ['figures alone', progress, 'computed', null],
    ['figures, with a veto that is ticked', veto(progress), 'computed', null],
    ['ticks', ticks, 'answered', null],
    ['a judgement', judged, 'judged', '0.5'],
    ['a judgement under a veto', veto(judged), 'judged', '0.5'],
    ['figures and a judgement: the sum keeps to no step', both, 'judged', null],
    ['a judgement that is needed only without figures', { ...progress, empty: 'judged' }, 'computed', null],
  ] as const)('%s', (_, rule, by, step) => {
    expect({ by: scoredBy(indicator(rule)), step: stepOf(indicator(rule)) }).toEqual({ by, step });
  });
});

describe('within which points', () => {
  const points = { self: '4', verified: '4', rescored: '4' };
  it.each([
    ['an indicator: with the weight that was handed to it', {}, '6.25', '0', '6.25'],
    ['one that does not apply: nothing', {}, '0', '0', '0'],
    ['a bonus', { role: 'bonus' }, '5', '0', '5'],
    ['a deduction', { role: 'deduction' }, '0', '-5', '0'],
  ] as const)('%s', (_, more, of, least, most) => {
    expect(stagedPointsLimits({ ...indicator(progress), ...more }, of, points)).toMatchObject({ least, most });
  });
});

describe('what a stage may give', () => {
  const limits = (more: Partial<StagedPointsLimits> = {}): StagedPointsLimits => ({
    least: '0',
    most: '5',
    step: null,
    points: { self: '4', verified: '3', rescored: '3' },
    ...more,
  });
  const byStep = limits({ step: '0.5' });
  const oddFull = limits({ most: '4.75', step: '0.5' });
  const unknown = limits({ points: { self: null, verified: null, rescored: null } });
  it.each([
    ['the self-score, without a reason', 'verified', '4', '', limits(), []],
    ['the self-score, written otherwise', 'verified', '4.00', '', limits(), []],
    ['other points, with a reason', 'verified', '2.25', '缺佐证', limits(), []],
    ['other points without a reason', 'verified', '2.25', '', limits(), ['reason_missing']],
    ['other points with blanks as a reason', 'verified', '2.25', ' \n', limits(), ['reason_missing']],
    ['the verified points, re-scored without a reason', 'rescored', '3', '', limits(), []],
    ['the self-score again, where the reviewer gave another', 'rescored', '4', '', limits(), ['reason_missing']],
    ['points where the self-score is unknown', 'rescored', '4', '', unknown, ['reason_missing']],
    ['none at all', 'verified', '0', '无', limits(), []],
    ['full', 'verified', '5', '无', limits(), []],
    ['above full', 'verified', '5.01', '无', limits(), ['points_out_of_range']],
    ['below nothing', 'verified', '-0.01', '无', limits(), ['points_out_of_range']],
    ['three decimals', 'verified', '4.125', '无', limits(), ['too_many_decimals']],
    ['a multiple of the step', 'verified', '4.5', '无', byStep, []],
    ['beside the step', 'verified', '4.55', '无', byStep, ['off_step']],
    ['full points that are no multiple of the step', 'verified', '4.75', '无', oddFull, []],
    ['several faults at once', 'rescored', '5.25', '', byStep, ['points_out_of_range', 'off_step', 'reason_missing']],
  ] as const)('%s', (_, stage, points, reason, given, codes) => {
    expect(checkStagedPoints(stage, { points, reason }, given).map(({ code }) => code)).toEqual(codes);
  });

  it('every refusal names the field and the way out', () => {
    expect(checkStagedPoints('verified', { points: '5.25', reason: '' }, byStep).map(({ zh }) => zh)).toEqual([
      '复核得分应在 0 至 5 分之间，请改填。',
      '复核得分应为 0.5 分的整数倍，请改填。',
      '与自评的 4 分不同，请在“依据”中写明理由。',
    ]);
  });
});
