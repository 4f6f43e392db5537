import { Injectable, Inject, Logger } from '@nestjs/common';
import { createPostgresBackend, Queue, withBackend, Worker, type Job, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { DATABASE_URL } from '../database/database-url.js';

export interface JobQueue {
  add(name: string, payload: unknown, options?: JobsOptions): Promise<void>;
  close(): Promise<void>;
}
export interface JobWorker {
  close(): Promise<void>;
}

/** The same classes with their jobs in PostgreSQL. */
const onPostgres = withBackend(createPostgresBackend);

/** Failed work is tried again after 1, 2, 4 … seconds. A job taken by a killed process is given out again within this time. */
const lockMs = 10_000;
const stalledCheckMs = 5_000;

/**
 * The one place that knows where jobs live: Redis when it is configured, else PostgreSQL through BullMQ's own
 * backend, so that the product needs no Redis to run. Both offer the same guarantees and run the same tests.
 */
@Injectable()
export class QueueFactory {
  private readonly logger = new Logger('Queue');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
  ) {}

  queue(name: string): JobQueue {
    const defaultJobOptions: JobsOptions = {
      attempts: 8,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { count: 1000 },
      removeOnFail: { count: 1000 },
    };
    const redis = this.redis();
    const queue = redis
      ? new Queue(name, { connection: redis, defaultJobOptions })
      : new onPostgres.Queue(name, { connection: this.postgres(), defaultJobOptions });
    queue.on('error', (error) => this.logger.warn({ err: error, queue: name }, 'queue connection'));
    return {
      add: async (job, payload, options) => {
        await queue.add(job, payload, options);
      },
      close: async () => {
        await queue.close();
        redis?.disconnect();
      },
    };
  }

  /** `work` runs again when it throws, after a growing pause. */
  worker<T>(name: string, work: (payload: T, job: Job<T>) => Promise<void>, concurrency: number): JobWorker {
    const timing = {
      concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      // a process that is killed again and again must not make its job a failure
      maxStalledCount: 20,
    };
    const process = (job: Job<T>) => work(job.data, job);
    const redis = this.redis();
    const worker = redis
      ? new Worker<T>(name, process, { connection: redis, ...timing })
      : new onPostgres.Worker<T>(name, process, { connection: this.postgres(), ...timing });
    worker.on('error', (error) => this.logger.warn({ err: error, queue: name }, 'worker connection'));
    worker.on('failed', (job, error) => this.logger.warn({ err: error, queue: name, jobId: job?.id }, 'job failed'));
    return {
      close: async () => {
        await worker.close();
        redis?.disconnect();
      },
    };
  }

  private redis(): Redis | undefined {
    if (!this.config.redisUrl) return undefined;
    const redis = new Redis(this.config.redisUrl, { maxRetriesPerRequest: null });
    redis.on('error', () => {}); // told by the queue's own error event
    return redis;
  }

  private postgres() {
    return { connectionString: this.databaseUrl, migrate: true, max: 4 };
  }
}
