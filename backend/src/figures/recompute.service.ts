import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReportReader } from '../reports/report-reader.service.js';
import { ComputingService } from './computing.service.js';
import { ResultsService } from './results.service.js';

/** The authoritative recompute of a report: derived figures, score, findings, and what follows from them. */
@Injectable()
export class RecomputeService {
  private readonly logger = new Logger('Recompute');

  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly computing: ComputingService,
    private readonly results: ResultsService,
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
    const [computed] = await this.dataSource.transaction('REPEATABLE READ', (tx) =>
      this.computing.compute(tx, [reportId]),
    );
    if (!computed) return true;
    return this.dataSource.transaction(async (tx) => {
      await this.reader.lockReport(tx, reportId);
      const [row] = await tx.query<{ figures_revision: number }[]>(
        'select figures_revision from report where id = $1',
        [reportId],
      );
      if (row?.figures_revision !== computed.figuresRevision) return false;
      await this.results.store(tx, [computed]);
      return true;
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
