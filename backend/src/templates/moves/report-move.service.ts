import { labelOf } from '@countersign/template';
import type { CompiledTemplate, ReportInputs } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { AuditService } from '../../audit/audit.service.js';
import { notFound } from '../../common/problem.js';
import { ChangeFeed } from '../../figures/change-feed.js';
import { OutboxService } from '../../queue/outbox.service.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import type { ReportRecord, StandingSection } from '../../reports/report-records.js';
import { mustManageTemplates, unknownTemplate } from '../template-problems.js';
import { TemplateVersion } from '../template-version.entity.js';
import { TemplatesService } from '../templates.service.js';
import { planMove, type MovePlan } from './move-plan.js';
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
    private readonly audit: AuditService,
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
    const refusals = moveRefusals(report.state, planned.versions.from, planned.versions.to);
    if (refusals.length) throw moveRefused(refusals);
    await this.apply(tx, [planned], person);
    await this.outbox.put(tx, 'recompute', { reportId: report.id });
    return { revision: report.revision + 1, figuresRevision: report.figuresRevision + 1 };
  }

  /** Writes moves to one version. The reports' rows are locked by the caller, who also cares for the results. */
  async apply(tx: EntityManager, moves: readonly PlannedMove[], person: Mover): Promise<void> {
    if (!moves.length) return;
    for (const each of moves) await this.sections.rearrange(tx, each, person);
    const ids = moves.map(({ report }) => report.id);
    await tx.query(
      `update report set template_version_id = $2, revision = revision + 1, figures_revision = figures_revision + 1
       where id = any($1)`,
      [ids, moves[0]!.versions.to.id],
    );
    await this.audit.appendEach(
      tx,
      moves.map((each) => actOf(each, person)),
    );
    const computedRevision = await this.reader.computedRevisions(tx, ids);
    await this.feed.announce(
      tx,
      ...moves.map(({ report }) => ({
        kind: 'moved' as const,
        reportId: report.id,
        sectionId: null,
        figuresRevision: report.figuresRevision + 1,
        computedRevision: computedRevision(report.id),
        by: person.id,
      })),
    );
  }

  /** What a move would do. Throws 422 when the version does not exist or is a draft. */
  async plan(tx: EntityManager, report: ReportRecord, templateVersionId: string): Promise<PlannedMove> {
    const versions = await this.versions(tx, [report.templateVersionId], templateVersionId);
    const inputs = await this.reader.inputs(tx, report.id);
    const sections = (await this.reader.standing(tx, [report.id])).get(report.id) ?? [];
    return this.planned(versions, { report, inputs, sections });
  }

  /** What the moves of several reports would do, with what was read of them before. Throws as `plan` does. */
  async planEach(tx: EntityManager, reports: readonly PlanBasis[], templateVersionId: string): Promise<PlannedMove[]> {
    const froms = new Set(reports.map(({ report }) => report.templateVersionId));
    const versions = await this.versions(tx, [...froms], templateVersionId);
    return Promise.all(reports.map((basis) => this.planned(versions, basis)));
  }

  private async planned({ froms, to }: Versions, { report, inputs, sections }: PlanBasis): Promise<PlannedMove> {
    const from = froms.get(report.templateVersionId);
    if (!from) throw notFound();
    const before = await this.templates.forReport(from.id, inputs.answers);
    const after = await this.templates.forReport(to.id, inputs.answers);
    const plan = planMove(before, after, inputs, sections);
    return { report, from: before, to: after, versions: { from, to }, plan };
  }

  private async versions(tx: EntityManager, fromIds: readonly string[], toId: string): Promise<Versions> {
    const found = await tx.find(TemplateVersion, {
      where: { id: In([...fromIds, toId]) },
      select: { id: true, key: true, year: true, version: true, title: true, publishedAt: true },
    });
    const froms = new Map(found.map((each) => [each.id, each]));
    const to = froms.get(toId);
    if (!to?.publishedAt) throw unknownTemplate('templateVersionId');
    return { froms, to };
  }
}

/** What a plan is made from. */
export interface PlanBasis {
  readonly report: ReportRecord;
  readonly inputs: ReportInputs;
  readonly sections: readonly StandingSection[];
}

interface Versions {
  readonly froms: ReadonlyMap<string, TemplateVersion>;
  readonly to: TemplateVersion;
}

const actOf = (move: PlannedMove, { id, name, post }: Mover) => ({
  reportId: move.report.id,
  sectionId: null,
  person: { id, name, post },
  action: 'move_template',
  comment: `第 ${move.versions.from.version} 版改为第 ${move.versions.to.version} 版`,
  facts: factsOf(move),
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
