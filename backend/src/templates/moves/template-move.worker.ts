import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { QueueFactory, type JobWorker } from '../../queue/queue-factory.js';
import { queueOf } from '../../queue/relay.service.js';
import { MoveBatchService } from './move-batch.service.js';

/** How often moves are looked for that stand still, should a queue have lost its jobs. */
const sweepMs = 30_000;

interface Batch {
  moveId: string;
  batch: number;
}

/** Takes batches of moving reports from the queue. */
@Injectable()
export class TemplateMoveWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('TemplateMove');
  private worker: JobWorker | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly queues: QueueFactory,
    private readonly batches: MoveBatchService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'api') return;
    this.worker = this.queues.worker<Batch>(
      queueOf.template_move,
      ({ moveId, batch }, { attemptsMade, opts }) =>
        this.batches.run(moveId, batch, { last: attemptsMade + 1 >= (opts.attempts ?? 1) }),
      1,
    );
    this.timer = setInterval(() => void this.sweep(), sweepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.worker?.close();
  }

  /** Goes on with batches of which nothing has moved for a while. */
  private async sweep(): Promise<void> {
    try {
      const still = await this.dataSource.query<Batch[]>(
        `select distinct x.move_id as "moveId", x.batch
         from template_move m join template_move_report x on x.move_id = m.id and x.state = 'waiting'
         where m.finished_at is null and m.at < now() - interval '30 seconds' and not exists (
           select from template_move_report y where y.move_id = m.id and y.settled_at > now() - interval '30 seconds')
         limit 5`,
      );
      for (const { moveId, batch } of still) await this.batches.run(moveId, batch, { last: false });
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed; trying again');
    }
  }
}
