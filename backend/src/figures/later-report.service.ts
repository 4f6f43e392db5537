import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxService } from '../queue/outbox.service.js';

/**
 * A report whose figures changed is last year's report of another one. What the bureau holds or has accepted stays as
 * it was computed; what the department still has is computed again.
 */
const touchLater = /* sql */ `
  update report n set figures_revision = n.figures_revision + 1
  from report r
  where r.id = $1 and n.department_id = r.department_id and n.year = r.year + 1
    and n.state in ('drafting', 'ready', 'revision_requested')
    and not exists (select from evaluation e where e.report_id = r.id and e.figures_revision = $2)
  returning n.id`;

/** Passes a report's new numbers on to the same department's report of the year after. */
@Injectable()
export class LaterReport {
  constructor(private readonly outbox: OutboxService) {}

  /**
   * To be called before the results of `figuresRevision` are stored, in that transaction: results of a revision that
   * were there before change nothing. Its lock is taken after the earlier report's, the order being that of years.
   */
  async touch(tx: EntityManager, reportId: string, figuresRevision: number): Promise<void> {
    const [later] = await tx.query<[{ id: string }[], number]>(touchLater, [reportId, figuresRevision]);
    for (const { id } of later) await this.outbox.put(tx, 'recompute', { reportId: id });
  }
}
