import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SetupError } from '../setup/place.mjs';

/** What the product keeps in DATA_DIR beside the database, which is saved row by row. */
export const savedFolders = ['files', 'mail'];
/** Files and mails are written under another name and renamed. */
const isWhole = (file) => !file.endsWith('.part');

/**
 * Writes the files below DATA_DIR that the database does not hold: those of reports, and kept mails; gives their
 * number. Files of reports never change, and none is removed: those of the snapshot are all there.
 */
export async function writeFolders(dataDir, archive) {
  let count = 0;
  for (const file of await savedFiles(dataDir)) {
    await archive.record({ kind: 'file', path: relative(dataDir, file).split(sep).join('/') });
    for await (const bytes of createReadStream(file)) await archive.chunk(bytes);
    count += 1;
  }
  return count;
}

async function savedFiles(dataDir) {
  const files = [];
  for (const name of savedFolders.filter((folder) => existsSync(join(dataDir, folder))))
    for (const entry of await readdir(join(dataDir, name), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && isWhole(entry.name)) files.push(join(entry.parentPath, entry.name));
  return files.sort();
}

/** Receives files beside their places; `moveIn` puts the folders in place of the present ones, `discard` leaves no trace. */
export function stageFolders(dataDir) {
  const stage = join(dataDir, `.restore-${process.pid}`);
  return {
    async write(path, chunks) {
      const parts = path.split('/');
      if (
        parts.length < 2 ||
        parts.some((part) => !part || part === '..' || part.includes('\\')) ||
        !savedFolders.includes(parts[0])
      )
        throw new SetupError(`备份里有不该有的文件路径：${path}  The backup has a file in a place of its own: ${path}`);
      const file = join(stage, ...parts);
      await mkdir(dirname(file), { recursive: true });
      await pipeline(Readable.from(chunks), createWriteStream(file));
    },
    async moveIn() {
      for (const folder of savedFolders) {
        await rm(join(dataDir, folder), { recursive: true, force: true });
        if (existsSync(join(stage, folder))) await rename(join(stage, folder), join(dataDir, folder));
      }
    },
    discard: () => rm(stage, { recursive: true, force: true }),
  };
}
