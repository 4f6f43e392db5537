import { personInput } from '@countersign/contracts';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { readConfig } from '../config/config.js';
import { withSecretFiles } from '../config/secret-files.js';
import { onConfiguredDatabase } from '../database/configured-database.js';
import { dataSourceOptions, migrate } from '../database/data-source.js';
import { addFirstAdministrator, FirstAdministratorRefused } from '../organisation/first-administrator.js';

export interface FirstAdministrator {
  username: string;
  name: string;
  email: string;
}

/**
 * Brings the database up to date, adds the first administrator and gives the password, which is kept nowhere. Throws
 * FirstAdministratorRefused when a value is not right or there is an administrator already.
 */
export async function createFirstAdministrator(databaseUrl: string, wanted: FirstAdministrator): Promise<string> {
  const password = randomBytes(15).toString('base64url');
  const input = personInput
    .omit({ departmentId: true, officeId: true })
    .safeParse({ ...wanted, post: '系统管理员', password });
  if (!input.success) throw new FirstAdministratorRefused(wordsFor(input.error.issues[0]?.path[0]));
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    await migrate(dataSource);
    await dataSource.transaction((tx) => addFirstAdministrator(tx, input.data));
    return password;
  } finally {
    await dataSource.destroy();
  }
}

function wordsFor(field: PropertyKey | undefined): string {
  if (field === 'username') return '用户名以小写字母开头，只含小写字母、数字和 . _ -，2 到 64 个字符。';
  if (field === 'email') return '电子邮箱的写法不对，例如 zhang@example.gov.cn。';
  return '姓名不能为空，最多 100 个字。';
}

/** `npm run administrator -- USERNAME NAME EMAIL` */
if (import.meta.main) {
  try {
    const [username, name, email] = process.argv.slice(2);
    if (!username || !name || !email)
      throw new FirstAdministratorRefused('用法  Usage:  npm run administrator -- USERNAME NAME EMAIL');
    const password = await onConfiguredDatabase(
      readConfig(withSecretFiles(process.env)),
      (line) => void process.stderr.write(`${line}\n`),
      (url) => createFirstAdministrator(url, { username, name, email }),
    );
    process.stdout.write(
      `已建立管理员 ${username}，密码（只显示这一次）  Administrator created, password: ${password}\n`,
    );
  } catch (error) {
    process.stderr.write(`没有建立管理员：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
