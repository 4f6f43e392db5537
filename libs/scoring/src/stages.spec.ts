import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@countersign/figures';
import fc from 'fast-check';
import type { ScoringContext } from './context.js';
import type { IndicatorGroup, RubricSettings } from './definition.js';
import { addUpRubric } from './score-rubric.js';
import { compareStages } from './stages.js';
import type { GivenPoints, StagedIndicator } from './stages.js';

const groups: IndicatorGroup[] = [
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
  section: 's',
  of: '10',
  points: self,
  steps: [],
  missing: [],
  verified: null,
  rescored: null,
  ...more,
});

/** No formula is read: the vetoes here are none. */
const context = {} as ScoringContext;
const compare = (indicators: StagedIndicator[], settings: RubricSettings = {}, by = groups) => {
  const definitions = indicators.map(({ key, label, group, of, section, role }) => ({
    key,
    label,
    group,
    points: of,
    section,
    criterion: '',
    rule: { kind: 'judged' as const, points: of, step: '0.01', label },
    ...(role && { role }),
  }));
  return compareStages(indicators, (scores) =>
    addUpRubric(scores, { groups: by, indicators: definitions, settings }, context),
  );
};

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
    expect(compare([indicator]).lines[0]!.points).toEqual(expected);
  });

  it('totals add up what is shown, by group with its subgroups, and say what changes', () => {
    const { total, groups: byGroup } = compare([
      line('a', 'target', '8', { verified: given('6.5', '8') }),
      line('b', 'budget', '10', { verified: given('10', '10', null, ''), rescored: given('9.75', '10', '10') }),
      line('c', 'output', '3.34'),
    ]);
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
    const { total, lines } = compare([
      line('a', 'target', null, { rescored: given('4', null) }),
      line('b', 'output', '5'),
    ]);
    expect(total.points).toEqual({ self: '5', verified: '5', rescored: '9' });
    expect(total.complete).toEqual({ self: false, verified: false, rescored: true });
    // a number where there was none is not a difference of that many points
    expect(total.change).toEqual({ verified: '0', rescored: '0' });
    expect(lines[0]!.differences).toEqual([
      { stage: 'rescored', from: null, to: '4', change: null, reason: '依据不足' },
    ]);
  });
});

describe('the rubric holds at every stage', () => {
  it('a group that is capped gives no more, and the change is that of the capped sums', () => {
    const capped = groups.map((group) => (group.key === 'output' ? { ...group, max: '12' } : group));
    const { total, groups: byGroup } = compare(
      [line('a', 'output', '9', { verified: given('2', '9') }), line('b', 'output', '8'), line('c', 'target', '5')],
      {},
      capped,
    );
    // 9 + 8 = 17, at most 12; 2 + 8 = 10
    expect(total.points).toEqual({ self: '17', verified: '15', rescored: '15' });
    expect(total.change).toEqual({ verified: '-2', rescored: '0' });
    expect(byGroup.find(({ key }) => key === 'output')!.change.verified).toBe('-2');
  });

  it('a bonus fills up to the cap, a deduction takes off, and every stage has its grade', () => {
    const grades = [
      { label: '优', from: '18' },
      { label: '良', from: '15' },
      { label: '差', from: '0' },
    ];
    const { total } = compare(
      [
        line('a', 'target', '10', { verified: given('9', '10'), rescored: given('6', '10', '9') }),
        line('b', 'output', '9'),
        line('more', 'output', '3', { role: 'bonus', of: '3' }),
        line('less', 'output', '-1', { role: 'deduction', of: '0', rescored: given('-1.5', '-1', '-1') }),
      ],
      { cap: '20', grades },
    );
    // 21 of at most 20; 20; 6 + 9 + 3 − 1.5
    expect(total.points).toEqual({ self: '20', verified: '20', rescored: '16.5' });
    expect(total.grade).toEqual({ self: '优', verified: '优', rescored: '良' });
  });

  it('a veto that an indicator reports holds the total of every stage', () => {
    const vetoes = [{ over: 'total' as const, label: '弄虚作假', to: '5' }];
    const { total } = compare([line('a', 'target', '9', { vetoes, verified: given('4', '9') })]);
    expect(total.points).toEqual({ self: '5', verified: '4', rescored: '4' });
  });
});

describe('differences', () => {
  it('each stage is held against the one before, with its reason; 6.50 and 6.5 are the same', () => {
    const { lines } = compare([
      line('a', 'target', '8', {
        verified: given('6.5', '8', null, '缺佐证'),
        rescored: given('6.50', '8', '6.5', ''),
      }),
      line('b', 'target', '8', {
        verified: given('6', '8', null, '缺佐证'),
        rescored: given('7', '8', '6', '补充了佐证'),
      }),
      line('c', 'target', '8', { verified: given('8.00', '8', null, '') }),
    ]);
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
    const { lines } = compare([line('a', 'target', self, { verified, rescored })]);
    expect(lines[0]!.outdated.map(({ stage }) => stage)).toEqual(outdated);
  });

  it('the points they rest on are told', () => {
    const { lines } = compare([line('a', 'target', '7', { verified: given('6', '8') })]);
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
        const { total, groups: byGroup } = compare(indicators);
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
        const { total, lines } = compare(indicators);
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
        expect(compare(indicators).lines.flatMap(({ outdated }) => outdated)).toEqual([]);
      }),
    );
  });
});
