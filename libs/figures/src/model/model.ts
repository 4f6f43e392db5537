import type { FormulaError, FormulaNode } from '../formula/ast.js';
import { compileFormula, type Compiled, type CompileScope } from '../formula/compile.js';
import { parseFormula } from '../formula/parse.js';
import { resolveReferences } from '../formula/references.js';
import type { KeyIndex } from '../key.js';
import type { Value } from '../value.js';
import { Evaluation, type FigureInputs } from './evaluation.js';
import type { Layout } from './layout.js';
import { referenceError, type ModelError } from './model-error.js';

/** A formula ready to read values from any evaluation of its model. */
export interface Reader {
  /** Figures that it refers to, patterns resolved, in the order of the text. */
  readonly keys: readonly string[];
  read(evaluation: Evaluation): Value;
}

/** Both sides of a division, for showing how a ratio came about. */
export interface Quotient {
  numerator: Reader;
  denominator: Reader;
}

export type CompiledFormula = { ok: true; reader: Reader } | { ok: false; errors: readonly ModelError[] };

/** The figures of one template version with their formulas; made by `buildModel`, shared by all its reports. */
export class Model {
  private readonly compiled = new Map<string, CompiledFormula>();
  private readonly quotients = new Map<string, Quotient | null>();

  constructor(
    private readonly layout: Layout,
    private readonly names: KeyIndex,
    private readonly definitions: ReadonlyMap<string, FormulaNode>,
  ) {}

  /** Every key: the inputs, then the computed figures in the order of computing. */
  get keys(): readonly string[] {
    return this.layout.keys;
  }

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
    const { keys, members, errors } = resolveReferences(ast, this.names);
    if (errors.length) return { ok: false, errors: errors.map((error) => referenceError('', error)) };
    const scope: CompileScope = {
      slotOf: (key) => this.layout.slotOf(key),
      members: (pattern) => members.get(pattern) ?? [],
      at,
    };
    const run: Compiled = compileFormula(ast, scope);
    return { ok: true, reader: { keys, read: (evaluation) => run(evaluation.slots) } };
  }
}

function syntaxErrors(error: FormulaError): CompiledFormula {
  return { ok: false, errors: [{ ...error, key: '' }] };
}
