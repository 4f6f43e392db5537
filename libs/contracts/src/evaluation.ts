import { z } from 'zod';
import { decimal, id, instant, page, personStamp } from './common.js';

export const derivedResult = z.union([
  z.object({ value: z.string() }),
  z.object({ missing: z.array(z.string()) }),
  z.object({ problem: z.string() }),
]);

const revisions = { figuresRevision: z.number().int(), computedRevision: z.number().int() };

/** Everything a live preview needs; derived figures are those of `computedRevision`. */
export const figuresView = z.object({
  ...revisions,
  figures: z.record(z.string(), decimal),
  answers: z.record(z.string(), z.unknown()),
  /** Figures, entered and computed, of the department's report of the year before; empty where there is none. */
  prior: z.record(z.string(), decimal),
  derived: z.record(z.string(), derivedResult),
  /** Fields that the caller does not see; neither they nor what is computed from them is among the rest. */
  hidden: z.array(z.string()),
});
export type FiguresView = z.infer<typeof figuresView>;

export const scoreStep = z.object({
  text: z.string(),
  en: z.string(),
  inputs: z.array(z.object({ key: z.string(), label: z.string(), shown: z.string() })),
});
/** A person's own points beside the computed ones: the reviewer's (复核) or the bureau's (复评). */
export const stagedScore = z.object({
  points: decimal,
  reason: z.string(),
  /** The earlier stages' points when these were given; where they differ from the present ones, these are outdated. */
  basis: z.object({ self: decimal.nullable(), verified: decimal.nullable() }),
  by: personStamp,
  at: instant,
});
const byStage = <T extends z.ZodType>(value: T) => z.object({ self: value, verified: value, rescored: value });
const byGivenStage = <T extends z.ZodType>(value: T) => z.object({ verified: value, rescored: value });
const givenStage = z.enum(['verified', 'rescored']);
const stageTotals = {
  /** A stage without points of its own has the earlier stage's. */
  points: byStage(decimal),
  complete: byStage(z.boolean()),
  change: byGivenStage(decimal),
};
/** Self-score, verified score and re-score side by side, as far as the reader may see them. */
export const stageComparison = z.object({
  lines: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      of: decimal,
      points: byStage(decimal.nullable()),
      differences: z.array(
        z.object({
          stage: givenStage,
          from: decimal.nullable(),
          to: decimal,
          change: decimal.nullable(),
          reason: z.string(),
        }),
      ),
      outdated: z.array(z.object({ stage: givenStage, basis: stagedScore.shape.basis })),
    }),
  ),
  groups: z.array(z.object({ key: z.string(), ...stageTotals })),
  total: z.object({
    ...stageTotals,
    /** Indicators that have a number of the stage's own. */
    given: byGivenStage(z.number().int()),
    grade: byStage(z.string().nullable()),
  }),
});
export const indicatorScore = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  section: z.string(),
  points: decimal.nullable(),
  of: decimal,
  steps: z.array(scoreStep),
  missing: z.array(z.string()),
  role: z.enum(['bonus', 'deduction']).optional(),
  notApplicable: z.literal(true).optional(),
  vetoes: z.array(z.object({ over: z.enum(['group', 'total']), label: z.string(), to: decimal })).optional(),
});
export const scoreView = z.object({
  ...revisions,
  total: decimal.nullable(),
  known: decimal,
  groups: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      points: decimal,
      of: decimal,
      complete: z.boolean(),
      before: decimal.optional(),
      steps: z.array(scoreStep).optional(),
    }),
  ),
  /** The sum before cap and vetoes, where they changed it; the grade of the total; how the total came out. */
  before: decimal.optional(),
  grade: z.string().optional(),
  steps: z.array(scoreStep).optional(),
  indicators: z.array(
    indicatorScore.extend({
      verified: stagedScore.nullable(),
      rescored: stagedScore.nullable(),
      mayVerify: z.boolean(),
      mayRescore: z.boolean(),
    }),
  ),
  stages: stageComparison,
});
export type ScoreView = z.infer<typeof scoreView>;
export const stageScore = z.object({
  stage: givenStage,
  points: decimal,
  reason: z.string().trim().max(2000),
});
export type StageScore = z.infer<typeof stageScore>;

/** One press puts a finding right; saved like anything that is typed, by whoever may edit the place. */
export const findingFix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set_figure'), label: z.string(), section: z.string(), key: z.string(), value: decimal }),
  z.object({
    kind: z.literal('replace_text'),
    label: z.string(),
    section: z.string(),
    answer: z.string(),
    position: z.number().int(),
    from: z.string(),
    to: z.string(),
  }),
]);
export type FindingFix = z.infer<typeof findingFix>;

export const finding = z.object({
  key: z.string(),
  check: z.string(),
  kind: z.string(),
  severity: z.enum(['blocking', 'warning']),
  section: z.string(),
  message: z.string(),
  places: z.array(z.object({ section: z.string(), field: z.string(), label: z.string(), shown: z.string() })),
  facts: z.record(z.string(), z.unknown()),
  fix: findingFix.optional(),
});
export const findingsView = z.object({
  ...revisions,
  findings: z.array(
    finding.extend({ explanation: z.object({ text: z.string(), by: personStamp, at: instant }).nullable() }),
  ),
});
export type FindingsView = z.infer<typeof findingsView>;

/** One line of a report's history: an act, or what one save changed. */
export const historyEntry = z.object({
  seq: z.number().int(),
  at: instant,
  by: personStamp,
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  comment: z.string(),
  sectionId: id.nullable(),
  sectionKey: z.string().nullable(),
  changes: z.array(
    z.object({ key: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  hash: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export const historyPage = page(historyEntry);

/** Server-sent event of a report: something changed; read again what you show. */
export const reportEvent = z.object({
  kind: z.enum(['saved', 'computed', 'moved', 'assigned', 'explained', 'commented', 'attached', 'exported']),
  reportId: id,
  sectionId: id.nullable(),
  figuresRevision: z.number().int(),
  computedRevision: z.number().int(),
  by: id.nullable(),
});
export type ReportEvent = z.infer<typeof reportEvent>;
/** Somebody has a section open, and says so again while they do; or has left it. Nothing is stored of it. */
export const presenceEvent = z.object({
  kind: z.literal('presence'),
  reportId: id,
  sectionId: id,
  here: z.boolean(),
  person: personStamp,
});
export type PresenceEvent = z.infer<typeof presenceEvent>;
export const reportStreamEvent = z.union([reportEvent, presenceEvent]);
export type ReportStreamEvent = z.infer<typeof reportStreamEvent>;
export const presence = z.object({ here: z.boolean() });
/** Server-sent event of a person: a notice arrived. */
export const personEvent = z.object({ kind: z.literal('notice'), unread: z.number().int() });
export type PersonEvent = z.infer<typeof personEvent>;
