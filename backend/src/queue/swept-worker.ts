import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Config } from '../config/config.js';
import type { Topic } from './outbox.service.js';
import type { JobWorker, QueueFactory } from './queue-factory.js';
import { queueOf } from './relay.service.js';

export interface Sweeping {
  readonly topic: Topic;
  /** Jobs that one process does at a time. */
  readonly concurrency: number;
  /** How often work is looked for whose job the queue has lost. */
  readonly sweepMs: number;
}

/**
 * Takes jobs of a topic from its queue, in processes that work; now and then it goes on with what the queue has
 * forgotten, since a queue that lost its memory must not leave work undone for ever.
 */
export abstract class SweptWorker<Payload> implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger: Logger;
  private worker: JobWorker | undefined;
  private timer: NodeJS.Timeout | undefined;

  protected constructor(
    private readonly config: Config,
    private readonly queues: QueueFactory,
    private readonly sweeping: Sweeping,
  ) {
    this.logger = new Logger(this.constructor.name);
  }

  /** Does it; `last` says that no attempt follows. Doing it twice must change nothing. */
  protected abstract work(payload: Payload, attempt: { last: boolean }): Promise<void>;

  /** What waits longer than any queue lets it wait, a few at a time. */
  protected abstract forgotten(): Promise<readonly Payload[]>;

  onApplicationBootstrap(): void {
    if (this.config.role === 'api') return;
    const { topic, concurrency, sweepMs } = this.sweeping;
    this.worker = this.queues.worker<Payload>(
      queueOf[topic],
      (payload, { attemptsMade, opts }) => this.work(payload, { last: attemptsMade + 1 >= (opts.attempts ?? 1) }),
      concurrency,
    );
    this.timer = setInterval(() => void this.sweep(), sweepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.worker?.close();
  }

  private async sweep(): Promise<void> {
    try {
      for (const payload of await this.forgotten()) await this.work(payload, { last: false });
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed; trying again');
    }
  }
}
