import { deflateRawSync } from 'node:zlib';
import type { AttachmentView, Problem } from '@countersign/contracts';
import type { Caller } from '../support/caller.js';

/** A small file that every reader takes for a PDF. */
export const pdf = (text = 'evidence') => Buffer.from(`%PDF-1.4\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** Sends one file as a form, as a browser does. */
export async function upload(
  caller: Caller,
  section: string,
  place: Record<string, string>,
  file: { name: string; bytes: Uint8Array },
): Promise<{ status: number; body: AttachmentView; problem: Problem }> {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from(file.bytes)]), file.name);
  const response = await fetch(`${caller.url}/api/sections/${section}/attachments?${new URLSearchParams(place)}`, {
    method: 'POST',
    headers: { cookie: caller.cookie, 'x-csrf-token': caller.csrfToken },
    body: form,
  });
  const json: unknown = await response.json();
  return { status: response.status, body: json as AttachmentView, problem: json as Problem };
}

/** A file of the API, with its headers. */
export async function download(caller: Pick<Caller, 'url' | 'cookie'>, path: string) {
  const response = await fetch(`${caller.url}/api${path}`, { headers: { cookie: caller.cookie } });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

/** An archive of one empty-named entry: what nobody may attach. */
export function zip(): Buffer {
  const name = Buffer.from('a.txt');
  const body = deflateRawSync('a');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(body.length, 18);
  head.writeUInt32LE(1, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, body]);
}
