// node tools/setup/precompress.mjs: lays a .br and a .gz beside each built file of the site, for the server to send.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this many bytes a packet is a packet. */
const worthwhile = 1024;
const text = /\.(js|css|html|svg|json|txt|webmanifest)$/;

/** Compresses every text file below `folder` as well as can be; what an earlier build left there goes. */
export function precompress(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const file of files.filter((name) => /\.(br|gz)$/.test(name))) rmSync(file);
  for (const file of files.filter((name) => text.test(name))) {
    const content = readFileSync(file);
    if (content.length < worthwhile) continue;
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}

const site = fileURLToPath(new URL('../../dist/frontend/browser', import.meta.url));
if (process.argv[1] === fileURLToPath(import.meta.url)) precompress(site);
