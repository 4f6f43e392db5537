import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { manifestName, manifestOf, type Manifest, type Member } from './manifest.js';

/** The oldest moment that a ZIP can tell, by its local clock: the same members give the same bytes, whenever and wherever. */
const mtime = new Date(1980, 0, 1);
/** Documents and pictures are compressed already; and no version of a compressor changes the bytes. */
const options = { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true };

/** A ZIP of the members with its manifest in front. */
export async function writePackage(
  about: Pick<Manifest, 'reportId' | 'title' | 'round'>,
  members: readonly Member[],
): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(manifestOf(about, members), null, 2)), manifestName, options);
  for (const { path, bytes } of members) zip.addBuffer(bytes, path, options);
  zip.end();
  return buffer(Readable.from(zip.outputStream as AsyncIterable<Buffer>));
}
