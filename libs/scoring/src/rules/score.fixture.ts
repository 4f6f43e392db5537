import { buildModel, formatFigure } from '@countersign/figures';
import { scoringContext } from '../context.js';
import type { Rule } from '../definition.js';
import { mostPoints, ruleSchema } from '../rubric.js';
import type { IndicatorScore } from '../score.js';
import { scoreIndicator } from '../score-indicator.js';

const derived = { rate: 'top / bottom', 'share.rate': '(top + abs(extra)) / bottom' };
const inputs = ['top', 'bottom', 'extra', 'count', 'q1', 'q2', 'q3', 'q4'];
const built = buildModel({ inputs, derived: Object.entries(derived).map(([key, formula]) => ({ key, formula })) });
if (!built.ok) throw new Error('the model does not build');
const { model } = built;

const labels: Record<string, string> = {
  top: '支出',
  bottom: '预算',
  rate: '控制率',
  count: '未完成任务数',
  x: '本项',
  list: '佐证清单',
};

/** Scores a rule as the indicator `x` over a small model, for specs. Throws when the rule's shape is refused. */
export function score(
  rule: Rule,
  figures: Record<string, string>,
  answers: Record<string, unknown> = {},
  points = mostPoints(rule).toString(),
): IndicatorScore {
  const evaluation = model.evaluate(figures);
  const show = (key: string) => {
    if (!model.has(key)) return key in answers ? '已填' : '未填';
    const value = evaluation.get(key);
    return value.kind === 'known' ? formatFigure(value.value, { unit: '万元', decimals: 2 }) : '未知';
  };
  const context = scoringContext(model, evaluation, { answers, label: (key) => labels[key] ?? key, show });
  ruleSchema.parse(rule);
  return scoreIndicator({ key: 'x', label: '本项', group: 'g', section: 's', criterion: '', points, rule }, context);
}

/** The last line of working. */
export const last = ({ steps }: IndicatorScore) => steps.at(-1)?.text;
