import { readPasted } from '@countersign/document';
import { Decimal, formatFigure, parseAmount, roundHalfUp } from '@countersign/figures';
import { addedRowKey, cellKey, type AddedRow } from '@countersign/template';
import type { Block } from './clipboard.js';
import { cellAt, isEntry, type Grid, type GridCell } from './grid-layout.js';
import type { Position } from './grid-selection.js';
import { PasteWalk, type PasteGrowth } from './paste-rows.js';

/** One figure to be written; null clears it. */
export interface GridEdit {
  key: string;
  value: string | null;
}

export interface PasteRemark {
  label: string;
  text: string;
}

/** What a paste does, told before it is done: what is written, what could not be, and where computed values differ. */
export interface PastePlan {
  edits: GridEdit[];
  refused: PasteRemark[];
  different: PasteRemark[];
  /** Pasted cells that lie beyond the table. */
  outside: number;
  /** Rows that the table gets, where the source has some that it does not. */
  rows?: AddedRow[];
}

/** `stored` gives the present value of a key, entered or computed; `growth` is there where the table takes rows. */
export function planPaste(
  grid: Grid,
  at: Position,
  copied: Block,
  stored: (key: string) => string | undefined,
  editable: boolean,
  growth: PasteGrowth | null = null,
): PastePlan {
  const { block, labels } = withoutHeads(copied);
  const plan: PastePlan = { edits: [], refused: [], different: [], outside: 0 };
  const walk = new PasteWalk(grid, at.row, editable ? growth : null);
  for (const [index, texts] of block.entries()) {
    const found = walk.step(labels?.[index]);
    if (found && 'refusal' in found) plan.refused.push({ label: labels![index]!.trim(), text: found.refusal });
    else if (found && 'added' in found) placeInNew(plan, grid, found.added, at.column, texts);
    if (found && !('at' in found)) continue;
    const row = found?.at;
    if (row !== undefined) nameDiffers(plan, grid.rows[row]!.label, labels?.[index]);
    for (const [offset, text] of texts.entries()) {
      const cell = row === undefined ? undefined : cellAt(grid, row, at.column + offset);
      if (cell) place(plan, cell, text, stored(cell.key), editable);
      else if (text.trim() !== '') plan.outside += 1;
    }
  }
  if (walk.added.length) plan.rows = walk.added;
  return plan;
}

/** Cells of a row that is being added; computed ones follow by themselves. */
function placeInNew(plan: PastePlan, grid: Grid, row: AddedRow, first: number, texts: readonly string[]): void {
  for (const [offset, text] of texts.entries()) {
    const column = grid.columns[first + offset];
    if (column?.formula !== undefined || text.trim() === '') continue;
    if (!column) plan.outside += 1;
    else {
      const key = cellKey(grid.table, addedRowKey(row), column.key);
      enter(plan, { key, label: `${row.label} · ${column.label}`, shape: column }, text);
    }
  }
}

/** One copied value for every selected cell. */
export function planFill(cells: readonly GridCell[], text: string): PastePlan {
  const plan: PastePlan = { edits: [], refused: [], different: [], outside: 0 };
  for (const cell of cells) if (isEntry(cell)) place(plan, cell, text, undefined, true);
  return plan;
}

function place(plan: PastePlan, cell: GridCell, text: string, stored: string | undefined, editable: boolean): void {
  const blank = text.trim() === '';
  if (cell.absent) {
    if (!blank) plan.refused.push({ label: cell.label, text: `此行没有这一栏，“${text.trim()}”未写入。` });
    return;
  }
  if (!editable || !isEntry(cell)) {
    if (!blank) compare(plan, cell, text, stored);
    return;
  }
  enter(plan, cell, text);
}

function enter(plan: PastePlan, { key, label, shape }: Pick<GridCell, 'key' | 'label' | 'shape'>, text: string): void {
  const read = readPasted(text, shape);
  if (read.ok) plan.edits.push({ key, value: read.value });
  else plan.refused.push({ label, text: `“${text.trim()}”未写入：${read.reason}` });
}

/** A computed cell is never overwritten; the person learns when the source says something else. */
function compare(plan: PastePlan, cell: GridCell, text: string, stored: string | undefined): void {
  const parsed = parseAmount(text, { ...cell.shape, decimals: 15, negative: true });
  if (!parsed.ok || 'blank' in parsed) {
    plan.refused.push({ label: cell.label, text: `此格不能填写，“${text.trim()}”未写入。` });
    return;
  }
  const places = cell.shape.unit === '%' ? cell.shape.decimals + 2 : cell.shape.decimals;
  const shown = stored === undefined ? null : new Decimal(stored);
  if (shown && roundHalfUp(shown, places).eq(roundHalfUp(parsed.value, places))) return;
  const here = shown ? formatFigure(shown, cell.shape) : '尚未算出';
  plan.different.push({ label: cell.label, text: `粘贴的是 ${text.trim()}，表中为 ${here}；以表中为准，请核对来源。` });
}

function nameDiffers(plan: PastePlan, label: string, pasted: string | undefined): void {
  const bare = (name: string) => name.replace(/[\s　]|其中[：:]/g, '');
  if (pasted && bare(pasted) !== '' && bare(pasted) !== bare(label))
    plan.different.push({ label, text: `粘贴的行名是“${pasted.trim()}”，表中此行是“${label}”，请核对是否错行。` });
}

const isNumeric = (text: string) => {
  const parsed = parseAmount(text, { unit: '%', decimals: 15, negative: true });
  return parsed.ok && !('blank' in parsed);
};
/** Text that begins like a number (`57.18万元`) is a mistyped figure, not a name. */
const isName = (text: string) => /^[^\s\d０-９.．+＋\-－–—−(（]/.test(text.trim());

/**
 * A range copied together with its column heads and row names: heads are rows without any number, names the first
 * column when it holds only names. What is left are the figures.
 */
function withoutHeads(copied: Block): { block: Block; labels: string[] | null } {
  const firstWithNumber = copied.findIndex((row) => row.some(isNumeric));
  if (firstWithNumber < 0) return { block: copied, labels: null };
  const allNames = (row: readonly string[]) => row.length > 1 && row.some(isName) && !row.some(isNumeric);
  const rows = copied.slice(0, firstWithNumber).every(allNames) ? copied.slice(firstWithNumber) : copied;
  const named = rows.some(([first = '']) => isName(first)) && !rows.some(([first = '']) => isNumeric(first));
  if (!named || (rows[0]?.length ?? 0) < 2) return { block: rows, labels: null };
  return { block: rows.map((row) => row.slice(1)), labels: rows.map(([first = '']) => first) };
}
