import { halfWidth, parseFormula, type Model } from '@countersign/figures';

const signs: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '（': '(',
  '）': ')',
  '＊': '*',
  '／': '/',
  '、': ',',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '＝': '=',
  '＞': '>',
  '＜': '<',
};

/** What people type with a Chinese input method, in the signs of the formula language. */
export function plainFormula(text: string): string {
  return halfWidth(text).replace(/[×÷（）＊／、≥≤≠＝＞＜]/g, (sign) => signs[sign] ?? sign);
}

const names = /(?<![\w.])(?!(?:and|or|not)(?![\w.]))[a-z][a-z0-9_]*(?:\.(?:[a-z0-9_]+|\*))*(?![\w.]|\s*\()/g;
export interface FormulaFault {
  /** Characters into the text. */
  position: number;
  message: string;
}

/** Cells that stand for the columns of a table while one of its formulas is written. */
export type Siblings = ReadonlyMap<string, string>;

/** What is wrong with a formula, each fault at its place in the text; with names of sibling columns, of the text as typed. */
export function faultsOf(text: string, model: Model, siblings?: Siblings): FormulaFault[] {
  const parsed = parseFormula(text);
  if (!parsed.ok) return [{ position: parsed.error.position, message: bare(parsed.error.message) }];
  const { formula, back } = withCells(text, siblings);
  const compiled = model.compile(formula);
  if (compiled.ok) return [];
  return compiled.errors.map(({ position, message }) => ({ position: back(position ?? 0), message: bare(message) }));
}

/** The place is marked in the box itself. */
const bare = (message: string): string => message.replace(/^公式第 \d+ 个字符处：/, '');

/** The formula over cells instead of columns, and how places in it lead back to the typed text. */
export function withCells(text: string, siblings?: Siblings): { formula: string; back: (position: number) => number } {
  if (!siblings?.size) return { formula: text, back: (position) => position };
  const shifts: { from: number; by: number }[] = [];
  let by = 0;
  const formula = text.replace(names, (name, offset: number) => {
    const cell = siblings.get(name);
    if (cell === undefined) return name;
    by += cell.length - name.length;
    shifts.push({ from: offset + by + name.length, by });
    return cell;
  });
  return { formula, back: (position) => position - (shifts.filter(({ from }) => from <= position).at(-1)?.by ?? 0) };
}
