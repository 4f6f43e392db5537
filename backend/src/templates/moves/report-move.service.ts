import { labelOf } from '@countersign/template';
import type { CompiledTemplate } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { notFound } from '../../common/problem.js';
import { ChangeFeed } from '../../figures/change-feed.js';
import { OutboxService } from '../../queue/outbox.service.js';
import { ActRecorder } from '../../reports/act-recorder.service.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import type { ReportRecord } from '../../reports/report-records.js';
import { mustManageTemplates, unknownTemplate } from '../template-problems.js';
import { TemplateVersion } from '../template-version.entity.js';
import { TemplatesService } from '../templates.service.js';
import { planMove, type MovePlan, type StandingSection } from './move-plan.js';
import { moveRefusals, moveRefused, reportChanged } from './move-problems.js';
import { MovedSections, type Mover } from './moved-sections.service.js';

/** A report under its present template and under another version of it. */
export interface PlannedMove {
  readonly report: ReportRecord;
  readonly from: CompiledTemplate;
  readonly to: CompiledTemplate;
  readonly versions: { readonly from: TemplateVersion; readonly to: TemplateVersion };
  readonly plan: MovePlan;
}

/** Gives a running report another version of its template. */
@Injectable()
export class ReportMoveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly sections: MovedSections,
    private readonly recorder: ActRecorder,
    private readonly outbox: OutboxService,
    private readonly feed: ChangeFeed,
  ) {}

  /** Throws 404, 409 when the report changed or cannot be moved, 422 when there is no such version; nothing is written then. */
  move(
    reportId: string,
    { templateVersionId, revision }: { templateVersionId: string; revision: number },
    actor: Actor,
  ): Promise<{ revision: number; figuresRevision: number }> {
    mustManageTemplates(actor);
    return this.dataSource.transaction(async (tx) => {
      await this.reader.lockReport(tx, reportId);
      const report = await this.reader.report(tx, reportId);
      if (report.revision !== revision) throw reportChanged(report.revision);
      return this.moveLocked(tx, report, templateVersionId, actor);
    });
  }

  /** The report's row is locked by the caller. Throws 409 when it cannot be moved. */
  async moveLocked(
    tx: EntityManager,
    report: ReportRecord,
    templateVersionId: string,
    person: Mover,
  ): Promise<{ revision: number; figuresRevision: number }> {
    const planned = await this.plan(tx, report, templateVersionId);
    const { from, to } = planned.versions;
    const refusals = moveRefusals(report.state, from, to);
    if (refusals.length) throw moveRefused(refusals);
    await this.sections.rearrange(tx, planned, person);
    const moved = { revision: report.revision + 1, figuresRevision: report.figuresRevision + 1 };
    await tx.query('update report set template_version_id = $2, revision = $3, figures_revision = $4 where id = $1', [
      report.id,
      templateVersionId,
      moved.revision,
      moved.figuresRevision,
    ]);
    await this.recorder.record(tx, {
      reportId: report.id,
      sectionId: null,
      person: { id: person.id, name: person.name, post: person.post },
      action: 'move_template',
      comment: `第 ${from.version} 版改为第 ${to.version} 版`,
      facts: factsOf(planned),
    });
    await this.outbox.put(tx, 'recompute', { reportId: report.id });
    await this.feed.announce(tx, {
      kind: 'moved',
      reportId: report.id,
      sectionId: null,
      figuresRevision: moved.figuresRevision,
      computedRevision: (await this.reader.evaluation(tx, report.id))?.figuresRevision ?? 0,
      by: person.id,
    });
    return moved;
  }

  /** What a move would do. Throws 422 when the version does not exist or is a draft. */
  async plan(tx: EntityManager, report: ReportRecord, templateVersionId: string): Promise<PlannedMove> {
    const [from, to] = [await version(tx, report.templateVersionId), await version(tx, templateVersionId)];
    if (!from) throw notFound();
    if (!to?.publishedAt) throw unknownTemplate('templateVersionId');
    const inputs = await this.reader.inputs(tx, report.id);
    const [before, after] = [
      await this.templates.forReport(from.id, inputs.answers),
      await this.templates.forReport(to.id, inputs.answers),
    ];
    const sections = await tx.query<StandingSection[]>(
      'select key, state from section where report_id = $1 and removed_at is null order by position',
      [report.id],
    );
    return { report, from: before, to: after, versions: { from, to }, plan: planMove(before, after, inputs, sections) };
  }
}

const version = (tx: EntityManager, id: string): Promise<TemplateVersion | null> =>
  tx.findOne(TemplateVersion, {
    where: { id },
    select: { id: true, key: true, year: true, version: true, title: true, publishedAt: true },
  });

function factsOf({ plan, from, versions }: PlannedMove): Readonly<Record<string, unknown>> {
  return {
    from: { templateVersionId: versions.from.id, version: versions.from.version },
    to: { templateVersionId: versions.to.id, version: versions.to.version },
    added: plan.added,
    removed: plan.removed,
    reopened: plan.reopened.map(({ key }) => key),
    withoutPlace: [...plan.withoutPlace.figures, ...plan.withoutPlace.answers].map((key) => ({
      key,
      label: labelOf(from, key),
    })),
  };
}
