import { Injectable, Inject, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { createPostgresBackend, Queue, withBackend, Worker, type Job, type JobsOptions } from 'bullmq';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { DATABASE_URL } from '../database/database-url.js';
import { oncePerOutage } from './once-per-outage.js';
import { PatientClient } from './patient-client.js';
import { connectRedis, waitForRedis } from './redis.js';
import { Standing, within } from './standing.js';

export interface JobQueue {
  /** Throws soon, not late, when the store of the jobs is away: the caller keeps the job and comes again. */
  add(name: string, payload: unknown, options?: JobsOptions): Promise<void>;
  close(): Promise<void>;
}
export interface JobWorker {
  close(): Promise<void>;
}

/** The same classes with their jobs in PostgreSQL. */
const onPostgres = withBackend(createPostgresBackend);

const addMs = 5000;
/** Failed work is tried again after 1, 2, 4 … seconds. A job taken by a killed process is given out again within this time. */
const lockMs = 10_000;
const stalledCheckMs = 5_000;

/**
 * The one place that knows where jobs live: Redis when it is configured, else PostgreSQL through BullMQ's own
 * backend, so that the product needs no Redis to run. Both offer the same guarantees and run the same tests.
 */
@Injectable()
export class QueueFactory implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Queue');
  private readonly workers: JobWorker[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
  ) {}

  /** Nothing starts before the store of the jobs is there, with its tables. */
  async onModuleInit(): Promise<void> {
    if (this.config.role === 'api') return;
    if (this.config.redisUrl) return waitForRedis(this.config.redisUrl, (line) => this.logger.warn(line));
    const first = new onPostgres.Queue('start', { connection: this.postgres({ migrate: true }) });
    first.on('error', () => {}); // told by waiting
    try {
      await first.waitUntilReady();
    } finally {
      await first.close();
    }
  }

  /** Begins to close all workers at once; who holds one waits for its end. One by one, a store that is away is waited for as often. */
  onModuleDestroy(): void {
    for (const worker of this.workers) void worker.close();
  }

  queue(name: string): JobQueue {
    const defaultJobOptions: JobsOptions = {
      attempts: 8,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { count: 1000 },
      removeOnFail: { count: 1000 },
    };
    const redis = this.redis();
    const warn = this.warner(name);
    const standing = new Standing(() => {
      const queue = redis
        ? new Queue(name, { connection: redis, defaultJobOptions })
        : new onPostgres.Queue(name, { connection: this.postgres(), defaultJobOptions });
      return queue.on('error', warn);
    });
    return {
      add: async (job, payload, options) => {
        const queue = await standing.opened(addMs);
        if (!queue || (redis && redis.status !== 'ready')) throw new Error(`The store of queue ${name} is away`);
        const adding = queue.add(job, payload, options);
        if (!(await within(addMs, adding))) throw new Error(`Queue ${name} took nothing within ${addMs} ms`);
        await adding;
      },
      close: async () => {
        await standing.close();
        redis?.disconnect();
      },
    };
  }

  /** `work` runs again when it throws, after a growing pause. */
  worker<T>(name: string, work: (payload: T, job: Job<T>) => Promise<void>, concurrency: number): JobWorker {
    const timing = {
      concurrency,
      autorun: false,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      runRetryDelay: 1000,
      // a process that is killed again and again must not make its job a failure
      maxStalledCount: 20,
    };
    const process = (job: Job<T>) => work(job.data, job);
    const redis = this.redis();
    const warn = this.warner(name);
    const standing = new Standing(
      () => {
        const worker = redis
          ? new Worker<T>(name, process, { connection: redis, ...timing })
          : new onPostgres.Worker<T>(name, process, { connection: this.postgres(), ...timing });
        worker.on('failed', (job, error) =>
          this.logger.warn({ err: error, queue: name, jobId: job?.id }, 'job failed'),
        );
        return worker.on('error', warn);
      },
      (worker) => void worker.run().catch(warn),
    );
    const worker: JobWorker = {
      close: async () => {
        await standing.close();
        redis?.disconnect();
      },
    };
    this.workers.push(worker);
    return worker;
  }

  private redis() {
    return this.config.redisUrl ? connectRedis(this.config.redisUrl) : undefined;
  }

  private postgres({ migrate = false } = {}) {
    return { connectionString: this.databaseUrl, migrate, max: 4, Client: PatientClient };
  }

  private warner(queue: string): (error: Error) => void {
    return oncePerOutage((error) => this.logger.warn({ err: error, queue }, 'queue connection'));
  }
}
