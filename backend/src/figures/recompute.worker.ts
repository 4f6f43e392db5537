import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { QueueFactory, type JobWorker } from '../queue/queue-factory.js';
import { queueOf } from '../queue/relay.service.js';
import { RecomputeService } from './recompute.service.js';

/** How often reports are looked for whose numbers are older than their figures, should a queue have lost its jobs. */
const sweepMs = 15_000;

/** Takes recompute jobs from the queue. */
@Injectable()
export class RecomputeWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Recompute');
  private worker: JobWorker | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly queues: QueueFactory,
    private readonly recompute: RecomputeService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'api') return;
    this.worker = this.queues.worker<{ reportId: string }>(
      queueOf.recompute,
      ({ reportId }) => this.recompute.recompute(reportId),
      2,
    );
    this.timer = setInterval(() => void this.sweep(), sweepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.worker?.close();
  }

  /** A queue that lost its memory must not leave numbers old for ever. */
  private async sweep(): Promise<void> {
    try {
      const stale = await this.dataSource.query<{ id: string }[]>(
        `select r.id from report r left join evaluation e on e.report_id = r.id
         where (e.figures_revision is null or e.figures_revision < r.figures_revision)
           and not exists (select from section s where s.report_id = r.id and s.saved_at > now() - interval '15 seconds')
           -- many that were moved together wait for their turn, which is no loss
           and not exists (select from template_move_report m where m.report_id = r.id and m.settled_at > now() - interval '10 minutes')
         limit 20`,
      );
      for (const { id } of stale) await this.recompute.recompute(id);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed; trying again');
    }
  }
}
