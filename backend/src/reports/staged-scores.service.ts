import type { StageScore } from '@countersign/contracts';
import { canonicalAmount, Decimal } from '@countersign/figures';
import type { CompiledTemplate } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { forbidden, invalidInput, notFound, type ProblemError } from '../common/problem.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { TemplatesService } from '../templates/templates.service.js';
import { ActRecorder } from './act-recorder.service.js';
import { ReportReader } from './report-reader.service.js';
import { lockFor } from './section-access.js';

const decimalsAllowed = 2;

/** The reviewer's own points (复核分) and the bureau's (复评分), beside the computed ones, which stay. */
@Injectable()
export class StagedScoresService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly recorder: ActRecorder,
    private readonly feed: ChangeFeed,
  ) {}

  /** Throws 403, 404 or 422: points from 0 to full, and a reason wherever they differ from the computed ones. */
  stage(reportId: string, indicatorKey: string, command: StageScore, actor: Actor): Promise<void> {
    const { stage, reason } = command;
    return this.dataSource.transaction(async (tx) => {
      const report = await this.reader.report(tx, reportId);
      const template = await this.templates.compiled(report.templateVersionId);
      const sectionId = await this.sectionId(tx, reportId, template, indicatorKey);
      const right = stage === 'verified' ? 'verify_score' : 'rescore';
      const { section } = await lockFor(tx, this.reader, sectionId, actor, right, refusals[stage]);
      const evaluation = await this.reader.evaluation(tx, reportId);
      const computed = evaluation?.result.scores.find(({ key }) => key === indicatorKey)?.points ?? null;
      const points = checkedPoints(template, indicatorKey, computed, command);
      await tx.query(
        `insert into staged_score (report_id, indicator, stage, points, reason, person_id, person_name, person_post)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (report_id, indicator, stage) do update set points = excluded.points, reason = excluded.reason,
           person_id = excluded.person_id, person_name = excluded.person_name, person_post = excluded.person_post, at = now()`,
        [reportId, indicatorKey, stage, points, reason, actor.id, actor.name, actor.post],
      );
      await this.recorder.record(tx, {
        reportId,
        sectionId: section.id,
        person: actor,
        action: right,
        comment: reason,
        facts: { indicator: indicatorKey, points, computed },
      });
      await this.feed.announce(tx, {
        kind: 'saved',
        reportId,
        sectionId: section.id,
        figuresRevision: report.figuresRevision,
        computedRevision: evaluation?.figuresRevision ?? 0,
        by: actor.id,
      });
    });
  }

  private async sectionId(
    tx: EntityManager,
    reportId: string,
    { indicators }: CompiledTemplate,
    indicatorKey: string,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>('select id from section where report_id = $1 and key = $2', [
      reportId,
      indicators.get(indicatorKey)?.section ?? '',
    ]);
    if (!row) throw notFound();
    return row.id;
  }
}

const refusals: Readonly<Record<StageScore['stage'], () => ProblemError>> = {
  verified: () =>
    forbidden('复核分由牵头科室的审核人在审核期间填写。', 'Verified points are given by the reviewer, in review.'),
  rescored: () =>
    forbidden('复评分由财政部门在报告报送后填写。', 'Re-evaluated points are given by the bureau, after submission.'),
};

function checkedPoints(
  { indicators }: CompiledTemplate,
  key: string,
  computed: string | null,
  { points, reason }: StageScore,
): string {
  const given = new Decimal(points);
  const full = indicators.get(key)?.points ?? '0';
  const refuse = (code: string, field: string, zh: string, en: string) =>
    invalidInput([{ code, field, message: { zh, en } }]);
  if (given.lt(0) || given.gt(full))
    throw refuse(
      'points_out_of_range',
      'points',
      `分值应在 0 至 ${full} 分之间。`,
      `Points must be from 0 to ${full}.`,
    );
  if (given.decimalPlaces() > decimalsAllowed)
    throw refuse('too_many_decimals', 'points', '分值最多保留 2 位小数。', 'Points have two decimals at most.');
  if (!reason && (computed === null || !given.eq(computed)))
    throw refuse(
      'reason_missing',
      'reason',
      computed === null ? '系统尚未得出分值，请写明给分理由。' : `与系统计算的 ${computed} 分不同，请写明理由。`,
      'Please give a reason: the points differ from the computed ones.',
    );
  return canonicalAmount(given);
}
