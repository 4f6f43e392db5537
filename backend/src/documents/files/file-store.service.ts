import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { filePlace, type FilePlace } from './places.js';

/** A file's identity: SHA-256 of its content, and its size in bytes. */
export interface KeptFile {
  readonly digest: string;
  readonly size: number;
}

/** A file that was received in full and is not kept yet. */
export interface ReceivedFile extends KeptFile {
  /** Where its bytes stand meanwhile. */
  readonly path: string;
}

/** More bytes came than are allowed; nothing of them is left. */
export class FileTooLarge extends Error {}

/** What is stored is not what was stored, or is gone. */
export class FileDamaged extends Error {}

/** What a process that was killed left half received. */
const forgottenMs = 24 * 3_600_000;

/**
 * Files under the SHA-256 of their content: equal files are one, and none ever changes. A file is durable before any
 * row of the database speaks of it. What is read is checked against its name.
 */
@Injectable()
export class FileStore implements OnModuleInit {
  private readonly logger = new Logger('Files');
  private readonly place: FilePlace;

  constructor(@Inject(CONFIG) config: Config) {
    this.place = filePlace(config.files);
  }

  async onModuleInit(): Promise<void> {
    const { staging } = this.place;
    const names = await readdir(staging).catch((): string[] => []);
    for (const path of names.map((name) => join(staging, name))) {
      const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
      if (age > forgottenMs) await rm(path, { force: true });
    }
  }

  /** Takes a file in without keeping it yet, so that it can be looked at. Throws FileTooLarge beyond `limit` bytes. */
  async receive(source: Readable, limit = Infinity): Promise<ReceivedFile> {
    await mkdir(this.place.staging, { recursive: true });
    const path = join(this.place.staging, `${randomUUID()}.part`);
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const bytes of source as AsyncIterable<Buffer>) {
        size += bytes.length;
        if (size > limit) throw new FileTooLarge();
        hash.update(bytes);
        await file.writeFile(bytes);
      }
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return { path, digest: hash.digest('hex'), size };
  }

  /** Afterwards the file is durable; the caller then says so with `record`, in the transaction that speaks of it. */
  async keep({ path, digest, size }: ReceivedFile): Promise<KeptFile> {
    await this.place.settle(path, digest);
    await this.discard({ path });
    return { digest, size };
  }

  async keepBytes(bytes: Uint8Array): Promise<KeptFile> {
    return this.keep(await this.receive(Readable.from([bytes])));
  }

  async discard({ path }: Pick<ReceivedFile, 'path'>): Promise<void> {
    await rm(path, { force: true });
  }

  async record(tx: EntityManager, { digest, size }: KeptFile): Promise<void> {
    await tx.query('insert into stored_file (digest, size) values ($1, $2) on conflict do nothing', [digest, size]);
  }

  /** Exactly the bytes that were kept. Throws FileDamaged when they are gone or are others. */
  async read(digest: string): Promise<Buffer> {
    let bytes: Buffer;
    try {
      bytes = await buffer(await this.place.read(digest));
    } catch (error) {
      this.logger.error({ err: error, digest }, 'a stored file cannot be read');
      throw new FileDamaged(digest, { cause: error });
    }
    if (sha256(bytes) === digest) return bytes;
    this.logger.error({ digest }, 'a stored file is not what was stored');
    throw new FileDamaged(digest);
  }
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
