import { template2020 } from '@countersign/template';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { advisoryLocks } from '../database/advisory-locks.js';
import { ReportCreationService } from '../reports/report-creation.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { playAcceptedReport } from './accepted-report.js';
import { Cast } from './cast.js';
import { DemoAuthor } from './demo-author.service.js';
import { createOrganisation, type DemoOrganisation } from './demo-organisation.js';
import { createOtherDepartments } from './other-departments.js';
import { playReportInCourse } from './report-in-course.js';
import { discardUnfinished, unfinished } from './unfinished-demo.js';

/** Fills an empty installation with demo data before it serves anybody. */
@Injectable()
export class DemoService implements OnModuleInit {
  private readonly logger = new Logger('Demo');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly templates: TemplatesService,
    private readonly creation: ReportCreationService,
    private readonly author: DemoAuthor,
    private readonly audit: AuditService,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.demo) return;
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await runner.query('select pg_advisory_lock($1)', [advisoryLocks.demo]);
      await discardUnfinished(runner);
      const [{ people }] = (await runner.query('select count(*)::integer as people from person')) as [
        { people: number },
      ];
      if (people > 0) return;
      await runner.query(`comment on table person is '${unfinished}'`);
      await this.fill();
      await runner.query('comment on table person is null');
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [advisoryLocks.demo]);
      await runner.release();
    }
  }

  private async fill(): Promise<void> {
    this.logger.log('创建演示数据');
    const versionId = await this.templates.latest(template2020);
    if (!versionId) throw new Error('no template version to make the demo from');
    const template = await this.templates.compiled(versionId);
    const organisation = await this.dataSource.transaction((tx) => createOrganisation(tx));
    const finance = organisation.actors['finance']!;
    await this.dataSource.transaction((tx) => createOtherDepartments(tx, versionId, template, this.audit, finance));
    const cast = async (department: number, deadline: string) =>
      new Cast(
        this.author,
        await this.create(organisation, department, versionId, deadline),
        template,
        organisation.actors,
      );
    await playAcceptedReport(await cast(0, '2021-03-31'));
    await playReportInCourse(await cast(1, inDays(12)));
    // nobody wants a hundred notices of acts that never happened
    await this.dataSource.query(`delete from outbox where topic = 'event'`);
  }

  private async create(
    { departments, actors }: DemoOrganisation,
    index: number,
    templateVersionId: string,
    deadline: string,
  ) {
    const coordinator: Actor = actors['coordinator']!;
    const { id } = await this.creation.create(
      { departmentId: departments[index]!.id, templateVersionId, deadline },
      coordinator,
    );
    // sections are due a few days before the report
    await this.dataSource.query(`update section set deadline = $2::date - (3 + position % 5) where report_id = $1`, [
      id,
      deadline,
    ]);
    return id;
  }
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
