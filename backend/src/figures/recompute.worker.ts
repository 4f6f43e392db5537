import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { QueueFactory } from '../queue/queue-factory.js';
import { SweptWorker } from '../queue/swept-worker.js';
import { RecomputeService } from './recompute.service.js';

interface Stale {
  readonly reportId: string;
}

/** Takes recompute jobs from the queue. */
@Injectable()
export class RecomputeWorker extends SweptWorker<Stale> {
  constructor(
    @Inject(CONFIG) config: Config,
    queues: QueueFactory,
    private readonly dataSource: DataSource,
    private readonly recompute: RecomputeService,
  ) {
    super(config, queues, { topic: 'recompute', concurrency: 2, sweepMs: 15_000 });
  }

  protected work({ reportId }: Stale): Promise<void> {
    return this.recompute.recompute(reportId);
  }

  /** Reports whose numbers are older than their figures, though nobody has saved just now. */
  protected forgotten(): Promise<Stale[]> {
    return this.dataSource.query<Stale[]>(
      `select r.id as "reportId" from report r left join evaluation e on e.report_id = r.id
       where (e.figures_revision is null or e.figures_revision < r.figures_revision)
         and not exists (select from section s where s.report_id = r.id and s.saved_at > now() - interval '15 seconds')
       limit 20`,
    );
  }
}
