import type { CheckDefinition, Severity } from './definition.js';

/** What a check found, as plain JSON. */
export interface Finding {
  /** Stable over recomputes while the same contradiction stands, so that an explanation stays with it; changes when a value changes. */
  key: string;
  /** Key of the check. */
  check: string;
  kind: CheckDefinition['kind'];
  severity: Severity;
  /** Section that must act. */
  section: string;
  /** In words, both places and both values named. */
  message: string;
  places: FindingPlace[];
  /** Machine-readable facts, decimal strings: `{ stated: '37761.05', computed: '37761.04', unit: '万元' }`. */
  facts: Record<string, unknown>;
}

export interface FindingPlace {
  section: string;
  /** Key of the figure, narrative, list or checklist. */
  field: string;
  label: string;
  shown: string;
}
