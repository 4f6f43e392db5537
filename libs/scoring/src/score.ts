/** What one indicator came to, as plain JSON: stored by the job, sent over the API, made in the browser. */
export interface IndicatorScore {
  key: string;
  label: string;
  group: string;
  section: string;
  /** Points rounded half up to two decimals, or null while something is missing or cannot be computed. A deduction has 0 or less. */
  points: string | null;
  /** Full points; with those handed over from indicators that do not apply. 0 for a deduction. */
  of: string;
  steps: ScoreStep[];
  /** Figures and answers that are not given yet; a computed figure that cannot be computed stands for itself. */
  missing: string[];
  role?: 'bonus' | 'deduction';
  /** It does not apply and its weight is with others: points and `of` are 0. */
  notApplicable?: true;
  /** Vetoes over its group or the total, which are hit. */
  vetoes?: VetoHit[];
}

/** One line of working, in words and numbers, in Chinese and English, with the fields that it was computed from. */
export interface ScoreStep {
  text: string;
  en: string;
  inputs: { key: string; label: string; shown: string }[];
}

/** A veto that is hit: what it is over is at most `to` points. */
export interface VetoHit {
  over: 'group' | 'total';
  label: string;
  to: string;
}

/** What a group came to: the sum of what it holds, within its caps and vetoes. */
export interface GroupScore {
  key: string;
  label: string;
  /** While incomplete, of what is known so far. */
  points: string;
  of: string;
  complete: boolean;
  /** The sum before caps and vetoes, where they changed it. */
  before?: string;
  /** Why the points are not the sum; empty where they are. */
  steps: ScoreStep[];
}

/** What the whole rubric came to. */
export interface RubricScore {
  indicators: IndicatorScore[];
  groups: GroupScore[];
  /** Sum of the shown points within cap and vetoes; null while an indicator is not yet known. */
  total: string | null;
  /** The same of what is known so far. */
  known: string;
  /** Full points, without bonus. */
  of: string;
  /** The sum before cap and vetoes, where they changed it. */
  before?: string;
  /** Label of the grade; absent without grades or without a total. */
  grade?: string;
  /** How the total came out. */
  steps: ScoreStep[];
}
