import type { GrowingRows, SectionDefinition, TableField, TableRow, TemplateDefinition } from './definition.js';

/** A row that a clerk added to a table. The answer `table.rows` is an array of these, in the order shown. */
export interface AddedRow {
  /** Made once, never used again: `r` and 4 to 12 lower-case letters or digits. */
  key: string;
  label: string;
  /** Key of the group or row it stands under. */
  under: string;
}

export const rowLimits = { ofTable: 100, ofPlace: 50, label: 60 } as const;

const keyShape = /^r[a-z0-9]{4,12}$/;

export const isAddedKey = (key: string): boolean => keyShape.test(key);

/** Key of the answer that holds the rows added to a table. */
export const rowsKey = (table: string): string => `${table}.rows`;

/** Key of an added row within its table; its cells are `table.<this>.column`. */
export const addedRowKey = ({ key, under }: Pick<AddedRow, 'key' | 'under'>): string => within(under, key);

/** A key one part below `under`; in a table without groups `under` is empty. */
export const within = (under: string, part: string): string => (under ? `${under}.${part}` : part);

/** Whether `pattern`, in which each `*` stands for one part, names `key`. */
export function matchesKey(pattern: string, key: string): boolean {
  const [wanted, parts] = [pattern.split('.'), key.split('.')];
  return parts.length === wanted.length && wanted.every((part, index) => part === '*' || part === parts[index]);
}

/** Where a table takes rows under the row or group `under`; undefined where it does not. */
export function growingUnder({ growing = [] }: TableField, under: string): GrowingRows | undefined {
  return growing.find((place) => matchesKey(place.under, under));
}

export type GrowingTable = TableField & { growing: GrowingRows[] };

/** Tables that take rows, each with its section. */
export function growingTables({
  sections,
}: Pick<TemplateDefinition, 'sections'>): { section: SectionDefinition; table: GrowingTable }[] {
  return sections.flatMap((section) =>
    section.fields.flatMap((field) =>
      field.kind === 'table' && field.growing?.length ? [{ section, table: { ...field, growing: field.growing } }] : [],
    ),
  );
}

/** Rows that the template itself defines. */
export const fixedRows = ({ rows }: TableField): TableRow[] => rows.filter(({ added }) => !added);

/**
 * The rows that an answer adds to a table. What could not have been saved is left out, so that the result always
 * compiles; why it may not be saved is told by `checkRows`.
 */
export function addedRows(table: TableField, answer: unknown): AddedRow[] {
  if (!Array.isArray(answer)) return [];
  const fixed = new Set(fixedRows(table).map(({ key }) => key));
  const rows = new Map<string, AddedRow>();
  for (const each of answer.slice(0, rowLimits.ofTable) as unknown[])
    if (isRow(each) && isAddedKey(each.key) && !rows.has(each.key) && !fixed.has(addedRowKey(each)))
      if (growingUnder(table, each.under)) rows.set(each.key, { key: each.key, label: each.label, under: each.under });
  const standing = standingKeys(table, [...rows.values()]);
  return [...rows.values()].filter((row) => standing.has(addedRowKey(row)));
}

/** Keys of the fixed rows and of those added rows that stand under something that exists. */
export function standingKeys(table: TableField, added: readonly AddedRow[]): ReadonlySet<string> {
  const standing = new Set(fixedRows(table).map(({ key }) => key));
  for (let before = -1; before !== standing.size;) {
    before = standing.size;
    for (const row of added)
      if (standing.has(row.under) || sumOf(table.rows, row.under)) standing.add(addedRowKey(row));
  }
  return standing;
}

/** The subtotal or total that adds up the rows directly under `under`. */
export function sumOf(rows: readonly TableRow[], under: string): TableRow | undefined {
  const parts = under ? under.split('.').length + 1 : 1;
  return rows.find(({ sum }) =>
    sum?.some((pattern) => {
      const [last, ...above] = pattern.split('.').reverse();
      return last === '*' && above.length + 1 === parts && matchesKey(above.reverse().join('.'), under);
    }),
  );
}

/**
 * Beginnings of the keys that belong to rows which `after` no longer has, `execution.project.rpark1.` for example.
 * `answer` is the key of the rows, `execution.rows`.
 */
export function removedBeginnings(answer: string, before: unknown, after: unknown): string[] {
  const table = answer.slice(0, -rowsKey('').length);
  const kept = new Set(rowsIn(after).map(addedRowKey));
  return rowsIn(before).flatMap((row) => (kept.has(addedRowKey(row)) ? [] : [`${table}.${addedRowKey(row)}.`]));
}

/** Whether an answer holds the rows added to a table, as far as its key tells. */
export const isRowsKey = (key: string): boolean => key.endsWith(rowsKey(''));

/** The well-formed rows of an answer, whatever table it belongs to. */
export const rowsIn = (answer: unknown): AddedRow[] => (Array.isArray(answer) ? answer.filter(isRow) : []);

export function isRow(value: unknown): value is AddedRow {
  if (typeof value !== 'object' || value === null) return false;
  const { key, label, under } = value as Partial<Record<string, unknown>>;
  return typeof key === 'string' && typeof label === 'string' && typeof under === 'string';
}
