import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { startServer } from '../support/server.js';

it('first answers to repeated requests and relayed messages are removed after seven days, and no sooner', async () => {
  const first = await startServer({ role: 'api' });
  try {
    const personId = await first.addPerson('writer');
    for (const days of [0, 6, 8, 400]) {
      await first.dataSource.query(
        `insert into idempotency (person_id, key, route, body_hash, status, at)
         values ($1, $2, 'moveSection', 'x', 200, now() - make_interval(days => $3))`,
        [personId, String(days), days],
      );
      await first.dataSource.query(
        `insert into outbox (topic, payload, at, relayed_at)
         select 'recompute', '{"reportId":"gone"}', past, past from (select now() - make_interval(days => $1)) as t(past)`,
        [days],
      );
    }
    const worker = await startServer({ databaseUrl: first.databaseUrl });
    try {
      const keys = () => first.dataSource.query<{ key: string }[]>('select key from idempotency order by at desc');
      await eventually(async () => (await keys()).length === 2);
      expect((await keys()).map(({ key }) => key)).toEqual(['0', '6']);
      const [{ count }] = await first.dataSource.query<[{ count: string }]>('select count(*) from outbox');
      expect(count).toBe('2');
    } finally {
      await worker.close();
    }
  } finally {
    await first.close();
  }
}, 60_000);
