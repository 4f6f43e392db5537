/** What one indicator came to, as plain JSON: stored by the job, sent over the API, made in the browser. */
export interface IndicatorScore {
  key: string;
  label: string;
  group: string;
  section: string;
  /** Points rounded half up to two decimals, or null while something is missing or cannot be computed. */
  points: string | null;
  of: string;
  steps: ScoreStep[];
  /** Figures and answers that are not given yet; a computed figure that cannot be computed stands for itself. */
  missing: string[];
}

/** One line of working, in words and numbers, with the fields that it was computed from. */
export interface ScoreStep {
  text: string;
  inputs: { key: string; label: string; shown: string }[];
}
