import type { DataSource } from 'typeorm';

/** How long a relayed message can be looked up, and how long a repeated request gets its first answer, in days. */
const keptDays = 7;

/** Removes what only served a while: messages that were relayed, and first answers that nobody will ask for again. */
export async function removeExpiredRows(dataSource: DataSource): Promise<void> {
  for (const [table, column] of [
    ['outbox', 'relayed_at'],
    ['idempotency', 'at'],
  ])
    await dataSource.query(`delete from ${table} where ${column} < now() - make_interval(days => ${keptDays})`);
}
