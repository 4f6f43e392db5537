/** What a form edits: a rule, a check, a column, as the template holds it. */
export type FormValue = Readonly<Record<string, unknown>>;

export interface Option {
  value: string;
  label: string;
}

/** Lists that the draft itself gives. */
export type OptionSource = 'sections' | 'fields' | 'groups' | 'figures' | 'lists' | 'narratives' | 'tables';

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
    | { kind: 'unit' }
    | { kind: 'select'; options: readonly Option[] | OptionSource; none?: string }
    | { kind: 'several'; options: readonly Option[] | OptionSource }
    /** True, or absent. */
    | { kind: 'flag' }
    /** A comparison with a bound: `{ op, bound }`; without it the row stands for all other cases. */
    | { kind: 'condition' }
    /** An end of a range: `{ at, closed }`. */
    | { kind: 'end' }
    /** Texts or formulas, one under the other. */
    | { kind: 'lines'; line: 'text' | 'formula' }
    | {
        kind: 'rows';
        noun: string;
        parts: readonly FormPart[];
        fresh: (rows: readonly FormValue[]) => FormValue;
        /** A new row comes before the last, which stands for all other cases. */
        last?: true;
      }
    /** A value within, which may be absent when it is optional. */
    | { kind: 'inner'; parts: readonly FormPart[]; fresh: FormValue }
    | { kind: 'rule' }
  );

/** A copy with the property set; without it when `next` is undefined. */
export function withPart(value: FormValue, key: string, next: unknown): FormValue {
  if (next !== undefined) return { ...value, [key]: next };
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
}
