import { Decimal } from '../decimal.js';
import { startOf, type ConversionNode, type FormulaNode } from '../formula/ast.js';
import { moneyUnits } from './money.js';
import { dividedBy, fits, joined, plainNumber, times, unitOf, unitText, type Unit } from './unit.js';

/** Units that do not go together, with the place in the formula. */
export interface UnitFault {
  position: number;
  /** What is wrong and the way out, without the place. */
  message: string;
}

export interface InferredUnit {
  unit: Unit;
  faults: readonly UnitFault[];
  /** What each `to(…)` multiplies its amount with. */
  factors: ReadonlyMap<ConversionNode, Decimal>;
}

export interface UnitScope {
  /** Declared unit of a figure; empty for none. */
  unitOf(key: string): string;
  members(pattern: string): readonly string[];
}

/** The unit of a formula's result. Every mixture in it is a fault, each told once. */
export function inferUnit(ast: FormulaNode, scope: UnitScope): InferredUnit {
  const inference = new Inference(scope);
  return { unit: inference.of(ast), faults: inference.faults, factors: inference.factors };
}

interface Part {
  unit: Unit;
  /** What it is called in a message. */
  name: string;
  position: number;
}

class Inference {
  readonly faults: UnitFault[] = [];
  readonly factors = new Map<ConversionNode, Decimal>();

  constructor(private readonly scope: UnitScope) {}

  of(node: FormulaNode): Unit {
    switch (node.kind) {
      case 'number':
      case 'pattern':
        return plainNumber;
      case 'reference':
      case 'prior':
        return unitOf(this.scope.unitOf(node.key));
      case 'negate':
        return this.of(node.operand);
      case 'not':
        this.of(node.operand);
        return plainNumber;
      case 'binary':
        return this.ofBinary(node);
      case 'call':
        return this.ofCall(node);
      case 'conversion':
        return this.ofConversion(node);
    }
  }

  private ofBinary({ operator, left, right, position }: Extract<FormulaNode, { kind: 'binary' }>): Unit {
    const [a, b] = [this.of(left), this.of(right)];
    if (operator === 'and' || operator === 'or') return plainNumber;
    if (operator === '*' || operator === '/')
      return (operator === '*' ? times : dividedBy)(a, b) ?? this.mixed(operator, a, b, position);
    if (!fits(a, b)) return this.mixed(operator, a, b, position);
    return operator === '+' || operator === '-' ? joined(a, b) : plainNumber;
  }

  private mixed(operator: string, a: Unit, b: Unit, position: number): Unit {
    const message = `“${operator}”左边的单位是${nameOf(a)}，右边是${nameOf(b)}，${wayOut(a, b)}。`;
    this.faults.push({ position, message });
    return a;
  }

  private ofCall({ name, args }: Extract<FormulaNode, { kind: 'call' }>): Unit {
    const parts = args.flatMap((arg) => this.parts(arg));
    if (name === 'count') return plainNumber;
    if (name === 'sum' || name === 'min' || name === 'max' || name === 'coalesce') return this.allOne(name, parts);
    if (name === 'if') return this.allOne(name, parts.slice(1));
    return parts[0]?.unit ?? plainNumber;
  }

  private parts(arg: FormulaNode): Part[] {
    const position = startOf(arg);
    if (arg.kind !== 'pattern')
      return [{ unit: this.of(arg), name: arg.kind === 'reference' ? `“${arg.key}”` : '另一项', position }];
    return this.scope.members(arg.pattern).map((key) => ({
      unit: unitOf(this.scope.unitOf(key)),
      name: `“${key}”`,
      position,
    }));
  }

  /** The one unit of all; the first part that does not fit those before it is told. */
  private allOne(name: string, [first, ...others]: readonly Part[]): Unit {
    let most = first;
    for (const part of others) {
      if (!most) break;
      if (!fits(most.unit, part.unit)) {
        const message = `${name} 里${most.name}的单位是${nameOf(most.unit)}，${part.name}的单位是${nameOf(part.unit)}，${wayOut(most.unit, part.unit)}。`;
        this.faults.push({ position: part.position, message });
        break;
      }
      if (joined(most.unit, part.unit) !== most.unit) most = part;
    }
    return most?.unit ?? plainNumber;
  }

  private ofConversion(node: ConversionNode): Unit {
    const unit = this.of(node.operand);
    const [from, to] = [
      unit.kind === 'money' && unit.power === 1 ? moneyUnits.get(unit.scale) : undefined,
      moneyUnits.get(node.unit),
    ];
    if (from && to) this.factors.set(node, from.div(to));
    else
      this.faults.push({
        position: startOf(node.operand),
        message: `to 只换算金额，这里的单位是${nameOf(unit)}，请去掉 to，或为引用的指标设置金额单位。`,
      });
    return { kind: 'money', scale: node.unit, power: 1 };
  }
}

/** A fault when the result does not fit the unit that its figure declares. */
export function declaredFault(ast: FormulaNode, found: Unit, declared: string): UnitFault | null {
  const wanted = unitOf(declared);
  if (fits(found, wanted)) return null;
  const message = `公式结果的单位是${nameOf(found)}，本项设置的单位是“${declared}”，${wayOut(found, wanted)}。`;
  return { position: startOf(ast), message };
}

function nameOf(unit: Unit): string {
  if (unit.kind === 'ratio') return '比率（%）';
  return unit.kind === 'number' ? '无（纯数字）' : `“${unitText(unit)}”`;
}

function wayOut(a: Unit, b: Unit): string {
  const bothMoney = a.kind === 'money' && b.kind === 'money' && a.power === b.power;
  return bothMoney ? `请用 to(…, ${b.scale}) 换算` : '不能混用，请核对公式或指标的单位';
}
