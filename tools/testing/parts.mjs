import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/place.mjs';

const existing = (...files) => files.filter((file) => existsSync(join(root, file)));
const libs = () => readdirSync(join(root, 'libs')).map((name) => `libs/${name}/jest.config.js`);
const nx = (target) => ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', target, '--outputStyle=static'];

/**
 * The parts of `npm test` in the order in which they run. A part with `command` counts as one test; a part with `jest`
 * (configurations) counts what it finds. `needs` names programs of the machine; `built` asks for the built product; `workers`
 * says how many files run side by side, where the configuration does not.
 */
export const parts = [
  {
    name: 'format',
    group: 'lint',
    title: '格式 format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  },
  { name: 'lint', group: 'lint', title: '规则 lint', command: nx('lint') },
  { name: 'typecheck', group: 'lint', title: '类型 types', command: nx('typecheck') },
  {
    name: 'unit',
    title: '部件 unit',
    jest: existing(...libs(), 'backend/jest.config.js', 'frontend/jest.config.js'),
    built: true,
    workers: availableParallelism(),
  },
  {
    name: 'integration',
    title: '集成 integration',
    jest: existing('backend/jest.integration.config.js'),
    needs: ['redis'],
    built: true,
  },
  { name: 'tools', title: '工具 tools', jest: existing('tools/jest.config.js'), needs: ['redis'], built: true },
  {
    name: 'browser',
    title: '浏览器 browser',
    jest: existing('frontend/e2e/jest.config.js'),
    needs: ['chromium', 'redis', 'chineseFont'],
    built: true,
  },
];

/** The parts that `npm test -- <name>` means: one part, `lint` with its companions, or all of them without a name. */
export function partsCalled(name) {
  return name === undefined ? parts : parts.filter((part) => part.name === name || part.group === name);
}
