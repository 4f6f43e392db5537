import { columnWidths } from './column-widths.js';
import type { PrintedBlock, PrintedCell } from './printed-report.js';
import { groupPoints, stagesOf, totalPoints, type Stage } from './points.js';
import type { Printing } from './printing.js';

/** Points by group and in total, with the grade. */
export function printScoreSummary(printing: Printing): PrintedBlock[] {
  const { evaluation, template } = printing.source;
  if (!evaluation.groups.length) return [];
  const stages = stagesOf(printing);
  const top = new Set(template.definition.groups.filter(({ parent }) => parent === undefined).map(({ key }) => key));
  const row = (label: string, of: string, points: (stage: Stage) => string, strong?: true): PrintedCell[] =>
    [label, of, ...stages.map((stage) => points(stage))].map((text) => ({
      runs: [{ text }],
      ...(strong && { strong }),
    }));
  const head = ['评价内容', '分值', ...stages.map(({ name }) => name)].map((text): PrintedCell => ({
    runs: [{ text }],
    strong: true,
    align: 'center',
  }));
  const groups = evaluation.groups
    .filter(({ key }) => top.has(key))
    .map((group) => row(group.label, group.of, (stage) => groupPoints(printing, group, stage)));
  const total = row('合计', evaluation.of ?? '', (stage) => totalPoints(printing, stage), true);
  const rows = [head, ...groups, total];
  const widths = columnWidths(rows, head.length);
  const grade = printing.source.stages?.total.grade.rescored ?? evaluation.grade;
  return [
    {
      kind: 'table',
      caption: '绩效评分汇总',
      unit: '单位：分',
      columns: widths.map((width, index) => ({ width, align: index === 0 ? 'left' : 'right' })),
      headRows: 1,
      rows,
    },
    ...(grade === undefined ? [] : [{ kind: 'paragraph' as const, runs: [{ text: `评价等级：${grade}` }] }]),
  ];
}
