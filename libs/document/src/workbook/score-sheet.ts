import { Decimal } from '@countersign/figures';
import type { EvaluatedGroup, IndicatorScore, ScoreStep } from '@countersign/template';
import { cellName } from './address.js';
import type { WorkbookSource } from './report-workbook.js';
import type { SheetDraft } from './sheet-draft.js';
import type { WorkbookCell, WorkbookRow } from './workbook.js';

const headRows = 2;
const pointsColumn = 3;

/** A line of the annex: a group with what it holds, or an indicator. */
interface Line {
  depth: number;
  group?: EvaluatedGroup;
  score?: IndicatorScore;
  /** Places among the lines of what it adds up. */
  parts: number[];
}

/** The score annex: groups and indicators with their points and how each came about; sums are live. */
export function scoreSheet({ template, evaluation }: WorkbookSource): SheetDraft {
  const { definition } = template;
  const lines: Line[] = [];
  const addGroup = (parent: string | undefined, depth: number, parts: number[]): void => {
    for (const { key } of definition.groups.filter((group) => group.parent === parent)) {
      const group = evaluation.groups.find((each) => each.key === key);
      if (!group) continue;
      const line: Line = { depth, group, parts: [] };
      parts.push(lines.push(line) - 1);
      for (const score of evaluation.scores.filter((each) => each.group === key))
        line.parts.push(lines.push({ depth: depth + 1, score, parts: [] }) - 1);
      addGroup(key, depth + 1, line.parts);
    }
  };
  const top: number[] = [];
  addGroup(undefined, 0, top);
  const title = '评分表';
  return {
    title,
    figures: new Map(),
    sheet: (name) => ({
      name,
      landscape: true,
      headRows,
      headColumns: 1,
      columns: [{ width: 46 }, { width: 10 }, { width: 10 }, { width: 90 }],
      rows: [
        { cells: [{ style: 'title', text: title, span: 4 }] },
        { cells: ['评价指标', '分值', '得分', '评分依据'].map((text): WorkbookCell => ({ style: 'head', text })) },
        ...lines.map((line) => rowOf(line, lines)),
        totalRow(top, lines),
      ],
    }),
  };

  function rowOf(line: Line, all: readonly Line[]): WorkbookRow {
    const { group, score, depth } = line;
    const { label = '', of = '', steps = [] } = group ?? score ?? {};
    const points = group ? sumCell(group.points, line.parts, all) : pointsCell(score?.points ?? null);
    return {
      cells: [
        { style: group ? 'sum' : 'name', text: '　'.repeat(depth) + label },
        { style: 'computed', number: of, format: pointsFormat },
        points,
        { style: 'text', text: basis(steps, score) },
      ],
    };
  }

  function totalRow(parts: readonly number[], all: readonly Line[]): WorkbookRow {
    const { total, known, of, steps = [], grade } = evaluation;
    const words = [grade && `等级：${grade}`, ...steps.map(({ text }) => text)].filter(Boolean);
    return {
      cells: [
        { style: 'sum', text: '合计' },
        of === undefined ? null : { style: 'computed', number: of, format: pointsFormat },
        sumCell(total ?? known, parts, all),
        { style: 'text', text: words.join('\n') },
      ],
    };
  }
}

const pointsFormat = '0.00';

const pointsCell = (points: string | null): WorkbookCell => ({
  style: 'computed',
  format: pointsFormat,
  ...(points !== null && { number: points }),
});

/** Live where the points are the plain sum of their parts; a value where a cap or a veto changed them. */
function sumCell(points: string, parts: readonly number[], lines: readonly Line[]): WorkbookCell {
  const sum = parts.reduce(
    (total, at) => total.plus(lines[at]!.group?.points ?? lines[at]!.score?.points ?? 0),
    new Decimal(0),
  );
  if (!parts.length || parts.length > 250 || !sum.eq(points))
    return { ...pointsCell(points), style: 'sum', note: '得分受上限或否决项限制，不等于各项之和；依据见右侧。' };
  const cells = parts.map((at) => cellName({ row: headRows + at + 1, column: pointsColumn }));
  return { ...pointsCell(points), style: 'sum', formula: `SUM(${cells.join(',')})` };
}

function basis(steps: readonly ScoreStep[], score: IndicatorScore | undefined): string {
  const words = steps.map(({ text }) => text);
  if (score?.points === null) words.push('尚缺数据，暂不能评分');
  return words.join('\n');
}
