import { subject } from '@countersign/access';
import type { Action } from '@countersign/access';
import type { FiguresView, FindingsView, ScoreView } from '@countersign/contracts';
import { canonicalAmount, Decimal } from '@countersign/figures';
import { compareStages } from '@countersign/scoring';
import type { GivenStage, IndicatorScore } from '@countersign/scoring';
import { createSession, sightOf } from '@countersign/template';
import type { ReportEvaluation } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { Explanation } from '../reports/explanation.entity.js';
import { hiddenFields, hiddenRemark, reportSight, seenPrior, sightFor } from '../reports/field-sight.js';
import { ReportReader, type StoredEvaluation } from '../reports/report-reader.service.js';
import { sectionSubject, type ReportRecord } from '../reports/report-records.js';
import type { StagedScore } from '../reports/staged-score.entity.js';
import type { Stamped } from '../reports/stamped.js';
import { TemplatesService } from '../templates/templates.service.js';

/** What the engine gave for a report, for everyone who may read it. */
@Injectable()
export class FiguresReadingService {
  constructor(
    private readonly dataSource: DataSource,
    readonly reader: ReportReader,
    readonly templates: TemplatesService,
  ) {}

  figures(reportId: string, actor: Actor): Promise<FiguresView> {
    return this.read(reportId, actor, async (tx, report, evaluation) => {
      const inputs = await this.reader.inputs(tx, reportId);
      const template = await this.templates.forReport(report.templateVersionId, inputs.answers);
      const hidden = await hiddenFields(tx, this.reader, { report, template, actor });
      const sight = sightOf(template, hidden);
      return {
        ...revisions(report, evaluation),
        figures: sight.only(inputs.figures),
        answers: sight.only(inputs.answers),
        // also where the template does not look back: a narrative can tell the change of any figure
        prior: await seenPrior(tx, this, { report, template, sight }),
        derived: sight.only(evaluation?.result.derived ?? {}),
        hidden: [...hidden],
      };
    });
  }

  score(reportId: string, actor: Actor): Promise<ScoreView> {
    return this.read(reportId, actor, async (tx, report, evaluation) => {
      const inputs = { ...(await this.reader.inputs(tx, reportId)), prior: await this.reader.prior(tx, reportId) };
      const template = await this.templates.forReport(report.templateVersionId, inputs.answers);
      const { addUp } = createSession(template, inputs);
      const sight = await sightFor(tx, this.reader, { report, template, actor });
      const result = evaluation && sight.evaluation(evaluation.result);
      const staged = await tx.findBy<StagedScore>('StagedScore', { reportId });
      const sections = await this.reader.sections(tx, reportId);
      const may = (key: string, action: Action) => {
        const section = sections.find((each) => each.key === key);
        return !!section && actor.ability.can(action, subject('Section', sectionSubject(report, section)));
      };
      const seen = (score: IndicatorScore, stage: GivenStage) => {
        const row = staged.find((each) => each.indicator === score.key && each.stage === stage);
        return row && may(score.section, `see_${stage}`) ? stagedView(row) : null;
      };
      const indicators = (result?.scores ?? []).map((score) => ({
        ...score,
        verified: seen(score, 'verified'),
        rescored: seen(score, 'rescored'),
        mayVerify: may(score.section, 'verify_score'),
        mayRescore: may(score.section, 'rescore'),
      }));
      return {
        ...revisions(report, evaluation),
        total: result?.total ?? null,
        known: result?.known ?? '0',
        groups: result?.groups ?? [],
        ...workingOf(result),
        indicators,
        stages: compareStages(indicators, addUp),
      };
    });
  }

  findings(reportId: string, actor: Actor): Promise<FindingsView> {
    return this.read(reportId, actor, async (tx, report, evaluation) => {
      const explanations = await tx.findBy<Explanation>('Explanation', { reportId });
      const sight = await reportSight(tx, this, report, actor);
      const seen = evaluation && sight.evaluation(evaluation.result);
      return {
        ...revisions(report, evaluation),
        findings: (evaluation?.result.findings ?? []).map(({ key }, index) => {
          const finding = seen!.findings[index]!;
          const row = explanations.find(({ findingKey }) => findingKey === key);
          const text = finding.key === key ? row?.text : hiddenRemark;
          return { ...finding, explanation: row && text !== undefined ? { text, ...stamp(row) } : null };
        }),
      };
    });
  }

  /** The revisions of a report that the caller may read; what an event stream tells first. */
  revisions(reportId: string, actor: Actor): Promise<{ figuresRevision: number; computedRevision: number }> {
    return this.read(reportId, actor, (_, report, evaluation) => Promise.resolve(revisions(report, evaluation)));
  }

  private read<T>(
    reportId: string,
    actor: Actor,
    answer: (tx: EntityManager, report: ReportRecord, evaluation: StoredEvaluation | null) => Promise<T>,
  ): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const report = await this.reader.readableReport(tx, reportId, actor);
      return answer(tx, report, await this.reader.evaluation(tx, reportId));
    });
  }
}

const revisions = (report: ReportRecord, evaluation: StoredEvaluation | null) => ({
  figuresRevision: report.figuresRevision,
  computedRevision: evaluation?.figuresRevision ?? 0,
});

const stamp = ({ personId, personName, personPost, at }: Stamped) => ({
  by: { id: personId, name: personName, post: personPost },
  at: at.toISOString(),
});

const canonical = (points: string) => canonicalAmount(new Decimal(points));
const stagedView = ({ points, reason, selfPoints, verifiedPoints, ...row }: StagedScore) => ({
  points: canonical(points),
  reason,
  basis: {
    self: selfPoints === null ? null : canonical(selfPoints),
    verified: verifiedPoints === null ? null : canonical(verifiedPoints),
  },
  ...stamp(row),
});

/** How the total came out; nothing while there is no evaluation, or an old one without it. */
function workingOf(result: ReportEvaluation | null): Pick<ScoreView, 'before' | 'grade' | 'steps'> {
  const { before, grade, steps } = result ?? {};
  return { ...(before && { before }), ...(grade && { grade }), ...(steps && { steps }) };
}
