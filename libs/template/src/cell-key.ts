/** Key of a table's cell. Empty parts are left out, so a subtotal may be called like its group (`execution.basic.spent`). */
export function cellKey(table: string, row: string, column: string): string {
  return [table, row, column].filter(Boolean).join('.');
}

/** Key of the reason that a row of a table owes. */
export function reasonKey(table: string, row: string): string {
  return cellKey(table, row, 'reason');
}
