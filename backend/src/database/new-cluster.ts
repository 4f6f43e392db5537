import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.js';
import { isAlive } from './running-server.js';

/** A PostgreSQL of the product's own: its programs, where its files are, and its password. */
export interface Cluster extends PostgresBinaries {
  folder: string;
  password: string;
}

const run = promisify(execFile);
/** Beginning of the names of what is still being made, beside the cluster. */
const unfinished = 'postgres-unfinished-';

/** How its programs are run. */
export const asUser = ({ runAs }: Cluster) => ({ ...runAs, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });

/** Makes the cluster beside its place and moves it there whole: a process killed midway leaves no half of one. */
export async function initialise(cluster: Cluster): Promise<void> {
  const place = dirname(cluster.folder);
  removeUnfinished(place);
  const folder = mkdtempSync(join(place, `${unfinished}${process.pid}-`));
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (cluster.runAs) for (const each of [folder, passwordFile]) chownSync(each, cluster.runAs.uid, cluster.runAs.gid);
  try {
    await run(
      join(cluster.bin, 'initdb'),
      [
        `--pgdata=${folder}`,
        '--username=countersign',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      asUser(cluster),
    );
    moveInto(cluster.folder, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What processes that are gone left unfinished. */
function removeUnfinished(place: string): void {
  for (const name of readdirSync(place)) {
    const [, pid] = name.startsWith(unfinished) ? /(\d+)-/.exec(name)! : [];
    if (pid && !isAlive(Number.parseInt(pid, 10))) rmSync(join(place, name), { recursive: true, force: true });
  }
}

/** Two first starts at once: the second to finish uses the cluster of the first. */
function moveInto(place: string, folder: string): void {
  try {
    if (existsSync(place)) rmdirSync(place); // empty; anything else stays and is an error
    renameSync(folder, place);
  } catch (error) {
    if (!existsSync(join(place, 'PG_VERSION'))) throw error;
    rmSync(folder, { recursive: true });
  }
}

/** The password of the cluster of a data folder, made the first time. */
export function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres-password');
  if (!existsSync(file)) {
    const written = `${file}-${process.pid}`;
    writeFileSync(written, randomBytes(24).toString('hex'), { mode: 0o600 });
    try {
      linkSync(written, file); // there whole or not at all, and of two starts at once the first one's
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(written);
    }
  }
  return readFileSync(file, 'utf8').trim();
}
