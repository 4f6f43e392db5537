import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { emptyQueues } from './queues.mjs';

let server;
let redisUrl;

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', ''], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const said of server.stdout) if (`${said}`.includes('Ready to accept connections')) break;
  redisUrl = `redis://127.0.0.1:${port}`;
});

afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
});

describe('queues in Redis, after a restore', () => {
  it('forget their jobs, so that a new job may have the number of an old one; other keys stay', async () => {
    const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
    const queue = new Queue('mail', { connection });
    try {
      await connection.set('of another program', 'kept');
      await queue.add('mail', { mailId: 'old' }, { jobId: 'outbox-7' });
      await emptyQueues({ redisUrl });
      await queue.add('mail', { mailId: 'new' }, { jobId: 'outbox-7' });
      expect((await queue.getJob('outbox-7')).data).toEqual({ mailId: 'new' });
      expect(await connection.get('of another program')).toBe('kept');
    } finally {
      await queue.close();
      connection.disconnect();
    }
  });

  it('that cannot be reached are named, with what to do before the start', async () => {
    await expect(emptyQueues({ redisUrl: 'redis://127.0.0.1:1' })).rejects.toThrow('请清空 Redis');
  });

  it('are none where jobs live in PostgreSQL', async () => {
    await expect(emptyQueues({ redisUrl: undefined })).resolves.toBeUndefined();
  });
});
