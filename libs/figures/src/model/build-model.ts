import type { FormulaNode } from '../formula/ast.js';
import { compileFormula } from '../formula/compile.js';
import { parseFormula } from '../formula/parse.js';
import { resolveReferences, type ResolvedReferences } from '../formula/references.js';
import { isKey, KeyIndex } from '../key.js';
import { Layout } from './layout.js';
import { cycleError, referenceError, type ModelError } from './model-error.js';
import { Model } from './model.js';
import { orderByNeed } from './order.js';

export interface ModelDefinition {
  /** Keys of the figures that people enter. */
  inputs: readonly string[];
  derived: readonly { key: string; formula: string }[];
}

export type BuiltModel = { ok: true; model: Model } | { ok: false; errors: readonly ModelError[] };

interface Definition {
  key: string;
  formula: string;
  ast: FormulaNode;
  references: ResolvedReferences;
}

/**
 * Checks and compiles all formulas of a template. Gives every error it can find (bad and repeated keys, syntax,
 * unknown names, a cycle), each located; a model exists only when there is none.
 */
export function buildModel({ inputs, derived }: ModelDefinition): BuiltModel {
  const errors = keyErrors([...inputs, ...derived.map(({ key }) => key)]);
  const names = new KeyIndex([...inputs, ...derived.map(({ key }) => key)]);
  const definitions = derived.flatMap(({ key, formula }) => define(key, formula, names, errors));
  if (errors.length) return { ok: false, errors };

  const ordered = orderByNeed(new Map(definitions.map(({ key, references }) => [key, references.keys])));
  if (!ordered.ok) return { ok: false, errors: [cycleError(ordered.cycle, cyclePosition(ordered.cycle, definitions))] };
  const layout = new Layout([...inputs, ...ordered.order], inputs.length);
  for (const definition of definitions) place(definition, layout);
  for (const dependents of layout.dependents) dependents.sort((a, b) => a - b);
  return { ok: true, model: new Model(layout, names, new Map(definitions.map(({ key, ast }) => [key, ast]))) };
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

function define(key: string, formula: string, names: KeyIndex, errors: ModelError[]): Definition[] {
  const parsed = parseFormula(formula);
  if (!parsed.ok) {
    errors.push({ ...parsed.error, key });
    return [];
  }
  const references = resolveReferences(parsed.ast, names, key);
  errors.push(...references.errors.map((error) => referenceError(key, error)));
  return [{ key, formula, ast: parsed.ast, references }];
}

function place({ key, ast, references }: Definition, layout: Layout): void {
  const slot = layout.slotOf(key);
  const members = (pattern: string) => references.members.get(pattern) ?? [];
  layout.formulas[slot] = compileFormula(ast, { slotOf: (name) => layout.slotOf(name), members, at: key });
  for (const need of references.keys) layout.dependents[layout.slotOf(need)]!.push(slot);
}

/** Where the first figure of the cycle names the second; 0 when it does so through a pattern. */
function cyclePosition([first, second]: readonly string[], definitions: readonly Definition[]): number {
  const formula = definitions.find(({ key }) => key === first)?.formula ?? '';
  return Math.max(0, formula.indexOf(second ?? ''));
}
