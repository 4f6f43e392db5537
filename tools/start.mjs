// npm start: from a clean clone to a running product. Needs Node 20 or later and npm, nothing else.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { buildProduct } from './setup/build.mjs';
import { productEnvironment } from './setup/node-runtime.mjs';
import { root, say, SetupError } from './setup/place.mjs';
import { makeReady, runCommand } from './setup/ready.mjs';
import { welcome } from './setup/welcome.mjs';

const { PORT: port = '3000', HOST: host = '127.0.0.1', DATA_DIR: dataDir = 'data' } = process.env;

/** Fails early and in words: the server itself would only find out after it has opened the database. */
function portIsFree() {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once('error', ({ code }) =>
      taken(
        new SetupError(
          code === 'EADDRINUSE'
            ? `端口 ${port} 已被占用：可能会签已经在运行，或别的程序在用它。请换一个端口：PORT=${Number.parseInt(port, 10) + 1} npm start\n` +
                `Port ${port} is taken; choose another: PORT=${Number.parseInt(port, 10) + 1} npm start`
            : `不能在 ${host}:${port} 上监听（${code}）。请检查 HOST 和 PORT。  Cannot listen on ${host}:${port} (${code}).`,
        ),
      ),
    );
    probe.listen(Number.parseInt(port, 10), host, () => probe.close(free));
  });
}

/** Runs the server until it ends; the first Ctrl-C asks it to finish its work, a second one does not wait. */
function serve(node) {
  const demo = process.env.DEMO ?? (process.env.DATABASE_URL || process.env.NODE_ENV === 'production' ? '0' : '1');
  const env = productEnvironment(node, {
    DEMO: demo,
    DATA_DIR: resolve(root, dataDir),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  });
  const server = spawn(node, ['--enable-source-maps', join(root, 'dist/server/backend/src/main.js')], {
    cwd: root,
    env,
    // its own group: Ctrl-C reaches only this process, which passes it on once
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let asked = 0;
  const stop = () => {
    asked += 1;
    if (asked === 1) say('\n正在停止，未完成的工作会先做完（再按一次 Ctrl-C 立即结束）  Stopping…');
    server.kill(asked === 1 ? 'SIGTERM' : 'SIGKILL');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  server.on('message', (message) => {
    if (message?.ready) welcome(message.ready, env).catch((error) => say(String(error)));
  });
  return new Promise((ended) => {
    server.once('exit', (code, signal) => {
      if (asked === 1) say('已停止  Stopped.');
      process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
      ended();
    });
  });
}

await runCommand(async () => {
  const node = await makeReady({ build: false });
  await portIsFree();
  buildProduct(node);
  say('正在启动  Starting…');
  await serve(node);
});
