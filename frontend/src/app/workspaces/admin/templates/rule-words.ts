import { Decimal, formatFigure, formatWithUnit } from '@countersign/figures';
import type { Rule } from '@countersign/scoring';

/** One line of a rubric in words; `depth` is how far it stands in. */
export interface RuleLine {
  text: string;
  depth: number;
}

const ops = { '<': '＜', '<=': '≤', '>': '＞', '>=': '≥' } as const;

/** How an indicator's points come out, line by line, as the bureau's rubric would say it. */
export function ruleLines(rule: Rule, depth = 0): RuleLine[] {
  const line = (text: string): RuleLine => ({ text, depth });
  switch (rule.kind) {
    case 'checklist':
      return rule.items.map(({ label, points, formula }) =>
        line(`${label}：${points} 分${formula ? '（由数据自动判断）' : ''}`),
      );
    case 'deduct_per_item':
      return [
        line(`${rule.from ? '在下列得分上' : `满分 ${rule.points} 分，`}每 1 ${rule.unit}扣 ${rule.each} 分，扣完为止`),
        ...(rule.from ? ruleLines(rule.from, depth + 1) : []),
      ];
    case 'bands':
      return rule.bands.map(({ when, points }) =>
        line(`${when ? `${rule.label} ${ops[when.op]} ${bound(when.bound, rule.unit)}` : '其他情况'}：${points} 分`),
      );
    case 'proportional':
      return [
        line(`${rule.label} × ${rule.points} 分${rule.overZero ? '；超过 100% 得 0 分' : `，最多 ${rule.points} 分`}`),
      ];
    case 'deduct_over':
      return [
        line(
          `${rule.label} ≤ ${bound(rule.threshold, '%')} 得 ${rule.points} 分；每超 1 个百分点扣 ${rule.perPoint} 分，不足 1 个百分点按比例，扣完为止`,
        ),
      ];
    case 'quarterly':
      return [
        line(`每个季度：执行进度 ÷ 序时要求 × ${rule.each} 分，最多 ${rule.each} 分`),
        line(`另按各季度平均值 × ${rule.mean} 分`),
      ];
    case 'choice':
      return rule.options.map(({ label, points }) => line(`${label}：${points} 分`));
    case 'judged':
      return [line(`${rule.label}：在 0 至 ${rule.points} 分之间评定，每档 ${rule.step} 分；未给满分的要写明理由`)];
    case 'sum':
      return rule.parts.flatMap(({ label, rule: part }) => [line(label), ...ruleLines(part, depth + 1)]);
    case 'veto':
      return [line(`一票否决：${rule.label}，得 0 分`), ...ruleLines(rule.rule, depth)];
    case 'exempt':
      return [line(`${rule.label}的，不适用，得 ${rule.points} 分`), ...ruleLines(rule.rule, depth)];
  }
}

function bound(text: string, unit: string): string {
  const value = new Decimal(text);
  if (unit !== '%') return formatWithUnit(value, { unit, decimals: value.decimalPlaces() });
  return formatFigure(value, { unit, decimals: value.times(100).decimalPlaces() });
}
