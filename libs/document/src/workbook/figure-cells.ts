import { parseFormula, formulaText, canonicalAmount, Decimal, type FormulaNode } from '@countersign/figures';
import { matchesKey, type FigureInfo, type FigureShape } from '@countersign/template';
import type { CellPlace } from './address.js';
import type { WorkbookSource } from './report-workbook.js';
import { sayFormula } from './say-formula.js';
import type { WorkbookCell } from './workbook.js';

/** `#,##0.00`, `0.00%`. */
export function numberFormat({ unit, decimals }: Pick<FigureShape, 'unit' | 'decimals'>): string {
  const fraction = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  return unit === '%' ? `0${fraction}%` : `#,##0${fraction}`;
}

/** Cells of a workbook that show figures, each knowing where all others stand. */
export class FigureCells {
  private readonly places = new Map<string, CellPlace>();

  constructor(private readonly source: WorkbookSource) {}

  place(sheet: string, figures: ReadonlyMap<string, { row: number; column: number }>): void {
    for (const [key, at] of figures) this.places.set(key, { sheet, ...at });
  }

  /** The cell of a figure; a computed one holds its formula, or its value and a remark where no formula says it. */
  cell(key: string, shape: FigureShape, sheet: string): WorkbookCell {
    const info = this.source.template.figures.get(key);
    const number = this.valueOf(key);
    const base = { format: numberFormat(shape), ...(number !== undefined && { number }) };
    if (info?.formula === undefined) return { style: 'entry', ...base };
    const formula = this.formulaOf(info, sheet);
    if (formula !== null) return { style: 'computed', ...base, formula };
    return {
      style: 'computed',
      ...base,
      note: `此数由系统计算，电子表格的公式写不出同样的算法，导出的是数值。算法：${info.formula}`,
    };
  }

  /** Last year's amount, as it was then. */
  priorCell(key: string, shape: FigureShape): WorkbookCell {
    const number = this.source.inputs.prior?.[key];
    return { style: 'computed', format: numberFormat(shape), ...(number !== undefined && { number: plain(number) }) };
  }

  private valueOf(key: string): string | undefined {
    const { evaluation, inputs } = this.source;
    const derived = evaluation.derived[key];
    if (derived) return 'value' in derived ? plain(derived.value) : undefined;
    const entered = inputs.figures[key];
    return entered === undefined ? undefined : plain(entered);
  }

  private formulaOf({ key, formula }: FigureInfo, sheet: string): string | null {
    const parsed = parseFormula(formula!);
    if (!parsed.ok) return null;
    const { model } = this.source.template;
    return sayFormula(parsed.ast, {
      sheet,
      placeOf: (name) => this.places.get(name),
      members: (pattern) =>
        model.keys.filter((each) => each !== key && matchesKey(pattern, each)).toSorted(this.inOrder),
      unitOf: (node: FormulaNode) => {
        const compiled = model.compile(formulaText(node));
        return compiled.ok ? compiled.unit : undefined;
      },
    });
  }

  /** As they stand on the sheets, so that neighbours become ranges. */
  private readonly inOrder = (a: string, b: string): number => {
    const [left, right] = [this.places.get(a), this.places.get(b)];
    if (!left || !right || left.sheet !== right.sheet) return 0;
    return left.column - right.column || left.row - right.row;
  };
}

const plain = (text: string): string => canonicalAmount(new Decimal(text));
