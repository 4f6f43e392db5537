import type { KeyIndex } from '../key.js';
import type { FormulaNode } from './ast.js';

export interface ReferenceError {
  code: 'unknown_name' | 'no_match';
  /** The key or pattern that names nothing. */
  name: string;
  position: number;
}

/** What the names in a formula stand for. `members` gives the keys of each pattern. */
export interface ResolvedReferences {
  keys: readonly string[];
  members: ReadonlyMap<string, readonly string[]>;
  errors: readonly ReferenceError[];
}

/** Looks up every name of a formula. A pattern never includes `own`, the figure that the formula defines. */
export function resolveReferences(ast: FormulaNode, names: KeyIndex, own?: string): ResolvedReferences {
  const keys = new Set<string>();
  const members = new Map<string, readonly string[]>();
  const errors: ReferenceError[] = [];
  for (const node of namesIn(ast)) {
    const found = node.kind === 'pattern' ? names.matches(node.pattern).filter((key) => key !== own) : [node.key];
    if (node.kind === 'pattern') {
      members.set(node.pattern, found);
      if (!found.length) errors.push({ code: 'no_match', name: node.pattern, position: node.position });
    } else if (!names.has(node.key)) errors.push({ code: 'unknown_name', name: node.key, position: node.position });
    for (const key of found) keys.add(key);
  }
  return { keys: [...keys], members, errors };
}

type NameNode = Extract<FormulaNode, { kind: 'reference' | 'pattern' }>;

function* namesIn(node: FormulaNode): Generator<NameNode> {
  switch (node.kind) {
    case 'reference':
    case 'pattern':
      yield node;
      break;
    case 'negate':
      yield* namesIn(node.operand);
      break;
    case 'binary':
      yield* namesIn(node.left);
      yield* namesIn(node.right);
      break;
    case 'call':
      for (const arg of node.args) yield* namesIn(arg);
  }
}
