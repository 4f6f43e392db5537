import { Decimal, formatFigure, formatWithUnit } from '@countersign/figures';
import type {
  Band,
  BandsRule,
  ChangeRule,
  DeductionTerms,
  DeductOverRule,
  ProportionalRule,
  Rounding,
  Rule,
  TargetRule,
  Tier,
  TieredRule,
  WhenEmpty,
} from './definition.js';

const kinds = ['bands', 'proportional', 'linear', 'tiered', 'deduct_over', 'change', 'compare', 'target'] as const;
type Measured = Extract<Rule, { kind: (typeof kinds)[number] }>;

const ops = { '<': '＜', '<=': '≤', '>': '＞', '>=': '≥', '=': '=' } as const;

/** Whether a rule reads one figure; `measuredLines` has its words. */
export function isMeasured(rule: Rule): rule is Measured {
  return kinds.some((kind) => kind === rule.kind);
}

/** How a rule that reads one figure gives its points, as a rubric would say it. */
export function measuredLines(rule: Measured): string[] {
  if (rule.kind === 'compare') {
    const none = rule.none === undefined ? [] : [`${rule.label}为 0：${rule.none} 分`];
    return [...none, `不高于${rule.baseLabel}：${rule.notAbove} 分`, `高于${rule.baseLabel}：${rule.above} 分`];
  }
  return [...pointsLines(rule), ...emptyLine(rule), ...roundingLine(rule.rounding)];
}

function pointsLines(rule: Exclude<Measured, { kind: 'compare' }>): string[] {
  switch (rule.kind) {
    case 'bands':
      return bandLines(rule);
    case 'proportional':
      return [proportionalWords(rule)];
    case 'linear':
      return rule.marks.map(
        ({ at, points }, index) =>
          `${index ? '' : '按直线计分：'}${rule.label} ${bound(at, rule.unit)} 得 ${points} 分`,
      );
    case 'tiered':
      return rule.tiers.map((tier) => tierWords(tier, rule));
    case 'deduct_over':
      return [deductOverWords(rule)];
    case 'change':
      return [changeWords(rule)];
    case 'target':
      return [`${rule.label} ${ops[rule.op]} ${aimWords(rule)}：${rule.points} 分，否则 ${rule.missed ?? '0'} 分`];
  }
}

/** A target that is a plain number in its unit; any other formula as it stands. */
const aimWords = ({ target, unit }: TargetRule): string =>
  /^\d+(\.\d+)?$/.test(target) ? bound(target, unit) : target;

function bandLines({ bands, label, unit, outside }: BandsRule): string[] {
  const lines = bands.map((band) => `${bandWords(band, label, unit)}：${band.points} 分`);
  return outside === undefined ? lines : [...lines, `各档以外：${outside} 分`];
}

function bandWords({ when, from, to }: Band, label: string, unit: string): string {
  if (when) return `${label} ${ops[when.op]} ${bound(when.bound, unit)}`;
  const low = from && `${from.closed ? '≥' : '＞'} ${bound(from.at, unit)}`;
  const high = to && `${to.closed ? '≤' : '＜'} ${bound(to.at, unit)}`;
  return low || high ? `${label} ${[low, high].filter(Boolean).join(' 且 ')}` : '其他情况';
}

function proportionalWords({ label, points, overZero, floor, inverse }: ProportionalRule): string {
  if (inverse) return `${label} ≤ 100% 得 ${points} 分；超过的按 ${points} 分 ÷ ${label}`;
  const low = floor === undefined ? '' : `；低于 ${bound(floor, '%')} 得 0 分`;
  return `${label} × ${points} 分${overZero ? '；超过 100% 得 0 分' : `，最多 ${points} 分`}${low}`;
}

function tierWords({ when, factor, points }: Tier, { label, points: whole }: TieredRule): string {
  const range = when ? `${label} ${ops[when.op]} ${bound(when.bound, '%')}` : '其他情况';
  return `${range}：${points === undefined ? `${label} × ${whole} 分 × ${factor ?? '1'}` : `${points} 分`}`;
}

function deductOverWords(rule: DeductOverRule): string {
  const { label, threshold, points, direction = 'over', unit = '%', tolerance } = rule;
  const limit = bound(threshold, unit);
  if (direction !== 'both')
    return `${label} ${direction === 'over' ? '≤' : '≥'} ${limit} 得 ${points} 分；${blockWords(rule, unit)}`;
  const free = tolerance === undefined ? '' : `，上下 ${bound(tolerance, unit)} 以内`;
  return `${label}为 ${limit}${free || ' '}得 ${points} 分；${blockWords(rule, unit)}`;
}

function changeWords(rule: ChangeRule): string {
  const { label, threshold = '0', points, direction = 'over', noBase } = rule;
  const mark = { over: '≤', under: '≥', both: '=' }[direction];
  return `${label} ${mark} ${bound(threshold, '%')} 得 ${points} 分；${blockWords(rule, '%')}；基数为 0 的${outcomes[noBase]}`;
}

const sides = { over: '每超', under: '每少', both: '每偏离' } as const;
const begun = { proportional: '按比例', down: '不计', up: '按一档计' } as const;

function blockWords(
  { perPoint, block, step = 'proportional', direction = 'over' }: DeductionTerms,
  unit: string,
): string {
  const size = block ?? (unit === '%' ? '0.01' : '1');
  const points = new Decimal(size).times(100).toString();
  const name = unit === '%' ? `${points} 个百分点` : bound(size, unit);
  return `${sides[direction]} ${name}扣 ${perPoint} 分，不足 ${name}${begun[step]}，扣完为止`;
}

const outcomes: Record<WhenEmpty, string> = {
  full: '得满分',
  zero: '得 0 分',
  drop: '不适用，分值另行分配',
  judged: '由人工评定',
};

const emptyLine = ({ empty }: { empty?: WhenEmpty }): string[] =>
  empty ? [`分子、分母均为 0 的${outcomes[empty]}`] : [];

function roundingLine(rounding: Rounding | undefined): string[] {
  if (!rounding) return [];
  const mode = { half_up: '四舍五入', down: '舍去尾数', up: '进位' }[rounding.mode];
  return [`${rounding.when === 'ratio' ? '比较前' : '得分'}保留 ${rounding.places} 位小数，${mode}`];
}

function bound(text: string, unit: string): string {
  const value = new Decimal(text);
  if (unit !== '%') return formatWithUnit(value, { unit, decimals: value.decimalPlaces() });
  return formatFigure(value, { unit, decimals: value.times(100).decimalPlaces() });
}
