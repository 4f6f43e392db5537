import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JobsOptions } from 'bullmq';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { DATABASE_URL } from '../database/database-url.js';
import { Listener } from '../database/listener.js';
import { outboxChannel, type Topic } from './outbox.service.js';
import { removeExpiredRows } from './expired-rows.js';
import { oncePerOutage } from './once-per-outage.js';
import { QueueFactory, type JobQueue } from './queue-factory.js';

/** Names of the queues by topic of the outbox. */
export const queueOf: Readonly<Record<Topic, string>> = {
  recompute: 'recompute',
  event: 'notify',
  mail: 'mail',
  template_move: 'template-move',
  export: 'export',
  package: 'package',
};

const batch = 100;
/** Safety net beside NOTIFY. */
const pollMs = 1000;
const sweepMs = 3_600_000;

interface OutboxMessage {
  id: string;
  topic: Topic;
  payload: Record<string, unknown>;
}

/**
 * Moves committed outbox rows to the queues. A row is marked only after the queue took it: a kill in between
 * relays it again, and the queue recognises the repeat by its job id (or, for a recompute, does it once more).
 */
@Injectable()
export class RelayService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Relay');
  private readonly warn = oncePerOutage((error) =>
    this.logger.warn({ err: error }, 'outbox could not be relayed; trying again'),
  );
  private readonly queues = new Map<Topic, JobQueue>();
  private readonly listener: Listener;
  private timer: NodeJS.Timeout | undefined;
  private sweepTimer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) databaseUrl: string,
    private readonly dataSource: DataSource,
    private readonly factory: QueueFactory,
  ) {
    this.listener = new Listener(
      databaseUrl,
      [outboxChannel],
      () => this.wake(),
      () => this.wake(),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const [topic, name] of Object.entries(queueOf)) this.queues.set(topic as Topic, this.factory.queue(name));
    await this.listener.open();
    this.timer = setInterval(() => this.wake(), pollMs);
    this.sweepTimer = setInterval(() => void this.sweep(), sweepMs);
    await this.sweep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearInterval(this.sweepTimer);
    await this.listener.close();
    await this.running;
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private async sweep(): Promise<void> {
    await removeExpiredRows(this.dataSource).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'expired rows could not be removed; trying again in an hour'),
    );
  }

  /** Relays what waits; a call while it runs makes it run once more. */
  private wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.warn(error as Error))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async drain(): Promise<void> {
    while (!this.stopped && (await this.relayBatch()) === batch);
  }

  private relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows = await tx.query<OutboxMessage[]>(
        `select id, topic, payload from outbox where relayed_at is null order by id limit ${batch} for update skip locked`,
      );
      if (!rows.length) return 0;
      for (const row of rows) await this.queues.get(row.topic)!.add(row.topic, row.payload, jobOptions(row));
      await tx.query('update outbox set relayed_at = now() where id = any($1)', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }
}

/** A mail server that restarts is away for a minute or so: pauses of 5, 10, 20 and 40 seconds. */
const mailBackoff = { type: 'exponential', delay: 5000 };

/** One recompute a report waits at most, beside one that runs: a change during a run starts another after it. */
function jobOptions({ id, topic, payload }: OutboxMessage): JobsOptions {
  if (topic === 'recompute') return { deduplication: { id: String(payload['reportId']), keepLastIfActive: true } };
  return { jobId: `outbox-${id}`, ...(topic === 'mail' && { backoff: mailBackoff }) };
}
