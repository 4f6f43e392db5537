/** Rows of a list field; every cell is text. */
export type ListRow = Readonly<Record<string, string>>;

export function rowsOf(value: unknown): ListRow[] {
  if (!Array.isArray(value)) return [];
  return value.map((row) =>
    Object.fromEntries(
      Object.entries((row ?? {}) as Record<string, unknown>).map(([key, cell]) => [key, String(cell ?? '')]),
    ),
  );
}

export function withCell(rows: readonly ListRow[], at: number, column: string, text: string): ListRow[] {
  return rows.map((row, index) => (index === at ? { ...row, [column]: text } : row));
}

export function moved(rows: readonly ListRow[], from: number, by: 1 | -1): ListRow[] {
  const to = from + by;
  const result = [...rows];
  const [row] = result.splice(from, 1);
  if (!row || to < 0 || to > result.length) return [...rows];
  result.splice(to, 0, row);
  return result;
}

/** Lays a copied block over the rows from one cell on; rows are added where it is longer. Gives what did not fit. */
export function withBlock(
  rows: readonly ListRow[],
  at: { row: number; column: number },
  columns: readonly { key: string; label: string; options?: readonly string[] }[],
  block: readonly (readonly string[])[],
): { rows: ListRow[]; refused: string[] } {
  const result = [...rows];
  const refused: string[] = [];
  for (const [down, texts] of block.entries()) {
    const index = at.row + down;
    const row: Record<string, string> = { ...result[index] };
    for (const [right, text] of texts.entries()) {
      const column = columns[at.column + right];
      if (!column) {
        if (text.trim()) refused.push(`第 ${index + 1} 行的“${text.trim()}”超出最后一列，未写入。`);
      } else if (column.options && text.trim() && !column.options.includes(text.trim())) {
        refused.push(`第 ${index + 1} 行“${column.label}”只能是${column.options.join('、')}，“${text.trim()}”未写入。`);
      } else row[column.key] = text.trim();
    }
    result[index] = row;
  }
  return { rows: result, refused };
}
