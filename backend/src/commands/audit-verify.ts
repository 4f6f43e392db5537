import { DataSource } from 'typeorm';
import { AuditVerificationService } from '../audit/audit-verification.service.js';
import { readConfig } from '../config/config.js';
import { withSecretFiles } from '../config/secret-files.js';
import { onConfiguredDatabase } from '../database/configured-database.js';
import { dataSourceOptions } from '../database/data-source.js';

/** Reads every audit chain of a database and prints what it found. Exit code: 0 all sound, 1 a chain is broken. */
export async function auditVerify(databaseUrl: string, print: (line: string) => void): Promise<0 | 1> {
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    const [{ trail }] = await dataSource.query<[{ trail: string | null }]>(
      `select to_regclass('audit_event') as trail`,
    );
    if (!trail) throw new Error('数据库里还没有会签的数据，没有可核验的记录。请先启动一次会签（npm start）。');
    const { reports, events, broken } = await new AuditVerificationService(dataSource).verify();
    print(`已核验 ${reports} 份报告的审计链和系统审计链，共 ${events} 条记录。`);
    for (const { reportId, seq } of broken)
      print(
        `✗ ${reportId ? `报告 ${reportId}` : '系统审计链'}：第 ${seq} 条与前一条不衔接，记录可能被改动、删除或插入。`,
      );
    print(broken.length ? '核验未通过。请保留数据库现状，并与备份比对。' : '✓ 全部衔接，没有发现改动。');
    return broken.length ? 1 : 0;
  } finally {
    await dataSource.destroy();
  }
}

/** `npm run audit:verify`. Exits with 2 when it could not look. */
if (import.meta.main) {
  try {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const config = readConfig(withSecretFiles(process.env));
    process.exitCode = await onConfiguredDatabase(config, print, (url) => auditVerify(url, print));
  } catch (error) {
    process.stderr.write(`无法核验：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
