import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productEnvironment } from '../setup/node-runtime.mjs';
import { root } from '../setup/place.mjs';

/** Runs one part; its output is shown as it comes. Gives `{passed, failed, failures: [{title, message}]}`. */
export function runPart(part, node, pattern) {
  return part.command ? runCommandPart(part, node) : runJestPart(part, node, pattern);
}

async function runCommandPart({ title, command }, node) {
  const code = await run(node, command);
  return code === 0
    ? { passed: 1, failed: 0, failures: [] }
    : {
        passed: 0,
        failed: 1,
        failures: [{ title, message: `结束代码 ${code}，详情见上  exit code ${code}, see above` }],
      };
}

async function runJestPart({ title, jest, workers }, node, pattern) {
  if (!jest.length) return nothingRan(title);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  const outputFile = join(folder, 'jest.json');
  try {
    const code = await run(node, [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      ...(jest.length > 1 ? ['--projects', ...jest] : ['-c', jest[0]]),
      '--json',
      `--outputFile=${outputFile}`,
      '--reporters=default',
      ...(workers ? [`--maxWorkers=${workers}`] : []),
      ...(pattern ? ['--testPathPatterns', pattern] : []),
    ]);
    if (!existsSync(outputFile)) return nothingRan(title);
    return countJest(JSON.parse(readFileSync(outputFile, 'utf8')), code, title);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const nothingRan = (title) => ({
  passed: 0,
  failed: 1,
  failures: [{ title, message: '没有能够运行  could not run' }],
});

/**
 * Counts a Jest result. A file that could not be loaded and a test that was skipped count as failed: neither has
 * shown anything. So does a run that ended badly without naming a test.
 */
export function countJest(result, code, title) {
  const failures = [];
  let passed = 0;
  for (const file of result.testResults) {
    const tests = file.assertionResults ?? [];
    passed += tests.filter(({ status }) => status === 'passed').length;
    for (const test of tests.filter(({ status }) => status !== 'passed'))
      failures.push({ title: `${place(file)} › ${test.fullName}`, message: test.failureMessages?.[0] ?? test.status });
    if (!tests.length && file.status === 'failed') failures.push({ title: place(file), message: file.message });
  }
  if (code !== 0 && !failures.length) failures.push({ title, message: `结束代码 ${code}  exit code ${code}` });
  if (!passed && !failures.length) failures.push({ title, message: '没有找到测试  no tests found' });
  return { passed, failed: failures.length, failures };
}

const place = ({ name = '' }) => name.replace(`${root}/`, '');

function run(node, args) {
  const child = spawn(node, args, {
    cwd: root,
    env: productEnvironment(node, { NODE_ENV: 'test', FORCE_COLOR: '0' }),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((ended) => child.once('exit', (code, signal) => ended(signal ?? code)));
}
