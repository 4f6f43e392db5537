import type { ReportEvaluation } from '@countersign/template';
import type { ReportState } from '@countersign/workflow';
import { settleReport } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TemplatesService } from '../templates/templates.service.js';
import { ActRecorder } from './act-recorder.service.js';
import { reportFacts } from './report-facts.js';
import { ReportReader, type StoredEvaluation } from './report-reader.service.js';
import type { ReportRecord, StandingSection } from './report-records.js';

interface NewResult {
  readonly reportId: string;
  readonly figuresRevision: number;
  readonly evaluation: ReportEvaluation;
}

/** Keeps a report's state true to its sections, findings and numbers. */
@Injectable()
export class ReportStateService {
  constructor(
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly recorder: ActRecorder,
  ) {}

  /**
   * Moves a report that the department has to `ready`, or back to work, as its content says; what the bureau
   * holds stays. Call it, with the report's row locked, after a section moved.
   */
  async settle(tx: EntityManager, reportId: string): Promise<ReportState> {
    const report = await this.reader.report(tx, reportId);
    const sections = await this.reader.standing(tx, [reportId]);
    return this.settleOne(tx, report, sections.get(reportId) ?? [], await this.reader.evaluation(tx, reportId));
  }

  /** The same of reports whose results were stored just now. */
  async settleComputed(tx: EntityManager, results: readonly NewResult[]): Promise<void> {
    const ids = results.map(({ reportId }) => reportId);
    const sections = await this.reader.standing(tx, ids);
    const resultOf = new Map(results.map((result) => [result.reportId, result]));
    for (const report of await this.reader.reports(tx, ids)) {
      const { figuresRevision, evaluation: result } = resultOf.get(report.id)!;
      await this.settleOne(tx, report, sections.get(report.id) ?? [], { figuresRevision, result, problem: null });
    }
  }

  private async settleOne(
    tx: EntityManager,
    report: ReportRecord,
    sections: readonly StandingSection[],
    evaluation: StoredEvaluation | null,
  ): Promise<ReportState> {
    const template = await this.templates.compiled(report.templateVersionId);
    const to = settleReport(reportFacts(template, report, sections, evaluation));
    if (to === report.state) return to;

    await tx.query('update report set state = $2, revision = revision + 1 where id = $1', [report.id, to]);
    await this.recorder.record(tx, {
      reportId: report.id,
      sectionId: null,
      person: null,
      action: 'settle',
      from: report.state,
      to,
      ...(to === 'ready' && { event: 'report.ready' }),
    });
    return to;
  }
}
