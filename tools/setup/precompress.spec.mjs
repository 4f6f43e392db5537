import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { precompress } from './precompress.mjs';

const script = 'export const 会签 = 1;\n'.repeat(100);
let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-site-'));
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, 'main-abcDEF_1.js'), script);
  writeFileSync(join(folder, 'small.css'), 'a{}');
  writeFileSync(join(folder, 'gone-12345678.js.br'), 'of an earlier build');
  writeFileSync(join(folder, 'media', 'picture.png'), script);
  precompress(folder);
  precompress(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('each file that is worth it lies there as Brotli and gzip too, and nothing else does', () => {
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
    [
      'main-abcDEF_1.js',
      'main-abcDEF_1.js.br',
      'main-abcDEF_1.js.gz',
      'media',
      'media/picture.png',
      'small.css',
    ].sort(),
  );
});

it('holds the same content', () => {
  const read = (ending) => readFileSync(join(folder, `main-abcDEF_1.js${ending}`));
  expect(brotliDecompressSync(read('.br')).toString()).toBe(script);
  expect(gunzipSync(read('.gz')).toString()).toBe(script);
});
