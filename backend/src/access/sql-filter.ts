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
  const condition = rulesToCondition<CountersignAbility, string, string>(
    ability.rulesFor(action, subject),
    ({ conditions, inverted }) => {
      const all = Object.entries((conditions ?? {}) as Readonly<Record<string, Operand>>).map(([fact, operand]) => {
        const column = known[fact];
        if (!column) throw new Error(`No column for ${subject}.${fact}`);
        return comparison(column, operand, params);
      });
      const joined = conjunction(all);
      return inverted ? `not ${joined}` : joined;
    },
    { and: conjunction, or: (parts) => `(${parts.join(' or ')})`, empty: () => 'true' },
  );
  return condition ?? 'false';
}

const conjunction = (parts: readonly string[]): string => (parts.length ? `(${parts.join(' and ')})` : 'true');

function comparison(column: FactColumn, operand: Operand, params: unknown[]): string {
  if (operand === null || typeof operand !== 'object') return equals(column, operand, params);
  const operators = Object.entries(operand as Readonly<Record<string, unknown>>).map(([operator, value]) => {
    const compare = comparisons[operator];
    if (!compare) throw new Error(`No SQL for ${operator}`);
    return compare(column, value, params);
  });
  return conjunction(operators);
}

type Comparison = (column: FactColumn, value: unknown, params: unknown[]) => string;

// never NULL: `not` around a condition must turn "no match" into a match, as the ability does
const equals: Comparison = ({ sql, type }, value, params) => {
  if (value === null) return `(${sql} is null)`;
  if (type === 'uuid[]') return `coalesce(${bind(params, value)}::uuid = any(${sql}), false)`;
  return `(${sql} is not distinct from ${bind(params, value)}::${type})`;
};

const oneOf: Comparison = ({ sql, type }, values, params) => {
  const list = bind(params, values);
  if (type === 'uuid[]') return `coalesce(${sql} && ${list}::uuid[], false)`;
  return `coalesce(${sql} = any(${list}::${type}[]), false)`;
};

const comparisons: Readonly<Record<string, Comparison>> = {
  $eq: equals,
  $ne: (column, value, params) => `not ${equals(column, value, params)}`,
  $in: oneOf,
  $nin: (column, values, params) => `not ${oneOf(column, values, params)}`,
};

function bind(params: unknown[], value: unknown): string {
  params.push(value);
  return `$${params.length}`;
}
