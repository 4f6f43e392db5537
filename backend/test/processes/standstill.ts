import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import { eventually } from '../support/eventually.js';

/**
 * Locks that a spec holds in a transaction of its own, so that a process stands still at a known step and can be
 * killed there.
 */
export async function holdLocks(databaseUrl: string) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('begin');
  return {
    /** Runs a statement that locks something until `release`. */
    hold: async (sql: string, parameters: unknown[] = []): Promise<void> => {
      await client.query(sql, parameters);
    },
    /** Waits until so many connections wait for these locks, directly. */
    waiting: (connections: number): Promise<true> =>
      eventually(async () => {
        await client.query('select pg_stat_clear_snapshot()');
        const { rows } = await client.query<{ count: number }>(
          `select count(*)::integer as count from pg_stat_activity
           where datname = current_database() and pg_backend_pid() = any(pg_blocking_pids(pid))`,
        );
        return rows[0]!.count >= connections && true;
      }, 30_000),
    release: async (): Promise<void> => {
      await client.query('rollback');
      await client.end();
    },
  };
}

/** A mail server that takes calls and never says a word. */
export async function startSilentServer() {
  const calls = new Set<Socket>();
  const server = createServer((socket) => {
    calls.add(socket.on('error', () => {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    called: (times: number): Promise<true> => eventually(() => calls.size >= times && true, 30_000),
    stop: async (): Promise<void> => {
      for (const socket of calls) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
