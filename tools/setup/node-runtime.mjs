import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root, say, SetupError } from './place.mjs';

/** Oldest Node that can start the tools at all, and the oldest that can run the product. */
const oldestForTools = [20, 0];
const oldestForProduct = [24, 15];

/** Whether `version` (v24.15.0) is at least `oldest` (major, minor). */
export function atLeast(version, [major, minor]) {
  const [, thisMajor = 0, thisMinor = 0] =
    /^v?(\d+)\.(\d+)/.exec(version)?.map((part) => Number.parseInt(part, 10)) ?? [];
  return thisMajor > major || (thisMajor === major && thisMinor >= minor);
}

export function requireNodeForTools() {
  if (atLeast(process.version, oldestForTools)) return;
  throw new SetupError(
    `需要 Node.js ${oldestForTools[0]} 或更高版本，当前是 ${process.version}。请到 nodejs.org 或用系统软件包安装。\n` +
      `Node.js ${oldestForTools[0]} or later is needed; this is ${process.version}.`,
  );
}

/** Path of a Node that runs the product: the packaged one (package `node`), else the present one if it is new enough. */
export function productNode() {
  const packaged = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (runs(packaged)) return packaged;
  if (atLeast(process.version, oldestForProduct)) return process.execPath;
  if (existsSync(join(root, 'node_modules/node/package.json'))) {
    say('Node 24 的安装脚本没有运行，现在补上  Fetching Node 24, whose install script was blocked…');
    fetchPackagedNode();
    if (runs(packaged)) return packaged;
  }
  throw new SetupError(
    `运行会签需要 Node.js ${oldestForProduct.join('.')} 或更高版本；依赖包里的 Node 24 没有装上，当前是 ${process.version}。\n` +
      `请执行：npm install-scripts approve node && npm ci，或安装 Node.js 24。\n` +
      `Node.js ${oldestForProduct.join('.')} or later is needed and the packaged one is missing.`,
  );
}

/** Does what the package's blocked install script does: installs the package for this platform beside it. */
function fetchPackagedNode() {
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(root, 'node_modules/node'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function runs(node) {
  if (!existsSync(node)) return false;
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && atLeast(stdout.trim(), oldestForProduct);
}

/** Environment in which `node` and the tools of node_modules are the product's own. */
export function productEnvironment(node, extra = {}) {
  const PATH = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', ...extra, PATH };
}
