import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Port of the PostgreSQL that runs on a cluster, if one does. A lock file whose process is gone, or whose number
 * went to an unrelated process meanwhile (after a restart of the machine), is removed: PostgreSQL would refuse to start.
 */
export function runningPort(folder: string): number | undefined {
  const file = join(folder, 'postmaster.pid');
  const lines = linesOf(file);
  if (!lines) return undefined;
  const [pid, , , port] = lines;
  if (isPostgresOn(folder, Number.parseInt(pid ?? '', 10))) return port ? Number.parseInt(port, 10) : undefined;
  rmSync(file, { force: true });
  return undefined;
}

function linesOf(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

function isPostgresOn(folder: string, pid: number): boolean {
  if (!(pid > 0) || !isAlive(pid)) return false;
  const command = commandOf(pid);
  // where the system does not tell what a process is, it is taken for what the file says
  return command === undefined || (command.includes('postgres') && command.includes(folder));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process: from /proc, or from ps where there is none; undefined when neither tells. */
function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    try {
      return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    } catch {
      return undefined;
    }
  }
}
