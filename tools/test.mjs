// npm test [-- part [pattern]]: installs what is missing, runs every check and test, ends with “N passed, N failed”.
import { requirePrograms } from './setup/requirements.mjs';
import { buildProduct } from './setup/build.mjs';
import { say, SetupError } from './setup/place.mjs';
import { makeReady, runCommand } from './setup/ready.mjs';
import { parts, partsCalled } from './testing/parts.mjs';
import { runPart } from './testing/run-part.mjs';

const [called, pattern] = process.argv.slice(2);

function tryBuild(node) {
  try {
    buildProduct(node);
    return { passed: 1, failed: 0, failures: [] };
  } catch (error) {
    return { passed: 0, failed: 1, failures: [{ title: '构建 build', message: error.message }] };
  }
}

async function timed(title, work) {
  say(`\n── ${title} ──`);
  const started = Date.now();
  const outcome = await work();
  return { title, seconds: Math.round((Date.now() - started) / 1000), ...outcome };
}

async function runAll(chosen) {
  const node = await makeReady({ build: false });
  requirePrograms([...new Set(chosen.flatMap(({ needs = [] }) => needs))]);
  const outcomes = [];
  if (chosen.some(({ built }) => built)) outcomes.push(await timed('构建 build', () => tryBuild(node)));
  for (const part of chosen) outcomes.push(await timed(part.title, () => runPart(part, node, pattern)));
  return outcomes;
}

function summarise(outcomes) {
  say('\n── 小结 summary ──');
  for (const { title, passed, failed, seconds } of outcomes)
    say(`${failed ? '✗' : '✓'} ${title}: ${passed} passed, ${failed} failed (${seconds} s)`);
  for (const { title, message } of outcomes.flatMap(({ failures }) => failures))
    say(`\n✗ ${title}\n${String(message).split('\n').slice(0, 12).join('\n')}`);
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') ? 1 : 0;
}

await runCommand(async () => {
  const chosen = partsCalled(called);
  if (!chosen.length)
    throw new SetupError(`没有“${called}”这一部分  unknown part; one of: ${parts.map(({ name }) => name).join(', ')}`);
  summarise(await runAll(chosen));
});
