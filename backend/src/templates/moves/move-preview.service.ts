import type { TemplateMovePreview } from '@countersign/contracts';
import { diffTemplates, evaluateReport, labelOf, sectionOf, shownAnswer, shownFigure } from '@countersign/template';
import type { CompiledTemplate, ReportEvaluation, ReportInputs } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { hiddenRemark, outsideSight } from '../../reports/field-sight.js';
import { sectionTitle } from '../../reports/report-facts.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import { mustManageTemplates } from '../template-problems.js';
import type { TemplateVersion } from '../template-version.entity.js';
import { moveRefusals } from './move-problems.js';
import { ReportMoveService, type PlannedMove } from './report-move.service.js';

/** What would become of a report under another version of its template. Writes nothing. */
@Injectable()
export class MovePreviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly moves: ReportMoveService,
  ) {}

  preview(reportId: string, templateVersionId: string, actor: Actor): Promise<TemplateMovePreview> {
    mustManageTemplates(actor);
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const report = await this.reader.report(tx, reportId);
      const planned = await this.moves.plan(tx, report, templateVersionId);
      const inputs = { ...(await this.reader.inputs(tx, reportId)), prior: await this.reader.prior(tx, reportId) };
      const before = evaluateReport(planned.from, inputs);
      const after = evaluateReport(planned.to, inputs);
      const { from, to } = planned.versions;
      // who moves reports has no part in them
      const seen = {
        before: outsideSight(planned.from).evaluation(before),
        after: outsideSight(planned.to).evaluation(after),
      };
      return {
        reportId,
        title: report.title,
        revision: report.revision,
        from: named(from),
        to: named(to),
        total: { before: before.total, after: after.total },
        indicators: indicatorsOf(planned, before, after),
        withoutPlace: withoutPlace(planned, inputs),
        sections: sectionsOf(planned),
        findings: {
          appear: newFindings(before, after, seen.after),
          vanish: newFindings(after, before, seen.before),
        },
        refusals: moveRefusals(report.state, from, to).map(({ zh }) => zh),
      };
    });
  }
}

const named = ({ id, version, title }: TemplateVersion) => ({ id, version, title });

function indicatorsOf(
  { from, to }: PlannedMove,
  before: ReportEvaluation,
  after: ReportEvaluation,
): TemplateMovePreview['indicators'] {
  const pointsIn = ({ indicators }: CompiledTemplate, { scores }: ReportEvaluation, key: string) => {
    const score = scores.find((each) => each.key === key);
    const indicator = indicators.get(key);
    return score && indicator ? { points: score.points, of: indicator.points } : null;
  };
  return [...new Set([...to.indicators.keys(), ...from.indicators.keys()])].map((key) => ({
    key,
    label: (to.indicators.get(key) ?? from.indicators.get(key))!.label,
    before: pointsIn(from, before, key),
    after: pointsIn(to, after, key),
  }));
}

function withoutPlace(
  { from, plan: { withoutPlace: without } }: PlannedMove,
  { figures, answers }: ReportInputs,
): TemplateMovePreview['withoutPlace'] {
  const { sees } = outsideSight(from);
  const place = (key: string) => ({ key, label: labelOf(from, key), section: sectionOf(from, key) ?? '' });
  return [
    ...without.figures.map((key) => ({
      kind: 'figure' as const,
      ...place(key),
      shown: sees(key) ? shownFigure(from, key, figures[key] ?? '') : hiddenRemark,
    })),
    ...without.answers.map((key) => ({
      kind: 'answer' as const,
      ...place(key),
      shown: sees(key) ? shownAnswer(from, key, answers[key]) : hiddenRemark,
    })),
  ];
}

function sectionsOf({ from, to, plan }: PlannedMove): TemplateMovePreview['sections'] {
  const line = (
    template: CompiledTemplate,
    key: string,
    change: TemplateMovePreview['sections'][number]['change'],
    text: string,
  ) => ({ key, title: sectionTitle(template, key), change, text });
  const order = diffTemplates(from.definition, to.definition).filter(
    ({ part, change, key }) => part === 'section' && change === 'moved' && to.sections.has(key),
  );
  return [
    ...plan.added.map((key) => line(to, key, 'added', '新增章节，由牵头科室从头填报。')),
    ...plan.removed.map((key) => line(from, key, 'removed', '不再需要本章节；已填内容和历史仍然保存。')),
    ...plan.reopened.map(({ key, missing }) =>
      line(to, key, 'reopened', `退回牵头科室，需补填${missing.map(({ label }) => `“${label}”`).join('')}。`),
    ),
    ...plan.toSignAgain.map((key) => line(to, key, 'to_sign_again', '栏目、公式或评分有变化，需要重新签批。')),
    ...order.map(({ key, after }) => line(to, key, 'moved', `移到${after ?? ''}。`)),
  ];
}

function newFindings(
  before: ReportEvaluation,
  after: ReportEvaluation,
  seen: ReportEvaluation,
): ReportEvaluation['findings'] {
  const known = new Set(before.findings.map(({ key }) => key));
  return seen.findings.filter((_, index) => !known.has(after.findings[index]!.key));
}
