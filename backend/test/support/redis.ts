import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../src/database/embedded-postgres.js';

export interface TestRedis {
  url: string;
  port: number;
  /** Ends it at once, as a crash would. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** A real Redis on a free port, without persistence. */
export async function startRedis(port?: number): Promise<TestRedis> {
  const at = port ?? (await freePort());
  const child = spawn('redis-server', ['--port', `${at}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', () => reject(new Error('redis-server is missing: apt-get install redis-server')));
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${at}`,
    port: at,
    stop: async (signal = 'SIGKILL') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
