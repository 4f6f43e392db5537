import { ruleLines, type IndicatorDefinition, type IndicatorGroup } from '@countersign/scoring';
import { columnWidths } from './column-widths.js';
import { mergedColumn } from './merged-column.js';
import { indicatorPoints, stagesOf, totalPoints } from './points.js';
import type { PrintedBlock, PrintedCell } from './printed-report.js';
import type { Printing } from './printing.js';

/** The score table (指标评分表): every indicator with its rule in words, the points of each stage and how they came out. */
export function printScoreTable(printing: Printing): PrintedBlock[] {
  const { evaluation, template } = printing.source;
  const { groups, indicators } = template.definition;
  if (!indicators.length) return [];
  const stages = stagesOf(printing);
  const nested = groups.some(({ parent }) => parent !== undefined);
  const heads = [
    ...(nested ? ['一级指标', '二级指标'] : ['评价内容']),
    '评价指标',
    '分值',
    '评分标准',
    ...stages.map(({ name }) => name),
    '评分依据',
  ];
  const head = heads.map((text): PrintedCell => ({ runs: [{ text }], strong: true, align: 'center' }));
  const rows = inOrder(groups, indicators).map((indicator) => [
    ...groupsOf(groups, indicator.group, nested).map(cell),
    cell(indicator.label),
    cell(weightOf(indicator, printing)),
    cell(standardOf(indicator)),
    ...stages.map((stage) => cell(indicatorPoints(printing, indicator.key, stage))),
    cell(workingOf(indicator, printing)),
  ]);
  const labels = nested ? 3 : 2;
  const widths = columnWidths([head, ...rows], heads.length, 'landscape');
  const centred = (index: number) => index < labels - 1 || /分值|得分/.test(heads[index]!);
  return [
    {
      kind: 'table',
      unit: '单位：分',
      columns: widths.map((width, index) => ({ width, align: centred(index) ? 'center' : 'left' })),
      headRows: 1,
      small: true,
      rows: [head, ...joined(rows, nested), ...totalRows(printing, heads.length, labels)],
    },
    ...(evaluation.steps ?? []).map((step): PrintedBlock => ({
      kind: 'paragraph',
      note: true,
      runs: [{ text: step.text }],
    })),
  ];
}

const cell = (text: string): PrintedCell => ({ runs: [{ text }] });

/** Indicators group by group, as the rubric lists its groups. */
function inOrder(groups: readonly IndicatorGroup[], indicators: readonly IndicatorDefinition[]): IndicatorDefinition[] {
  const place = new Map(groups.map(({ key }, index) => [key, index]));
  return indicators.toSorted((a, b) => (place.get(a.group) ?? 0) - (place.get(b.group) ?? 0));
}

function groupsOf(groups: readonly IndicatorGroup[], key: string, nested: boolean): string[] {
  const own = groups.find((group) => group.key === key);
  if (!nested) return [own?.label ?? ''];
  const above = groups.find((group) => group.key === own?.parent);
  return above ? [above.label, own?.label ?? ''] : [own?.label ?? '', ''];
}

/** Groups span their rows; a subgroup never spans two groups. */
function joined(rows: readonly PrintedCell[][], nested: boolean): PrintedCell[][] {
  const text = (row: number) => rows[row]?.[0]?.runs[0]?.text;
  // the right column first: joining takes cells out, and those to the left keep their places
  const inner = nested ? mergedColumn(rows, 1, (row) => text(row) === text(row - 1)) : rows;
  return mergedColumn(inner, 0);
}

function weightOf({ key, points, role }: IndicatorDefinition, { source: { evaluation } }: Printing): string {
  if (role === 'bonus') return `加分，最多 ${points}`;
  if (role === 'deduction') return `扣分，最多 ${points}`;
  const score = evaluation.scores.find((each) => each.key === key);
  return score?.notApplicable ? '不适用' : (score?.of ?? points);
}

function standardOf({ criterion, rule }: IndicatorDefinition): string {
  const lines = ruleLines(rule).map(({ text, depth }) => '　'.repeat(depth) + text);
  return [criterion, ...lines].filter(Boolean).join('\n');
}

function workingOf({ key, section }: IndicatorDefinition, printing: Printing): string {
  const { evaluation, stages, visible } = printing.source;
  if (!visible(section, key)) return '（略）';
  const steps = evaluation.scores.find((score) => score.key === key)?.steps ?? [];
  const shown = steps.map(({ text, inputs }) => (printing.seesAll(inputs.map((input) => input.key)) ? text : '（略）'));
  const given = stages?.lines.find((line) => line.key === key)?.differences ?? [];
  const reasons = given.map(({ stage, to, reason }) => `${stage === 'verified' ? '复核' : '复评'} ${to} 分：${reason}`);
  return [...shown, ...reasons].join('\n');
}

function totalRows(printing: Printing, columns: number, labels: number): PrintedCell[][] {
  const { evaluation, stages } = printing.source;
  const shown = stagesOf(printing);
  const strong = { strong: true, align: 'center' } as const;
  const text = (value: string): PrintedCell => ({ runs: [{ text: value }], ...strong });
  const total = [
    { ...text('合计'), columnSpan: labels },
    text(evaluation.of ?? ''),
    text(''),
    ...shown.map((stage) => text(totalPoints(printing, stage))),
    text(''),
  ];
  const grades = shown.map(({ key }) => (stages ? stages.total.grade[key] : evaluation.grade) ?? '');
  if (!grades.some(Boolean)) return [total];
  const grade = [{ ...text('等级'), columnSpan: labels + 2 }, ...grades.map(text), text('')];
  return columns > labels + 2 ? [total, grade] : [total];
}
