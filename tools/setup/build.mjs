import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { productEnvironment } from './node-runtime.mjs';
import { root, say, SetupError } from './place.mjs';

const stamp = join(root, 'dist/built-from');
const results = ['dist/server/backend/src/main.js', 'dist/frontend/browser/index.html'];
const sources = ['backend/src', 'libs', 'frontend/src', 'frontend/public'];
const settings = [
  'package-lock.json',
  'nx.json',
  'angular.json',
  '.swcrc',
  'tsconfig.base.json',
  'backend/project.json',
  'frontend/project.json',
  'frontend/tsconfig.json',
  'tools/setup/precompress.mjs',
];

/** Builds server and frontend, unless dist holds the result of exactly these sources. */
export function buildProduct(node) {
  const digest = sourceDigest();
  const built = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
  if (built && results.every((file) => existsSync(join(root, file)))) return;
  say('构建程序（第一次约需一分钟）  Building…');
  const started = Date.now();
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const { status, stdout, stderr } = spawnSync(
    node,
    [nx, 'run-many', '-t', 'build', '-p', 'backend', 'frontend', '--outputStyle=static'],
    { cwd: root, env: productEnvironment(node), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0)
    throw new SetupError(`${stdout}\n${stderr}\n构建没有成功，原因见上。  The build failed; see above.`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, digest);
  say(`已构建  Built in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** SHA-256 over names and contents of everything that a build reads; specs do not count. */
function sourceDigest() {
  const hash = createHash('sha256');
  const files = [...sources.flatMap(filesBelow), ...settings];
  for (const file of files.filter((name) => !name.endsWith('.spec.ts')).sort()) {
    const path = join(root, file);
    hash.update(file).update('\0');
    hash.update(existsSync(path) ? readFileSync(path) : '').update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
}
