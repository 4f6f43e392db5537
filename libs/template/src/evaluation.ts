/**
 * What the engine gives for one report at one moment. Plain JSON (decimals as strings), so the same object is
 * stored by the job, sent over the API and made in the browser while a clerk types.
 */
export interface ReportInputs {
  /** Entered figures by key, decimal strings. An absent key is unknown, not zero. */
  figures: Readonly<Record<string, string>>;
  /** Narratives, choices, lists, reasons, checklist and judged answers by key. */
  answers: Readonly<Record<string, unknown>>;
}

export interface ReportEvaluation {
  derived: Record<string, DerivedResult>;
  scores: IndicatorScore[];
  /** Sum of the shown points; null while an indicator is not yet known (then `known` is the sum so far). */
  total: string | null;
  known: string;
  groups: { key: string; label: string; points: string; of: string; complete: boolean }[];
  findings: Finding[];
}

/** Exact ratio or amount, or why there is none. */
export type DerivedResult = { value: string } | { missing: string[] } | { problem: string };

export interface IndicatorScore {
  key: string;
  label: string;
  group: string;
  section: string;
  /** Points rounded half up to two decimals, or null while something is missing. */
  points: string | null;
  of: string;
  steps: ScoreStep[];
  missing: string[];
}

/** One line of working, in words and numbers, with the fields that it was computed from. */
export interface ScoreStep { text: string; inputs: { key: string; label: string; shown: string }[] }

export interface Finding {
  /** Stable over recomputes while the same contradiction stands, so that an explanation stays with it; changes when a value changes. */
  key: string;
  check: string;
  kind: string;
  severity: 'blocking' | 'warning';
  /** Section that must act. */
  section: string;
  /** In words, both places and both values named. */
  message: string;
  places: { section: string; field: string; label: string; shown: string }[];
  /** Machine-readable facts, decimal strings: `{ stated: '37761.05', computed: '37761.04', unit: '万元' }`. */
  facts: Record<string, unknown>;
}
