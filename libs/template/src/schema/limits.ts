/** The largest template that is accepted: far above any real one, small enough to compile at once in a browser. */
export const templateLimits = {
  /** Objects, lists and values of the JSON together. */
  jsonNodes: 200_000,
  jsonDepth: 60,
  sections: 500,
  fieldsOfSection: 100,
  columns: 50,
  rows: 500,
  options: 200,
  derived: 2_000,
  groups: 200,
  indicators: 500,
  checks: 1_000,
  grades: 20,
  /** Entered and computed figures of the whole template, every cell of every table. */
  figures: 10_000,
  /** Formulas with a `*` pattern times figures: each such formula looks at every figure. */
  patternLookups: 10_000_000,
  key: 200,
  label: 500,
  text: 5_000,
  narrative: 100_000,
} as const;
