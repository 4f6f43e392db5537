import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { verifyPackage } from '../documents/package/verify-package.js';

const usage = '用法：npm run verify -- 归档包.zip';

/** Verifies an accepted report's package without a database. Exit code: 0 as packed, 1 something differs, 2 it cannot be read. */
export async function verify(
  args: readonly string[],
  { print, complain }: { print(line: string): void; complain(line: string): void },
): Promise<0 | 1 | 2> {
  const [path, ...more] = args;
  if (path === undefined || more.length) {
    complain(usage);
    return 2;
  }
  try {
    const differing = await verifyPackage(await readFile(path));
    for (const line of differing) print(`✗ ${line}`);
    print(
      differing.length
        ? `核验未通过：${differing.length} 处不符。请向出具归档包的单位索取原件。`
        : '✓ 全部文件与清单一致，审计链衔接，数据和得分与重新计算的一致。',
    );
    return differing.length ? 1 : 0;
  } catch (error) {
    complain(`无法核验 ${path}：${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

/** `npm run verify -- package.zip`. */
if (import.meta.main) {
  const write = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);
  // npm runs scripts in the product's folder; the person meant the one they are in
  const args = process.argv.slice(2).map((path) => resolve(process.env['INIT_CWD'] ?? '.', path));
  process.exitCode = await verify(args, { print: write(process.stdout), complain: write(process.stderr) });
}
