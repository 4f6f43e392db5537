import { evaluateReport, usesPrior, type ReportEvaluation } from '@countersign/template';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { outsideSight } from '../reports/field-sight.js';
import { ReportReader } from '../reports/report-reader.service.js';
import { ReportStateService } from '../reports/report-state.service.js';
import { SignatureService } from '../reports/signature.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { ChangeFeed } from './change-feed.js';
import { LaterReport } from './later-report.service.js';

/** Figure that the bureau's lists show beside the score; not where the template restricts who sees it. */
const executionFigure = 'execution.total.progress';

const store = /* sql */ `
  insert into evaluation (report_id, figures_revision, result, score_total, score_known, execution_ratio,
    blocking, warnings, problem, computed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, null, now())
  on conflict (report_id) do update set figures_revision = excluded.figures_revision, result = excluded.result,
    score_total = excluded.score_total, score_known = excluded.score_known, execution_ratio = excluded.execution_ratio,
    blocking = excluded.blocking, warnings = excluded.warnings, problem = null, computed_at = now()`;

interface Snapshot {
  figuresRevision: number;
  evaluation: ReportEvaluation;
  ratio: string | null;
  explained: ReadonlySet<string>;
}

/**
 * The authoritative recompute of a report: derived figures, score, findings; then what follows from them, lapsed
 * signatures and the report's state. Doing it twice changes nothing.
 */
@Injectable()
export class RecomputeService {
  private readonly logger = new Logger('Recompute');

  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly signatures: SignatureService,
    private readonly states: ReportStateService,
    private readonly feed: ChangeFeed,
    private readonly later: LaterReport,
  ) {}

  /** Computes until the result belongs to the present figures. Throws when the engine or the database fails; the failure is shown. */
  async recompute(reportId: string): Promise<void> {
    try {
      while (!(await this.attempt(reportId)));
    } catch (error) {
      await this.recordFailure(reportId, error);
      throw error;
    }
  }

  /** False when the figures changed while it computed. */
  private async attempt(reportId: string): Promise<boolean> {
    const snapshot = await this.dataSource.transaction('REPEATABLE READ', (tx) => this.compute(tx, reportId));
    if (!snapshot) return true;
    return this.dataSource.transaction(async (tx) => {
      await this.reader.lockReport(tx, reportId);
      const [row] = await tx.query<{ figures_revision: number }[]>(
        'select figures_revision from report where id = $1',
        [reportId],
      );
      if (row?.figures_revision !== snapshot.figuresRevision) return false;
      await this.write(tx, reportId, snapshot);
      return true;
    });
  }

  private async compute(tx: EntityManager, reportId: string): Promise<Snapshot | undefined> {
    const [row] = await tx.query<{ figures_revision: number; template_version_id: string }[]>(
      'select figures_revision, template_version_id from report where id = $1',
      [reportId],
    );
    if (!row) return undefined;
    const entered = await this.reader.inputs(tx, reportId);
    const template = await this.templates.forReport(row.template_version_id, entered.answers);
    const inputs = { ...entered, prior: usesPrior(template) ? await this.reader.prior(tx, reportId) : {} };
    const explained = await this.reader.explained(tx, reportId);
    const evaluation = evaluateReport(template, inputs);
    const result = outsideSight(template).sees(executionFigure) ? evaluation.derived[executionFigure] : undefined;
    const ratio = result && 'value' in result ? result.value : null;
    return { figuresRevision: row.figures_revision, evaluation, ratio, explained };
  }

  private async write(
    tx: EntityManager,
    reportId: string,
    { figuresRevision, evaluation, ratio, explained }: Snapshot,
  ): Promise<void> {
    const blocking = evaluation.findings.filter(({ severity }) => severity === 'blocking');
    const open = evaluation.findings.filter(({ severity, key }) => severity === 'warning' && !explained.has(key));
    await this.later.touch(tx, reportId, figuresRevision);
    await tx.query(store, [
      reportId,
      figuresRevision,
      JSON.stringify(evaluation),
      evaluation.total,
      evaluation.known,
      ratio,
      blocking.length,
      open.length,
    ]);
    await this.signatures.lapseChanged(tx, reportId, evaluation);
    await this.states.settle(tx, reportId);
    await this.feed.announce(tx, {
      kind: 'computed',
      reportId,
      sectionId: null,
      figuresRevision,
      computedRevision: figuresRevision,
      by: null,
    });
  }

  private async recordFailure(reportId: string, error: unknown): Promise<void> {
    this.logger.error({ err: error, reportId }, 'recompute failed');
    await this.dataSource
      .query('update evaluation set problem = $2 where report_id = $1', [
        reportId,
        '重新计算没有成功，系统会自动重试。',
      ])
      .catch(() => {});
  }
}
