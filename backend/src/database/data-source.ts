import { DataSource, type DataSourceOptions } from 'typeorm';
import { advisoryLocks } from './advisory-locks.js';
import { entities } from './entities.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { TemplateDrafts1700000001000 } from './migrations/1700000001000-template-drafts.js';
import { StagedScoreBasis1700000002000 } from './migrations/1700000002000-staged-score-basis.js';
import { ImportMappings1700000004000 } from './migrations/1700000004000-import-mappings.js';
import { Comments1700000005000 } from './migrations/1700000005000-comments.js';
import { Documents1700000003000 } from './migrations/1700000003000-documents.js';

/** Connection to PostgreSQL. The schema comes from migrations alone. */
export function dataSourceOptions(url: string, pool: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations: [
      Initial1700000000000,
      TemplateDrafts1700000001000,
      StagedScoreBasis1700000002000,
      Documents1700000003000,
      ImportMappings1700000004000,
      Comments1700000005000,
    ],
    synchronize: false,
    migrationsTransactionMode: 'each',
    poolSize: pool,
    applicationName: 'countersign',
    extra: { idleTimeoutMillis: 60_000, connectionTimeoutMillis: 15_000 },
  };
}

/** Brings the schema up to date. Safe with several instances starting at once: the others wait, then find nothing to do. */
export async function migrate(dataSource: DataSource): Promise<number> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('select pg_advisory_lock($1)', [advisoryLocks.migration]);
    const done = await dataSource.runMigrations();
    return done.length;
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [advisoryLocks.migration]);
    await runner.release();
  }
}
