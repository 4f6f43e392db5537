import type { ConversionNode, FormulaNode } from '../formula/ast.js';
import { compileFormula } from '../formula/compile.js';
import { nearest } from '../formula/near-names.js';
import type { Compiled } from '../formula/outcome.js';
import { resolveReferences, type ResolvedReferences } from '../formula/references.js';
import type { Decimal } from '../decimal.js';
import type { KeyIndex } from '../key.js';
import { declaredFault, inferUnit } from '../unit/infer-unit.js';
import { unitText } from '../unit/unit.js';
import { referenceError, unitError, type ModelError } from './model-error.js';

/** Declared units by key; a figure that is not there has none. */
export type FigureUnits = ReadonlyMap<string, string>;

/** A formula whose names and units are sound. */
export interface LinkedFormula {
  references: ResolvedReferences;
  /** Unit of the result, as text: `万元`, `人`, `%` for a ratio; empty for a plain number. */
  unit: string;
  /** `at` is what a problem names. */
  compile(slotOf: (key: string) => number, at: string): Compiled;
}

export type Linked = { ok: true; formula: LinkedFormula } | { ok: false; errors: ModelError[] };

/** To look for a similar name takes a while in a large model, so only the first errors have one. */
const suggestionsAtMost = 20;

/** Ties the names of formulas to the figures of a model and checks their units. */
export class Linker {
  private suggestions = 0;

  constructor(
    private readonly names: KeyIndex,
    private readonly units: FigureUnits,
  ) {}

  /** `own` is the figure that the formula defines, if any; its unit must fit the result. */
  link(ast: FormulaNode, own?: string): Linked {
    const references = resolveReferences(ast, this.names, own);
    const key = own ?? '';
    if (references.errors.length)
      return {
        ok: false,
        errors: references.errors.map((error) => referenceError(key, error, this.suggest(error.name))),
      };
    const members = (pattern: string) => references.members.get(pattern) ?? [];
    const declared = (name: string) => this.units.get(name) ?? '';
    const { unit, faults, factors } = inferUnit(ast, { unitOf: declared, members });
    const wrong = faults.length || own === undefined ? null : declaredFault(ast, unit, declared(own));
    const errors = [...faults, ...(wrong ? [wrong] : [])].map((fault) => unitError(key, fault));
    if (errors.length) return { ok: false, errors };
    const factorOf = (node: ConversionNode): Decimal => factors.get(node)!;
    return {
      ok: true,
      formula: {
        references,
        unit: unitText(unit),
        compile: (slotOf, at) => compileFormula(ast, { slotOf, members, factorOf, at }),
      },
    };
  }

  private suggest(name: string): string | undefined {
    this.suggestions += 1;
    if (this.suggestions > suggestionsAtMost) return undefined;
    return nearest(name, name.includes('*') ? likePattern(name, this.names) : this.names);
  }
}

/** The keys with as many parts as a pattern, with `*` where it has one. */
function likePattern(pattern: string, names: Iterable<string>): Set<string> {
  const wanted = pattern.split('.');
  const likely = new Set<string>();
  for (const name of names) {
    const parts = name.split('.');
    if (parts.length === wanted.length)
      likely.add(parts.map((part, index) => (wanted[index] === '*' ? '*' : part)).join('.'));
  }
  return likely;
}
