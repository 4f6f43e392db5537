import {
  commentRights,
  subject,
  viewerRolesOf,
  visibleFields,
  type CommentAudience,
  type CommentRights,
} from '@countersign/access';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { notFound } from '../common/problem.js';
import type { ReportReader } from '../reports/report-reader.service.js';
import { sectionSubject, type ReportRecord, type SectionRecord } from '../reports/report-records.js';
import type { TemplatesService } from '../templates/templates.service.js';

/** A section as somebody discusses it. */
export interface DiscussedSection {
  readonly report: ReportRecord;
  readonly section: SectionRecord;
  readonly rights: CommentRights;
  /** Fields that the person sees: what is said of others stays hidden with them. */
  readonly fields: ReadonlySet<string>;
}

/** Throws 404 for a section that the person may not read. */
export async function discussedSection(
  tx: EntityManager,
  { reader, templates }: { reader: ReportReader; templates: TemplatesService },
  sectionId: string,
  { ability, grants }: Actor,
): Promise<DiscussedSection> {
  const section = await reader.section(tx, sectionId);
  const report = await reader.report(tx, section.reportId);
  const facts = sectionSubject(report, section);
  if (!ability.can('read', subject('Section', facts))) throw notFound();
  const template = await templates.compiled(report.templateVersionId);
  const fields = template.sections.get(section.key)?.fields ?? [];
  return {
    report,
    section,
    rights: commentRights(grants, report.departmentId),
    fields: visibleFields({ ...facts, fields }, viewerRolesOf(ability, facts)),
  };
}

/** Whether somebody hears a thread: it is said to them, and of what they see. */
export const hears = (
  { rights, fields }: Pick<DiscussedSection, 'rights' | 'fields'>,
  { audience, field }: { audience: CommentAudience; field: string | null },
): boolean => rights.sees.includes(audience) && (field === null || fields.has(field));
