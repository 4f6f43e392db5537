import type { IndicatorDefinition } from '@countersign/scoring';
import type { TemplateDefinition } from '@countersign/template';
import { pointsOf } from '../editing/rubric.js';
import type { PartLine } from '../editor/part-list.js';

/** Groups with the groups and indicators below them; indicators of a group that does not exist stand at the end. */
export function rubricLines(definition: TemplateDefinition, faulty: ReadonlySet<string>): PartLine[] {
  const { groups, indicators } = definition;
  const known = new Set(groups.map(({ key }) => key));
  const line = ({ key, label, points, role }: IndicatorDefinition, depth: number): PartLine => ({
    key,
    label,
    detail: `${role === 'bonus' ? '＋' : role === 'deduction' ? '－' : ''}${points} 分`,
    depth,
    faulty: faulty.has(key),
  });
  const below = (parent: string | undefined, depth: number): PartLine[] =>
    groups
      .filter((group) => (group.parent !== undefined && known.has(group.parent) ? group.parent : undefined) === parent)
      .flatMap(({ key, label }) => [
        { key, label, detail: `${pointsOf(definition, key)} 分`, depth, strong: true, faulty: faulty.has(key) },
        ...indicators.filter(({ group }) => group === key).map((each) => line(each, depth + 1)),
        ...below(key, depth + 1),
      ]);
  return [...below(undefined, 0), ...indicators.filter(({ group }) => !known.has(group)).map((each) => line(each, 0))];
}
