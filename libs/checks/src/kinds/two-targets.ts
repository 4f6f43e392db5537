import { finding, rowsOf, textOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { TwoTargetsCheck } from '../definition.js';
import type { Finding, FindingPlace } from '../finding.js';
import { parseGoal, sameGoal } from '../targets.js';

interface GoalRow {
  target: string;
  place: FindingPlace;
}

/** One quantity that is measured in several places must have one target. One finding a quantity. */
export const twoTargets: CheckKind<TwoTargetsCheck> = {
  formulas: () => [],
  evaluate: (check, context) => {
    const groups = new Map<string, GoalRow[]>();
    for (const row of check.lists.flatMap((each) => goalRows(each, context))) {
      const quantity = row.place.label.replace(/[\s“”"'（）()]/g, '');
      groups.set(quantity, [...(groups.get(quantity) ?? []), row]);
    }
    return [...groups.values()].flatMap((group) => disagreeing(check, group));
  },
};

function goalRows({ list, quantity, target }: TwoTargetsCheck['lists'][number], context: CheckContext): GoalRow[] {
  return rowsOf(context.answer(list)).flatMap((row) => {
    const [name, wanted] = [textOf(row[quantity]), textOf(row[target])];
    if (!name || !parseGoal(wanted)) return [];
    return [{ target: wanted, place: { section: context.section(list), field: list, label: name, shown: wanted } }];
  });
}

function disagreeing(check: TwoTargetsCheck, rows: readonly GoalRow[]): Finding[] {
  const [first] = rows;
  const goal = parseGoal(first?.target ?? '');
  const others = rows.filter(({ target }) => !sameGoal(goal, parseGoal(target)));
  if (!first || !others.length) return [];
  const targets = rows.map(({ target }) => target);
  const { label } = first.place;
  return [
    finding(check, [label, ...targets], {
      message: `“${label}”在 ${rows.length} 处出现，目标却不相同：${targets.map((target) => `“${target}”`).join('、')}，请核实是否为同一指标，并统一目标。`,
      places: rows.map(({ place }) => place),
      facts: { quantity: label, targets },
    }),
  ];
}
