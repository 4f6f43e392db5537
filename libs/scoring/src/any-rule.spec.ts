import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '@countersign/figures';
import { anyFigures, anyRule, answersTo, leafKinds } from './any-rule.fixture.js';
import type { Grade, IndicatorDefinition, IndicatorGroup, Rule, RubricSettings, RubricVeto } from './definition.js';
import { answerKeysOf, askedAnswers, mostPoints, ruleSchema } from './rubric.js';
import { score } from './rules/score.fixture.js';
import { scoreWhole } from './rubric.fixture.js';

const indicatorOf = (rule: Rule, key = 'x', more: Partial<IndicatorDefinition> = {}): IndicatorDefinition => ({
  key,
  label: '本项',
  group: 'g',
  section: 's',
  criterion: '',
  points: mostPoints(rule).toString(),
  rule,
  ...more,
});
const cases = anyRule.chain((rule) =>
  fc.record({
    rule: fc.constant(rule),
    figures: anyFigures,
    answers: answersTo(answerKeysOf(indicatorOf(rule))),
  }),
);

describe('any rule, whatever figures and answers', () => {
  it('fits its schema', () => {
    fc.assert(fc.property(anyRule, (rule) => expect(ruleSchema.safeParse(rule)).toMatchObject({ success: true })));
  });

  it('gives points from 0 to what it can give at most, or says what is missing, in both languages', () => {
    fc.assert(
      fc.property(cases, ({ rule, figures, answers }) => {
        const { points, of, steps, missing } = score(rule, figures, answers);
        const most = mostPoints(rule);
        if (points === null) expect(missing.length).toBeGreaterThan(0);
        else {
          const given = new Decimal(points);
          expect(given.gte(0) && given.lte(most) && given.lte(of)).toBe(true);
          expect(missing).toEqual([]);
        }
        expect(steps.length).toBeGreaterThan(0);
        for (const { text, en } of steps) {
          expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
          expect(en).not.toMatch(/undefined|NaN|Infinity|\[object|[，。：（）]/);
        }
      }),
      { numRuns: 600 },
    );
  });

  it.each(Object.entries(leafKinds))(
    'a rule of kind %s can give nothing, its full points and something between',
    (kind, rule) => {
      const seen = new Set<string>();
      const drawn = rule.chain((each) =>
        fc.tuple(fc.constant(each), anyFigures, answersTo(answerKeysOf(indicatorOf(each)))),
      );
      for (const [each, figures, answers] of fc.sample(drawn, { numRuns: 400, seed: 2020 })) {
        const { points } = score(each, figures, answers);
        expect(each.kind).toBe(kind);
        if (points !== null) seen.add(points === '0' ? 'nothing' : mostPoints(each).eq(points) ? 'full' : 'between');
      }
      expect([...seen].sort()).toEqual(['between', 'full', 'nothing']);
    },
  );

  it('an answer that is asked is one that may be given', () => {
    fc.assert(
      fc.property(cases, ({ rule, answers }) => {
        const all = answerKeysOf(indicatorOf(rule)).map(({ key }) => key);
        for (const { key } of askedAnswers(indicatorOf(rule), answers)) expect(all).toContain(key);
      }),
    );
  });

  it('a shape that lacks a field of its kind, or has another, is refused with the place', () => {
    fc.assert(
      fc.property(anyRule, fc.nat(), (rule, index) => {
        const key = Object.keys(rule)[index % Object.keys(rule).length]!;
        const less = Object.fromEntries(Object.entries(rule).filter(([each]) => each !== key));
        const { success, error } = ruleSchema.safeParse(less);
        if (!success) expect(error.issues.map(({ path }) => path[0])).toContain(key);
        const more = ruleSchema.safeParse({ ...rule, magic: true });
        expect(more.error?.issues).toEqual(expect.arrayContaining([expect.objectContaining({ keys: ['magic'] })]));
      }),
    );
  });

  it.each([
    [
      'an unknown kind inside a sum',
      { kind: 'sum', parts: [{ key: 'a', label: '甲', rule: { kind: 'magic' } }] },
      ['parts', 0, 'rule', 'kind'],
    ],
    [
      'a negative number in a rule inside a veto',
      { kind: 'veto', key: 'v', label: '否决', rule: { kind: 'judged', points: '-1', step: '1', label: '评' } },
      ['rule', 'points'],
    ],
    [
      'a formula that cannot be read, in the third quarter',
      { kind: 'quarterly', progress: ['q1', 'q2', 'q3 +', 'q4'], expected: ['1', '1', '1', '1'], each: '1', mean: '1' },
      ['progress', 2],
    ],
    [
      'points of three decimals rounded to three places',
      {
        kind: 'proportional',
        ratio: 'a',
        label: '率',
        points: '1',
        rounding: { places: 3, mode: 'up', when: 'points' },
      },
      ['rounding', 'places'],
    ],
    ['no rule at all', null, []],
  ])('%s is refused at its place', (_, rule, path) => {
    expect(ruleSchema.safeParse(rule).error?.issues[0]?.path).toEqual(path);
  });
});

describe('any rubric, whatever figures and answers', () => {
  const role = fc.constantFrom(undefined, undefined, undefined, 'bonus', 'deduction');
  const amount = fc.integer({ min: 0, max: 60 }).map(String);
  const group = fc.constantFrom('a', 'b', 'c', 'gone');
  const rubrics = fc
    .array(fc.record({ rule: anyRule, role, group }), { minLength: 1, maxLength: 4 })
    .map((all) =>
      all.map(({ rule, role: each, group: at }, index) =>
        indicatorOf(rule, `k${index}`, { group: at, ...(each && { role: each as 'bonus' }) }),
      ),
    )
    .chain((indicators) =>
      fc.record({
        indicators: fc.constant(indicators),
        groups: fc
          .tuple(fc.option(amount, { nil: undefined }), fc.option(amount, { nil: undefined }))
          .map(([max, lossCap]): IndicatorGroup[] => [
            { key: 'a', label: '甲', ...(max && { max }) },
            { key: 'b', label: '乙', parent: 'a', ...(lossCap && { lossCap }) },
            { key: 'c', label: '丙' },
          ]),
        settings: fc.record(
          {
            cap: amount,
            notApplicable: fc.constantFrom<NonNullable<RubricSettings['notApplicable']>>('full', 'siblings', 'all'),
            vetoes: fc.constantFrom<RubricVeto[]>(
              [{ key: 'v', label: '违规', when: 'findings > 2', to: '5.5' }],
              [{ key: 'v', label: '违规', when: 'findings > 2', group: 'a', to: '1' }],
            ),
            grades: fc.constant<Grade[]>([
              { label: '优', from: '90' },
              { label: '差', from: '0' },
            ]),
          },
          { requiredKeys: [] },
        ),
        answers: answersTo(indicators.flatMap(answerKeysOf)),
        figures: fc.tuple(anyFigures, fc.option(fc.integer({ min: 0, max: 9 }).map(String), { nil: undefined })),
      }),
    );
  const sum = (amounts: readonly { points: string | null }[]) =>
    amounts.reduce((all, { points }) => all.plus(points ?? 0), new Decimal(0)).toString();

  it('adds up what is shown, or its workings say why not; the total stays within its bounds', () => {
    fc.assert(
      fc.property(rubrics, ({ indicators, groups, settings, answers, figures: [figures, findings] }) => {
        const result = scoreWhole({ indicators, groups, settings }, answers, {
          ...figures,
          ...(findings && { findings }),
        });
        for (const each of groups) {
          const score = result.groups.find(({ key }) => key === each.key)!;
          const inside = [
            ...result.indicators.filter((one) => one.group === each.key),
            ...result.groups.filter((_, index) => groups[index]!.parent === each.key),
          ];
          expect(score.before ?? score.points).toBe(sum(inside));
          expect(score.steps.length > 0).toBe(
            score.before !== undefined || (!score.complete && score.steps.length > 0),
          );
        }
        const outer = [
          ...result.groups.filter((_, index) => !groups[index]!.parent),
          ...result.indicators.filter((one) => one.group === 'gone'),
        ];
        expect(result.before ?? result.known).toBe(sum(outer));
        if (result.before !== undefined) expect(result.steps.length).toBeGreaterThan(1);
        expect(new Decimal(result.known).gte(0)).toBe(true);
        if (settings.cap) expect(new Decimal(result.known).lte(settings.cap)).toBe(true);
        for (const each of result.indicators)
          if (each.points !== null) {
            const given = new Decimal(each.points);
            if (each.role === 'deduction') expect(given.lte(0)).toBe(true);
            else expect(given.gte(0) && given.lte(each.of)).toBe(true);
          }
        expect(result.total === null || result.total === result.known).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('weights stay the same in all, wherever those that do not apply go', () => {
    fc.assert(
      fc.property(rubrics, ({ indicators, groups, settings, answers, figures: [figures] }) => {
        const result = scoreWhole({ indicators, groups, settings }, answers, figures);
        const plain = result.indicators.filter(({ role: each }) => each === undefined);
        const some = plain.some(({ notApplicable, of }) => !notApplicable && of !== '0');
        const full = indicators
          .filter(({ role: each }) => each === undefined)
          .reduce((all, each) => all.plus(each.points), new Decimal(0));
        if (some) expect(plain.reduce((all, { of }) => all.plus(of), new Decimal(0)).toString()).toBe(full.toString());
      }),
      { numRuns: 200 },
    );
  });
});
