import { subject } from '@countersign/access';
import type { Action } from '@countersign/access';
import type { FiguresView, FindingsView, ScoreView } from '@countersign/contracts';
import { canonicalAmount, Decimal } from '@countersign/figures';
import { compareStages } from '@countersign/scoring';
import type { GivenStage, IndicatorScore } from '@countersign/scoring';
import { createSession, usesPrior } from '@countersign/template';
import type { ReportEvaluation } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { Explanation } from '../reports/explanation.entity.js';
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
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
  ) {}

  figures(reportId: string, actor: Actor): Promise<FiguresView> {
    return this.read(reportId, actor, async (tx, report, evaluation) => ({
      ...revisions(report, evaluation),
      ...mutable(await this.reader.inputs(tx, reportId)),
      prior: await this.prior(tx, report),
      derived: evaluation?.result.derived ?? {},
    }));
  }

  score(reportId: string, actor: Actor): Promise<ScoreView> {
    return this.read(reportId, actor, async (tx, report, evaluation) => {
      const inputs = { ...(await this.reader.inputs(tx, reportId)), prior: await this.reader.prior(tx, reportId) };
      const template = await this.templates.forReport(report.templateVersionId, inputs.answers);
      const { addUp } = createSession(template, inputs);
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
      const indicators = (evaluation?.result.scores ?? []).map((score) => ({
        ...score,
        verified: seen(score, 'verified'),
        rescored: seen(score, 'rescored'),
        mayVerify: may(score.section, 'verify_score'),
        mayRescore: may(score.section, 'rescore'),
      }));
      return {
        ...revisions(report, evaluation),
        total: evaluation?.result.total ?? null,
        known: evaluation?.result.known ?? '0',
        groups: evaluation?.result.groups ?? [],
        ...workingOf(evaluation?.result),
        indicators,
        stages: compareStages(indicators, addUp),
      };
    });
  }

  findings(reportId: string, actor: Actor): Promise<FindingsView> {
    return this.read(reportId, actor, async (tx, report, evaluation) => {
      const explanations = await tx.findBy<Explanation>('Explanation', { reportId });
      return {
        ...revisions(report, evaluation),
        findings: (evaluation?.result.findings ?? []).map((finding) => {
          const row = explanations.find(({ findingKey }) => findingKey === finding.key);
          return { ...finding, explanation: row ? { text: row.text, ...stamp(row) } : null };
        }),
      };
    });
  }

  /** The revisions of a report that the caller may read; what an event stream tells first. */
  revisions(reportId: string, actor: Actor): Promise<{ figuresRevision: number; computedRevision: number }> {
    return this.read(reportId, actor, (_, report, evaluation) => Promise.resolve(revisions(report, evaluation)));
  }

  /** Only where the template asks for it: a preview then gets what the job gets. */
  private async prior(tx: EntityManager, { id, templateVersionId }: ReportRecord): Promise<Record<string, string>> {
    return usesPrior(await this.templates.compiled(templateVersionId)) ? { ...(await this.reader.prior(tx, id)) } : {};
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

const mutable = ({
  figures,
  answers,
}: {
  figures: Readonly<Record<string, string>>;
  answers: Readonly<Record<string, unknown>>;
}) => ({
  figures: { ...figures },
  answers: { ...answers },
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
function workingOf(result: ReportEvaluation | undefined): Pick<ScoreView, 'before' | 'grade' | 'steps'> {
  const { before, grade, steps } = result ?? {};
  return { ...(before && { before }), ...(grade && { grade }), ...(steps && { steps }) };
}
