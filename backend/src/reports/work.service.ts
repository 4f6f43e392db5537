import type { AskKind, WorkItem, WorkView } from '@countersign/contracts';
import { officesOf, roleOf, writersOf } from '@countersign/access';
import type { CompiledTemplate } from '@countersign/template';
import type { SectionState } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { TemplatesService } from '../templates/templates.service.js';
import type { Language } from './caller-language.decorator.js';
import { sectionTitle } from './report-facts.js';
import { UpcomingService } from './upcoming.service.js';
import { askedOfReports, askedOfSections } from './work-queries.js';

interface ReportRow {
  ask: AskKind;
  reportId: string;
  reportTitle: string;
  department: string;
  templateVersionId: string;
  from: string | null;
  reason: string | null;
  since: Date;
  deadline: string | null;
  blocking: number;
  warnings: number;
}

interface SectionRow extends ReportRow {
  sectionId: string;
  sectionKey: string;
  sectionState: SectionState;
  /** Asked of an owner of an assisting office, who may write some fields. */
  assistingOnly: boolean;
}

/** What waits for a person: to write, review, countersign, sign, submit or examine. */
@Injectable()
export class WorkService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly templates: TemplatesService,
    private readonly upcoming: UpcomingService,
  ) {}

  read(actor: Actor, language: Language): Promise<WorkView> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const items = [...(await this.sectionItems(tx, actor)), ...(await this.reportItems(tx, actor))];
      items.sort(byDeadline);
      return { items, upcoming: await this.upcoming.read(tx, actor, items, language) };
    });
  }

  private async sectionItems(tx: EntityManager, actor: Actor): Promise<WorkItem[]> {
    const rows = await tx.query<SectionRow[]>(askedOfSections, [
      actor.id,
      officesOf(actor.grants, 'owner'),
      officesOf(actor.grants, 'reviewer'),
      officesOf(actor.grants, 'leader'),
    ]);
    const items: WorkItem[] = [];
    for (const { templateVersionId, assistingOnly, since, ...row } of rows) {
      const template = await this.templates.compiled(templateVersionId);
      if (assistingOnly && !hasAssistingFields(template, row.sectionKey)) continue;
      items.push({ ...row, sectionTitle: sectionTitle(template, row.sectionKey), since: since.toISOString() });
    }
    return items;
  }

  private async reportItems(tx: EntityManager, { grants }: Actor): Promise<WorkItem[]> {
    const departments = (role: 'coordinator' | 'finance') =>
      grants.flatMap((grant) => (grant.role === role && grant.departmentId ? [grant.departmentId] : []));
    const everywhere = grants.some(({ role, departmentId }) => role === 'finance' && departmentId === null);
    const rows = await tx.query<ReportRow[]>(askedOfReports, [
      departments('coordinator'),
      departments('finance'),
      everywhere,
    ]);
    return rows.map(({ templateVersionId: _, since, ...row }) => ({
      ...row,
      sectionId: null,
      sectionKey: null,
      sectionTitle: null,
      sectionState: null,
      since: since.toISOString(),
    }));
  }
}

function hasAssistingFields(template: CompiledTemplate, section: string): boolean {
  return (
    template.sections
      .get(section)
      ?.fields.some((field) => writersOf(field).some((right) => roleOf(right) === 'assisting')) ?? false
  );
}

/** What is due first comes first; without a deadline, what has waited longest. */
function byDeadline(a: WorkItem, b: WorkItem): number {
  const order = (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999');
  return order || a.since.localeCompare(b.since);
}
