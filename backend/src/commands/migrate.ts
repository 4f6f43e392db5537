import { DataSource } from 'typeorm';
import { readConfig } from '../config/config.js';
import type { Config } from '../config/config.js';
import { withSecretFiles } from '../config/secret-files.js';
import { dataSourceOptions, migrate } from '../database/data-source.js';
import { startEmbeddedPostgres } from '../database/embedded-postgres.js';

/** Brings a database up to date and prints what it did: for installations that migrate before they start new instances. */
export async function migrateDatabase(databaseUrl: string, print: (line: string) => void): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    const count = await migrate(dataSource);
    print(count ? `数据库已升级，执行了 ${count} 个迁移。` : '数据库已是最新，无需升级。');
  } finally {
    await dataSource.destroy();
  }
}

async function migrateConfigured({ databaseUrl, dataDir }: Config): Promise<void> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  if (databaseUrl) return migrateDatabase(databaseUrl, print);
  const embedded = await startEmbeddedPostgres(dataDir, print);
  try {
    await migrateDatabase(embedded.url, print);
  } finally {
    if (embedded.started) await embedded.stop();
  }
}

if (import.meta.main) {
  try {
    await migrateConfigured(readConfig(withSecretFiles(process.env)));
  } catch (error) {
    process.stderr.write(`无法升级数据库：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
