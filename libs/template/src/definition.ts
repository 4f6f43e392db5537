/**
 * A yearly template as data: the tree of sections, the fields of each section's form, the formulas, the
 * rubric and the checks. A published version never changes.
 *
 * Keys: a cell of a table has the key `table.row.column`, where empty parts are left out (`cellKey`), so that
 * a subtotal row may be called like its group: `execution.basic.spent` is the subtotal of
 * `execution.basic.*.spent`. An "of which" row has one more part (`execution.basic.public.daily.spent`) and is
 * therefore never matched by its group's pattern.
 */
import type { CheckDefinition } from '@countersign/checks';
import type { IndicatorDefinition, IndicatorGroup, RubricSettings } from '@countersign/scoring';

export interface TemplateDefinition {
  /** Stable over the years, for example `district-department`. */
  key: string;
  /** Budget year, for example 2020. */
  year: number;
  title: string;
  sections: SectionDefinition[];
  /** Formulas that belong to no table. */
  derived: DerivedDefinition[];
  groups: IndicatorGroup[];
  indicators: IndicatorDefinition[];
  /** What holds for the rubric as a whole: cap, vetoes, grades, where the weight of what does not apply goes. */
  rubric?: RubricSettings;
  checks: CheckDefinition[];
}

export interface SectionDefinition {
  key: string;
  /** As printed: `一、（四）1.（1）`. */
  number: string;
  title: string;
  /** Key of the heading above; headings have no fields and are not assigned. */
  parent?: string;
  heading?: true;
  /** One or two sentences that tell a clerk what belongs here. */
  guidance?: string;
  /** Office that usually answers, by name; an assignment may differ. */
  office?: string;
  assisting?: string[];
  /** How many assisting offices must countersign. Absent: all. */
  countersign?: 'all' | 'any' | 'majority';
  fields: FieldDefinition[];
  /** Figures of other sections, and computed ones, that this section shows and its signature therefore covers. */
  shows?: string[];
  /** Shows group subtotals and the total score, or every indicator; the signature then covers those points. */
  showsScore?: 'summary' | 'indicators';
}

export type FieldDefinition = NarrativeField | FigureField | ChoiceField | TableField | ListField;
export type FieldRole = 'owner' | 'assisting' | 'reviewer' | 'finance';
export type ViewerRole = FieldRole | 'leader' | 'coordinator' | 'auditor' | 'public';
export type FieldMoment =
  | 'draft'
  | 'in_review'
  | 'awaiting_sign_off'
  | 'signed_off'
  | 'returned'
  | 'drafting'
  | 'ready'
  | 'submitted'
  | 'revision_requested'
  | 'accepted'
  | 'published';

/**
 * A role, or a role in the named states only: of the section, of the report, or (where both kinds are named) of the
 * two together. `{ role: 'owner', states: ['signed_off', 'accepted'] }`: once the section is signed off and the
 * report accepted.
 */
export type FieldRight<Role> = Role | { role: Role; states: FieldMoment[] };

interface FieldBase {
  /** Unique in the template; for figures also the figure's key. */
  key: string;
  label: string;
  guidance?: string;
  required?: true;
  /** Who may write it while the section is with them; states narrow that time and never widen it. Absent: `owner`. */
  editableBy?: FieldRight<FieldRole>[];
  /**
   * Who sees it. Absent: everybody who reads the section, and the public page. Whoever may write it always sees it. A
   * computed figure outside the fields is seen by those who see everything that it is computed from.
   */
  visibleTo?: FieldRight<ViewerRole>[];
}

/** Plain paragraphs. `{figure.key}` shows a live figure. `maxLength` counts characters. */
export interface NarrativeField extends FieldBase {
  kind: 'narrative';
  maxLength: number;
}

/** One number. `unit` is 万元, 元, 人, 件, 个 …; `%` means that an exact ratio is stored and shown as a percentage. */
export interface FigureField extends FieldBase, FigureShape {
  kind: 'figure';
  formula?: string;
}

export interface FigureShape {
  unit: string;
  /** Decimals that may be typed and are shown (for `%`, of the percentage). */
  decimals: number;
  /** Negative amounts are refused unless this is set. */
  negative?: true;
  /** Largest value that makes sense, as it is typed (for `%`, of the percentage: `100`). */
  max?: string;
}

export interface ChoiceField extends FieldBase {
  kind: 'choice';
  options: { value: string; label: string }[];
}

/** A grid of figures. Its rows are fixed, but for those that a clerk may add where it is `growing`. */
export interface TableField extends FieldBase {
  kind: 'table';
  /** As printed: `表5`. */
  number?: string;
  columns: TableColumn[];
  rows: TableRow[];
  /** A text that a row owes when its column falls below the threshold (a ratio, `0.95`). Answer key: `table.row.reason`. */
  reason?: { column: string; below: string; label: string };
  /** Where a clerk may add rows. What was added is the answer `table.rows` (`AddedRow`); `withRows` puts it in place. */
  growing?: GrowingRows[];
}

/** A place of a table that takes further rows. */
export interface GrowingRows {
  /**
   * Beginning of the added rows' keys: a group (`basic`, whose subtotal sums `basic.*`), or the row that an "of which"
   * row belongs to (`project.training`). `project.*` stands for every row of the group, also an added one.
   */
  under: string;
  kind: 'item' | 'of_which';
  /** What the place is called, for example `项目支出`. */
  label: string;
  /** Rows that may be added under one row or group. Absent: 50. */
  most?: number;
}

export interface TableColumn extends FigureShape {
  key: string;
  label: string;
  /** Computed in every row. Names of sibling columns stand for the cells of the same row; other names are figure keys. */
  formula?: string;
}

export interface TableRow {
  key: string;
  label: string;
  /** `subtotal` and `total` rows take `sum` for the columns without a formula; a `heading` has no cells. */
  kind: 'item' | 'of_which' | 'subtotal' | 'total' | 'heading';
  /** Row keys (or one pattern such as `basic.*`) that a subtotal or total adds up. */
  sum?: string[];
  /** Columns of this row that a formula gives, over what the column says: `{ budget: 'budget.basic.personnel' }`. */
  formulas?: Record<string, string>;
  /** Columns that this row does not have. */
  without?: string[];
  /** A clerk added it: set by `withRows`, never written in a template. */
  added?: true;
}

/** Rows of text that a clerk adds, moves and removes: duties, documents, goals, measures. Value: an array of records. */
export interface ListField extends FieldBase {
  kind: 'list';
  number?: string;
  columns: { key: string; label: string; required?: true; options?: string[]; width?: 'narrow' | 'wide' }[];
  minRows?: number;
}

/** A computed figure outside tables. */
export interface DerivedDefinition extends FigureShape {
  key: string;
  label: string;
  formula: string;
  /** Section that shows it first; links lead there. */
  section: string;
}
