import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { SheetRefusal } from './sheet-refusal.js';

/** What a package of parts may come to; a spreadsheet of ours has a few hundred kilobytes. */
export const packageLimits = {
  parts: 500,
  partBytes: 20 * 1024 * 1024,
  totalBytes: 40 * 1024 * 1024,
  /** Unpacked to packed. XML shrinks to a tenth, a bomb to a thousandth. */
  ratio: 200,
} as const;

/**
 * The parts of a ZIP package by name, unpacked one after the other and counted while they are: what a header says
 * about a size is not believed. Throws SheetRefusal; `wanted` leaves out parts that nobody reads.
 */
export async function zipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, Buffer>> {
  const zip = await opened(bytes);
  const parts = new Map<string, Buffer>();
  let total = 0;
  let count = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      count += 1;
      if (count > packageLimits.parts) throw new SheetRefusal('too_large');
      if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new SheetRefusal('encrypted');
      const content = await unpacked(zip, entry, packageLimits.totalBytes - total);
      total += content.length;
      parts.set(entry.fileName, content);
    }
    return parts;
  } catch (error) {
    if (error instanceof SheetRefusal) throw error;
    throw new SheetRefusal('damaged');
  } finally {
    zip.close();
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true };
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  } catch {
    throw new SheetRefusal('damaged');
  }
}

async function unpacked(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  const most = Math.min(
    packageLimits.partBytes,
    left,
    Math.max(1024 * 1024, entry.compressedSize * packageLimits.ratio),
  );
  if (entry.uncompressedSize > most) throw new SheetRefusal('too_large');
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    const part = Buffer.from(chunk as Uint8Array);
    size += part.length;
    if (size > most) throw new SheetRefusal('too_large');
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
