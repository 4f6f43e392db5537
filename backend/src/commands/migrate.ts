import { DataSource } from 'typeorm';
import { readConfig } from '../config/config.js';
import { withSecretFiles } from '../config/secret-files.js';
import { onConfiguredDatabase } from '../database/configured-database.js';
import { dataSourceOptions, migrate } from '../database/data-source.js';

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

if (import.meta.main) {
  try {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const config = readConfig(withSecretFiles(process.env));
    await onConfiguredDatabase(config, print, (url) => migrateDatabase(url, print));
  } catch (error) {
    process.stderr.write(`无法升级数据库：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
