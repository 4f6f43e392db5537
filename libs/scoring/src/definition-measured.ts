/** Rules that read one figure. Thresholds are compared with the exact value unless `rounding` says otherwise. */

/**
 * What 0 ÷ 0 gives: `full` marks, `zero`, `drop` (not applicable: the rubric says where the weight goes), or
 * `judged` by a person in steps of 0.5. Absent: no score, with the reason. A positive amount ÷ 0 never scores.
 */
export type WhenEmpty = 'full' | 'zero' | 'drop' | 'judged';

/**
 * A rounding of its own. `when: 'ratio'`: of the value, before it is compared or multiplied; `places` are those of
 * the percentage where the unit is `%`. `when: 'points'`: of what the rule gives. The points of an indicator are
 * always rounded half up to two places at the end.
 */
export interface Rounding {
  /** 0, 1 or 2. */
  places: number;
  /** `down` and `up`: towards and away from zero. */
  mode: 'half_up' | 'down' | 'up';
  when: 'points' | 'ratio';
}

export interface MeasuredRule {
  /** Name of the figure, for people. */
  label: string;
  empty?: WhenEmpty;
  rounding?: Rounding;
}

/** `unit: '%'` shows value and bounds as rates. */
export interface BandsRule extends MeasuredRule {
  kind: 'bands';
  value: string;
  unit: string;
  /**
   * Either all with `when`: the first that holds gives the points, and the last has no `when`. Or all with ends
   * (`from`, `to`): exactly one must hold for any value; a hole or an overlap is refused.
   */
  bands: Band[];
  /** Bands with ends: points of values that no band holds. Absent: the bands must leave none out. */
  outside?: string;
}
export interface Band {
  when?: { op: '<' | '<=' | '>' | '>='; bound: string };
  /** Lower end; absent: none. */
  from?: BandEnd;
  /** Upper end; absent: none. */
  to?: BandEnd;
  points: string;
}
/** `closed`: the end itself belongs to the band. */
export interface BandEnd {
  at: string;
  closed: boolean;
}

/** `ratio × points`, the ratio kept within 0 and 1: 满分为止. */
export interface ProportionalRule extends MeasuredRule {
  kind: 'proportional';
  ratio: string;
  points: string;
  /** More than 1 gives 0 (spent over plan). */
  overZero?: true;
  /** A ratio below it gives 0. */
  floor?: string;
  /** Full points up to 1, above it `points ÷ ratio`. */
  inverse?: true;
}

/**
 * Straight lines between marks: 0 points at 60 %, 8 at 80 %. At least two marks, rising in `at`; before the first
 * and after the last their points hold.
 */
export interface LinearRule extends MeasuredRule {
  kind: 'linear';
  value: string;
  unit: string;
  marks: { at: string; points: string }[];
}

/**
 * Proportion in tiers: the first tier that holds gives `ratio × points × factor`, the ratio at most 1, or its fixed
 * `points`. The last tier has no `when`.
 */
export interface TieredRule extends MeasuredRule {
  kind: 'tiered';
  ratio: string;
  points: string;
  tiers: Tier[];
}
/** Either `factor` or `points`. */
export interface Tier {
  when?: { op: '<' | '<=' | '>' | '>='; bound: string };
  factor?: string;
  points?: string;
}

/** How a distance is counted in blocks: parts of a block in proportion, or begun blocks not at all or whole. */
export type BlockStep = 'proportional' | 'down' | 'up';

/** How much each block away from a threshold costs. */
export interface DeductionTerms {
  points: string;
  /** Points for each block. */
  perPoint: string;
  /** Size of a block, as a ratio: `0.05` is five percentage points. Absent: `0.01`, or `1` where the unit is not `%`. */
  block?: string;
  /** Absent: `proportional`. */
  step?: BlockStep;
  /** Which side costs. Absent: `over`. */
  direction?: 'over' | 'under' | 'both';
}

/** `points` up to a threshold; beyond it less `perPoint` for each block (of one percentage point), floor 0. */
export interface DeductOverRule extends MeasuredRule, DeductionTerms {
  kind: 'deduct_over';
  ratio: string;
  threshold: string;
  /** Absent: `%`. */
  unit?: string;
  /** With `both`: so far from the threshold costs nothing. */
  tolerance?: string;
}

/**
 * Change against a base, `(value − base) ÷ base`: `points` up to `threshold` (absent: 0), beyond it less `perPoint`
 * for each block. Which budget, and of which year, the formulas say: `prior(three_public.budget)` is last year's.
 */
export interface ChangeRule extends MeasuredRule, DeductionTerms {
  kind: 'change';
  value: string;
  base: string;
  threshold?: string;
  /** Outcome of a base of 0 or less with a value that is not 0; 0 against 0 is `empty`, and if that is absent, this. */
  noBase: WhenEmpty;
}

/** A value against another, usually last year's, in order: none at all, not above, above. */
export interface CompareRule {
  kind: 'compare';
  value: string;
  base: string;
  label: string;
  /** Name of the base, for people: `上年`. */
  baseLabel: string;
  unit: string;
  /** Points when the value is 0; absent: 0 is one of “not above”. */
  none?: string;
  notAbove: string;
  above: string;
}

/** Full points when the target is reached, `missed` (absent: 0) when it is not. The direction is data. */
export interface TargetRule extends MeasuredRule {
  kind: 'target';
  value: string;
  unit: string;
  op: '<' | '<=' | '>' | '>=' | '=';
  /** A formula; `0.05` is one too. */
  target: string;
  points: string;
  missed?: string;
}

/**
 * For each quarter `min(progress ÷ expected, 1) × each`; plus the mean of those ratios × `mean`. `progress` and
 * `expected` hold one formula a quarter (`0.25` is a formula too). A missing quarter leaves the points open.
 */
export interface QuarterlyRule {
  kind: 'quarterly';
  progress: string[];
  expected: string[];
  each: string;
  mean: string;
}
