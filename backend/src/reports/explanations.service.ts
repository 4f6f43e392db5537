import type { Finding } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { forbidden, notFound, ProblemError } from '../common/problem.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { TemplatesService } from '../templates/templates.service.js';
import { ActRecorder } from './act-recorder.service.js';
import { outsideSight, reportSight } from './field-sight.js';
import { findingsOf } from './report-facts.js';
import { ReportReader } from './report-reader.service.js';
import type { StoredEvaluation } from './report-reader.service.js';
import type { ReportRecord, SectionRecord } from './report-records.js';
import { ReturnNote } from './return-note.entity.js';
import { lockFor } from './section-access.js';

/** What owners answer: why a warning stands, and what they did about a reason of a return. */
@Injectable()
export class ExplanationsService {
  constructor(
    private readonly dataSource: DataSource,
    readonly reader: ReportReader,
    readonly templates: TemplatesService,
    private readonly recorder: ActRecorder,
    private readonly feed: ChangeFeed,
  ) {}

  /** Explains a warning of the section. An error (错误) must be corrected: 409. */
  explain(sectionId: string, findingKey: string, text: string, actor: Actor): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const { report, section } = await lockFor(tx, this.reader, sectionId, actor, 'explain', notTheOwner);
      const evaluation = await this.reader.evaluation(tx, report.id);
      const template = await this.templates.compiled(report.templateVersionId);
      const finding = findingsOf(evaluation, section.key).find(({ key }) => key === findingKey);
      if (!finding) throw findingGone();
      if (finding.severity === 'blocking') throw mustBeCorrected(await this.told(tx, report, finding, actor));
      await tx.query(
        `insert into explanation (report_id, finding_key, section_id, text, person_id, person_name, person_post)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (report_id, finding_key) do update set text = excluded.text, person_id = excluded.person_id,
           person_name = excluded.person_name, person_post = excluded.person_post, at = now()`,
        [report.id, findingKey, sectionId, text, actor.id, actor.name, actor.post],
      );
      await countOpenWarnings(tx, report.id);
      await this.recorder.record(tx, {
        reportId: report.id,
        sectionId,
        person: actor,
        action: 'explain',
        comment: text,
        facts: {
          finding: findingKey,
          message: finding.message,
          ...(!outsideSight(template).seesCheck(finding.check) && { restricted: true }),
        },
      });
      await this.announce(tx, report, section, evaluation, actor);
    });
  }

  /** Answers a reason of a return; may be mended until the section is submitted again. */
  answer(sectionId: string, noteId: string, text: string, actor: Actor): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const { report, section } = await lockFor(tx, this.reader, sectionId, actor, 'explain', notTheOwner);
      const template = await this.templates.compiled(report.templateVersionId);
      const note = await tx.findOneBy(ReturnNote, { id: noteId, sectionId });
      if (!note) throw notFound();
      await tx.update(
        ReturnNote,
        { id: noteId },
        {
          answer: text,
          answeredBy: actor.id,
          answeredName: actor.name,
          answeredPost: actor.post,
          answeredAt: () => 'now()',
        },
      );
      await this.recorder.record(tx, {
        reportId: report.id,
        sectionId,
        person: actor,
        action: 'answer_note',
        comment: text,
        facts: {
          note: noteId,
          field: note.field,
          text: note.text,
          ...(note.field !== null && !outsideSight(template).sees(note.field) && { restricted: true }),
        },
      });
      await this.announce(tx, report, section, await this.reader.evaluation(tx, report.id), actor);
    });
  }

  /** The finding's message, as far as the person may know. */
  private async told(tx: EntityManager, report: ReportRecord, { key }: Finding, actor: Actor): Promise<string> {
    const result = (await this.reader.evaluation(tx, report.id))!.result;
    const sight = await reportSight(tx, this, report, actor);
    return sight.evaluation(result).findings[result.findings.findIndex((each) => each.key === key)]!.message;
  }

  private async announce(
    tx: EntityManager,
    report: ReportRecord,
    section: SectionRecord,
    evaluation: StoredEvaluation | null,
    actor: Actor,
  ): Promise<void> {
    await this.feed.announce(tx, {
      kind: 'explained',
      reportId: report.id,
      sectionId: section.id,
      figuresRevision: report.figuresRevision,
      computedRevision: evaluation?.figuresRevision ?? 0,
      by: actor.id,
    });
  }
}

/** The lists' column counts warnings that nobody has explained. */
async function countOpenWarnings(tx: EntityManager, reportId: string): Promise<void> {
  await tx.query(
    `update evaluation e set warnings = (
       select count(*) from jsonb_array_elements(e.result -> 'findings') f
       where f ->> 'severity' = 'warning'
         and not exists (select from explanation x where x.report_id = e.report_id and x.finding_key = f ->> 'key')
     ) where e.report_id = $1`,
    [reportId],
  );
}

const notTheOwner = (): ProblemError =>
  forbidden(
    '说明和答复由牵头科室的填报人在填报或退回期间填写。',
    'Explanations and answers are written by the owners while the section is with them.',
  );

const findingGone = (): ProblemError =>
  new ProblemError(404, 'finding_gone', {
    zh: '该核查问题已不存在：数据可能已经更新，请刷新后查看。',
    en: 'This finding no longer exists; the figures may have changed. Please look again.',
  });

const mustBeCorrected = (message: string): ProblemError =>
  new ProblemError(409, 'must_be_corrected', {
    zh: `这是必须改正的错误，不能以说明代替：${message}`,
    en: `This is an error to be corrected, not explained: ${message}`,
  });
