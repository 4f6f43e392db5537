import type { StageScore } from '@countersign/contracts';
import { canonicalAmount, Decimal } from '@countersign/figures';
import { checkStagedPoints, pointsByStage, stagedPointsLimits } from '@countersign/scoring';
import type { GivenStage, IndicatorDefinition, StagePoints } from '@countersign/scoring';
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

  /** Throws 403, 404 or 422: points from 0 to full in the rule's steps, and a reason where they differ from the stage before. */
  stage(reportId: string, indicatorKey: string, command: StageScore, actor: Actor): Promise<void> {
    const { stage, reason } = command;
    return this.dataSource.transaction(async (tx) => {
      const report = await this.reader.report(tx, reportId);
      const template = await this.templates.compiled(report.templateVersionId);
      const indicator = template.indicators.get(indicatorKey);
      if (!indicator) throw notFound();
      const sectionId = await this.sectionId(tx, reportId, indicator);
      const right = stage === 'verified' ? 'verify_score' : 'rescore';
      const { section } = await lockFor(tx, this.reader, sectionId, actor, right, refusals[stage]);
      const evaluation = await this.reader.evaluation(tx, reportId);
      const score = evaluation?.result.scores.find(({ key }) => key === indicatorKey);
      const before = await this.pointsBefore(tx, reportId, indicatorKey, score?.points ?? null);
      const points = checkedPoints(indicator, score?.of ?? indicator.points, before, command);
      await tx.query(
        `insert into staged_score (report_id, indicator, stage, points, reason, self_points, verified_points,
           person_id, person_name, person_post)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (report_id, indicator, stage) do update set points = excluded.points, reason = excluded.reason,
           self_points = excluded.self_points, verified_points = excluded.verified_points,
           person_id = excluded.person_id, person_name = excluded.person_name, person_post = excluded.person_post, at = now()`,
        [
          reportId,
          indicatorKey,
          stage,
          points,
          reason,
          before.self,
          stage === 'rescored' ? before.verified : null,
          actor.id,
          actor.name,
          actor.post,
        ],
      );
      await this.recorder.record(tx, {
        reportId,
        sectionId: section.id,
        person: actor,
        action: right,
        comment: reason,
        facts: { indicator: indicatorKey, points, computed: before.self, earlier: earlier(stage, before) },
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

  private async sectionId(tx: EntityManager, reportId: string, { section }: IndicatorDefinition): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>('select id from section where report_id = $1 and key = $2', [
      reportId,
      section,
    ]);
    if (!row) throw notFound();
    return row.id;
  }

  /** What the stages say now, under the section's lock. */
  private async pointsBefore(
    tx: EntityManager,
    reportId: string,
    indicator: string,
    self: string | null,
  ): Promise<StagePoints> {
    const [verified] = await tx.query<{ points: string }[]>(
      `select trim_scale(points)::text as points from staged_score
       where report_id = $1 and indicator = $2 and stage = 'verified'`,
      [reportId, indicator],
    );
    return pointsByStage({ points: self, verified: verified ?? null, rescored: null });
  }
}

const refusals: Readonly<Record<StageScore['stage'], () => ProblemError>> = {
  verified: () =>
    forbidden('复核分由牵头科室的审核人在审核期间填写。', 'Verified points are given by the reviewer, in review.'),
  rescored: () =>
    forbidden('复评分由财政部门在报告报送后填写。', 'Re-evaluated points are given by the bureau, after submission.'),
};

/** The points of the stage before. */
const earlier = (stage: GivenStage, before: StagePoints) => (stage === 'verified' ? before.self : before.verified);

function checkedPoints(
  indicator: IndicatorDefinition,
  of: string,
  before: StagePoints,
  { stage, points, reason }: StageScore,
): string {
  const problems = checkStagedPoints(stage, { points, reason }, stagedPointsLimits(indicator, of, before));
  if (problems.length)
    throw invalidInput(problems.map(({ code, field, zh, en }) => ({ code, field, message: { zh, en } })));
  return canonicalAmount(new Decimal(points));
}
