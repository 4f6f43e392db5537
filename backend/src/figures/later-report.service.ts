import { usesPrior } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxService } from '../queue/outbox.service.js';
import { TemplatesService } from '../templates/templates.service.js';

/** What the bureau holds or has accepted stays as it was computed; what the department still has is computed again. */
const findLater = /* sql */ `
  select n.id, n.template_version_id as "templateVersionId",
    exists (select from answer a where a.report_id = n.id and a.value::text like '%较上年%') as "tellsChange"
  from report r join report n on n.department_id = r.department_id and n.year = r.year + 1
  where r.id = $1 and n.state in ('drafting', 'ready', 'revision_requested')
    and not exists (select from evaluation e where e.report_id = r.id and e.figures_revision = $2)`;

interface Later {
  id: string;
  templateVersionId: string;
  /** A narrative may tell a change against the figures of this report. */
  tellsChange: boolean;
}

/** A report whose figures changed is last year's report of another one: passes its new numbers on to that one. */
@Injectable()
export class LaterReport {
  constructor(
    private readonly outbox: OutboxService,
    private readonly templates: TemplatesService,
  ) {}

  /**
   * To be called before the results of `figuresRevision` are stored, in that transaction: results of a revision that
   * were there before change nothing. Its lock is taken after the earlier report's, the order being that of years.
   */
  async touch(tx: EntityManager, reportId: string, figuresRevision: number): Promise<void> {
    const [later] = await tx.query<Later[]>(findLater, [reportId, figuresRevision]);
    if (!later) return;
    if (!later.tellsChange && !usesPrior(await this.templates.compiled(later.templateVersionId))) return;
    await tx.query('update report set figures_revision = figures_revision + 1 where id = $1', [later.id]);
    await this.outbox.put(tx, 'recompute', { reportId: later.id });
  }
}
