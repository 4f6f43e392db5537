import { publicViewer, subject, visibleFields } from '@countersign/access';
import type { GivenStage } from '@countersign/scoring';
import { evaluateReport, restrictedFields, sightOf } from '@countersign/template';
import type { CompiledTemplate, ReportInputs } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { notFound } from '../../common/problem.js';
import { hiddenFields, seenPrior } from '../../reports/field-sight.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import { sectionSubject } from '../../reports/report-records.js';
import type { ReportRecord } from '../../reports/report-records.js';
import { Submission } from '../../revisions/submission.entity.js';
import { TemplatesService } from '../../templates/templates.service.js';
import type { ReportVersion } from './report-version.js';
import { stagesOf } from './version-stages.js';

/** Who the version is for: a person; everybody, once it is published; or the archive, which sees all. */
export type Viewer = Actor | 'public' | 'archive';

interface Content extends Pick<ReportVersion, 'day' | 'state' | 'round'> {
  readonly templateVersionId: string;
  readonly inputs: ReportInputs;
  /** The points that people gave belong to it. */
  readonly latest: boolean;
}

/** Reads versions of a report within what a viewer may see. The caller has made sure that they may read the report. */
@Injectable()
export class VersionReader {
  constructor(
    readonly reader: ReportReader,
    readonly templates: TemplatesService,
  ) {}

  /** Rounds that the bureau has received, oldest first. */
  rounds(tx: EntityManager, reportId: string): Promise<{ round: number; at: Date }[]> {
    return tx.find(Submission, { select: { round: true, at: true }, where: { reportId }, order: { round: 'ASC' } });
  }

  /** `round` null is the present content. Throws 404 for a round that the bureau never received. */
  async read(tx: EntityManager, report: ReportRecord, round: number | null, viewer: Viewer): Promise<ReportVersion> {
    const { inputs: whole, ...content } =
      round === null ? await this.present(tx, report) : await this.received(tx, report, round);
    const template = await this.templates.forReport(content.templateVersionId, whole.answers);
    const hidden = await this.hidden(tx, report, template, viewer);
    const sight = sightOf(template, hidden);
    const prior =
      typeof viewer === 'object'
        ? await seenPrior(tx, this, { report, template, sight })
        : sight.only(await this.reader.prior(tx, report.id));
    // computed here: what is stored may still be of an older revision, and the engine gives the same
    const complete = { ...whole, prior: await this.reader.prior(tx, report.id) };
    const evaluation = sight.evaluation(evaluateReport(template, complete));
    const scored = { reportId: report.id, template, inputs: complete, evaluation };
    const stages = content.latest && (await stagesOf(tx, scored, await this.stageSight(tx, report, viewer)));
    const { key, year } = template.definition;
    const { day, state } = content;
    return {
      format: 1,
      reportId: report.id,
      department: report.departmentName,
      day,
      state,
      round,
      template: { id: content.templateVersionId, key, year, version: await this.numberOf(tx, content) },
      inputs: { ...sight.inputs(whole), prior },
      evaluation,
      ...(stages && { stages }),
      hidden: [...hidden].sort(),
    };
  }

  private async present(tx: EntityManager, report: ReportRecord): Promise<Content> {
    const [row] = await tx.query<[{ day: string }]>(
      `select ((coalesce((select max(saved_at) from section where report_id = r.id), r.created_at))
        at time zone 'Asia/Shanghai')::date::text as day from report r where r.id = $1`,
      [report.id],
    );
    const { templateVersionId, state } = report;
    const inputs = await this.reader.inputs(tx, report.id);
    return { day: row.day, state, round: null, templateVersionId, inputs, latest: true };
  }

  private async received(tx: EntityManager, report: ReportRecord, round: number): Promise<Content> {
    const [row] = await tx.query<
      (Pick<Submission, 'figures' | 'answers' | 'attachments' | 'templateVersionId'> & { day: string; last: boolean })[]
    >(
      `select figures, answers, attachments, template_version_id as "templateVersionId",
         (at at time zone 'Asia/Shanghai')::date::text as day,
         round = (select max(round) from submission where report_id = $1) as last
       from submission where report_id = $1 and round = $2`,
      [report.id, round],
    );
    if (!row) throw notFound();
    const { figures, answers, attachments, day, last } = row;
    const decided = last && (report.state === 'accepted' || report.state === 'published');
    return {
      day,
      state: decided ? report.state : 'submitted',
      round,
      templateVersionId: row.templateVersionId ?? report.templateVersionId,
      inputs: { figures, answers, ...(Object.keys(attachments).length && { attachments }) },
      latest: last,
    };
  }

  private async hidden(tx: EntityManager, report: ReportRecord, template: CompiledTemplate, viewer: Viewer) {
    if (viewer === 'archive') return new Set<string>();
    if (viewer !== 'public') return hiddenFields(tx, this.reader, { report, template, actor: viewer });
    const restricted = restrictedFields(template);
    const sections = new Map((await this.reader.sections(tx, report.id)).map(({ key, state }) => [key, state]));
    for (const { key, fields } of template.sections.values()) {
      const moment = { state: sections.get(key) ?? 'draft', reportState: report.state };
      for (const seen of visibleFields({ ...moment, fields }, publicViewer)) restricted.delete(seen);
    }
    return restricted;
  }

  private async stageSight(tx: EntityManager, report: ReportRecord, viewer: Viewer) {
    if (viewer === 'archive') return () => true;
    if (viewer === 'public') return () => false;
    const sections = new Map((await this.reader.sections(tx, report.id)).map((section) => [section.key, section]));
    return (key: string, stage: GivenStage) => {
      const section = sections.get(key);
      return !!section && viewer.ability.can(`see_${stage}`, subject('Section', sectionSubject(report, section)));
    };
  }

  private async numberOf(
    tx: EntityManager,
    { templateVersionId }: Pick<Content, 'templateVersionId'>,
  ): Promise<number> {
    const [row] = await tx.query<[{ version: number }]>('select version from template_version where id = $1', [
      templateVersionId,
    ]);
    return row.version;
  }
}
