import { reportActions, reportStates, sectionStates } from '@countersign/workflow';
import { z } from 'zod';
import { actionView, cursorQuery, day, decimal, id, instant, named, page, personStamp } from './common.js';

export const sectionSummary = z.object({
  id,
  key: z.string(),
  state: z.enum(sectionStates),
  revision: z.number().int(),
  office: named.nullable(),
  assisting: z.array(named.extend({ countersigned: z.boolean() })),
  leader: named.nullable(),
  deadline: day.nullable(),
  blocking: z.number().int(),
  warnings: z.number().int(),
  /** Named by the bureau in the revision request that is open, or reopened by the coordinator. */
  reopened: z.boolean(),
  lastAct: z.object({ action: z.string(), by: personStamp, at: instant }).nullable(),
});
export type SectionSummary = z.infer<typeof sectionSummary>;

export const reportSummary = z.object({
  id,
  department: named,
  year: z.number().int(),
  title: z.string(),
  state: z.enum(reportStates),
  deadline: day.nullable(),
  /** Null while an indicator is not yet known. */
  scoreTotal: decimal.nullable(),
  scoreKnown: decimal.nullable(),
  /** `execution.total.progress`, an exact ratio. */
  executionRatio: decimal.nullable(),
  blocking: z.number().int(),
  warnings: z.number().int(),
  sectionsSigned: z.number().int(),
  sectionsTotal: z.number().int(),
  submittedAt: instant.nullable(),
});
export type ReportSummary = z.infer<typeof reportSummary>;

export const reportsQuery = cursorQuery.extend({
  year: z.coerce.number().int().optional(),
  state: z.enum(reportStates).optional(),
  departmentId: id.optional(),
  search: z.string().max(100).optional(),
  sort: z.enum(['department', 'state', 'deadline', 'score', 'execution', 'findings']).optional(),
  descending: z.stringbool().optional(),
});
export const reportPage = page(reportSummary);

export const createReport = z.object({
  departmentId: id,
  templateVersionId: id,
  deadline: day.optional(),
});
export type CreateReport = z.infer<typeof createReport>;

export const revisionRequestView = z.object({
  id,
  round: z.number().int(),
  by: personStamp,
  at: instant,
  open: z.boolean(),
  comment: z.string(),
  items: z.array(z.object({ sectionId: id, sectionKey: z.string(), text: z.string(), due: day.nullable() })),
});
export type RevisionRequestView = z.infer<typeof revisionRequestView>;

export const reportView = reportSummary.extend({
  templateVersionId: id,
  revision: z.number().int(),
  /** Equal when the derived figures, score and findings are up to date. */
  figuresRevision: z.number().int(),
  computedRevision: z.number().int(),
  /** Why the last recompute failed, in words; null when it did not. */
  recomputeProblem: z.string().nullable(),
  sections: z.array(sectionSummary),
  actions: z.array(actionView(reportActions)),
  mayAssign: z.boolean(),
  revisionRequests: z.array(revisionRequestView),
});
export type ReportView = z.infer<typeof reportView>;

export const assignment = z.object({
  sectionId: id,
  officeId: id.nullable(),
  assistingOfficeIds: z.array(id).max(50),
  leaderId: id.nullable(),
  deadline: day.nullable(),
});
export type Assignment = z.infer<typeof assignment>;
export const assignments = z.object({ assignments: z.array(assignment).min(1).max(200) });

export const reportTransition = z.object({
  action: z.enum(reportActions),
  revision: z.number().int(),
  comment: z.string().max(2000).optional(),
  /** For `request_revision`: at least one section, each with what must change. */
  sections: z
    .array(z.object({ sectionId: id, text: z.string().trim().min(1).max(2000), due: day.optional() }))
    .max(200)
    .optional(),
});
export type ReportTransition = z.infer<typeof reportTransition>;
export const reportMoved = z.object({ state: z.enum(reportStates), revision: z.number().int() });

/** One thing that differs between two versions. `before`/`after` are as shown (amount with decimals, text, points). */
export const change = z.object({
  sectionId: id.nullable(),
  sectionKey: z.string(),
  kind: z.enum(['figure', 'derived', 'answer', 'narrative', 'score']),
  key: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  by: personStamp.nullable(),
  at: instant.nullable(),
});
export type Change = z.infer<typeof change>;
/** What changed since the last submission to the bureau (`since` null: never submitted, then no changes). */
export const reportChanges = z.object({ since: instant.nullable(), round: z.number().int(), changes: z.array(change) });
export type ReportChanges = z.infer<typeof reportChanges>;
