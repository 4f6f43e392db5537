import { growingTables, rowsKey, type CompiledTemplate } from '@countersign/template';
import type { EntityManager } from 'typeorm';

/**
 * The rows that people added to a report's tables at any time, oldest first: names for what is told about rows that
 * were removed since (`rememberRows`).
 */
export async function earlierRows(
  tx: EntityManager,
  reportId: string,
  { definition }: CompiledTemplate,
): Promise<Record<string, unknown>[]> {
  const keys = growingTables(definition).map(({ table }) => rowsKey(table.key));
  if (!keys.length) return [];
  const saved = await tx.query<{ key: string; after: unknown }[]>(
    `select key, after from change where report_id = $1 and kind = 'answer' and key = any($2) order by id`,
    [reportId, keys],
  );
  return saved.map(({ key, after }) => ({ [key]: after }));
}
