import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { spawnProcess } from '../../../backend/test/support/processes.js';
import { startRedis } from '../../../backend/test/support/redis.js';
import { startSmtp } from '../../../backend/test/support/smtp.js';
import { createDatabase } from '../../../backend/test/support/test-databases.js';

/**
 * The built product as people run it: one process with a database of its own, a real SMTP server that keeps what it
 * receives, and Redis unless `redis` is false (jobs are then kept in PostgreSQL). `demo` fills it with demo data.
 */
export async function startProduct({ redis = true, demo = false, env = {} as Record<string, string> } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-browser-'));
  const database = await createDatabase();
  const smtp = await startSmtp();
  const queue = redis ? await startRedis() : undefined;
  const server = await spawnProcess({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SMTP_URL: smtp.url,
    DEMO: demo ? '1' : '0',
    ...(queue && { REDIS_URL: queue.url }),
    ...env,
  });
  // for facts that a test needs before anybody signs in; what it asserts, it reads from the page
  const dataSource = await new DataSource({ type: 'postgres', url: database.url, poolSize: 2 }).initialize();
  return {
    url: server.url,
    smtp,
    dataSource,
    output: () => server.output(),
    stop: async () => {
      await dataSource.destroy();
      await server.stop();
      await queue?.stop();
      await smtp.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Product = Awaited<ReturnType<typeof startProduct>>;
