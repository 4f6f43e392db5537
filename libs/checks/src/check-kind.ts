import { proseOf, type Prose } from '@countersign/narrative';
import type { CheckContext } from './context.js';
import type { CheckDefinition } from './definition.js';
import type { Finding, FindingPlace } from './finding.js';

/** All that there is to know about one kind of check. A new kind is one file that exports one of these. */
export interface CheckKind<C extends CheckDefinition> {
  /** Formulas and figure keys that the check reads. */
  formulas(check: C): string[];
  /** What contradicts. Nothing while a value is not yet known: what is missing is said elsewhere. */
  evaluate(check: C, context: CheckContext): Finding[];
}

/** A finding of `check`. `values` are those that contradict; with them the key changes when one of them changes. */
export function finding(
  check: CheckDefinition,
  values: readonly string[],
  rest: Pick<Finding, 'message' | 'places' | 'facts' | 'fix'>,
): Finding {
  const { key, kind, severity, section } = check;
  const { fix, ...told } = rest;
  return { key: `${key}:${values.join('|')}`, check: key, kind, severity, section, ...told, ...(fix && { fix }) };
}

/** A place with its section and name as the template gives them. */
export function placeOf(field: string, shown: string, context: CheckContext): FindingPlace {
  return { section: context.section(field), field, label: context.label(field), shown };
}

/** Records of a list answer; anything else is an empty list. */
export function rowsOf(answer: unknown): Record<string, unknown>[] {
  if (!Array.isArray(answer)) return [];
  return answer.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
}

/** A formula over the figures that a key or pattern names, whatever their units: to try it and to list them. */
export const figuresIn = (pattern: string): string => `count(${pattern})`;

/** What is read in a narrative; positions in it are those of the prose. Anything else is blank. */
export function narrativeOf(answer: unknown): string {
  return proseOfAnswer(answer).text;
}

/** The prose of a narrative with the way back to the stored text. */
export function proseOfAnswer(answer: unknown): Prose {
  const stored = typeof answer === 'string' ? answer : '';
  if (latest.stored !== stored) latest = { stored, prose: proseOf(stored) };
  return latest.prose;
}

/** Many checks, and each of their findings, ask for one narrative in a row. */
let latest = { stored: '', prose: proseOf('') };

/** A text cell, trimmed; anything else is blank. */
export function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell.trim() : '';
}
