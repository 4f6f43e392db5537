import type { CheckContext } from './context.js';
import type { CheckDefinition } from './definition.js';
import type { Finding } from './finding.js';
import { kindOf } from './kinds/index.js';

/** Runs every check. Findings stand in the order of the checks, and no two have the same key. */
export function runChecks(checks: readonly CheckDefinition[], context: CheckContext): Finding[] {
  const taken = new Map<string, number>();
  return checks
    .flatMap((check) => kindOf(check).evaluate(check, context))
    .map((finding) => {
      const times = (taken.get(finding.key) ?? 0) + 1;
      taken.set(finding.key, times);
      return times === 1 ? finding : { ...finding, key: `${finding.key}#${times}` };
    });
}

/** Formulas and figure keys that a check reads; a template is checked for them when it is saved. */
export function formulasOf(check: CheckDefinition): string[] {
  return kindOf(check).formulas(check);
}
