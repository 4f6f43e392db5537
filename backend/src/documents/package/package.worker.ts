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
import { PublicReports } from '../publication/public-reports.service.js';
import { AcceptedPackages } from './accepted-packages.service.js';

const sweepMs = 60_000;

/** Makes packages of accepted reports, and the files of published ones. */
@Injectable()
export class PackageWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Package');
  private worker: JobWorker | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly queues: QueueFactory,
    private readonly packages: AcceptedPackages,
    private readonly published: PublicReports,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'api') return;
    this.worker = this.queues.worker<{ reportId: string }>(
      queueOf.package,
      async ({ reportId }, { attemptsMade, opts }) => {
        try {
          await this.packages.make(reportId);
          await this.published.makeFiles(reportId);
        } catch (error) {
          if (attemptsMade + 1 >= (opts.attempts ?? 1)) await this.packages.fail(reportId);
          throw error;
        }
      },
      1,
    );
    this.timer = setInterval(() => void this.sweep(), sweepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.worker?.close();
  }

  /** A queue that lost its memory must not leave an accepted report without its package. */
  private async sweep(): Promise<void> {
    try {
      const forgotten = await this.dataSource.query<{ id: string }[]>(
        `select report_id as id from accepted_package
         where state = 'queued' and requested_at < now() - interval '10 minutes' limit 2`,
      );
      for (const { id } of forgotten) await this.packages.make(id);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed; trying again');
    }
  }
}
