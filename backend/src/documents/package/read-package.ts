import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** A package says more than any real one does; it is not read further. */
export class Outsized extends Error {}

/** More than any report has; an archive that unfolds into more is none of ours. */
const limits = { members: 5000, member: 1024 ** 3, all: 4 * 1024 ** 3 };

export interface ReadMember {
  /** Null: it cannot be read; `fault` says why. */
  readonly bytes: Buffer | null;
  readonly fault?: string;
}

/** Every member of a ZIP by its path. Throws for what is no ZIP; a member that is damaged does not hide the others. */
export async function readPackage(zip: Buffer): Promise<Map<string, ReadMember>> {
  const file = await open(zip);
  if (file.entryCount > limits.members) throw new Outsized(`${file.entryCount} 个成员`);
  const entries = await entriesOf(file);
  const members = new Map<string, ReadMember>();
  let total = 0;
  for (const entry of entries) {
    const { fileName, uncompressedSize } = entry;
    total += uncompressedSize;
    if (uncompressedSize > limits.member || total > limits.all)
      throw new Outsized(`${fileName}：${uncompressedSize} 字节`);
    if (members.has(fileName)) members.set(fileName, { bytes: null, fault: '出现了两次' });
    else members.set(fileName, await read(file, entry));
  }
  return members;
}

const open = (zip: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(zip, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );

const entriesOf = (file: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    file.on('entry', (entry: Entry) => {
      entries.push(entry);
      file.readEntry();
    });
    file.on('end', () => resolve(entries));
    file.on('error', reject);
    file.readEntry();
  });

/** The size that the archive claims is held to while it unfolds. */
const read = (file: ZipFile, entry: Entry): Promise<ReadMember> =>
  new Promise((resolve) => {
    const damaged = (error: Error) => resolve({ bytes: null, fault: error.message });
    file.openReadStream(entry, (error, stream) => {
      if (error) return damaged(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', damaged);
      stream.on('end', () => resolve({ bytes: Buffer.concat(parts) }));
    });
  });
