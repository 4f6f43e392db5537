import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ComputingService, type ComputedReport } from '../../figures/computing.service.js';
import { ResultsService } from '../../figures/results.service.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import type { ReportRecord } from '../../reports/report-records.js';
import { moveRefusals } from './move-problems.js';
import type { Mover } from './moved-sections.service.js';
import { ReportMoveService, type PlannedMove } from './report-move.service.js';

export interface RunningMove {
  readonly id: string;
  readonly templateVersionId: string;
  readonly mover: Mover;
}

// whoever is at work at a report is not waited for
const lockFree = /* sql */ `
  select r.id from report r join template_move_report x on x.report_id = r.id
  where x.move_id = $1 and x.state = 'waiting' and r.id = any($2) order by r.id for update skip locked`;

const noteMoved = /* sql */ `
  update template_move_report x set state = 'moved', figures_revision = moved.revision, settled_at = now()
  from unnest($2::uuid[], $3::integer[]) as moved (report_id, revision)
  where x.move_id = $1 and x.report_id = moved.report_id`;

/**
 * Moves several reports with their new results in one transaction: they are read by one statement, computed under the
 * new version without a lock, and written by a few statements for all of them.
 */
@Injectable()
export class MovesTogether {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly computing: ComputingService,
    private readonly moves: ReportMoveService,
    private readonly results: ResultsService,
  ) {}

  /**
   * Leaves alone what somebody else holds, what changed since it was computed and what cannot be moved: these still
   * wait afterwards, as all do when it throws.
   */
  async run(move: RunningMove, reportIds: readonly string[]): Promise<void> {
    const computed = await this.computing.compute(this.dataSource.manager, reportIds, move.templateVersionId);
    const resultOf = new Map(computed.map((each) => [each.reportId, each]));
    await this.dataSource.transaction(async (tx) => {
      const free = await tx.query<{ id: string }[]>(lockFree, [move.id, [...resultOf.keys()]]);
      const planned = await this.planned(
        tx,
        free.map(({ id }) => resultOf.get(id)!),
        move.templateVersionId,
      );
      if (!planned.length) return;
      await this.moves.apply(tx, planned, move.mover);
      const results = planned.map(({ report: { id, figuresRevision } }) => ({
        ...resultOf.get(id)!,
        figuresRevision: figuresRevision + 1,
      }));
      await this.results.store(tx, results);
      await tx.query(noteMoved, [
        move.id,
        results.map(({ reportId }) => reportId),
        results.map(({ figuresRevision }) => figuresRevision),
      ]);
    });
  }

  /** Moves of the reports that are as they were read, and may be moved. */
  private async planned(
    tx: EntityManager,
    computed: readonly ComputedReport[],
    templateVersionId: string,
  ): Promise<PlannedMove[]> {
    const ids = computed.map(({ reportId }) => reportId);
    const reports = new Map((await this.reader.reports(tx, ids)).map((report) => [report.id, report]));
    const standing = await this.reader.standing(tx, ids);
    const bases = computed.flatMap((each) => {
      const report = reports.get(each.reportId);
      const { inputs } = each;
      return report && unchanged(report, each) ? [{ report, inputs, sections: standing.get(report.id) ?? [] }] : [];
    });
    const plans = await this.moves.planEach(tx, bases, templateVersionId);
    return plans.filter(({ report, versions: { from, to } }) => !moveRefusals(report.state, from, to).length);
  }
}

const unchanged = (report: ReportRecord, computed: ComputedReport): boolean =>
  report.figuresRevision === computed.figuresRevision && report.templateVersionId === computed.templateVersionId;
