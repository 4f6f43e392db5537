import { SetupError } from '../setup/place.mjs';
import { product } from './installation.mjs';

/** Jobs in Redis belong to the data that were replaced; their numbers would hide new jobs that have the same. */
export async function emptyQueues({ redisUrl }) {
  if (!redisUrl) return;
  const [{ Queue }, { Redis }, { queueOf }] = await Promise.all([
    import('bullmq'),
    import('ioredis'),
    product('queue/relay.service.js'),
  ]);
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: 3 });
  connection.on('error', () => {}); // told by the command that fails
  try {
    // BullMQ itself would wait for ever
    await connection.ping();
    for (const name of Object.values(queueOf)) {
      const queue = new Queue(name, { connection });
      queue.on('error', () => {});
      await queue.obliterate({ force: true });
      await queue.close();
    }
  } catch (error) {
    throw new SetupError(
      `数据已恢复，但队列没有清空（${error.message}）。启动之前请清空 Redis（redis-cli FLUSHDB）。\n` +
        'The data are restored, but the queues in Redis could not be emptied; empty them before the start.',
    );
  } finally {
    connection.disconnect();
  }
}
