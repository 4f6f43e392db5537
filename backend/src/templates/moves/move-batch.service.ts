import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { ProblemError } from '../../common/problem.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import { ReportMoveService } from './report-move.service.js';
import { MovesTogether, type RunningMove } from './moves-together.service.js';

/** Reports that are moved in one transaction. */
const togetherSize = 25;

const unexpected =
  '改用新版本时发生意外错误，本报告仍使用原版本；请在报告页单独改用，如仍不成功请联系系统管理员查看日志。';

/**
 * Moves the reports of one batch: many together with their results, then by itself what would not go with the others.
 * Each transaction also notes what became of its reports: whoever is killed leaves every report either moved and noted,
 * or neither, and the next one goes on with those that wait.
 */
@Injectable()
export class MoveBatchService {
  private readonly logger = new Logger('TemplateMove');

  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly together: MovesTogether,
    private readonly moves: ReportMoveService,
    private readonly audit: AuditService,
  ) {}

  /**
   * A report that cannot be moved is noted with the reason; the others go on. After an unexpected error the report
   * waits for the next attempt, and is noted as failed with the last one. Throws the first unexpected error at the end.
   */
  async run(moveId: string, batch: number, { last }: { last: boolean }): Promise<void> {
    const move = await this.read(moveId);
    if (!move) return;
    await this.runTogether(move, await this.waiting(moveId, batch));
    let failure: unknown;
    for (const reportId of await this.waiting(moveId, batch))
      try {
        await this.moveOne(moveId, reportId, move);
      } catch (error) {
        this.logger.error({ err: error, moveId, reportId }, 'a report could not be moved');
        failure ??= error;
        if (last) await this.dataSource.transaction((tx) => fail(tx, moveId, reportId, unexpected));
      }
    await this.finish(moveId, move);
    if (failure) throw failure;
  }

  /** What fails together is tried one by one, so that one report does not stop the others. */
  private async runTogether(move: RunningMove, reportIds: readonly string[]): Promise<void> {
    for (let from = 0; from < reportIds.length; from += togetherSize)
      try {
        await this.together.run(move, reportIds.slice(from, from + togetherSize));
      } catch (error) {
        this.logger.warn({ err: error, moveId: move.id }, 'reports could not be moved together; trying one by one');
      }
  }

  private async read(moveId: string): Promise<RunningMove | undefined> {
    const [move] = await this.dataSource.query<RunningMove[]>(
      `select id, template_version_id as "templateVersionId",
         json_build_object('id', person_id, 'name', person_name, 'post', person_post) as mover
       from template_move where id = $1 and finished_at is null`,
      [moveId],
    );
    return move;
  }

  private async waiting(moveId: string, batch: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select report_id as id from template_move_report
       where move_id = $1 and batch = $2 and state = 'waiting' order by report_id`,
      [moveId, batch],
    );
    return rows.map(({ id }) => id);
  }

  private async moveOne(moveId: string, reportId: string, { templateVersionId, mover }: RunningMove): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.reader.lockReport(tx, reportId);
      const [row] = await tx.query<{ state: string }[]>(
        'select state from template_move_report where move_id = $1 and report_id = $2 for update',
        [moveId, reportId],
      );
      // another worker was quicker
      if (row?.state !== 'waiting') return;
      const report = await this.reader.report(tx, reportId);
      const figuresRevision =
        report.templateVersionId === templateVersionId
          ? report.figuresRevision
          : await this.moved(tx, moveId, reportId, () => this.moves.moveLocked(tx, report, templateVersionId, mover));
      if (figuresRevision === undefined) return;
      await tx.query(
        `update template_move_report set state = 'moved', figures_revision = $3, settled_at = now()
         where move_id = $1 and report_id = $2`,
        [moveId, reportId, figuresRevision],
      );
    });
  }

  /** A refusal is found before anything is written, so it may be noted in the same transaction. */
  private async moved(
    tx: EntityManager,
    moveId: string,
    reportId: string,
    move: () => Promise<{ figuresRevision: number }>,
  ): Promise<number | undefined> {
    try {
      return (await move()).figuresRevision;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await fail(tx, moveId, reportId, error.detail.zh);
      return undefined;
    }
  }

  /** Whoever settles the last report ends the move, once. */
  private async finish(moveId: string, { templateVersionId }: RunningMove): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [ended] = await tx.query<[unknown[], number]>(
        `update template_move set finished_at = now() where id = $1 and finished_at is null
           and not exists (select from template_move_report where move_id = $1 and state = 'waiting')
         returning id`,
        [moveId],
      );
      if (!ended.length) return;
      const [counts] = await tx.query<{ moved: number; failed: number }[]>(
        `select count(*) filter (where state = 'moved')::integer as moved,
           count(*) filter (where state = 'failed')::integer as failed
         from template_move_report where move_id = $1`,
        [moveId],
      );
      await this.audit.append(tx, {
        reportId: null,
        sectionId: null,
        person: null,
        action: 'template.move_finished',
        facts: { moveId, templateVersionId, ...counts },
      });
    });
  }
}

async function fail(tx: EntityManager, moveId: string, reportId: string, reason: string): Promise<void> {
  await tx.query(
    `update template_move_report set state = 'failed', reason = $3, settled_at = now()
     where move_id = $1 and report_id = $2 and state = 'waiting'`,
    [moveId, reportId, reason],
  );
}
