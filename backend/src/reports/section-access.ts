import { subject } from '@countersign/access';
import type { Action } from '@countersign/access';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { notFound, type ProblemError } from '../common/problem.js';
import type { ReportReader } from './report-reader.service.js';
import { sectionSubject } from './report-records.js';
import type { ReportRecord, SectionRecord } from './report-records.js';

/** Locks the section and its report and checks the right to `action`; throws 403, or 404 for what the caller may not read. */
export async function lockFor(
  tx: EntityManager,
  reader: ReportReader,
  sectionId: string,
  actor: Actor,
  action: Action,
  refusal: () => ProblemError,
): Promise<{ report: ReportRecord; section: SectionRecord }> {
  const reportId = await reader.lockSection(tx, sectionId);
  const report = await reader.report(tx, reportId);
  const section = await reader.section(tx, sectionId);
  const tag = subject('Section', sectionSubject(report, section));
  if (!actor.ability.can('read', tag)) throw notFound();
  if (!actor.ability.can(action, tag)) throw refusal();
  return { report, section };
}
