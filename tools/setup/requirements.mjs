import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say, SetupError } from './place.mjs';

const onPath = (...names) => names.some((name) => spawnSync('which', [name], { stdio: 'ignore' }).status === 0);

/** Programs beside npm packages that the tests need, and the Debian package of each. */
const programs = {
  chromium: {
    debian: 'chromium',
    there: () =>
      process.env.CHROMIUM_PATH
        ? existsSync(process.env.CHROMIUM_PATH)
        : onPath('chromium', 'chromium-browser', 'google-chrome'),
    otherwise: 'Chromium 或 Chrome（或用 CHROMIUM_PATH 指出位置）',
  },
  redis: {
    debian: 'redis-server',
    there: () => onPath('redis-server'),
    otherwise: 'redis-server（Redis 7 或更高版本）',
  },
  chineseFont: {
    debian: 'fonts-noto-cjk',
    there: () => {
      const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
      return status === 0 ? stdout.trim() !== '' : process.platform === 'darwin';
    },
    otherwise: '一种中文字体，例如 Noto Sans CJK',
  },
};

/** Installs what is missing where that is possible (Debian, root); else says exactly what to install. */
export function requirePrograms(names) {
  let missing = names.filter((name) => !programs[name].there());
  if (!missing.length) return;
  const packages = missing.map((name) => programs[name].debian);
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    say(`安装系统软件包  Installing Debian packages: ${packages.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
    missing = missing.filter((name) => !programs[name].there());
    if (!missing.length) return;
  }
  throw new SetupError(
    `测试还缺少：${missing.map((name) => programs[name].otherwise).join('；')}。\n` +
      `Debian、Ubuntu：sudo apt-get install -y ${packages.join(' ')}，然后重新运行 npm test。`,
  );
}
