import type { TrialInputs } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { outsideSight, seenPrior } from '../../reports/field-sight.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import { mustManageTemplates } from '../template-problems.js';
import { TemplatesService } from '../templates.service.js';
import { TemplateReadingService } from '../template-reading.service.js';
import { trialExample } from './trial-example.js';

const usualTrials = 5;

type ReportLine = Pick<TrialInputs, 'title' | 'department' | 'year' | 'scoreTotal'> & {
  reportId: string;
  version: string;
};

const latestReports = /* sql */ `
  select r.id as "reportId", r.template_version_id as version, r.title, d.name as department, r.year, trim_scale(e.score_total)::text as "scoreTotal"
  from report r
  join template_version v on v.id = r.template_version_id
  join department d on d.id = r.department_id
  left join evaluation e on e.report_id = r.id
  where v.key = $1 and exists (select from figure f where f.report_id = r.id)
  order by r.year desc, r.created_at desc, r.id limit $2`;

/** Real content to try a template with while it is edited: the engine runs in the browser. */
@Injectable()
export class TrialInputsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplateReadingService,
    private readonly compiled: TemplatesService,
  ) {}

  /** Reports of the template's key, of any year, the latest first; the example where there is none. */
  async read(versionId: string, limit: number | undefined, actor: Actor): Promise<{ items: TrialInputs[] }> {
    mustManageTemplates(actor);
    const { key, year, title } = await this.templates.version(versionId, actor);
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const lines = await tx.query<ReportLine[]>(latestReports, [key, limit ?? usualTrials]);
      const items: TrialInputs[] = [];
      for (const line of lines) items.push(await this.withContent(tx, line));
      const example = items.length ? undefined : trialExample(key);
      if (example) items.push({ ...example, title: `${title}（示例数据）`, year });
      return { items };
    });
  }

  /** Restricted fields are left out: who edits templates has no part in the report. */
  private async withContent(tx: EntityManager, { version, ...line }: ReportLine): Promise<TrialInputs> {
    const report = await this.reader.report(tx, line.reportId);
    const { figures, answers } = await this.reader.inputs(tx, line.reportId);
    const template = await this.compiled.forReport(version, answers);
    const sight = outsideSight(template);
    const prior = await seenPrior(tx, { reader: this.reader, templates: this.compiled }, { report, template, sight });
    return { source: 'report', ...line, figures: sight.only(figures), answers: sight.only(answers), prior };
  }
}
