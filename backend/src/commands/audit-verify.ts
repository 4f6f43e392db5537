import { DataSource } from 'typeorm';
import { AuditVerificationService } from '../audit/audit-verification.service.js';
import { dataSourceOptions } from '../database/data-source.js';

/**
 * `npm run audit:verify`: reads every audit chain of the database at DATABASE_URL and prints what it found.
 * Exits with 0 when all is sound, 1 when a chain is broken, 2 when it could not look.
 */
export async function auditVerify(databaseUrl: string, print: (line: string) => void): Promise<0 | 1> {
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
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
