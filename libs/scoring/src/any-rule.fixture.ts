import fc from 'fast-check';
import type { AnswerSlot } from './answer-slot.js';
import type { BandEnd, MeasuredRule, Rule, WhenEmpty } from './definition.js';

/** Arbitrary rules, figures and answers for property tests: every kind, nested, with every option. */

const hundredths = (max: number) =>
  fc.integer({ min: 0, max }).map((each) => `${Math.trunc(each / 100)}.${String(each % 100).padStart(2, '0')}`);
export const points = hundredths(2000);
const ratio = hundredths(150);
const positive = fc.integer({ min: 1, max: 60 }).map((each) => `0.${String(each).padStart(2, '0')}`);
const formula = fc.constantFrom(
  'rate',
  'top / bottom',
  'top',
  '(top - bottom) / bottom',
  'abs(top) / bottom',
  'count',
  '0.5',
);
const whenEmpty = fc.constantFrom<WhenEmpty>('full', 'zero', 'drop', 'judged');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

function without(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** A rule of this shape; what is not drawn is left out. Schemas check the shape in the property itself. */
const ruleOf = (shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Rule> =>
  fc.record(shape).map((drawn) => without(drawn) as unknown as Rule);

const measured: Record<keyof MeasuredRule, fc.Arbitrary<unknown>> = {
  label: fc.constant('率'),
  empty: optional(whenEmpty),
  rounding: optional(
    fc.record({
      places: fc.integer({ min: 0, max: 2 }),
      mode: fc.constantFrom('half_up', 'down', 'up'),
      when: fc.constantFrom('points', 'ratio'),
    }),
  ),
};
const comparison = fc.record({ op: fc.constantFrom('<', '<=', '>', '>='), bound: ratio });
const ordered = <T>(entry: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.array(fc.tuple(comparison, entry), { maxLength: 4 }), entry)
    .map(([some, last]) => [...some.map(([when, each]) => ({ when, ...each })), last]);
const rising = fc
  .uniqueArray(fc.integer({ min: -100, max: 200 }), { minLength: 2, maxLength: 5 })
  .map((all) =>
    all
      .sort((a, b) => a - b)
      .map(
        (each) =>
          `${each < 0 ? '-' : ''}${Math.trunc(Math.abs(each) / 100)}.${String(Math.abs(each) % 100).padStart(2, '0')}`,
      ),
  );
const ranges = fc
  .tuple(
    rising,
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    fc.array(points, { minLength: 6, maxLength: 6 }),
  )
  .map(([ends, sides, given]) =>
    [...ends, undefined].map((at, index) => {
      const below = ends[index - 1];
      const from: BandEnd | undefined = below === undefined ? undefined : { at: below, closed: !sides[index - 1] };
      const to: BandEnd | undefined = at === undefined ? undefined : { at, closed: sides[index]! };
      return { ...(from && { from }), ...(to && { to }), points: given[index]! };
    }),
  );
const terms = {
  points,
  perPoint: points,
  block: optional(positive),
  step: optional(fc.constantFrom('proportional', 'down', 'up')),
  direction: optional(fc.constantFrom('over', 'under', 'both')),
};
const items = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .array(
      fc.record({ evidence: optional(fc.constant('list')), formula: optional(fc.constant('top <= bottom')), ...more }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((all) => all.map((each, index) => without({ key: `i${index}`, label: `第${index}项`, ...each })));

const measuredKinds: Record<string, fc.Arbitrary<Rule>> = {
  bands: ruleOf({
    kind: fc.constant('bands'),
    ...measured,
    value: formula,
    unit: fc.constantFrom('%', '件'),
    bands: fc.oneof(ordered(points.map((each) => ({ points: each }))), ranges),
    outside: optional(points),
  }),
  proportional: fc.oneof(
    ruleOf({
      kind: fc.constant('proportional'),
      ...measured,
      ratio: formula,
      points,
      overZero: optional(fc.constant(true)),
      floor: optional(ratio),
    }),
    ruleOf({ kind: fc.constant('proportional'), ...measured, ratio: formula, points, inverse: fc.constant(true) }),
  ),
  linear: ruleOf({
    kind: fc.constant('linear'),
    ...measured,
    value: formula,
    unit: fc.constantFrom('%', '件'),
    marks: fc
      .tuple(rising, fc.array(points, { minLength: 5, maxLength: 5 }))
      .map(([ends, given]) => ends.map((at, index) => ({ at, points: given[index] }))),
  }),
  tiered: ruleOf({
    kind: fc.constant('tiered'),
    ...measured,
    ratio: formula,
    points,
    tiers: ordered(
      fc.oneof(
        ratio.map((factor) => ({ factor })),
        points.map((each) => ({ points: each })),
      ),
    ),
  }),
  deduct_over: ruleOf({ kind: fc.constant('deduct_over'), ...measured, ...terms, ratio: formula, threshold: ratio }),
  change: ruleOf({
    kind: fc.constant('change'),
    ...measured,
    ...terms,
    value: formula,
    base: formula,
    threshold: optional(ratio),
    noBase: whenEmpty,
  }),
  compare: ruleOf({
    kind: fc.constant('compare'),
    value: formula,
    base: formula,
    label: fc.constant('结余'),
    baseLabel: fc.constant('上年'),
    unit: fc.constant('万元'),
    none: optional(points),
    notAbove: points,
    above: points,
  }),
  target: ruleOf({
    kind: fc.constant('target'),
    ...measured,
    value: formula,
    unit: fc.constantFrom('%', '件'),
    op: fc.constantFrom('<', '<=', '>', '>=', '='),
    target: fc.oneof(ratio, formula),
    points,
    missed: optional(points),
  }),
  quarterly: ruleOf({
    kind: fc.constant('quarterly'),
    progress: fc.array(formula, { minLength: 4, maxLength: 4 }),
    expected: fc.array(fc.oneof(formula, fc.constantFrom('0.25', '1')), { minLength: 4, maxLength: 4 }),
    each: points,
    mean: points,
  }),
};
const answeredKinds: Record<string, fc.Arbitrary<Rule>> = {
  checklist: ruleOf({ kind: fc.constant('checklist'), items: items({ points }) }),
  conditions: ruleOf({ kind: fc.constant('conditions'), points, each: points, items: items({}) }),
  add_per_item: ruleOf({
    kind: fc.constant('add_per_item'),
    points,
    each: points,
    count: formula,
    unit: fc.constant('项'),
    label: fc.constant('表彰'),
  }),
  documents: ruleOf({
    kind: fc.constant('documents'),
    list: fc.constant('list'),
    label: fc.constant('文件'),
    unit: fc.constant('份'),
    points,
    each: points,
    expected: optional(fc.integer({ min: 1, max: 5 })),
  }),
  choice: ruleOf({
    kind: fc.constant('choice'),
    options: fc
      .array(fc.record({ points, evidence: optional(fc.constant('list')) }), { minLength: 2, maxLength: 3 })
      .map((all) => all.map((each, index) => without({ value: `i${index}`, label: `选项${index}`, ...each }))),
  }),
  judged: ruleOf({
    kind: fc.constant('judged'),
    points,
    step: positive,
    label: fc.constant('评'),
    argued: optional(fc.constant({ narratives: ['told'], atLeast: 1 })),
  }),
};
export const leafKinds = { ...measuredKinds, ...answeredKinds };

const parts = (rule: fc.Arbitrary<Rule>, least: number) =>
  fc
    .array(rule, { minLength: least, maxLength: 3 })
    .map((all) => all.map((each, index) => ({ key: `i${index}`, label: `第${index}部分`, rule: each })));
const nestedKinds = (rule: fc.Arbitrary<Rule>): Record<string, fc.Arbitrary<Rule>> => ({
  deduct_per_item: ruleOf({
    kind: fc.constant('deduct_per_item'),
    points,
    each: points,
    count: formula,
    unit: fc.constant('项'),
    from: optional(rule),
    cap: optional(points),
  }),
  sum: ruleOf({ kind: fc.constant('sum'), parts: parts(rule, 1), cap: optional(points) }),
  alternative: ruleOf({
    kind: fc.constant('alternative'),
    points,
    label: fc.constant('选一'),
    options: parts(rule, 2),
  }),
  pot: ruleOf({ kind: fc.constant('pot'), points, label: fc.constant('效果'), items: parts(rule, 1) }),
  veto: ruleOf({
    kind: fc.constant('veto'),
    key: fc.constant('veto'),
    label: fc.constant('否决'),
    rule,
    when: optional(fc.constant('count > 3')),
    over: optional(fc.constantFrom('group', 'total')),
    to: optional(points),
  }),
  exempt: ruleOf({
    kind: fc.constant('exempt'),
    key: fc.constant('exempt'),
    label: fc.constant('免评'),
    points,
    rule,
    when: optional(fc.constant('count = 0')),
    outcome: optional(fc.constantFrom('full', 'drop')),
  }),
});
const leaf = fc.oneof(...Object.values(leafKinds));
export const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  leaf,
  ...Object.values(nestedKinds(fc.oneof(leaf, ...Object.values(nestedKinds(leaf))))),
);

const amount = fc.integer({ min: -60, max: 300 }).map((each) => (each % 2 ? String(each) : `${Math.trunc(each / 10)}`));
const mostly = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 9 });
/** Figures that are mostly known; zero is frequent. */
export const anyFigures: fc.Arbitrary<Record<string, string>> = fc
  .record({
    top: mostly(fc.oneof({ weight: 4, arbitrary: amount }, fc.constant('0'))),
    bottom: mostly(fc.oneof({ weight: 4, arbitrary: amount }, fc.constant('0'))),
    count: mostly(fc.integer({ min: -1, max: 9 }).map(String)),
  })
  .map((all) => without(all) as Record<string, string>);

function fitting(slot: AnswerSlot): fc.Arbitrary<unknown> {
  switch (slot.kind) {
    case 'yes_no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...slot.options.map(({ value }) => value));
    case 'judged':
      return fc.constantFrom(
        { points: slot.points },
        { points: '0', reason: '因' },
        { points: slot.step, reason: '因' },
      );
    case 'checklist':
      return fc.record(Object.fromEntries(slot.items.map(({ key }) => [key, fc.boolean()])));
  }
}

/** Answers to these slots, mostly of the right shape, with the list and the narrative that rules read. */
export function answersTo(slots: readonly AnswerSlot[]): fc.Arbitrary<Record<string, unknown>> {
  const given = slots.map((slot): [string, fc.Arbitrary<unknown>] => [
    slot.key,
    fc.oneof({ weight: 12, arbitrary: fitting(slot) }, fc.jsonValue()),
  ]);
  const list = mostly(fc.array(fc.constant({ name: '文件' }), { maxLength: 6 }));
  const told = mostly(fc.constantFrom('论述', ''));
  return fc.record({ ...Object.fromEntries(given), list, told }).map(without);
}
