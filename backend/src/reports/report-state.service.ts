import type { ReportState } from '@countersign/workflow';
import { settleReport } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TemplatesService } from '../templates/templates.service.js';
import { ActRecorder } from './act-recorder.service.js';
import { reportFacts } from './report-facts.js';
import { ReportReader } from './report-reader.service.js';

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
   * holds stays. Call it, with the report's row locked, after a section moved or results were stored.
   */
  async settle(tx: EntityManager, reportId: string): Promise<ReportState> {
    const report = await this.reader.report(tx, reportId);
    const template = await this.templates.compiled(report.templateVersionId);
    const sections = await this.reader.sections(tx, reportId);
    const evaluation = await this.reader.evaluation(tx, reportId);
    const to = settleReport(reportFacts(template, report, sections, evaluation));
    if (to === report.state) return to;

    await tx.query('update report set state = $2, revision = revision + 1 where id = $1', [reportId, to]);
    await this.recorder.record(tx, {
      reportId,
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
