import type { KeyIndex } from '../key.js';
import { partsOf, type FormulaNode } from './ast.js';
import { formulaLimits } from './parse.js';

export interface ReferenceError {
  code: 'unknown_name' | 'no_match' | 'too_many_members';
  /** The key or pattern at fault. */
  name: string;
  position: number;
}

/** What the names in a formula stand for. */
export interface ResolvedReferences {
  /** Figures of this year, patterns resolved, in the order of the text. */
  keys: readonly string[];
  /** Figures whose amount of last year the formula reads. */
  priorKeys: readonly string[];
  /** The keys of each pattern. */
  members: ReadonlyMap<string, readonly string[]>;
  /** Where each key is named first, by itself or through a pattern. */
  places: ReadonlyMap<string, number>;
  errors: readonly ReferenceError[];
}

type NameNode = Extract<FormulaNode, { kind: 'reference' | 'prior' | 'pattern' }>;

/** Looks up every name of a formula. A pattern never includes `own`, the figure that the formula defines. */
export function resolveReferences(ast: FormulaNode, names: KeyIndex, own?: string): ResolvedReferences {
  const places = new Map<string, number>();
  const priorKeys = new Set<string>();
  const members = new Map<string, readonly string[]>();
  const errors: ReferenceError[] = [];
  let count = 0;
  for (const node of namesIn(ast)) {
    if (node.kind === 'pattern') {
      const found = members.get(node.pattern) ?? names.matches(node.pattern).filter((key) => key !== own);
      members.set(node.pattern, found);
      count += found.length;
      if (!found.length) errors.push({ code: 'no_match', name: node.pattern, position: node.position });
      if (count > formulaLimits.members) {
        errors.push({ code: 'too_many_members', name: node.pattern, position: node.position });
        break;
      }
      for (const key of found) if (!places.has(key)) places.set(key, node.position);
    } else if (!names.has(node.key)) errors.push({ code: 'unknown_name', name: node.key, position: node.position });
    else if (node.kind === 'prior') priorKeys.add(node.key);
    else if (!places.has(node.key)) places.set(node.key, node.position);
  }
  return { keys: [...places.keys()], priorKeys: [...priorKeys], members, places, errors };
}

function namesIn(ast: FormulaNode): NameNode[] {
  const found: NameNode[] = [];
  const visit = (node: FormulaNode): void => {
    if (node.kind === 'reference' || node.kind === 'prior' || node.kind === 'pattern') found.push(node);
    else partsOf(node).forEach(visit);
  };
  visit(ast);
  return found;
}
