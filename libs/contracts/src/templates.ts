import { reportStates } from '@countersign/workflow';
import { z } from 'zod';
import { cursorQuery, decimal, id, instant, named, page, personStamp } from './common.js';
import { finding } from './evaluation.js';

/** A draft may be changed and deleted; a published version never is. */
export const templateStates = ['draft', 'published'] as const;

const title = z.string().trim().min(1).max(200);
const key = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/);
/** A `TemplateDefinition` of `libs/template`, whose own schema says what is wrong with it and where. */
const definition = z.record(z.string(), z.unknown());
const revision = z.number().int().min(1);

/** Who saved a version last, and when; null for what came with the product. */
export const savedStamp = personStamp.extend({ at: instant }).nullable();

export const templateVersionView = z.object({
  id,
  key: z.string(),
  year: z.number().int(),
  version: z.number().int(),
  title: z.string(),
  state: z.enum(templateStates),
  /** Counts the saves of a draft. */
  revision,
  publishedAt: instant.nullable(),
  saved: savedStamp,
  /** Reports that use it, for the administrator; null for everybody else. */
  reports: z.number().int().nullable(),
});
export type TemplateVersionView = z.infer<typeof templateVersionView>;
export const templateVersionContent = templateVersionView.extend({ definition });
export type TemplateVersionContent = z.infer<typeof templateVersionContent>;
export const templateVersionPage = z.object({ items: z.array(templateVersionView) });

/** `from` copies a version; then `key` is that version's unless it is given. Without `from` the draft is empty. */
export const createTemplate = z.object({
  from: id.optional(),
  key: key.optional(),
  title,
  year: z.number().int().min(2000).max(2100),
});
export type CreateTemplate = z.infer<typeof createTemplate>;
export const importTemplate = z.object({ definition: z.unknown() });

/**
 * `where` is the key of the section, field, figure, indicator or check; `position` counts characters into the
 * formula, where one is at fault; `path` leads through the JSON, where its shape is.
 */
export const templateError = z.object({
  code: z.string(),
  where: z.string(),
  position: z.number().int().optional(),
  path: z.string().optional(),
  message: z.string(),
});
export type TemplateErrorView = z.infer<typeof templateError>;

/** The revision that was read. `If-Match` with the draft’s ETag is heeded too. */
export const saveTemplate = z.object({ revision, definition });
export type SaveTemplate = z.infer<typeof saveTemplate>;
/** A draft is stored whatever its formulas say; `errors` are what keeps it from being published. */
export const savedTemplate = z.object({ revision, saved: savedStamp, errors: z.array(templateError) });
export type SavedTemplate = z.infer<typeof savedTemplate>;
/** Facts of a 409 `revision_conflict` of a draft. */
export const templateConflict = z.object({ revision, saved: savedStamp });
export type TemplateConflict = z.infer<typeof templateConflict>;
export const publishTemplate = z.object({ revision });

export const templateParts = [
  'template',
  'section',
  'field',
  'column',
  'row',
  'formula',
  'derived',
  'group',
  'indicator',
  'rule',
  'rubric',
  'check',
] as const;
/** One change in words. `before` and `after` are as people read them, null where there is none. */
export const templateChange = z.object({
  part: z.enum(templateParts),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  /** Key of the part, for example `execution.total.spent`. */
  key: z.string(),
  label: z.string(),
  /** Key of the section that it belongs to; null for what belongs to none. */
  section: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The whole change as one sentence. */
  text: z.string(),
});
export type TemplateChange = z.infer<typeof templateChange>;
export const templateDiffQuery = z.object({ against: id });
export const templateDiff = z.object({
  against: templateVersionView,
  version: templateVersionView,
  changes: z.array(templateChange),
});
export type TemplateDiff = z.infer<typeof templateDiff>;

/** What a template would give for the content of a real report, or for the example that comes with the product. */
export const trialInputs = z.object({
  source: z.enum(['report', 'example']),
  reportId: id.nullable(),
  title: z.string(),
  department: z.string().nullable(),
  year: z.number().int(),
  /** Total as it was computed with the report's own template; null while it is not known. */
  scoreTotal: decimal.nullable(),
  figures: z.record(z.string(), decimal),
  answers: z.record(z.string(), z.unknown()),
  /** Figures of the same department's report of the year before. */
  prior: z.record(z.string(), decimal),
});
export type TrialInputs = z.infer<typeof trialInputs>;
export const trialInputsQuery = z.object({ limit: z.coerce.number().int().min(1).max(20).optional() });
export const trialInputsPage = z.object({ items: z.array(trialInputs) });

const movingVersion = z.object({ id, version: z.number().int(), title: z.string() });

/** Running reports of the same key and year that use another version. */
export const movableReport = z.object({
  reportId: id,
  title: z.string(),
  department: named,
  state: z.enum(reportStates),
  version: movingVersion,
});
export type MovableReport = z.infer<typeof movableReport>;
export const movableReportPage = page(movableReport);
export const movableReportsQuery = cursorQuery;

const points = z.object({ points: decimal.nullable(), of: decimal }).nullable();

export const previewTemplateMove = z.object({ templateVersionId: id });
/** What would become of a report under another version; nothing is stored. */
export const templateMovePreview = z.object({
  reportId: id,
  title: z.string(),
  /** To be sent with the move. */
  revision: z.number().int(),
  from: movingVersion,
  to: movingVersion,
  total: z.object({ before: decimal.nullable(), after: decimal.nullable() }),
  /** Indicators of either version; null where a version does not have it. */
  indicators: z.array(z.object({ key: z.string(), label: z.string(), before: points, after: points })),
  /** Entered content that would have no place; it stays stored. */
  withoutPlace: z.array(
    z.object({
      kind: z.enum(['figure', 'answer']),
      key: z.string(),
      label: z.string(),
      section: z.string(),
      shown: z.string(),
    }),
  ),
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      change: z.enum(['added', 'removed', 'reopened', 'to_sign_again', 'moved']),
      text: z.string(),
    }),
  ),
  findings: z.object({ appear: z.array(finding), vanish: z.array(finding) }),
  /** Why the report cannot be moved, as sentences; empty when it can. */
  refusals: z.array(z.string()),
});
export type TemplateMovePreview = z.infer<typeof templateMovePreview>;
export const moveReportTemplate = z.object({ templateVersionId: id, revision: z.number().int().min(1) });
export const movedReportTemplate = z.object({ revision: z.number().int(), figuresRevision: z.number().int() });

/** Without `fromVersionIds`: every running report of an older version of the same key and year. */
export const startTemplateMove = z.object({ fromVersionIds: z.array(id).min(1).max(100).optional() });
export type StartTemplateMove = z.infer<typeof startTemplateMove>;
export const templateMoveView = z.object({
  id,
  templateVersionId: id,
  by: personStamp,
  at: instant,
  finishedAt: instant.nullable(),
  total: z.number().int(),
  moved: z.number().int(),
  /** Moved, and its results are those of the new version. */
  recomputed: z.number().int(),
  failed: z.number().int(),
  /** The first hundred that could not be moved, each with its reason. */
  failures: z.array(z.object({ reportId: id, title: z.string(), department: z.string(), reason: z.string() })),
});
export type TemplateMoveView = z.infer<typeof templateMoveView>;
export const templateMovePage = z.object({ items: z.array(templateMoveView) });
