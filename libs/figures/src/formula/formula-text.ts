import type { FormulaNode } from './ast.js';
import { bindingPower, notPower } from './words.js';

const signPower = 7;

/** A parsed formula as text again, with only the parentheses that it needs. `name` may put labels for keys and patterns. */
export function formulaText(node: FormulaNode, name: (key: string) => string = (key) => key): string {
  return textIn(node, 0, name);
}

function textIn(node: FormulaNode, outer: number, name: (key: string) => string): string {
  const text = (part: FormulaNode, power = 0): string => textIn(part, power, name);
  switch (node.kind) {
    case 'number':
      return node.text;
    case 'reference':
      return name(node.key);
    case 'prior':
      return `prior(${name(node.key)})`;
    case 'pattern':
      return name(node.pattern);
    case 'negate':
      return `-${text(node.operand, signPower)}`;
    case 'not':
      return bracketed(`not ${text(node.operand, notPower)}`, notPower < outer);
    case 'binary': {
      const own = bindingPower[node.operator];
      return bracketed(`${text(node.left, own)} ${node.operator} ${text(node.right, own + 1)}`, own < outer);
    }
    case 'call':
      return `${node.name}(${node.args.map((arg) => text(arg)).join(', ')})`;
    case 'conversion':
      return `to(${text(node.operand)}, ${node.unit})`;
  }
}

const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text);
