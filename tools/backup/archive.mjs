import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline as pipe } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { SetupError } from '../setup/place.mjs';

/**
 * A backup is one gzip stream of records. A record is a line of JSON with its `kind`; a `chunk` has `bytes` that many
 * bytes behind its line. The last record, `end`, carries the SHA-256 of all that stands before it.
 */
export const archiveKind = 'countersign-backup';
export const archiveFormat = 1;

const newline = 0x0a;
/** Neither a line nor a chunk is longer: a damaged length must not fill the memory. */
const largestChunk = 1024 * 1024;

/** Writes an archive to `sink`; each call resolves when there is room for more, so memory stays bounded. */
export function writeArchive(sink) {
  const gzip = createGzip({ level: 6 });
  const hash = createHash('sha256');
  const written = pipeline(gzip, sink);
  // told by the next call and by end(); not an unhandled rejection in between
  written.catch(() => {});
  const put = async (bytes) => {
    hash.update(bytes);
    if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), written]);
  };
  const record = (fields) => put(Buffer.from(`${JSON.stringify(fields)}\n`));
  return {
    record,
    async chunk(bytes) {
      for (let at = 0; at < bytes.length; at += largestChunk) {
        const part = bytes.subarray(at, at + largestChunk);
        await record({ kind: 'chunk', bytes: part.length });
        await put(part);
      }
    },
    async end(totals) {
      gzip.end(`${JSON.stringify({ kind: 'end', ...totals, sha256: hash.digest('hex') })}\n`);
      await written;
    },
  };
}

const damaged = (file, why) =>
  new SetupError(
    `备份文件 ${file} 不完整或已损坏（${why}），没有改动任何数据。请换一份备份。\n` +
      `The backup file is incomplete or damaged (${why}); nothing was changed.`,
  );

/** Reads an archive record by record. What is not exactly as it was written is refused at the latest at its end. */
export class ArchiveReader {
  #file;
  #source;
  #bytes = Buffer.alloc(0);
  #hash = createHash('sha256');
  #peeked;

  constructor(file) {
    this.#file = file;
    const gunzip = createGunzip();
    // what goes wrong is told by the next read
    pipe(createReadStream(file), gunzip, () => {});
    this.#source = gunzip[Symbol.asyncIterator]();
  }

  /** The next record, without taking it. */
  async peek() {
    this.#peeked ??= await this.#read();
    return this.#peeked;
  }

  async next() {
    const record = await this.peek();
    this.#peeked = undefined;
    return record;
  }

  /** Bodies of the chunks that follow. */
  async *chunks() {
    while ((await this.peek()).kind === 'chunk') yield (await this.next()).body;
  }

  async close() {
    await this.#source.return();
  }

  async #read() {
    const line = await this.#line();
    const record = this.#parse(line);
    if (record.kind === 'end') {
      if (record.sha256 !== this.#hash.digest('hex')) throw damaged(this.#file, '校验值不符 digest');
      if (this.#bytes.length || (await this.#more())) throw damaged(this.#file, '末尾有多余内容 trailing bytes');
      return record;
    }
    this.#hash.update(line);
    if (record.kind !== 'chunk') return record;
    if (!(record.bytes <= largestChunk)) throw damaged(this.#file, '格式不符 format');
    const body = await this.#take(record.bytes);
    this.#hash.update(body);
    return { ...record, body };
  }

  #parse(line) {
    try {
      return JSON.parse(line.toString('utf8'));
    } catch {
      throw damaged(this.#file, '格式不符 format');
    }
  }

  async #line() {
    for (;;) {
      const end = this.#bytes.indexOf(newline);
      if (end >= 0) return this.#take(end + 1);
      if (this.#bytes.length > largestChunk) throw damaged(this.#file, '格式不符 format');
      await this.#need(this.#bytes.length + 1);
    }
  }

  async #take(length) {
    await this.#need(length);
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }

  async #need(length) {
    while (this.#bytes.length < length) if (!(await this.#more())) throw damaged(this.#file, '内容不全 truncated');
  }

  /** Reads on; false at the end of the file. */
  async #more() {
    try {
      const { value, done } = await this.#source.next();
      if (done) return false;
      this.#bytes = Buffer.concat([this.#bytes, value]);
      return true;
    } catch (error) {
      if (error.code?.startsWith('Z_')) throw damaged(this.#file, error.code);
      throw error;
    }
  }
}
