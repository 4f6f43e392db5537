import { canonicalAmount, formatFigure } from '@countersign/figures';
import { finding, rowsOf, textOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { TargetCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { parseGoal, reaches } from '../targets.js';

/** Rows of a list whose result does not reach the target. One finding a row. */
export const target: CheckKind<TargetCheck> = {
  formulas: () => [],
  evaluate: (check, context) => rowsOf(context.answer(check.list)).flatMap((row) => missed(check, row, context)),
};

function missed(check: TargetCheck, row: Record<string, unknown>, context: CheckContext): Finding[] {
  const { withdrawn } = check;
  if (withdrawn && textOf(row[withdrawn.column]).startsWith(withdrawn.begins)) return [];
  const [name, targetText, resultText] = [check.name, check.target, check.result].map((column) => textOf(row[column]));
  const wanted = parseGoal(targetText ?? '');
  const reached = parseGoal(resultText ?? '');
  if (!wanted || !reached || reaches(reached, wanted) !== false) return [];
  const deviation = check.deviation === undefined ? null : textOf(row[check.deviation]);
  const explained = deviation !== null && deviation !== '';
  const advice = explained ? '请核实偏差原因是否充分' : '且未说明偏差原因，请补充';
  const field = check.list;
  const place = { section: context.section(field), field, label: name ?? '' };
  return [
    finding(check, [name ?? '', targetText ?? '', resultText ?? ''], {
      message: `“${context.label(field)}”中“${name}”目标为“${targetText}”，实际完成“${resultText}”，未达到目标，${advice}。`,
      places: [
        { ...place, label: `${name}（目标）`, shown: targetText ?? '' },
        { ...place, label: `${name}（完成）`, shown: resultText ?? '' },
      ],
      facts: {
        name,
        target: canonicalAmount(wanted.value),
        reached:
          reached.unit === '%'
            ? formatFigure(reached.value, { unit: '', decimals: 2 })
            : canonicalAmount(reached.value),
        unit: wanted.unit,
        explained,
      },
    }),
  ];
}
