import type { TableField } from './definition.js';
import type { EntryProblem } from './entries.js';
import {
  addedRowKey,
  fixedRows,
  growingUnder,
  isAddedKey,
  isRow,
  rowLimits,
  standingKeys,
  type AddedRow,
} from './growing-rows.js';

/** Why `value` may not be stored as the rows added to a table, in words; null when it may. */
export function checkRows(table: TableField, label: string, value: unknown): EntryProblem | null {
  if (!Array.isArray(value)) return problem('wrong_shape', `“${label}”应为逐行的列表，请刷新页面后重试。`);
  if (value.length > rowLimits.ofTable)
    return problem('too_many_rows', `“${label}”最多增加 ${rowLimits.ofTable} 行，请合并或删去一些行。`);
  const rows: AddedRow[] = [];
  for (const [index, row] of value.entries()) {
    if (!isRow(row) || Object.keys(row).length > 3)
      return problem('wrong_shape', `“${label}”第 ${index + 1} 行格式不对，请刷新页面后重试。`);
    rows.push(row);
  }
  const standing = standingKeys(table, rows);
  const seen = new Seen(table);
  for (const [index, row] of rows.entries()) {
    const found = labelProblem(label, index, row.label) ?? placeProblem(table, standing, label, index, row);
    const repeated = found ?? seen.problemOf(label, index, row);
    if (repeated) return repeated;
  }
  return null;
}

function labelProblem(label: string, index: number, text: string): EntryProblem | null {
  const place = `“${label}”第 ${index + 1} 行`;
  if (!text.trim()) return problem('blank_label', `${place}没有名称，请填写这一行的名称。`);
  const length = [...text].length;
  if (length > rowLimits.label)
    return problem('too_long', `${place}的名称最多 ${rowLimits.label} 字，现有 ${length} 字，请精简。`);
  return /\p{Cc}/u.test(text)
    ? problem('forbidden_character', `${place}的名称含有换行等不可见字符，请删除后重试。`)
    : null;
}

function placeProblem(
  table: TableField,
  standing: ReadonlySet<string>,
  label: string,
  index: number,
  row: AddedRow,
): EntryProblem | null {
  if (!isAddedKey(row.key))
    return problem('bad_key', `“${label}”第 ${index + 1} 行的代码不合规，请删除这一行后重新添加。`);
  if (!growingUnder(table, row.under) || !standing.has(addedRowKey(row)))
    return problem('unknown_under', `“${label}”的“${row.label}”所在的位置不能增加行，请在表中允许添加的位置重新添加。`);
  return null;
}

/** What the rows before have taken already: keys, names, places. */
class Seen {
  private readonly keys = new Set<string>();
  private readonly labels = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly fixed: ReadonlySet<string>;

  constructor(private readonly table: TableField) {
    const fixed = fixedRows(table);
    this.fixed = new Set(fixed.map(({ key }) => key));
    for (const { key, label } of fixed) this.labels.add(labelKey(key.split('.').slice(0, -1).join('.'), label));
  }

  problemOf(label: string, index: number, row: AddedRow): EntryProblem | null {
    if (this.keys.has(row.key) || this.fixed.has(addedRowKey(row)))
      return problem('duplicate_key', `“${label}”第 ${index + 1} 行的代码与其他行重复，请删除这一行后重新添加。`);
    this.keys.add(row.key);
    const named = labelKey(row.under, row.label);
    if (this.labels.has(named))
      return problem('duplicate_label', `“${label}”中“${row.label.trim()}”出现了两次，请改用不同的名称。`);
    this.labels.add(named);
    const count = (this.counts.get(row.under) ?? 0) + 1;
    this.counts.set(row.under, count);
    const place = growingUnder(this.table, row.under);
    const most = place?.most ?? rowLimits.ofPlace;
    if (count > most)
      return problem('too_many_rows', `“${place?.label ?? label}”下最多增加 ${most} 行，请合并或删去一些行。`);
    return null;
  }
}

const labelKey = (under: string, label: string): string => `${under}\n${label.trim()}`;
const problem = (code: string, message: string): EntryProblem => ({ code, message });
