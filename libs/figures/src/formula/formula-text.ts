import type { FormulaNode } from './ast.js';
import { bindingPower, notPower } from './words.js';

const signPower = 7;

/** A parsed formula as text again, with only the parentheses that it needs. */
export function formulaText(node: FormulaNode, outer = 0): string {
  switch (node.kind) {
    case 'number':
      return node.text;
    case 'reference':
      return node.key;
    case 'prior':
      return `prior(${node.key})`;
    case 'pattern':
      return node.pattern;
    case 'negate':
      return `-${formulaText(node.operand, signPower)}`;
    case 'not':
      return bracketed(`not ${formulaText(node.operand, notPower)}`, notPower < outer);
    case 'binary': {
      const own = bindingPower[node.operator];
      const text = `${formulaText(node.left, own)} ${node.operator} ${formulaText(node.right, own + 1)}`;
      return bracketed(text, own < outer);
    }
    case 'call':
      return `${node.name}(${node.args.map((arg) => formulaText(arg)).join(', ')})`;
    case 'conversion':
      return `to(${formulaText(node.operand)}, ${node.unit})`;
  }
}

const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text);
