import { parseFormula, type FormulaNode } from '@countersign/figures';

const operators: Record<string, string> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  and: '且',
  or: '或',
};
const power: Record<string, number> = { or: 1, and: 2, '+': 5, '-': 5, '*': 6, '/': 6 };
const [notPower, comparisonPower, signPower] = [3, 4, 7];

/**
 * A formula as a clerk reads it: `年初预算 + 上年结转`, `合计（人员经费、公用经费）`. `label` names a figure or, for a
 * pattern, gives the name of what it stands for.
 */
export function formulaInWords(formula: string, label: (keyOrPattern: string) => string): string {
  const parsed = parseFormula(formula);
  return parsed.ok ? words(parsed.ast, label, 0) : formula;
}

function words(node: FormulaNode, label: (key: string) => string, outer: number): string {
  switch (node.kind) {
    case 'number':
      return node.text;
    case 'reference':
      return label(node.key);
    case 'pattern':
      return label(node.pattern);
    case 'prior':
      return `上年 ${label(node.key)}`;
    case 'negate':
      return `−${words(node.operand, label, signPower)}`;
    case 'not':
      return `并非（${words(node.operand, label, notPower)}）`;
    case 'conversion':
      return `${words(node.operand, label, 0)}（换算为${node.unit}）`;
    case 'binary': {
      const own = power[node.operator] ?? comparisonPower;
      const sign = operators[node.operator] ?? node.operator;
      const text = `${words(node.left, label, own)} ${sign} ${words(node.right, label, own + 1)}`;
      return own < outer ? `（${text}）` : text;
    }
    case 'call':
      return call(
        node.name,
        node.args.map((argument) => words(argument, label, 0)),
      );
  }
}

function call(name: string, [first = '', second = '', third = '', ...others]: string[]): string {
  const all = [first, second, third, ...others].filter(Boolean).join('、');
  switch (name) {
    case 'sum':
      return `${all} 之和`;
    case 'count':
      return `${all} 的项数`;
    case 'min':
      return `${all} 中最小的`;
    case 'max':
      return `${all} 中最大的`;
    case 'abs':
      return `${first} 的绝对值`;
    case 'round':
      return `${first}（四舍五入到 ${second} 位小数）`;
    case 'roundUp':
      return `${first}（进位到 ${second} 位小数）`;
    case 'roundDown':
      return `${first}（舍尾到 ${second} 位小数）`;
    case 'if':
      return `如果 ${first} 则 ${second}，否则 ${third}`;
    default:
      return `${first}（缺时取 ${second}）`;
  }
}
