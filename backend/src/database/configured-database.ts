import type { Config } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** Runs a command's `work` on the configured database, or on the embedded one, started for it where it does not run. */
export async function onConfiguredDatabase<T>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: (line: string) => void,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return work(databaseUrl);
  const embedded = await startEmbeddedPostgres(dataDir, log);
  try {
    return await work(embedded.url);
  } finally {
    if (embedded.started) await embedded.stop();
  }
}
