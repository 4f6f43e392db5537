import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@countersign/figures';
import fc from 'fast-check';
import { compareStages } from './stages.js';
import type { GivenPoints, StagedIndicator } from './stages.js';

const groups = [
  { key: 'input', label: '投入' },
  { key: 'target', label: '目标设定', parent: 'input' },
  { key: 'budget', label: '预算配置', parent: 'input' },
  { key: 'output', label: '产出' },
];
const given = (
  points: string,
  self: string | null,
  verified: string | null = null,
  reason = '依据不足',
): GivenPoints => ({
  points,
  reason,
  basis: { self, verified },
});
const line = (
  key: string,
  group: string,
  self: string | null,
  more: Partial<StagedIndicator> = {},
): StagedIndicator => ({
  key,
  label: key,
  group,
  of: '10',
  self,
  verified: null,
  rescored: null,
  ...more,
});

describe('three stages side by side', () => {
  it.each([
    ['nobody gave points: every stage has the self-score', null, null, { self: '8', verified: '8', rescored: '8' }],
    ['the bureau takes over what the reviewer verified', '6.5', null, { self: '8', verified: '6.5', rescored: '6.5' }],
    ['the reviewer takes over the self-score', null, '5', { self: '8', verified: '8', rescored: '5' }],
    ['each stage has its own', '6.5', '7.25', { self: '8', verified: '6.5', rescored: '7.25' }],
  ])('%s', (_, verified, rescored, expected) => {
    const indicator = line('a', 'target', '8', {
      verified: verified === null ? null : given(verified, '8'),
      rescored: rescored === null ? null : given(rescored, '8', verified ?? '8'),
    });
    expect(compareStages([indicator], groups).lines[0]!.points).toEqual(expected);
  });

  it('totals add up what is shown, by group with its subgroups, and say what changes', () => {
    const { total, groups: byGroup } = compareStages(
      [
        line('a', 'target', '8', { verified: given('6.5', '8') }),
        line('b', 'budget', '10', { verified: given('10', '10', null, ''), rescored: given('9.75', '10', '10') }),
        line('c', 'output', '3.34'),
      ],
      groups,
    );
    expect(total.points).toEqual({ self: '21.34', verified: '19.84', rescored: '19.59' });
    expect(total.change).toEqual({ verified: '-1.5', rescored: '-0.25' });
    expect(total.given).toEqual({ verified: 2, rescored: 1 });
    expect(byGroup.map(({ key, points }) => [key, points.self, points.verified, points.rescored])).toEqual([
      ['input', '18', '16.5', '16.25'],
      ['target', '8', '6.5', '6.5'],
      ['budget', '10', '10', '9.75'],
      ['output', '3.34', '3.34', '3.34'],
    ]);
  });

  it('an unknown self-score leaves the stages incomplete until somebody gives points', () => {
    const { total, lines } = compareStages(
      [line('a', 'target', null, { rescored: given('4', null) }), line('b', 'output', '5')],
      groups,
    );
    expect(total.points).toEqual({ self: '5', verified: '5', rescored: '9' });
    expect(total.complete).toEqual({ self: false, verified: false, rescored: true });
    // a number where there was none is not a difference of that many points
    expect(total.change).toEqual({ verified: '0', rescored: '0' });
    expect(lines[0]!.differences).toEqual([
      { stage: 'rescored', from: null, to: '4', change: null, reason: '依据不足' },
    ]);
  });
});

describe('differences', () => {
  it('each stage is held against the one before, with its reason; 6.50 and 6.5 are the same', () => {
    const { lines } = compareStages(
      [
        line('a', 'target', '8', {
          verified: given('6.5', '8', null, '缺佐证'),
          rescored: given('6.50', '8', '6.5', ''),
        }),
        line('b', 'target', '8', {
          verified: given('6', '8', null, '缺佐证'),
          rescored: given('7', '8', '6', '补充了佐证'),
        }),
        line('c', 'target', '8', { verified: given('8.00', '8', null, '') }),
      ],
      groups,
    );
    expect(lines.map(({ differences }) => differences)).toEqual([
      [{ stage: 'verified', from: '8', to: '6.5', change: '-1.5', reason: '缺佐证' }],
      [
        { stage: 'verified', from: '8', to: '6', change: '-2', reason: '缺佐证' },
        { stage: 'rescored', from: '6', to: '7', change: '1', reason: '补充了佐证' },
      ],
      [],
    ]);
  });
});

describe('points given on earlier points that have changed since', () => {
  it.each([
    ['nothing changed', '8', given('6', '8'), given('5', '8', '6'), []],
    ['the figures changed', '7.5', given('6', '8'), given('5', '8', '6'), ['verified', 'rescored']],
    ['the reviewer changed, the figures did not', '8', given('7', '8'), given('5', '8', '6'), ['rescored']],
    ['the self-score became known', '8', given('6', null), null, ['verified']],
    ['the self-score is unknown again', null, given('6', '8'), null, ['verified']],
    ['it is still unknown', null, given('6', null), null, []],
    ['the same number written otherwise', '8.00', given('6', '8'), null, []],
    [
      'the bureau agreed with a self-score that nobody had verified then',
      '8',
      given('8', '8'),
      given('8', '8', '8'),
      [],
    ],
  ] as const)('%s', (_, self, verified, rescored, outdated) => {
    const { lines } = compareStages([line('a', 'target', self, { verified, rescored })], groups);
    expect(lines[0]!.outdated.map(({ stage }) => stage)).toEqual(outdated);
  });

  it('the points they rest on are told', () => {
    const { lines } = compareStages([line('a', 'target', '7', { verified: given('6', '8') })], groups);
    expect(lines[0]!.outdated).toEqual([{ stage: 'verified', basis: { self: '8', verified: null } }]);
  });
});

describe('whatever the stages say', () => {
  const cents = fc.integer({ min: 0, max: 1000 }).map((value) => new Decimal(value).div(100).toFixed());
  const maybe = fc.option(cents);
  const indicator = fc.record({
    self: maybe,
    verified: maybe,
    rescored: maybe,
    group: fc.constantFrom('target', 'budget', 'output'),
  });
  const rubric = fc.array(indicator, { maxLength: 12 }).map((all) =>
    all.map(({ self, verified, rescored, group }, index) =>
      line(`i${index}`, group, self, {
        verified: verified === null ? null : given(verified, self),
        rescored: rescored === null ? null : given(rescored, self, verified ?? self),
      }),
    ),
  );

  it('the outer groups add up to the total at every stage', () => {
    fc.assert(
      fc.property(rubric, (indicators) => {
        const { total, groups: byGroup } = compareStages(indicators, groups);
        for (const stage of ['self', 'verified', 'rescored'] as const) {
          const outer = byGroup.filter(({ key }) => key === 'input' || key === 'output');
          const added = outer.reduce((sum, { points }) => sum.plus(points[stage]), new Decimal(0));
          expect(added.toFixed()).toBe(new Decimal(total.points[stage]).toFixed());
        }
      }),
    );
  });

  it('the listed differences add up to the change of the total', () => {
    fc.assert(
      fc.property(rubric, (indicators) => {
        const { total, lines } = compareStages(indicators, groups);
        for (const stage of ['verified', 'rescored'] as const) {
          const listed = lines
            .flatMap(({ differences }) => differences.filter((each) => each.stage === stage))
            .reduce((sum, { change }) => sum.plus(change ?? 0), new Decimal(0));
          expect(listed.toFixed()).toBe(new Decimal(total.change[stage]).toFixed());
        }
      }),
    );
  });

  it('points given on the present earlier points are never called outdated', () => {
    fc.assert(
      fc.property(rubric, (indicators) => {
        expect(compareStages(indicators, groups).lines.flatMap(({ outdated }) => outdated)).toEqual([]);
      }),
    );
  });
});
