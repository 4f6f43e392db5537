/** What a form edits: a rule, a check, a column, as the template holds it. */
export type FormValue = Readonly<Record<string, unknown>>;

export interface Option {
  value: string;
  label: string;
}

/** Lists that the draft itself gives. */
export type OptionSource =
  'sections' | 'fields' | 'groups' | 'figures' | 'lists' | 'narratives' | 'tables' | 'checklists';

/** Options within another thing: the columns of the table or list, or the items of the checklist, that property `in` names. */
export interface OptionsWithin {
  of: 'columns' | 'rows' | 'items';
  in: string;
}
export type Options = readonly Option[] | OptionSource | OptionsWithin;

/** One of several shapes that a value may have; `has` is the property that only this shape has, absent for the one without. */
export interface Shape {
  label: string;
  has?: string;
  fresh: (value: FormValue, scope: FormValue, choices: Choices) => FormValue;
}

/** What the draft has to choose from. */
export interface Choices {
  of(source: OptionSource): readonly Option[];
  within(of: OptionsWithin['of'], key: unknown): readonly Option[];
}
/** What stands first in a list; empty when there is nothing to choose. */
export const firstOf = (options: readonly Option[]): string => options[0]?.value ?? '';

interface PartBase {
  /** Property of the value. */
  key: string;
  label: string;
  hint?: string;
  /** Empty takes the property away; other parts keep what they had until something is filled in. */
  optional?: true;
  /** Whether the part is asked for; `scope` is the rule or check that the value stands in. */
  shown?: (value: FormValue, scope: FormValue) => boolean;
  wide?: true;
}

export type FormPart = PartBase &
  (
    | { kind: 'text'; long?: true }
    /** `rate`: a ratio that people write as a percentage; `'unit'`: when the unit of the scope is `%`. */
    | { kind: 'decimal'; rate?: true | 'unit'; suffix?: string; signed?: true }
    /** A whole number. */
    | { kind: 'count'; least: number; most: number }
    | { kind: 'formula' }
    /** Key of a figure, or with `many` a pattern that stands for a column. */
    | { kind: 'figure'; many?: true }
    | { kind: 'unit' }
    | { kind: 'select'; options: Options; none?: string }
    | { kind: 'several'; options: Options }
    /** Which of several shapes the value has; `key` only names the part. */
    | { kind: 'shape'; shapes: readonly Shape[] }
    /** True, or absent. */
    | { kind: 'flag' }
    /** A comparison with a bound: `{ op, bound }`; without it the row stands for all other cases. */
    | { kind: 'condition' }
    /** An end of a range: `{ at, closed }`. */
    | { kind: 'end' }
    /** Texts, formulas or figures, one under the other. */
    | { kind: 'lines'; line: 'text' | 'formula' | 'figures' }
    /** Words, each on a line of one box. */
    | { kind: 'words' }
    | {
        kind: 'rows';
        noun: string;
        parts: readonly FormPart[];
        fresh: (rows: readonly FormValue[]) => FormValue;
        /** A new row comes before the last, which stands for all other cases. */
        last?: true;
      }
    /** A value within, which may be absent when it is optional. */
    | { kind: 'inner'; parts: readonly FormPart[]; fresh: FormValue | ((scope: FormValue) => FormValue) }
    | { kind: 'rule' }
  );

/** A copy with the property set; without it when `next` is undefined. */
export function withPart(value: FormValue, key: string, next: unknown): FormValue {
  if (next !== undefined) return { ...value, [key]: next };
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
}

/** The shape that a value has. */
export function shapeOf(shapes: readonly Shape[], value: FormValue): Shape | undefined {
  return shapes.find(({ has }) => has !== undefined && value[has] !== undefined) ?? shapes.find(({ has }) => !has);
}
