/** Rows of several reports under the id of their report, in the order in which they were read. */
export function byReport<Row extends { readonly reportId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.reportId);
    if (group) group.push(row);
    else groups.set(row.reportId, [row]);
  }
  return groups;
}
