import { usesPrior } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxService } from '../queue/outbox.service.js';
import { TemplatesService } from '../templates/templates.service.js';

/** What the bureau holds or has accepted stays as it was computed; what the department still has is computed again. */
const findLater = /* sql */ `
  select n.id, n.template_version_id as "templateVersionId",
    exists (select from answer a where a.report_id = n.id and a.value::text like '%较上年%') as "tellsChange"
  from unnest($1::uuid[], $2::integer[]) as result (report_id, figures_revision)
  join report r on r.id = result.report_id
  join report n on n.department_id = r.department_id and n.year = r.year + 1
  where n.state in ('drafting', 'ready', 'revision_requested') and not exists (
    select from evaluation e where e.report_id = r.id and e.figures_revision = result.figures_revision)
  order by n.id`;

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
   * To be called before the results of these revisions are stored, in that transaction: results of a revision that
   * were there before change nothing. Its lock is taken after the earlier report's, the order being that of years.
   */
  async touch(
    tx: EntityManager,
    results: readonly { readonly reportId: string; readonly figuresRevision: number }[],
  ): Promise<void> {
    const found = await tx.query<Later[]>(findLater, [
      results.map(({ reportId }) => reportId),
      results.map(({ figuresRevision }) => figuresRevision),
    ]);
    for (const later of found) {
      if (!later.tellsChange && !usesPrior(await this.templates.compiled(later.templateVersionId))) continue;
      await tx.query('update report set figures_revision = figures_revision + 1 where id = $1', [later.id]);
      await this.outbox.put(tx, 'recompute', { reportId: later.id });
    }
  }
}
