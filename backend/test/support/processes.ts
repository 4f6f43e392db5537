import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../dist/server/backend/src/main.js', import.meta.url));

export interface TestProcess {
  url: string;
  pid: number;
  /** What it wrote so far, log lines included. */
  output(): string;
  /** Sends a signal and waits for the end; gives the exit code, null after a kill. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * The built product as a process of its own, ready to serve: for kills and for several instances side by side. `heard`
 * is given what it has written so far, also while it starts.
 */
export async function spawnProcess(
  env: Readonly<Record<string, string>>,
  heard: (output: string) => void = () => {},
): Promise<TestProcess> {
  if (!existsSync(main)) throw new Error('The server is not built: run `npx nx build backend`');
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'warn', DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (text: Buffer) => {
      output += text;
      heard(output);
    });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const url = await Promise.race([
    once(child, 'message').then(([message]) => (message as { ready: string }).ready),
    ended.then(([code]) => Promise.reject(new Error(`The server ended with ${code}:\n${output}`))),
  ]);
  return {
    url,
    pid: child.pid!,
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
