import type { CompiledTemplate, ReportEvaluation } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { outsideSight } from '../reports/field-sight.js';
import { ReportReader } from '../reports/report-reader.service.js';
import { ReportStateService } from '../reports/report-state.service.js';
import { SignatureService } from '../reports/signature.service.js';
import { ChangeFeed } from './change-feed.js';
import { LaterReport } from './later-report.service.js';

/** Figure that the bureau's lists show beside the score; not where the template restricts who sees it. */
const executionFigure = 'execution.total.progress';

/** What the engine gave for a report, and the revision of figures that it belongs to. */
export interface ReportResult {
  readonly reportId: string;
  readonly figuresRevision: number;
  readonly template: CompiledTemplate;
  readonly evaluation: ReportEvaluation;
}

const columns = 8;
/** One row a report. The parameters stand in the order of the columns, report after report. */
const store = (reports: number) => /* sql */ `
  insert into evaluation (report_id, figures_revision, result, score_total, score_known, execution_ratio,
    blocking, warnings)
  values ${Array.from({ length: reports }, (_, row) => `(${places(row * columns)})`).join(', ')}
  on conflict (report_id) do update set figures_revision = excluded.figures_revision, result = excluded.result,
    score_total = excluded.score_total, score_known = excluded.score_known, execution_ratio = excluded.execution_ratio,
    blocking = excluded.blocking, warnings = excluded.warnings, problem = null, computed_at = now()`;
const places = (before: number) => Array.from({ length: columns }, (_, place) => `$${before + place + 1}`).join(', ');

/** Stores results, with what follows from them: lapsed signatures, the state of the report, next year's report. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly reader: ReportReader,
    private readonly signatures: SignatureService,
    private readonly states: ReportStateService,
    private readonly feed: ChangeFeed,
    private readonly later: LaterReport,
  ) {}

  /**
   * The reports' rows are locked by the caller, who has seen that each still has the revision of figures that its
   * result was computed from. Doing it twice changes nothing.
   */
  async store(tx: EntityManager, results: readonly ReportResult[]): Promise<void> {
    if (!results.length) return;
    const explained = await this.reader.explanations(
      tx,
      results.map(({ reportId }) => reportId),
    );
    await this.later.touch(tx, results);
    await tx.query(
      store(results.length),
      results.flatMap((result) => rowOf(result, explained.get(result.reportId) ?? new Set())),
    );
    await this.signatures.lapseChanged(tx, results);
    await this.states.settleComputed(tx, results);
    await this.feed.announce(
      tx,
      ...results.map(({ reportId, figuresRevision }) => ({
        kind: 'computed' as const,
        reportId,
        sectionId: null,
        figuresRevision,
        computedRevision: figuresRevision,
        by: null,
      })),
    );
  }
}

function rowOf(
  { reportId, figuresRevision, template, evaluation }: ReportResult,
  explained: ReadonlySet<string>,
): unknown[] {
  const ratio = outsideSight(template).sees(executionFigure) ? evaluation.derived[executionFigure] : undefined;
  const blocking = evaluation.findings.filter(({ severity }) => severity === 'blocking');
  const open = evaluation.findings.filter(({ severity, key }) => severity === 'warning' && !explained.has(key));
  return [
    reportId,
    figuresRevision,
    JSON.stringify(evaluation),
    evaluation.total,
    evaluation.known,
    ratio && 'value' in ratio ? ratio.value : null,
    blocking.length,
    open.length,
  ];
}
