import type { Rule, VetoRule } from './definition.js';
import { isMeasured, measuredLines } from './measured-rule-words.js';

/** One line of a rubric in words; `depth` is how far it stands in. */
export interface RuleLine {
  text: string;
  depth: number;
}

/** How an indicator's points come out, line by line, as the bureau's rubric would say it. */
export function ruleLines(rule: Rule, depth = 0): RuleLine[] {
  const line = (text: string): RuleLine => ({ text, depth });
  if (isMeasured(rule)) return measuredLines(rule).map(line);
  switch (rule.kind) {
    case 'checklist':
      return rule.items.map(({ label, points, formula }) =>
        line(`${label}：${points} 分${formula ? '（由数据自动判断）' : ''}`),
      );
    case 'conditions':
      return [
        line(`满分 ${rule.points} 分，每有一项不符合扣 ${rule.each} 分，扣完为止`),
        ...rule.items.map(({ label, formula }) => line(`${label}${formula ? '（由数据自动判断）' : ''}`)),
      ];
    case 'add_per_item':
      return [line(`${rule.label}每 1 ${rule.unit}计 ${rule.each} 分，最多 ${rule.points} 分`)];
    case 'documents':
      return [
        line(
          rule.expected === undefined
            ? `${rule.label}每 1 ${rule.unit}计 ${rule.each} 分，最多 ${rule.points} 分`
            : `${rule.label}应有 ${rule.expected} ${rule.unit}，满分 ${rule.points} 分，每缺 1 ${rule.unit}扣 ${rule.each} 分，扣完为止`,
        ),
      ];
    case 'deduct_per_item':
      return [
        line(
          `${rule.from ? '在下列得分上' : `满分 ${rule.points} 分，`}每 1 ${rule.unit}扣 ${rule.each} 分，${rule.cap === undefined ? '扣完为止' : `最多扣 ${rule.cap} 分`}`,
        ),
        ...(rule.from ? ruleLines(rule.from, depth + 1) : []),
      ];
    case 'quarterly':
      return [
        line(`每个季度：执行进度 ÷ 序时要求 × ${rule.each} 分，最多 ${rule.each} 分`),
        line(`另按各季度平均值 × ${rule.mean} 分`),
      ];
    case 'choice':
      return rule.options.map(({ label, points, evidence }) =>
        line(`${label}：${points} 分${evidence ? '（须附佐证材料）' : ''}`),
      );
    case 'judged':
      return [line(`${rule.label}：在 0 至 ${rule.points} 分之间评定，每档 ${rule.step} 分；未给满分的要写明理由`)];
    case 'sum':
      return [
        ...rule.parts.flatMap(({ label, rule: part }) => [line(label), ...ruleLines(part, depth + 1)]),
        ...(rule.cap === undefined ? [] : [line(`合计最多 ${rule.cap} 分`)]),
      ];
    case 'alternative':
      return [
        line(`${rule.label}：${rule.points} 分，从下列各项中选一项计分，其余不计`),
        ...rule.options.flatMap(({ label, rule: part }) => [line(label), ...ruleLines(part, depth + 1)]),
      ];
    case 'pot':
      return [
        line(`${rule.label}：选用的各项平分 ${rule.points} 分，至少选 ${rule.atLeast ?? 1} 项，尾差归最后一项`),
        ...rule.items.flatMap(({ label, rule: part }) => [line(label), ...ruleLines(part, depth + 1)]),
      ];
    case 'veto':
      return [line(`一票否决：${rule.label}，${vetoWords(rule)}`), ...ruleLines(rule.rule, depth)];
    case 'exempt':
      return [
        line(`${rule.label}的，不适用，${rule.outcome === 'drop' ? '不计分，分值另行分配' : `得 ${rule.points} 分`}`),
        ...ruleLines(rule.rule, depth),
      ];
  }
}

function vetoWords({ over, to = '0' }: VetoRule): string {
  if (over) return `${over === 'group' ? '本组得分' : '总分'}最高 ${to} 分`;
  return to === '0' ? '得 0 分' : `最高 ${to} 分`;
}
