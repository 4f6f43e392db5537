import type { QueryRunner } from 'typeorm';

/**
 * What the table of people says of itself while a demo is being made. The demo takes many transactions, by the same
 * services that people use; a start that is killed among them leaves this note.
 */
export const unfinished = 'demo data are incomplete';

/** Empties an installation that holds nothing but half a demo, so that it can be made anew. */
export async function discardUnfinished(runner: QueryRunner): Promise<void> {
  const [{ note }] = (await runner.query(`select obj_description('person'::regclass) as note`)) as [
    { note: string | null },
  ];
  if (note !== unfinished) return;
  const tables = runner.connection.entityMetadatas.map(({ tableName }) => tableName);
  const made = tables.filter((name) => name !== 'template_version').join(', ');
  await runner.connection.transaction(async (tx) => {
    // nobody has acted yet: what the audit trail holds was played
    await tx.query('alter table audit_event disable trigger audit_event_append_only');
    // with what is kept of a report by SQL alone: its exports, its package
    await tx.query(`truncate ${made} cascade`);
    await tx.query('alter table audit_event enable trigger audit_event_append_only');
  });
}
