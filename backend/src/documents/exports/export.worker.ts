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
import { ExportMaker } from './export-maker.service.js';

/** How often exports are looked for that nobody makes, should a queue have lost its jobs. */
const sweepMs = 30_000;

/** Takes exports from the queue, one at a time: a document keeps a core busy. */
@Injectable()
export class ExportWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Export');
  private worker: JobWorker | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly queues: QueueFactory,
    private readonly maker: ExportMaker,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'api') return;
    this.worker = this.queues.worker<{ exportId: string }>(
      queueOf.export,
      async ({ exportId }, { attemptsMade, opts }) => {
        await this.maker.make(exportId, { last: attemptsMade + 1 >= (opts.attempts ?? 1) });
      },
      1,
    );
    this.timer = setInterval(() => void this.sweep(), sweepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.worker?.close();
  }

  private async sweep(): Promise<void> {
    try {
      const forgotten = await this.dataSource.query<{ id: string }[]>(
        `select id from document_export where state in ('queued', 'running') and requested_at < now() - interval '5 minutes'
         order by requested_at limit 2`,
      );
      for (const { id } of forgotten) await this.maker.make(id);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed; trying again');
    }
  }
}
