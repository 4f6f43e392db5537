import { priorKeyOf } from '@countersign/figures';
import type { FigureInfo } from '@countersign/template';
import type { WorkbookSource } from './report-workbook.js';
import { firstValueColumn, type SheetDraft } from './sheet-draft.js';
import type { WorkbookCell, WorkbookRow } from './workbook.js';

const headRows = 2;

/** Figures outside tables, then last year's amounts of the figures `prior`; formulas of all sheets read them here. */
export function figuresSheet(
  single: readonly FigureInfo[],
  prior: readonly string[],
  source: WorkbookSource,
): SheetDraft {
  const { figures: known, definition, sections } = source.template;
  const earlier = prior.flatMap((key) => known.get(key) ?? []);
  const keys = [...single.map(({ key }) => key), ...earlier.map(({ key }) => priorKeyOf(key))];
  const title = '其他数据';
  return {
    title,
    figures: new Map(keys.map((key, index) => [key, { row: headRows + index + 1, column: firstValueColumn }])),
    sheet: (name, cells) => ({
      name,
      headRows,
      headColumns: 2,
      columns: [{ width: 10, hidden: true }, { width: 46 }, { width: 18 }, { width: 10 }, { width: 36 }],
      rows: [
        { cells: [null, { style: 'title', text: title, span: 4 }] },
        { cells: [null, ...['指标', '数值', '单位', '章节'].map((text): WorkbookCell => ({ style: 'head', text }))] },
        ...single.map((info) => row(info.key, info.label, cells.cell(info.key, info, name), info)),
        ...earlier.map((info) =>
          row(priorKeyOf(info.key), `${definition.year - 1}年度：${info.label}`, cells.priorCell(info.key, info), info),
        ),
      ],
    }),
  };

  function row(key: string, label: string, value: WorkbookCell, { unit, section }: FigureInfo): WorkbookRow {
    return {
      cells: [
        { style: 'key', text: key },
        { style: 'name', text: label },
        value,
        { style: 'text', text: unit },
        { style: 'text', text: sections.get(section)?.title ?? '' },
      ],
    };
  }
}
