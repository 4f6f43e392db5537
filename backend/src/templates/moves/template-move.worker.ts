import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { QueueFactory } from '../../queue/queue-factory.js';
import { SweptWorker } from '../../queue/swept-worker.js';
import { MoveBatchService } from './move-batch.service.js';

interface Batch {
  readonly moveId: string;
  readonly batch: number;
}

/** Takes batches of moving reports from the queue. */
@Injectable()
export class TemplateMoveWorker extends SweptWorker<Batch> {
  constructor(
    @Inject(CONFIG) config: Config,
    queues: QueueFactory,
    private readonly dataSource: DataSource,
    private readonly batches: MoveBatchService,
  ) {
    super(config, queues, { topic: 'template_move', concurrency: 1, sweepMs: 30_000 });
  }

  protected work({ moveId, batch }: Batch, attempt: { last: boolean }): Promise<void> {
    return this.batches.run(moveId, batch, attempt);
  }

  /** Batches of moves in which nothing has moved for a while. */
  protected forgotten(): Promise<Batch[]> {
    return this.dataSource.query<Batch[]>(
      `select distinct x.move_id as "moveId", x.batch
       from template_move m join template_move_report x on x.move_id = m.id and x.state = 'waiting'
       where m.finished_at is null and m.at < now() - interval '30 seconds' and not exists (
         select from template_move_report y where y.move_id = m.id and y.settled_at > now() - interval '30 seconds')
       limit 5`,
    );
  }
}
