import type { FastifyReply } from 'fastify';
import { fileGone } from '../attachments/attachment-problems.js';
import { FileDamaged, type FileStore } from './file-store.service.js';

interface SentFile {
  readonly digest: string;
  readonly name: string;
  readonly type: string;
  /** Shown in the browser instead of saved; only for what cannot run anything. */
  readonly inline?: boolean;
}

/** Hands a stored file out, checked against its digest, so that no browser runs or guesses anything of it. */
export async function sendFile(
  reply: FastifyReply,
  files: FileStore,
  { digest, name, type, inline = false }: SentFile,
): Promise<void> {
  const bytes = await files.read(digest).catch((error: unknown) => {
    throw error instanceof FileDamaged ? fileGone() : error;
  });
  await sendBytes(reply, bytes, { name, type, inline });
}

/** The same for what is made in place and not kept. */
export async function sendBytes(
  reply: FastifyReply,
  bytes: Buffer,
  { name, type, inline = false }: Omit<SentFile, 'digest'>,
): Promise<void> {
  await reply
    .headers({
      'content-type': type,
      'content-length': bytes.length,
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="file"; filename*=UTF-8''${encodeName(name)}`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      // a browser's own viewer of PDF does not work in a sandbox; without scripts and sources it needs none
      'content-security-policy': `default-src 'none'; ${inline ? `img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'` : 'sandbox'}`,
      'x-frame-options': inline ? 'SAMEORIGIN' : 'DENY',
    })
    .send(bytes);
}

/** RFC 8187. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
