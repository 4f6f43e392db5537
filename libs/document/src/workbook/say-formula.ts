import { Decimal, moneyUnits, type FormulaNode } from '@countersign/figures';
import { cellName, type CellPlace } from './address.js';
import { quotedSheet } from './sheet-names.js';

/** What the names in a formula stand for on the sheets. */
export interface FormulaPlaces {
  /** Sheet that the formula stands in; its cells are named without the sheet. */
  sheet: string;
  /** Undefined for a figure that is nowhere in the workbook. `key@prior` is last year's amount. */
  placeOf(key: string): CellPlace | undefined;
  /** Figures that a pattern names. */
  members(pattern: string): readonly string[];
  /** Unit of a part of the formula; undefined where it cannot be told. */
  unitOf(node: FormulaNode): string | undefined;
}

/** Longest formula that spreadsheets take. */
const longest = 8192;
/** Arguments that a function of a spreadsheet takes. */
const mostArguments = 250;
/** Floats hide differences below this many decimals, where the engine is exact. */
const comparedDecimals = 10;

/** A part in a spreadsheet's words. It is known where all of `cells` hold numbers and every one of `also` is true. */
interface Said {
  text: string;
  cells: readonly CellPlace[];
  also: readonly string[];
}

/** As functions: not every spreadsheet knows the words alone. */
const [always, never] = ['TRUE()', 'FALSE()'];

class Unsayable extends Error {}

/**
 * The formula as a spreadsheet computes it, null where it cannot say the same. Missing inputs and divisions by zero
 * give an empty text, as the engine gives no value for them.
 */
export function sayFormula(ast: FormulaNode, places: FormulaPlaces): string | null {
  try {
    const said = new Sayer(places).value(ast);
    const known = new Sayer(places).known(said);
    const text = known === '' ? said.text : `IF(${known},${said.text},"")`;
    return text.length > longest ? null : text;
  } catch (error) {
    if (error instanceof Unsayable) return null;
    throw error;
  }
}

class Sayer {
  constructor(private readonly places: FormulaPlaces) {}

  /** When the part has a value, as a condition; empty for always. */
  known({ cells, also }: Said): string {
    const conditions = [...also];
    if (cells.length) conditions.unshift(`COUNT(${this.listed(cells)})=${distinct(cells).length}`);
    return allOf(conditions);
  }

  value(node: FormulaNode): Said {
    switch (node.kind) {
      case 'number':
        return constant(numberText(node.text));
      case 'reference':
        return this.cell(node.key);
      case 'prior':
        return this.cell(`${node.key}@prior`);
      case 'negate':
        return changed(this.value(node.operand), (text) => `(-${text})`);
      case 'conversion':
        return changed(this.value(node.operand), (text) => `(${text}*${this.factorOf(node)})`);
      case 'call':
        return this.call(node);
      case 'not':
        return changed(this.condition(node), (text) => `IF(${text},1,0)`);
      case 'binary':
        return this.binary(node);
      case 'pattern':
        throw new Unsayable();
    }
  }

  private binary(node: Extract<FormulaNode, { kind: 'binary' }>): Said {
    const { operator, left, right } = node;
    switch (operator) {
      case '+':
      case '-':
      case '*':
        return joined([this.value(left), this.value(right)], ([a, b]) => `(${a}${operator}${b})`);
      case '/': {
        const [above, below] = [this.value(left), this.value(right)];
        const both = joined([above, below], ([a, b]) => `(${a}/${b})`);
        // the division is tried only where its divisor is known, or the condition itself would fail
        return { ...both, also: [...both.also, `IF(${this.known(below) || always},${below.text}<>0,${never})`] };
      }
      default:
        return changed(this.condition(node), (text) => `IF(${text},1,0)`);
    }
  }

  /** A part as a condition of `IF`. */
  private condition(node: FormulaNode): Said {
    if (node.kind === 'not') return changed(this.condition(node.operand), (text) => `NOT(${text})`);
    if (node.kind !== 'binary' || /^[-+*/]$/.test(node.operator))
      return changed(this.value(node), (text) => `(${text}<>0)`);
    const { operator, left, right } = node;
    if (operator === 'and' || operator === 'or') return this.logic(operator, left, right);
    const sign = operator === '!=' ? '<>' : operator;
    return joined([this.value(left), this.value(right)], ([a, b]) => `(ROUND(${a}-${b},${comparedDecimals})${sign}0)`);
  }

  /** Three-valued like the engine: one side may decide while the other is unknown. */
  private logic(operator: 'and' | 'or', left: FormulaNode, right: FormulaNode): Said {
    const sides = [this.condition(left), this.condition(right)];
    const decided = sides.map((side) => {
      const holds = operator === 'and' ? `NOT(${side.text})` : side.text;
      return `IF(${this.known(side) || always},${holds},${never})`;
    });
    const bothKnown = allOf(sides.map((side) => this.known(side)).filter(Boolean));
    const decides = `OR(${decided.join(',')})`;
    return {
      text: operator === 'and' ? `NOT(${decides})` : decides,
      cells: [],
      also: bothKnown === '' ? [] : [`OR(${bothKnown},${decides})`],
    };
  }

  private call({ name, args }: Extract<FormulaNode, { kind: 'call' }>): Said {
    switch (name) {
      case 'sum':
      case 'min':
      case 'max':
        return this.overList(name.toUpperCase(), args);
      case 'count': {
        const cells = args.flatMap((arg) => this.cellsOf(arg) ?? unsayable());
        return constant(`COUNT(${this.listed(cells)})`);
      }
      case 'abs':
        return changed(this.value(args[0]!), (text) => `ABS(${text})`);
      case 'round':
      case 'roundUp':
      case 'roundDown':
        return this.rounding(name, args);
      case 'if':
        return this.choice(args);
      case 'coalesce':
        return this.firstKnown(args.map((arg) => this.value(arg)));
    }
  }

  private overList(name: string, args: readonly FormulaNode[]): Said {
    const listed = args.map((arg) => this.cellsOf(arg));
    if (listed.every((cells) => cells !== undefined)) {
      // a figure that is named twice counts twice
      const cells = listed.flat();
      if (distinct(cells).length === cells.length) return { text: `${name}(${this.listed(cells)})`, cells, also: [] };
    }
    const parts = args.flatMap((arg) =>
      arg.kind === 'pattern' ? this.places.members(arg.pattern).map((key) => this.cell(key)) : [this.value(arg)],
    );
    if (parts.length > mostArguments) throw new Unsayable();
    return joined(parts, (texts) => `${name}(${texts.join(',')})`);
  }

  /** A float just below a tie would go down where the exact value goes up: it is freed of its last digits first. */
  private rounding(name: 'round' | 'roundUp' | 'roundDown', [operand, places]: readonly FormulaNode[]): Said {
    const decimals = places?.kind === 'number' ? places.text : unsayable();
    const function_ = { round: 'ROUND', roundUp: 'ROUNDUP', roundDown: 'ROUNDDOWN' }[name];
    return changed(this.value(operand!), (text) => `${function_}(ROUND(${text},${decimals}+9),${decimals})`);
  }

  private choice([condition, yes, no]: readonly FormulaNode[]): Said {
    const test = this.condition(condition!);
    const [first, second] = [this.value(yes!), this.value(no!)];
    const branches = [first, second].map((branch) => this.known(branch) || always);
    const known = this.known(test) || always;
    const chosen = `IF(${test.text},${branches[0]},${branches[1]})`;
    const chosenKnown = known === always ? chosen : `IF(${known},${chosen},${never})`;
    const decided = branches.every((branch) => branch === always) ? known : chosenKnown;
    return {
      text: `IF(${test.text},${first.text},${second.text})`,
      cells: [],
      also: decided === always ? [] : [decided],
    };
  }

  private firstKnown(choices: readonly Said[]): Said {
    const last = choices.at(-1)!;
    const text = choices
      .slice(0, -1)
      .reduceRight((rest, choice) => `IF(${this.known(choice) || always},${choice.text},${rest})`, last.text);
    const conditions = choices.map((choice) => this.known(choice));
    return { text, cells: [], also: conditions.includes('') ? [] : [`OR(${conditions.join(',')})`] };
  }

  private cell(key: string): Said {
    const place = this.places.placeOf(key) ?? unsayable();
    return { text: this.name(place), cells: [place], also: [] };
  }

  /** Cells of an argument that is nothing but a name or a pattern. */
  private cellsOf(node: FormulaNode): CellPlace[] | undefined {
    if (node.kind === 'pattern')
      return this.places.members(node.pattern).map((key) => this.places.placeOf(key) ?? unsayable());
    return node.kind === 'reference' || node.kind === 'prior' ? [...this.value(node).cells] : undefined;
  }

  private factorOf({ operand, unit }: Extract<FormulaNode, { kind: 'conversion' }>): string {
    const [from, to] = [moneyUnits.get(this.places.unitOf(operand) ?? ''), moneyUnits.get(unit)];
    return from && to ? from.div(to).toFixed() : unsayable();
  }

  /** Neighbours below each other become one range. */
  private listed(cells: readonly CellPlace[]): string {
    const ranges: { from: CellPlace; to: CellPlace }[] = [];
    for (const cell of distinct(cells)) {
      const range = ranges.at(-1);
      const follows =
        range?.to.sheet === cell.sheet && range.to.column === cell.column && range.to.row + 1 === cell.row;
      if (follows) range.to = cell;
      else ranges.push({ from: cell, to: cell });
    }
    if (ranges.length > mostArguments) throw new Unsayable();
    return ranges
      .map(({ from, to }) => (from === to ? this.name(from) : `${this.name(from)}:${cellName(to)}`))
      .join(',');
  }

  private name(place: CellPlace): string {
    return place.sheet === this.places.sheet ? cellName(place) : `${quotedSheet(place.sheet)}!${cellName(place)}`;
  }
}

function unsayable(): never {
  throw new Unsayable();
}

const constant = (text: string): Said => ({ text, cells: [], also: [] });
const changed = (said: Said, change: (text: string) => string): Said => ({ ...said, text: change(said.text) });

function joined(parts: readonly Said[], write: (texts: string[]) => string): Said {
  return {
    text: write(parts.map(({ text }) => text)),
    cells: parts.flatMap(({ cells }) => cells),
    also: [...new Set(parts.flatMap(({ also }) => also))],
  };
}

function distinct(cells: readonly CellPlace[]): CellPlace[] {
  return [...new Map(cells.map((cell) => [`${cell.sheet}!${cellName(cell)}`, cell])).values()];
}

const allOf = (conditions: readonly string[]): string =>
  conditions.length > 1 ? `AND(${conditions.join(',')})` : (conditions[0] ?? '');

const numberText = (text: string): string =>
  text.endsWith('%') ? new Decimal(text.slice(0, -1)).div(100).toFixed() : new Decimal(text).toFixed();
