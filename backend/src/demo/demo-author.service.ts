import type { SectionTransition } from '@countersign/contracts';
import type { CompiledTemplate, ReportInputs } from '@countersign/template';
import { demoExplanations } from '@countersign/template/demo';
import type { ReportAction, SectionAction } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { RecomputeService } from '../figures/recompute.service.js';
import { SavingService } from '../figures/saving.service.js';
import { ExplanationsService } from '../reports/explanations.service.js';
import { ReportTransitionsService } from '../reports/report-transitions.service.js';
import { SectionReader } from '../reports/section-reader.service.js';
import { SectionTransitionsService } from '../reports/section-transitions.service.js';

/** Does what people do, through the same services as the API: demo reports have a real history. */
@Injectable()
export class DemoAuthor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly saving: SavingService,
    private readonly recompute: RecomputeService,
    private readonly sections: SectionTransitionsService,
    private readonly reports: ReportTransitionsService,
    private readonly explanations: ExplanationsService,
    private readonly reader: SectionReader,
  ) {}

  async section(reportId: string, key: string): Promise<{ id: string; revision: number }> {
    const [row] = await this.dataSource.query<{ id: string; revision: number }[]>(
      'select id, revision from section where report_id = $1 and key = $2',
      [reportId, key],
    );
    return row!;
  }

  /** Enters what belongs to one section. */
  async write(
    reportId: string,
    key: string,
    template: CompiledTemplate,
    inputs: ReportInputs,
    actor: Actor,
  ): Promise<void> {
    const { id, revision } = await this.section(reportId, key);
    const own = <T>(values: Readonly<Record<string, T>>, places: ReadonlyMap<string, { section: string }>) =>
      Object.entries(values)
        .filter(([each, value]) => places.get(each)?.section === key && value !== '')
        .map(([each, value]) => ({ key: each, value }));
    const figures = own(inputs.figures, template.figures);
    const answers = own(inputs.answers, template.answers);
    if (figures.length || answers.length) await this.saving.save(id, revision, { figures, answers }, actor);
  }

  compute(reportId: string): Promise<void> {
    return this.recompute.recompute(reportId);
  }

  /** Explains the open warnings of a section. */
  async explain(reportId: string, key: string, actor: Actor): Promise<void> {
    const findings = await this.dataSource.query<{ key: string; check: string; section: string; severity: string }[]>(
      `select f ->> 'key' as key, f ->> 'check' as "check", f ->> 'section' as section, f ->> 'severity' as severity
       from evaluation, jsonb_array_elements(result -> 'findings') f where report_id = $1`,
      [reportId],
    );
    const { id } = await this.section(reportId, key);
    for (const finding of findings.filter(({ section, severity }) => section === key && severity === 'warning'))
      await this.explanations.explain(
        id,
        finding.key,
        demoExplanations[finding.check] ?? '情况属实，已核对原始资料。',
        actor,
      );
  }

  async act(
    reportId: string,
    key: string,
    action: SectionAction,
    actor: Actor,
    more: Partial<SectionTransition> = {},
  ): Promise<void> {
    const { id, revision } = await this.section(reportId, key);
    await this.sections.transition(id, { action, revision, ...more }, actor, undefined);
  }

  /** What a leader would sign now; undefined when the section does not wait for a signature. */
  async digestToSign(reportId: string, key: string, actor: Actor): Promise<string | undefined> {
    const { id } = await this.section(reportId, key);
    return this.dataSource.transaction(async (tx) => {
      const { section, digest } = await this.reader.open(tx, id, actor);
      return section.state === 'awaiting_sign_off' ? digest : undefined;
    });
  }

  async answerNotes(reportId: string, key: string, text: string, actor: Actor): Promise<void> {
    const { id } = await this.section(reportId, key);
    const notes = await this.dataSource.query<{ id: string }[]>(
      'select id from return_note where section_id = $1 and answer is null',
      [id],
    );
    for (const note of notes) await this.explanations.answer(id, note.id, text, actor);
  }

  async move(reportId: string, action: ReportAction, actor: Actor, more: object = {}): Promise<void> {
    const [row] = await this.dataSource.query<{ revision: number }[]>('select revision from report where id = $1', [
      reportId,
    ]);
    await this.reports.transition(reportId, { action, revision: row!.revision, ...more }, actor, undefined);
  }
}
