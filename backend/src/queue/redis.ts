import { Redis } from 'ioredis';
import { StartError } from '../config/start-error.js';

/** Longest wait for a Redis that starts together with the product. */
const startMs = 30_000;
const pauseMs = 1000;
/** Refusals that time does not mend. */
const refusals = /NOAUTH|WRONGPASS|NOPERM|ERR (AUTH|invalid password)/;

/** A connection for queues: it reconnects for ever, and BullMQ tells its errors. */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', () => {});
  return redis;
}

/** Waits until Redis answers; says so when it does not. Throws a StartError with the reason when it stays away. */
export async function waitForRedis(url: string, say: (line: string) => void, longest = startMs): Promise<void> {
  const { host } = new URL(url);
  const until = performance.now() + longest;
  const seconds = Math.ceil(longest / 1000);
  for (let told = false; ; told = true) {
    const reason = await reasonOfSilence(url);
    if (reason === undefined) return;
    if (refusals.test(reason) || performance.now() > until)
      throw new StartError(
        `任务队列 Redis（${host}）连接不上：${reason}。请检查 Redis 是否已启动、REDIS_URL 是否正确，然后重新启动。\n` +
          `Redis at ${host} cannot be used: ${reason}. Please check that it runs and that REDIS_URL is right.`,
      );
    if (!told)
      say(
        `任务队列 Redis（${host}）暂时连接不上：${reason}。${seconds} 秒内会继续重试。  ` +
          `Redis at ${host} cannot be reached; trying again for ${seconds} s.`,
      );
    await new Promise((resume) => setTimeout(resume, pauseMs));
  }
}

async function reasonOfSilence(url: string): Promise<string | undefined> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: 5000,
    commandTimeout: 5000,
  });
  let heard: Error | undefined;
  redis.on('error', (error: Error) => (heard = error));
  try {
    await redis.connect();
    await redis.ping();
    return undefined;
  } catch (error) {
    return textOf(heard ?? (error as Error));
  } finally {
    redis.disconnect();
  }
}

/** Happy eyeballs give several errors at once, without a message of their own. */
const textOf = ({ message, code }: Error & { code?: string }): string => message || code || 'no answer';
