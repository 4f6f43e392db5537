import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** What may be attached. The first ending is the usual one. */
export interface FileKind {
  readonly type: string;
  readonly endings: readonly [string, ...string[]];
  readonly preview: 'pdf' | 'image' | null;
  /** The container holds other things too, installers among them: the name must say that it is one of these. */
  readonly byName?: true;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Word and Excel before 2007, and what WPS writes in the same container. */
const compound = 'application/x-cfb';

const kinds: readonly FileKind[] = [
  { type: 'application/pdf', endings: ['pdf'], preview: 'pdf' },
  { type: 'image/png', endings: ['png'], preview: 'image' },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], preview: 'image' },
  { type: word, endings: ['docx'], preview: null },
  { type: excel, endings: ['xlsx'], preview: null },
  { type: compound, endings: ['doc', 'xls', 'wps', 'et'], preview: null, byName: true },
  { type: 'text/plain', endings: ['txt', 'csv'], preview: null },
];

const byType = new Map(kinds.map((kind) => [kind.type, kind]));

/** How a stored file may be shown. */
export const previewOf = (type: string): FileKind['preview'] => byType.get(type)?.preview ?? null;

/** What a file is by its content, whatever its name says; undefined: nothing that may be attached. */
export async function kindOf(file: string, name: string): Promise<FileKind | undefined> {
  const found = await fileTypeFromFile(file);
  if (!found) return (await isPlainText(file)) ? byType.get('text/plain') : undefined;
  const kind = byType.get(found.mime);
  const said = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return kind?.byName && !kind.endings.includes(said) ? undefined : kind;
}

const looked = 64 * 1024;
// no text has them; a page break, tabs and ends of lines are text
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Text in UTF-8 or, as older office programs write it, in GB 18030. An empty file is none. */
async function isPlainText(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(looked), 0, looked, 0);
    const beginning = buffer.subarray(0, bytesRead);
    return bytesRead > 0 && ['utf-8', 'gb18030'].some((encoding) => readsAs(encoding, beginning));
  } finally {
    await handle.close();
  }
}

function readsAs(encoding: string, bytes: Uint8Array): boolean {
  try {
    // more may follow: a character that the end cuts is no fault
    return !control.test(new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }));
  } catch {
    return false;
  }
}
