import type { FormulaError, FormulaNode } from '../formula/ast.js';
import { parseFormula } from '../formula/parse.js';
import { priorKeyOf } from '../key.js';
import type { Value } from '../value.js';
import { Evaluation, type FigureInputs } from './evaluation.js';
import type { Layout } from './layout.js';
import type { LinkedFormula, Linker } from './linker.js';
import type { ModelError } from './model-error.js';

/** A formula ready to read values from any evaluation of its model. */
export interface Reader {
  /** Figures that it refers to, patterns resolved, in the order of the text; then last year's, as `key@prior`. */
  readonly keys: readonly string[];
  read(evaluation: Evaluation): Value;
}

/** Both sides of a division, for showing how a ratio came about. */
export interface Quotient {
  numerator: Reader;
  denominator: Reader;
}

/** `unit` of the result: `万元`, `人`, `%` for a ratio; empty for a plain number, which fits any. */
export type CompiledFormula = { ok: true; reader: Reader; unit: string } | { ok: false; errors: readonly ModelError[] };

/** The figures of one template version with their formulas; made by `buildModel`, shared by all its reports. */
export class Model {
  private readonly compiled = new Map<string, CompiledFormula>();
  private readonly quotients = new Map<string, Quotient | null>();
  private readonly priorFigures = new Set<string>();

  constructor(
    private readonly layout: Layout,
    private readonly linker: Linker,
    private readonly definitions: ReadonlyMap<string, FormulaNode>,
  ) {}

  /** Every key: the inputs, then the computed figures in the order of computing. */
  get keys(): readonly string[] {
    return this.layout.keys;
  }

  /**
   * Figures whose amount of last year is read by a computed figure or by a formula compiled since. Every figure has
   * such an input, `key@prior`, whether it is read or not.
   */
  get priorKeys(): readonly string[] {
    return [...this.priorFigures];
  }

  /** Also true of `key@prior` for every figure. */
  has(key: string): boolean {
    return this.layout.has(key);
  }

  isComputed(key: string): boolean {
    return this.definitions.has(key);
  }

  /** Computes all figures. Throws RangeError when an input is not a plain decimal number. */
  evaluate(inputs: FigureInputs): Evaluation {
    return new Evaluation(this.layout, inputs);
  }

  /** Keys that depend on `key`, directly or through others, in the order of computing. */
  dependentsOf(key: string): readonly string[] {
    return this.layout.affectedBy(this.layout.slotOf(key)).map((slot) => this.layout.keys[slot]!);
  }

  /** @internal Puts the formula of a computed figure in its place; `buildModel` does so in any order. */
  define(key: string, { references, compile }: LinkedFormula): void {
    const slot = this.layout.slotOf(key);
    this.layout.formulas[slot] = compile((name) => this.layout.slotOf(name), key);
    for (const need of [...references.keys, ...references.priorKeys.map(priorKeyOf)])
      this.layout.addDependent(need, slot);
    for (const figure of references.priorKeys) this.priorFigures.add(figure);
  }

  /** Compiles a formula over this model's figures, once for each text. A problem in it is placed `at` the text. */
  compile(formula: string): CompiledFormula {
    const remembered = this.compiled.get(formula);
    if (remembered) return remembered;
    const parsed = parseFormula(formula);
    const result: CompiledFormula = parsed.ok ? this.link(parsed.ast, formula) : syntaxErrors(parsed.error);
    this.compiled.set(formula, result);
    return result;
  }

  /**
   * The two sides when the formula is a division, or names a computed figure that is one; else null. A score's
   * step shows them: `三公经费控制率 = 3.65 ÷ 8.52 = 42.84%`.
   */
  quotientOf(formula: string): Quotient | null {
    const remembered = this.quotients.get(formula);
    if (remembered !== undefined) return remembered;
    const parsed = parseFormula(formula);
    const quotient = parsed.ok ? this.divisionIn(parsed.ast, formula) : null;
    this.quotients.set(formula, quotient);
    return quotient;
  }

  private divisionIn(ast: FormulaNode, at: string): Quotient | null {
    if (ast.kind === 'reference') {
      const definition = this.definitions.get(ast.key);
      return definition ? this.divisionIn(definition, ast.key) : null;
    }
    if (ast.kind !== 'binary' || ast.operator !== '/') return null;
    const numerator = this.link(ast.left, at);
    const denominator = this.link(ast.right, at);
    return numerator.ok && denominator.ok ? { numerator: numerator.reader, denominator: denominator.reader } : null;
  }

  private link(ast: FormulaNode, at: string): CompiledFormula {
    const linked = this.linker.link(ast);
    if (!linked.ok) return linked;
    const { references, unit, compile } = linked.formula;
    const run = compile((key) => this.layout.slotOf(key), at);
    for (const figure of references.priorKeys) this.priorFigures.add(figure);
    const keys = [...references.keys, ...references.priorKeys.map(priorKeyOf)];
    return { ok: true, unit, reader: { keys, read: (evaluation) => run(evaluation.slots) } };
  }
}

function syntaxErrors(error: FormulaError): CompiledFormula {
  return { ok: false, errors: [{ ...error, key: '' }] };
}
