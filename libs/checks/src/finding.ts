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
  /** One press puts it right; only where a computed or accepted value says what is right. */
  fix?: Fix;
}

/** What a press of its button changes, saved like anything that is typed. */
export type Fix = SetFigure | ReplaceText;

interface FixBase {
  /** On the button: `改为 36.90`. */
  label: string;
  /** Section that owns the place. */
  section: string;
}
export interface SetFigure extends FixBase {
  kind: 'set_figure';
  /** Key of a typed figure. */
  key: string;
  /** Decimal string as it is stored, a ratio for `%`. */
  value: string;
}
/** Puts `to` in the place of `from`, which stands in the narrative `answer` at `position` (UTF-16 units from 0). */
export interface ReplaceText extends FixBase {
  kind: 'replace_text';
  answer: string;
  position: number;
  from: string;
  to: string;
}

export interface FindingPlace {
  section: string;
  /** Key of the figure, narrative, list or checklist. */
  field: string;
  label: string;
  shown: string;
}
