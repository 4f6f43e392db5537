import type { FormulaNode } from '../formula/ast.js';
import { parseFormula } from '../formula/parse.js';
import { isKey, KeyIndex } from '../key.js';
import { Layout } from './layout.js';
import { Linker, type FigureUnits, type LinkedFormula } from './linker.js';
import { cycleError, type ModelError } from './model-error.js';
import { Model } from './model.js';
import { orderByNeed } from './order.js';

export interface ModelDefinition {
  /** Keys of the figures that people enter. */
  inputs: readonly string[];
  derived: readonly { key: string; formula: string }[];
  /** Units of the figures, entered and computed, by key. Absent: none has a unit, and nothing is checked. */
  units?: FigureUnits;
}

export type BuiltModel = { ok: true; model: Model } | { ok: false; errors: readonly ModelError[] };

interface Definition {
  key: string;
  ast: FormulaNode;
  linked: LinkedFormula;
}

/**
 * Checks and compiles all formulas of a template. Gives every error it can find (bad and repeated keys, syntax,
 * unknown names, units that do not go together, a cycle), each located; a model exists only when there is none.
 */
export function buildModel({ inputs, derived, units = new Map() }: ModelDefinition): BuiltModel {
  const errors = keyErrors([...inputs, ...derived.map(({ key }) => key)]);
  const names = new KeyIndex([...inputs, ...derived.map(({ key }) => key)]);
  const linker = new Linker(names, units);
  const definitions = derived.flatMap(({ key, formula }) => define(key, formula, linker, errors));
  if (errors.length) return { ok: false, errors };

  const ordered = orderByNeed(new Map(definitions.map(({ key, linked }) => [key, linked.references.keys])));
  if (!ordered.ok) return { ok: false, errors: [cycleError(ordered.cycle, cyclePosition(ordered.cycle, definitions))] };
  const layout = new Layout([...inputs, ...ordered.order], inputs.length);
  const asts = new Map(definitions.map(({ key, ast }) => [key, ast]));
  const model = new Model(layout, linker, asts);
  for (const { key, linked } of definitions) model.define(key, linked);
  return { ok: true, model };
}

function keyErrors(keys: readonly string[]): ModelError[] {
  const seen = new Set<string>();
  return keys.flatMap((key): ModelError[] => {
    if (!isKey(key))
      return [
        {
          code: 'bad_key',
          key,
          position: 0,
          message: `指标代码“${key}”不合规，应为小写字母、数字、下划线，以点分段。`,
        },
      ];
    if (seen.has(key))
      return [{ code: 'duplicate_key', key, position: 0, message: `指标代码“${key}”重复，一个代码只能定义一次。` }];
    seen.add(key);
    return [];
  });
}

function define(key: string, formula: string, linker: Linker, errors: ModelError[]): Definition[] {
  const parsed = parseFormula(formula);
  if (!parsed.ok) {
    errors.push({ ...parsed.error, key });
    return [];
  }
  const linked = linker.link(parsed.ast, key);
  if (linked.ok) return [{ key, ast: parsed.ast, linked: linked.formula }];
  errors.push(...linked.errors);
  return [];
}

/** Where the first figure of the cycle names the second, by itself or through a pattern. */
function cyclePosition([first, second = '']: readonly string[], definitions: readonly Definition[]): number {
  return definitions.find(({ key }) => key === first)?.linked.references.places.get(second) ?? 0;
}
