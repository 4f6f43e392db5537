import type { Action, Condition, CountersignAbility, SubjectFacts, SubjectName } from '@countersign/access';
import { rulesToCondition } from '@casl/ability/extra';

/** How a fact is read in SQL. An array type means membership: a condition asks whether any element matches. */
export interface FactColumn {
  readonly sql: string;
  readonly type: 'uuid' | 'text' | 'boolean' | 'uuid[]';
}
export type FactColumns<N extends SubjectName> = Readonly<Record<keyof SubjectFacts[N], FactColumn>>;

type Operand = Condition[string] | null;

/**
 * A WHERE condition that holds for exactly the rows on which `ability.can(action, row)` does. Values go into
 * `params`, which may already hold those of the surrounding query. Throws when a rule uses an operator or a
 * fact that has no SQL, so that a list never shows more than the rules allow.
 */
export function sqlFilter<N extends SubjectName>(
  ability: CountersignAbility,
  action: Action,
  subject: N,
  columns: FactColumns<N>,
  params: unknown[],
): string {
  const known: Readonly<Record<string, FactColumn | undefined>> = columns;
  // rendered at the end: a rule that another one makes superfluous must leave no value behind
  const condition = rulesToCondition<CountersignAbility, Render, Render>(
    ability.rulesFor(action, subject),
    ({ conditions, inverted }) => {
      const parts = Object.entries((conditions ?? {}) as Readonly<Record<string, Operand>>).map(([fact, operand]) => {
        const column = known[fact];
        if (!column) throw new Error(`No column for ${subject}.${fact}`);
        return comparison(column, operand);
      });
      const all = conjunction(parts);
      return inverted ? not(all) : all;
    },
    { and: conjunction, or: disjunction, empty: () => () => 'true' },
  );
  return condition ? condition((value) => `$${params.push(value)}`) : 'false';
}

type Bind = (value: unknown) => string;
type Render = (bind: Bind) => string;

const joined =
  (operator: 'and' | 'or', none: string) =>
  (parts: readonly Render[]): Render =>
  (bind) => {
    if (parts.length < 2) return parts[0]?.(bind) ?? none;
    return `(${parts.map((part) => part(bind)).join(` ${operator} `)})`;
  };
const conjunction = joined('and', 'true');
const disjunction = joined('or', 'false');
// "unknown" becomes "no" where it is negated, as in the ability; elsewhere plain comparisons can use an index
const not =
  (part: Render): Render =>
  (bind) =>
    `not coalesce(${part(bind)}, false)`;

function comparison(column: FactColumn, operand: Operand): Render {
  if (operand === null || typeof operand !== 'object') return equals(column, operand);
  const operators = Object.entries(operand as Readonly<Record<string, unknown>>).map(([operator, value]) => {
    const compare = comparisons[operator];
    if (!compare) throw new Error(`No SQL for ${operator}`);
    return compare(column, value);
  });
  return conjunction(operators);
}

type Comparison = (column: FactColumn, value: unknown) => Render;

const equals: Comparison =
  ({ sql, type }, value) =>
  (bind) => {
    if (value === null) return `(${sql} is null)`;
    if (type === 'uuid[]') return `(${bind(value)}::uuid = any(${sql}))`;
    return `(${sql} = ${bind(value)}::${type})`;
  };

const oneOf: Comparison =
  ({ sql, type }, values) =>
  (bind) => {
    if (type === 'uuid[]') return `(${sql} && ${bind(values)}::uuid[])`;
    return `(${sql} = any(${bind(values)}::${type}[]))`;
  };

const comparisons: Readonly<Record<string, Comparison>> = {
  $eq: equals,
  $ne: (column, value) => not(equals(column, value)),
  $in: oneOf,
  $nin: (column, values) => not(oneOf(column, values)),
};
