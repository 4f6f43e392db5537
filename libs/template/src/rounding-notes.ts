import { Decimal, formatFigure, formatWithUnit, parseFormula, roundHalfUp } from '@countersign/figures';
import type { FormulaNode, Value } from '@countersign/figures';
import type { FigureInfo } from './catalogue.js';
import type { CompiledTemplate } from './compiled-template.js';

/** A shown sum that a reader who adds up the shown parts does not get, though the exact amounts agree. */
export interface RoundingNote {
  /** The sum; it and its parts have one unit and as many decimals as are shown. */
  figure: string;
  parts: readonly string[];
  shown: string;
  shownParts: string;
  /** For people: both values and the reason. */
  message: string;
}

/** A figure that its formula only adds up from others, all shown in one way: a reader can add them up too. */
export interface ShownSum {
  figure: FigureInfo;
  parts: readonly FigureInfo[];
}

/** The sums of a template that readers can add up; they depend on no value. */
export function shownSums(template: CompiledTemplate): ShownSum[] {
  return [...template.figures.values()].flatMap((figure) => {
    const parts = partsOf(template, figure);
    const alike = parts.every(({ unit, decimals }) => unit === figure.unit && decimals === figure.decimals);
    return parts.length && alike ? [{ figure, parts }] : [];
  });
}

/**
 * Where rounding for display makes a sum look wrong: `0.005 + 0.005 = 0.01` prints as `0.01 + 0.01 = 0.01`. A
 * screen or print that shows such a sum must say so. Sums of unknown parts are passed over.
 */
export function roundingNotes(sums: readonly ShownSum[], valueOf: (key: string) => Value): RoundingNote[] {
  return sums.flatMap(({ figure, parts }) => {
    const total = valueOf(figure.key);
    const values = parts.map(({ key }) => valueOf(key));
    if (total.kind !== 'known' || !values.every((value) => value.kind === 'known')) return [];
    const added = values.reduce((sum, { value }) => sum.plus(asShown(value, figure)), new Decimal(0));
    return added.eq(asShown(total.value, figure)) ? [] : [noteOf(figure, parts, total.value, added)];
  });
}

function noteOf(figure: FigureInfo, parts: readonly FigureInfo[], total: Decimal, added: Decimal): RoundingNote {
  const difference = asShown(total, figure).minus(added).abs();
  return {
    figure: figure.key,
    parts: parts.map(({ key }) => key),
    shown: formatFigure(total, figure),
    shownParts: formatFigure(added, figure),
    message: `“${figure.label}”显示为 ${formatWithUnit(total, figure)}，各项显示数之和为 ${formatWithUnit(added, figure)}，相差 ${formatWithUnit(difference, figure)}，系四舍五入所致。`,
  };
}

/** Rounded as the figure is shown; a ratio stays a ratio. */
function asShown(value: Decimal, { unit, decimals }: FigureInfo): Decimal {
  return roundHalfUp(value, unit === '%' ? decimals + 2 : decimals);
}

/** The figures that a formula only adds up, as `sum(…)` or with `+`; none for any other formula. */
function partsOf({ figures, model }: CompiledTemplate, { key: own, formula }: FigureInfo): FigureInfo[] {
  if (formula === undefined) return [];
  const parsed = parseFormula(formula);
  const names = parsed.ok ? addendsIn(parsed.ast) : null;
  const members = (pattern: string): readonly string[] => {
    const compiled = model.compile(`count(${pattern})`);
    return compiled.ok ? compiled.reader.keys.filter((key) => key !== own) : [];
  };
  return (names ?? [])
    .flatMap((name) => (name.includes('*') ? members(name) : name))
    .flatMap((key) => figures.get(key) ?? []);
}

/** Keys and patterns of a plain addition; null when the formula does anything else. */
function addendsIn(node: FormulaNode): string[] | null {
  switch (node.kind) {
    case 'reference':
      return [node.key];
    case 'pattern':
      return [node.pattern];
    case 'binary':
      return node.operator === '+' ? joined([node.left, node.right]) : null;
    case 'call':
      return node.name === 'sum' ? joined(node.args) : null;
    default:
      return null;
  }
}

function joined(nodes: readonly FormulaNode[]): string[] | null {
  const addends = nodes.map(addendsIn);
  return addends.every((each) => each !== null) ? addends.flat() : null;
}
