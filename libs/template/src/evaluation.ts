import type { Finding } from '@countersign/checks';
import type { IndicatorScore, ScoreStep } from '@countersign/scoring';

export type { Finding, FindingPlace } from '@countersign/checks';
export type { IndicatorScore, ScoreStep } from '@countersign/scoring';

/** What people entered. An absent figure is unknown, not zero. */
export interface ReportInputs {
  /** Entered figures by key, decimal strings. */
  figures: Readonly<Record<string, string>>;
  /** Narratives, choices, lists, reasons, checklist and judged answers by key. */
  answers: Readonly<Record<string, unknown>>;
  /** Figures, entered and computed, of the same department's report of the year before, decimal strings. */
  prior?: Readonly<Record<string, string>>;
  /** Files at fields and indicators by key; absent, and without an entry: none. */
  attachments?: Readonly<Record<string, readonly AttachedFile[]>>;
}

/** A file that proves or completes what stands at a field. */
export interface AttachedFile {
  id: string;
  name: string;
  /** SHA-256 of the content. */
  digest: string;
  /** Bytes. */
  size: number;
  /** Media type, found from the content. */
  type: string;
}

/**
 * What the engine gives for one report at one moment. Plain JSON (decimals as strings), so the same object is
 * stored by the job, sent over the API and made in the browser while a clerk types.
 */
export interface ReportEvaluation {
  derived: Record<string, DerivedResult>;
  scores: IndicatorScore[];
  /** Sum of the shown points; null while an indicator is not yet known (then `known` is the sum so far). */
  total: string | null;
  known: string;
  groups: EvaluatedGroup[];
  /** Full points. Absent, like what follows, in evaluations that were stored before it was kept. */
  of?: string;
  /** The sum before cap and vetoes, where they changed it. */
  before?: string;
  /** Label of the grade that the total has. */
  grade?: string;
  /** How the total came out. */
  steps?: ScoreStep[];
  findings: Finding[];
}

/** Points of a group within its caps and vetoes; `before` is its sum where they changed it, `steps` say why. */
export interface EvaluatedGroup {
  key: string;
  label: string;
  points: string;
  of: string;
  complete: boolean;
  before?: string;
  steps?: ScoreStep[];
}

/** Exact ratio or amount, or why there is none. */
export type DerivedResult = { value: string } | { missing: string[] } | { problem: string };
