import { growingUnder, rowLimits, type TableField, type TableRow } from '@countersign/template';
import type { RowTarget } from './sheet-mapping.js';
import type { SheetRow } from './sheet-rows.js';
import { comparedName, isOfWhich, likeness } from './sheet-words.js';

export interface RowMatch {
  id: string;
  target: RowTarget;
  /** Keys of rows of the table with names like this one, the most alike first. */
  suggestions: readonly string[];
}

const totalWords = new Set(['合计', '总计', '总合计', '共计', '总额']);
const subtotalWords = new Set(['小计', '分项合计', '本类小计']);
const worthSaying = 0.4;
/** A new row is not proposed where a name of the table is nearly the same: it is rather that one, written otherwise. */
const nearlyTheSame = 0.75;

/**
 * Finds a row of the table for each row of a sheet, by name and by what stood before it: `小计` ends the group that it
 * stands under, a name that several groups have is that of the present group.
 */
export function matchRows(rows: readonly SheetRow[], table: TableField): RowMatch[] {
  const matcher = new RowMatcher(table);
  return rows.map((row) => matcher.match(row));
}

class RowMatcher {
  private readonly named: readonly { row: TableRow; index: number; name: string }[];
  private readonly used = new Set<string>();
  private last = -1;
  private group = '';
  /** The latest row that is no "of which" row. */
  private item: string | undefined;

  constructor(private readonly table: TableField) {
    this.named = table.rows.map((row, index) => ({ row, index, name: comparedName(row.label) }));
    if (!table.rows.some(({ kind }) => kind === 'heading')) this.group = groupOf(table.rows.find(isItem)?.key ?? '');
  }

  match(row: SheetRow): RowMatch {
    const name = comparedName(row.name);
    for (const text of row.before) this.enter(comparedName(text));
    const found = name === '' ? undefined : this.find(name, row);
    if (found) {
      this.take(found);
      return { id: row.id, target: { to: 'row', key: found.row.key }, suggestions: [] };
    }
    if (!row.filled || name === '') {
      this.enter(name);
      return { id: row.id, target: { to: 'none' }, suggestions: [] };
    }
    const suggestions = this.alike(name);
    return { id: row.id, target: this.unknown(row, name, suggestions), suggestions: suggestions.map(({ key }) => key) };
  }

  private find(name: string, { filled }: SheetRow) {
    const free = this.named.filter(({ row }) => row.kind !== 'heading' && !this.used.has(row.key));
    const sums = (kind: TableRow['kind']) => free.filter(({ row }) => row.kind === kind);
    if (subtotalWords.has(name)) return sums('subtotal').find(({ index }) => index > this.last) ?? undefined;
    if (totalWords.has(name)) {
      const [total] = sums('total');
      if (total) return total;
    }
    const same = free.filter((each) => each.name === name);
    if (same.length)
      return (
        same.find(({ row }) => row.key.startsWith(`${this.group}.`)) ??
        same.find(({ index }) => index > this.last) ??
        same[0]
      );
    return filled ? this.sumNamedLikeGroup(name) : undefined;
  }

  /** `基本支出` or `基本支出小计` with figures is the subtotal of the group with that heading. */
  private sumNamedLikeGroup(name: string) {
    const bare = name.replace(/(小计|合计)$/, '');
    const heading = this.named.find((each) => each.row.kind === 'heading' && each.name === bare);
    if (!heading) return undefined;
    return this.named.find(
      ({ row, index }) => row.kind === 'subtotal' && index > heading.index && !this.used.has(row.key),
    );
  }

  private take({ row, index }: { row: TableRow; index: number }): void {
    this.used.add(row.key);
    this.last = index;
    if (row.kind === 'item') [this.group, this.item] = [groupOf(row.key), row.key];
  }

  /** A heading or a merged cell at the left opens a group. */
  private enter(name: string): void {
    const heading = this.named.find((each) => each.row.kind === 'heading' && each.name === name);
    const first = heading && this.table.rows.slice(heading.index).find(isItem);
    if (!heading || !first || groupOf(first.key) === this.group) return;
    this.group = groupOf(first.key);
    this.item = undefined;
  }

  private alike(name: string) {
    return this.named
      .filter(({ row }) => row.kind !== 'heading' && !this.used.has(row.key))
      .map((each) => ({ key: each.row.key, like: likeness(each.name, name) }))
      .filter(({ like }) => like >= worthSaying)
      .toSorted((a, b) => b.like - a.like)
      .slice(0, 3);
  }

  private unknown(row: SheetRow, name: string, suggestions: readonly { like: number }[]): RowTarget {
    if (subtotalWords.has(name) || totalWords.has(name) || [...row.name].length > rowLimits.label)
      return { to: 'none' };
    if (this.named.some((each) => each.name === name) || (suggestions[0]?.like ?? 0) >= nearlyTheSame)
      return { to: 'none' };
    const under = isOfWhich(row.name) ? this.item : this.group;
    return under !== undefined && growingUnder(this.table, under) ? { to: 'new', under } : { to: 'none' };
  }
}

const isItem = ({ kind }: TableRow): boolean => kind === 'item';
const groupOf = (key: string): string => key.split('.').slice(0, -1).join('.');
