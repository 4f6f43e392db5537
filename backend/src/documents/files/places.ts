import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { S3Driver } from 'flydrive/drivers/s3';
import type { BucketConfig, FilesConfig } from '../../config/config.js';

/** Where whole files stand under the SHA-256 of their content. */
export interface FilePlace {
  /** Files are received here under another name, and are not yet files of the product. */
  readonly staging: string;
  /** Puts a received file in its place, durably; a kill in the midst leaves either nothing or the whole file. */
  settle(staged: string, digest: string): Promise<void>;
  read(digest: string): Promise<Readable>;
}

export const filePlace = (config: FilesConfig): FilePlace =>
  config.kind === 'folder' ? folderPlace(config.folder) : bucketPlace(config);

/** Not all files in one folder: `3f/3fa1…`. */
const keyOf = (digest: string): string => `${digest.slice(0, 2)}/${digest}`;

function folderPlace(folder: string): FilePlace {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    // beside the files: a rename is all or nothing only within one file system
    staging: join(folder, 'staging'),
    read: (digest) => disk.getStream(keyOf(digest)),
    // flydrive moves by copying, which a kill could cut. What a fault of the disk has changed is whole again afterwards
    async settle(staged, digest) {
      const place = join(folder, keyOf(digest));
      await mkdir(dirname(place), { recursive: true });
      await rename(staged, place);
      await syncFolder(dirname(place));
    },
  };
}

/** A rename is durable when its folder is. Windows cannot open folders, and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function bucketPlace({ bucket, prefix, endpoint, region, keys }: BucketConfig): FilePlace {
  const driver = new S3Driver({
    bucket,
    region,
    visibility: 'private',
    // most stores that speak S3 know no access lists and no buckets in host names
    supportsACL: false,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(keys && { credentials: keys }),
  });
  const disk = new Disk(driver);
  return {
    staging: join(tmpdir(), 'countersign-files'),
    read: (digest) => disk.getStream(prefix + keyOf(digest)),
    // a store shows an object when it has all of it
    async settle(staged, digest) {
      const key = prefix + keyOf(digest);
      if (!(await disk.exists(key))) await disk.putStream(key, createReadStream(staged));
    },
  };
}
