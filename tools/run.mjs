// node tools/run.mjs <script> …: makes everything ready, then runs a script of the product with its own Node.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { productEnvironment } from './setup/node-runtime.mjs';
import { keepOutputForResults, root } from './setup/place.mjs';
import { makeReady, runCommand } from './setup/ready.mjs';

const [script, ...args] = process.argv.slice(2);

keepOutputForResults();
await runCommand(async () => {
  const node = await makeReady();
  const child = spawn(node, ['--enable-source-maps', join(root, script), ...args], {
    env: productEnvironment(node),
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  await new Promise((ended) =>
    child.once('exit', (code, signal) => {
      process.exitCode = signal ? 128 + constants.signals[signal] : code;
      ended();
    }),
  );
});
