import { subject } from '@countersign/access';
import type { CreateReport } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { forbidden, invalidInput, ProblemError } from '../common/problem.js';
import { OutboxService } from '../queue/outbox.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { ActRecorder } from './act-recorder.service.js';
import { insertSection, officesOf } from './section-proposal.js';

/** Begins a department's report for a budget year, with sections and a proposal of who writes them. */
@Injectable()
export class ReportCreationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly templates: TemplatesService,
    private readonly recorder: ActRecorder,
    private readonly outbox: OutboxService,
  ) {}

  /** Throws 403, 409 `report_exists` or 422; then nothing is written. */
  create({ departmentId, templateVersionId, deadline }: CreateReport, actor: Actor): Promise<{ id: string }> {
    const fresh = subject('Report', { departmentId, state: 'drafting', opened: false, revisionOpen: false });
    if (!actor.ability.can('create', fresh))
      throw forbidden(
        '只有本部门的绩效联络员可以新建报告。',
        'Only the coordinator of the department may begin a report.',
      );
    return this.dataSource.transaction(async (tx) => {
      const { key, year } = await this.publishedTemplate(tx, templateVersionId);
      const { definition, sections } = await this.templates.compiled(templateVersionId);
      const id = await this.insertReport(
        tx,
        { departmentId, templateVersionId, deadline },
        year,
        definition.title,
        actor,
      );
      const offices = await officesOf(tx, departmentId);
      for (const [position, section] of [...sections.values()].entries())
        await insertSection(tx, id, position, section, offices);
      await this.recorder.record(tx, {
        reportId: id,
        sectionId: null,
        person: actor,
        action: 'create',
        to: 'drafting',
        facts: { template: key, year, deadline: deadline ?? null },
      });
      await this.outbox.put(tx, 'recompute', { reportId: id });
      return { id };
    });
  }

  private async publishedTemplate(tx: EntityManager, id: string): Promise<{ key: string; year: number }> {
    const [version] = await tx.query<{ key: string; year: number }[]>(
      'select key, year from template_version where id = $1 and published_at is not null',
      [id],
    );
    if (version) return version;
    throw invalidInput([
      {
        code: 'unknown_template',
        field: 'templateVersionId',
        message: { zh: '所选模板不存在或尚未发布，请重新选择。', en: 'There is no such published template version.' },
      },
    ]);
  }

  private async insertReport(
    tx: EntityManager,
    { departmentId, templateVersionId, deadline }: CreateReport,
    year: number,
    title: string,
    actor: Actor,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into report (department_id, template_version_id, year, title, deadline, created_by)
       select d.id, $2, $3, d.name || $3::integer || '年度' || $4, $5, $6 from department d where d.id = $1
       on conflict (department_id, year) do nothing returning id`,
      [departmentId, templateVersionId, year, title, deadline ?? null, actor.id],
    );
    if (row) return row.id;
    const [existing] = await tx.query<{ id: string }[]>(
      'select id from report where department_id = $1 and year = $2',
      [departmentId, year],
    );
    throw new ProblemError(
      409,
      'report_exists',
      {
        zh: `本部门 ${year} 年度的报告已经建立，一个年度只有一份；请打开已有的报告。`,
        en: `The department already has its report for ${year}; there is one a year. Please open that one.`,
      },
      { field: 'templateVersionId', facts: { reportId: existing?.id ?? null, year } },
    );
  }
}
