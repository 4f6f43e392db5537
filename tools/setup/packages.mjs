import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, say, SetupError } from './place.mjs';

const heartbeatMs = 10_000;

/** Installs what package-lock.json names, unless node_modules holds exactly that already. */
export async function installPackages() {
  const missing = missingPackages(lock('package-lock.json'), lock('node_modules/.package-lock.json'));
  if (!missing.length) return;
  say(`安装依赖（第一次约需一至三分钟）  Installing ${missing.length} packages…`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const heartbeat = setInterval(() => say(`  …已用 ${seconds()} 秒  still installing, ${seconds()} s`), heartbeatMs);
  try {
    await npm(['ci', '--no-progress', '--loglevel=error', '--include=dev']);
  } finally {
    clearInterval(heartbeat);
  }
  say(`依赖已安装  Packages installed in ${seconds()} s`);
}

/** Places in `wanted` (a parsed package-lock.json) that `installed` (npm's record in node_modules) lacks or has in another version. */
export function missingPackages(wanted, installed) {
  return Object.entries(wanted.packages ?? {})
    .filter(([place, { link }]) => place !== '' && !link)
    .filter(([place, { version, optional, devOptional, peer }]) => {
      const there = installed.packages?.[place];
      return there ? there.version !== version : !(optional || devOptional || peer);
    })
    .map(([place]) => place);
}

function lock(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Runs npm in `cwd` with the Node that is installed on the machine: the one in node_modules may be about to go. */
export function npm(args, cwd = root) {
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  const child = spawn('npm', args, {
    cwd,
    env: { ...process.env, PATH, NODE_ENV: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new SetupError('找不到 npm，请安装 Node.js 24（含 npm）。  npm was not found.')));
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(
            new SetupError(
              `npm ${args[0]} 没有完成（代码 ${code}），原因见上。请检查网络或 npm 镜像设置后重试。\n` +
                `npm ${args[0]} failed with code ${code}; see above, check the network or the registry, and try again.`,
            ),
          ),
    );
  });
}
