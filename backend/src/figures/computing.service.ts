import { setImmediate } from 'node:timers/promises';
import { evaluateReport, usesPrior } from '@countersign/template';
import type { CompiledTemplate, ReportEvaluation, ReportInputs } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReportReader } from '../reports/report-reader.service.js';
import { TemplatesService } from '../templates/templates.service.js';

/** What the engine gives for a report as it was entered when it was read. */
export interface ComputedReport {
  readonly reportId: string;
  /** The version and the revision of figures that the report had. */
  readonly templateVersionId: string;
  readonly figuresRevision: number;
  readonly inputs: ReportInputs;
  /** With which it was computed. */
  readonly template: CompiledTemplate;
  readonly evaluation: ReportEvaluation;
}

/** Reads reports and computes them, without a lock: whoever stores the results looks first whether they still hold. */
@Injectable()
export class ComputingService {
  constructor(
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
  ) {}

  /** Under the version that each report has, or under another one. A report that does not exist is left out. */
  async compute(tx: EntityManager, reportIds: readonly string[], version?: string): Promise<ComputedReport[]> {
    const computed: ComputedReport[] = [];
    for (const { reportId, templateVersionId, figuresRevision, inputs: entered } of await this.reader.entered(
      tx,
      reportIds,
    )) {
      const template = await this.templates.forReport(version ?? templateVersionId, entered.answers);
      const inputs = { ...entered, prior: usesPrior(template) ? await this.reader.prior(tx, reportId) : {} };
      const evaluation = evaluateReport(template, inputs);
      computed.push({ reportId, templateVersionId, figuresRevision, inputs, template, evaluation });
      // many reports must not keep the process from its other work
      await setImmediate();
    }
    return computed;
  }
}
